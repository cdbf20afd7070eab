// @ts-check
// The symbols of the kinds of weapon: as elements, and as sprites of a canvas.
import { element } from "../text/elements.js";
import { SIGNS, SIGN_WIDTHS, fillingOf } from "./verification.js";

/** @import { Theme } from "./theme.js" */
/** @typedef {(brush: CanvasRenderingContext2D, style: number, verification: string, x: number, y: number) => void} Sprite */

const SVG = "http://www.w3.org/2000/svg";
/** No kind of weapon: a disc for legends. */
export const NEUTRAL = { key: "neutral", colour: "#1d2329", night: "#eef1f3", shape: "M12 3A9 9 0 1 1 12 21 9 9 0 1 1 12 3Z" };
const SIZE = 26;
// The line around a symbol that is not filled, in its box of 24.
const RIM = 2.4;

/** A part of a drawing. @param {string} tag @param {Record<string, string | number>} attributes @param {...Node} parts */
export function drawn(tag, attributes, ...parts) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...parts);
  return node;
}

/**
 * The symbol of a style, filled by how well the event is established where that is given. A class
 * carries the colour, so that night and print can change it.
 * @param {Pick<Style, "key" | "shape">} style
 * @param {number} size
 * @param {string} [verification]
 */
export function symbol(style, size, verification) {
  const picture = drawn("svg", {
    class: `incident-symbol incident-${style.key}`, viewBox: "0 0 24 24",
    width: size, height: size, "aria-hidden": "true",
  });
  const { fill, sign } = fillingOf(verification === undefined ? "corroborated" : verification);
  const filling = { 0: "incident-hollow", 0.5: "incident-half", 1: "" }[fill];
  const body = drawn("path", { d: style.shape, class: filling });
  if (fill === 0.5) body.setAttribute("style", `fill:url(#incident-half-${style.key})`);
  picture.append(body);
  if (sign) picture.append(drawn("path", { d: SIGNS[sign], class: `incident-sign incident-sign-${sign}`, style: `stroke-width:${SIGN_WIDTHS[sign]}` }));
  return picture;
}

/**
 * The height, in a box of 24, below which half of a shape lies.
 * @param {string} path
 */
function halfway(path) {
  const brush = brushOf(document.createElement("canvas")), shape = new Path2D(path), rows = Array(24).fill(0);
  for (let y = 0; y < 24; y += 1) for (let x = 0; x < 24; x += 1) if (brush.isPointInPath(shape, x + 0.5, y + 0.5)) rows[y] += 1;
  let rest = rows.reduce((sum, row) => sum + row, 0) / 2, y = 0;
  while (rest > rows[y]) rest -= rows[y++];
  return y - 0.5;
}

/**
 * A symbol that is filled to the half.
 * @param {Pick<Style, "key" | "shape">} style
 */
function half({ key, shape }) {
  const gradient = drawn("linearGradient", {
    id: `incident-half-${key}`, class: `incident-toned incident-${key}`, gradientUnits: "userSpaceOnUse", x1: 0, y1: 0, x2: 0, y2: 24,
  });
  const stop = (/** @type {string} */ name) => drawn("stop", { offset: halfway(shape) / 24, class: name });
  gradient.append(stop("incident-stop-empty"), stop("incident-stop-full"));
  return gradient;
}

/**
 * Adds the colours of the styles; the palette itself stays in one place, in Python.
 * @param {Style[]} styles
 */
export function addStyles(styles) {
  const kinds = [...styles, NEUTRAL];
  const rules = kinds.map(({ key, colour, night }) =>
    `.incident-${key}{--day:${colour};--night:${night}}`);
  document.head.append(element("style", {}, rules.join("\n")));
  const store = drawn("svg", { class: "incident-halves", width: 0, height: 0, "aria-hidden": "true" });
  store.append(...kinds.map(half));
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

/** @param {Style} style @param {string} verification @param {Theme} theme @param {number} ratio */
function pictureOf(style, verification, theme, ratio) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = Math.ceil((SIZE + 4) * ratio);
  const brush = brushOf(canvas), path = new Path2D(style.shape), { fill, sign } = fillingOf(verification);
  brush.scale(((SIZE + 4) * ratio) / 28, ((SIZE + 4) * ratio) / 28);
  brush.translate(2, 2);
  brush.lineJoin = "round";
  brush.strokeStyle = theme.halo;
  brush.lineWidth = 3.5;
  brush.stroke(path);
  brush.save();
  brush.clip(path);
  brush.fillStyle = theme.paper;
  brush.fillRect(0, 0, 24, 24);
  brush.fillStyle = theme.tone(style);
  if (fill) brush.fillRect(0, fill < 1 ? halfway(style.shape) : 0, 24, 24);
  Object.assign(brush, { strokeStyle: theme.tone(style), lineWidth: 2 * RIM });
  brush.stroke(path);
  brush.restore();
  if (sign) signOn(brush, sign, sign === "cross" ? theme.tone(style) : theme.paper);
  return canvas;
}

/** @param {CanvasRenderingContext2D} brush @param {import("./verification.js").Sign} sign @param {string} colour */
function signOn(brush, sign, colour) {
  Object.assign(brush, { strokeStyle: colour, lineWidth: SIGN_WIDTHS[sign], lineCap: "round" });
  brush.stroke(new Path2D(SIGNS[sign]));
}

/**
 * Pictures of every style and verification at this resolution, each drawn once for all that use it.
 * @param {Style[]} styles
 * @param {Theme} theme
 * @param {number} ratio pixels of the screen to one of the page
 * @returns {Sprite}
 */
export function sprites(styles, theme, ratio) {
  /** @type {Map<string, HTMLCanvasElement>} */
  const pictures = new Map();
  const middle = (SIZE + 4) / 2;
  return (brush, style, verification, x, y) => {
    const key = `${style} ${verification}`, picture = pictures.get(key) || pictureOf(styles[style], verification, theme, ratio);
    pictures.set(key, picture);
    brush.drawImage(picture, x - middle, y - middle, 2 * middle, 2 * middle);
  };
}
