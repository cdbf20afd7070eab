// @ts-check
// A grid of hexagons over the world, fixed to the ground at each zoom.
import { worldPerPixel } from "../geometry/mercator.js";
import { depthAt } from "../marks/cells.js";
import { ringRadius } from "../marks/groups.js";

/** @import { Frame } from "./frame.js" */
/** @import { Theme } from "./theme.js" */
/** @import { IncidentLayer } from "../incident_layer.js" */

/** Left, top, right, bottom in pixels. @typedef {[number, number, number, number]} NumberBox */

const RADIUS = 22;
// How far a symbol reaches, in pixels.
const SYMBOL = 13;

/**
 * Sides of the grid at a zoom, in units of the world: whole powers of two keep it steady.
 * @param {Frame} frame
 */
function grid(frame) {
  const radius = RADIUS * worldPerPixel(Math.round(frame.zoom));
  return { radius, wide: Math.sqrt(3) * radius, high: 1.5 * radius };
}

/**
 * The middle of the hexagon that a place lies in.
 * @param {{wide: number, high: number}} cells
 * @param {number} x
 * @param {number} y
 */
function middle({ wide, high }, x, y) {
  const near = [Math.floor(y / high), Math.floor(y / high) + 1].map((row) => {
    const shift = row % 2 ? wide / 2 : 0;
    return [Math.round((x - shift) / wide) * wide + shift, row * high];
  });
  const far = near.map(([mx, my]) => Math.hypot(mx - x, my - y));
  return far[0] <= far[1] ? near[0] : near[1];
}

/**
 * Hexagons of what is in view, each with what `add` made of its rows.
 * @template Counts
 * @param {Frame} frame
 * @param {IncidentLayer} view
 * @param {() => Counts} start
 * @param {(hexagon: Counts, row: number) => void} add
 */
export function hexagonsIn(frame, view, start, add) {
  const { index, data } = view, cells = grid(frame), depth = depthAt(frame.zoom, 2);
  /** @type {Map<string, {x: number, y: number} & Counts>} */
  const hexagons = new Map();
  for (const at of index.within(depth, frame.box)) {
    for (const row of index.rowsOf(depth, at)) {
      if (!view.counts(row)) continue;
      const [x, y] = middle(cells, data.x[row], data.y[row]), key = `${Math.round(x)},${Math.round(y)}`;
      const hexagon = hexagons.get(key) || { x, y, ...start() };
      hexagons.set(key, hexagon);
      add(hexagon, row);
    }
  }
  return { hexagons: [...hexagons.values()], radius: cells.radius / frame.scale };
}

/**
 * @param {CanvasRenderingContext2D} brush
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 * @param {string} colour
 */
export function fillHexagon(brush, x, y, radius, colour) {
  brush.beginPath();
  for (let corner = 0; corner < 6; corner += 1) {
    const angle = (Math.PI / 3) * corner + Math.PI / 6;
    brush.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }
  brush.closePath();
  brush.fillStyle = colour;
  brush.fill();
}

/**
 * Points of the world around a number that no name may cover.
 * @param {number} x
 * @param {number} y
 * @param {number} scale units of the world a pixel
 * @returns {[number, number][]}
 */
export const covered = (x, y, scale) => [-11, 0, 11].flatMap((dx) => [-9, 0, 9].map((dy) => /** @type {[number, number]} */ ([x + dx * scale, y + dy * scale])));

/**
 * Makes the brush ready for numbers on shaded ground, and gives what writes one: each has a rim in the
 * colour of the paper, so that it is read on every shade.
 * @param {CanvasRenderingContext2D} brush
 * @param {Theme} theme
 * @returns {(text: string, x: number, y: number) => void}
 */
export function numberWriter(brush, theme) {
  Object.assign(brush, { font: `600 11px ${theme.typeface}`, textAlign: "center", textBaseline: "middle", lineJoin: "round" });
  return (text, x, y) => {
    Object.assign(brush, { strokeStyle: theme.paper, fillStyle: theme.ink, lineWidth: 3 });
    brush.strokeText(text, x, y);
    brush.fillText(text, x, y);
  };
}

/**
 * What rings and symbols will cover, which are painted later: a number beneath them could not be read.
 * @param {Frame} frame
 * @param {IncidentLayer} view
 */
export function marksOver(frame, view) {
  const { data } = view, boxes = /** @type {NumberBox[]} */ ([]);
  const add = (/** @type {number} */ worldX, /** @type {number} */ worldY, /** @type {number} */ reach) => {
    for (const copy of frame.copies(worldX, reach)) {
      const [x, y] = frame.pixel(copy, worldY);
      boxes.push([x - reach, y - reach, x + reach, y + reach]);
    }
  };
  if (view.shows("clusters")) for (const { x, y, count } of frame.crowds) add(x, y, ringRadius(count));
  if (view.shows("points")) for (const row of frame.singles) add(data.x[row], data.y[row], SYMBOL);
  return boxes;
}

/** @param {NumberBox} a @param {NumberBox} b */
export const overlap = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/**
 * Whether a number of two or three figures in the middle of a hexagon can be read.
 * @param {NumberBox[]} marks
 * @param {number} x
 * @param {number} y
 */
export const isClear = (marks, x, y) => !marks.some((one) => overlap([x - 9, y - 6, x + 9, y + 6], one));

/**
 * Shades from little to much; `share` from 0 to 1.
 * @param {number} share
 * @param {boolean} dark
 */
export const shade = (share, dark) =>
  `hsl(${dark ? 200 : 210} 75% ${dark ? 25 + 50 * share : 88 - 60 * share}% / .8)`;
