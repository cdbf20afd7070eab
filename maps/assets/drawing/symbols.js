// @ts-check
// The symbols of the kinds of weapon: as elements, as hatches of areas, as sprites of a canvas.
import { element } from "../text/elements.js";

/** @import { Theme } from "./theme.js" */
/** @typedef {(brush: CanvasRenderingContext2D, style: number, x: number, y: number) => void} Sprite */

const SVG = "http://www.w3.org/2000/svg";
// An area whose incidents differ in kind.
const MIXED = { key: "mixed", colour: "#4b5563", night: "#c3cad3" };
const SIZE = 26;

/** @param {string} tag @param {Record<string, string | number>} attributes */
function shape(tag, attributes) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  return node;
}

/**
 * The symbol of a style. A class carries the colour, so that night and print can change it.
 * @param {Style} style
 * @param {number} size
 */
export function symbol(style, size) {
  const picture = shape("svg", {
    class: `incident-symbol incident-${style.key}`, viewBox: "0 0 24 24",
    width: size, height: size, "aria-hidden": "true",
  });
  picture.append(shape("path", { d: style.shape }));
  return picture;
}

/**
 * A hatch for areas: it leaves the land visible and is never taken for water.
 * @param {string} key
 */
function hatch(key) {
  const pattern = shape("pattern", {
    id: `incident-hatch-${key}`, width: 7, height: 7,
    patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)",
  });
  pattern.append(shape("rect", { class: `incident-hatch incident-${key}`, width: 1.6, height: 7 }));
  return pattern;
}

/**
 * Adds the colours and hatches of the styles; the palette itself stays in one place, in Python.
 * @param {Style[]} styles
 */
export function addStyles(styles) {
  const kinds = [...styles, MIXED];
  const rules = kinds.map(({ key, colour, night }) =>
    `.incident-${key}{--day:${colour};--night:${night}}`
    + `.incident-area.incident-${key}{fill:url(#incident-hatch-${key})}`);
  document.head.append(element("style", {}, rules.join("\n")));
  const store = shape("svg", { class: "incident-hatches", width: 0, height: 0, "aria-hidden": "true" });
  store.append(...kinds.map(({ key }) => hatch(key)));
  document.body.append(store);
}

/**
 * What paints on a canvas.
 * @param {HTMLCanvasElement} canvas
 * @param {CanvasRenderingContext2DSettings} [options]
 */
export function brushOf(canvas, options) {
  const brush = canvas.getContext("2d", options);
  if (!brush) throw new Error("expected a canvas that can be painted on, found none in this browser");
  return brush;
}

/** @param {Style} style @param {Theme} theme @param {number} ratio */
function pictureOf(style, theme, ratio) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = Math.ceil((SIZE + 4) * ratio);
  const brush = brushOf(canvas), path = new Path2D(style.shape);
  brush.scale(((SIZE + 4) * ratio) / 28, ((SIZE + 4) * ratio) / 28);
  brush.translate(2, 2);
  brush.lineJoin = "round";
  brush.strokeStyle = theme.halo;
  brush.lineWidth = 3.5;
  brush.stroke(path);
  brush.fillStyle = theme.tone(style);
  brush.fill(path);
  return canvas;
}

/**
 * Pictures of every style at this resolution, drawn once for all that use them.
 * @param {Style[]} styles
 * @param {Theme} theme
 * @param {number} ratio pixels of the screen to one of the page
 * @returns {Sprite}
 */
export function sprites(styles, theme, ratio) {
  const pictures = styles.map((style) => pictureOf(style, theme, ratio));
  const half = (SIZE + 4) / 2;
  return (brush, style, x, y) => brush.drawImage(pictures[style], x - half, y - half, 2 * half, 2 * half);
}
