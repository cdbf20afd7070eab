// @ts-check
// Cells joined into groups far enough apart to be drawn: each becomes one symbol or one ring.
import { WORLD, shorter } from "../geometry/mercator.js";

/** @import { Cells, Level } from "./cells.js" */
/** @import { Box } from "../drawing/frame.js" */
/**
 * Positions of its cells in the level `depth`; where it stands is the middle of its dots.
 * @typedef {{cells: number[], count: number, x: number, y: number, depth: number}} Group
 */

// Groups nearer than this overlap, in pixels.
const APART = 40;

/**
 * How far the ring of so many incidents reaches, in pixels: as much more for 2 to 20 as for 200 to
 * 2,000, so that size tells the count at every zoom and stays one that fits beside others.
 * @param {number} count
 */
export const ringRadius = (count) => Math.min(36, 9 + 2.4 * Math.log(count));

/**
 * Each cell joins the largest neighbour in reach. The rule looks at neighbours alone, so that
 * moving the map does not change what was joined.
 * @param {Level} level
 * @param {number[]} cells
 * @param {number} reach
 */
function parents(level, cells, reach) {
  const bigger = (/** @type {number} */ a, /** @type {number} */ b) => {
    const difference = (level.start[a + 1] - level.start[a]) - (level.start[b + 1] - level.start[b]);
    return difference ? difference > 0 : level.key[a] > level.key[b];
  };
  // Columns of boxes go once around the world, so that neighbours across the antimeridian join.
  const columns = Math.max(1, Math.floor(WORLD / reach)), width = WORLD / columns;
  const box = (/** @type {number} */ at, /** @type {number} */ dx, /** @type {number} */ dy) =>
    ((Math.floor(level.x[at] / width) + dx + columns) % columns) * 2 ** 21 + Math.floor(level.y[at] / reach) + dy;
  /** @type {Map<number, number[]>} */
  const boxes = new Map();
  for (const at of cells) {
    const key = box(at, 0, 0), others = boxes.get(key);
    if (others) others.push(at); else boxes.set(key, [at]);
  }
  /** @type {Map<number, number>} */
  const joined = new Map();
  for (const at of cells) {
    let best = at;
    for (let dx = -1; dx <= 1; dx += 1) {
      for (let dy = -1; dy <= 1; dy += 1) {
        for (const other of boxes.get(box(at, dx, dy)) || []) {
          const far = Math.hypot(shorter(level.x[other] - level.x[at]), level.y[other] - level.y[at]);
          if (far < reach && bigger(other, best)) best = other;
        }
      }
    }
    joined.set(at, best);
  }
  return joined;
}

/** @param {Map<number, number>} joined @param {number} at */
function root(joined, at) {
  let above = at;
  for (let next = joined.get(above); next !== undefined && next !== above; next = joined.get(above)) above = next;
  return above;
}

/**
 * Groups in a box of the world. `scale` is how many units of the world one pixel is.
 * @param {Cells} index
 * @param {number} depth
 * @param {Box} box
 * @param {number} scale
 */
export function groupsIn(index, depth, box, scale) {
  const level = index.level(depth), cells = index.within(depth, box);
  const joined = parents(level, cells, APART * scale);
  /** @type {Map<number, Group>} */
  const groups = new Map();
  for (const at of cells) {
    const top = root(joined, at), count = level.start[at + 1] - level.start[at];
    const group = groups.get(top) || { cells: [], count: 0, x: 0, y: 0, depth };
    group.cells.push(at);
    group.count += count;
    group.x += (level.x[top] + shorter(level.x[at] - level.x[top])) * count;
    group.y += level.y[at] * count;
    groups.set(top, group);
  }
  for (const group of groups.values()) {
    group.x /= group.count;
    group.y /= group.count;
  }
  return [...groups.values()];
}

/**
 * The rows of a group.
 * @param {Cells} index
 * @param {Group} group
 */
export function rowsOf(index, { cells, depth }) {
  if (cells.length === 1) return index.rowsOf(depth, cells[0]);
  return Uint32Array.from(cells.flatMap((at) => [...index.rowsOf(depth, at)]));
}

/**
 * How many of a group have each style, kept with its cells while the filter stays.
 * @param {Cells} index
 * @param {Group} group
 * @param {number} styles how many there are
 */
export function mixOf(index, { cells, depth }, styles) {
  const level = index.level(depth), mix = new Uint32Array(styles);
  for (const at of cells) {
    const own = level.mixes.get(at) || mixOfCell(index, level, at, styles);
    level.mixes.set(at, own);
    own.forEach((count, style) => { mix[style] += count; });
  }
  return mix;
}

/** @param {Cells} index @param {Level} level @param {number} at @param {number} styles */
function mixOfCell({ kept }, level, at, styles) {
  const mix = new Uint32Array(styles);
  for (let i = level.start[at]; i < level.start[at + 1]; i += 1) mix[kept.style[i]] += 1;
  return mix;
}
