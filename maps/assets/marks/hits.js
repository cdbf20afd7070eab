// @ts-check
// What stands under the pointer: marks in a grid of the screen.

import { brushOf } from "../drawing/symbols.js";

/** @import { Group } from "./groups.js" */
/**
 * A symbol of one row, perhaps shifted off its place.
 * @typedef {{x: number, y: number, reach: number, row: number, shift?: Pixel}} RowMark
 */
/**
 * A ring of several incidents, with their counts by style.
 * @typedef {{x: number, y: number, reach: number, row?: undefined, group: Group, mix: Uint32Array}} GroupMark
 */
/** @typedef {RowMark | GroupMark} Mark x, y and reach in pixels of the canvas */
/**
 * An area that opens something; `place` lies within it.
 * @typedef {{path: Path2D, place: Place, label: string, open: () => void}} ShapeMark
 */

const SIDE = 48;
/** Tells what lies in a path; paints nothing. */
export const probe = brushOf(document.createElement("canvas"));

/** @param {number} x @param {number} y */
const square = (x, y) => Math.floor(x / SIDE) * 65536 + Math.floor(y / SIDE);

export class Hits {
  constructor() {
    /** @type {Mark[]} */
    this.marks = [];
    /** @type {Map<number, Mark[]>} */
    this.grid = new Map();
    /** @type {ShapeMark[]} */
    this.shapes = [];
  }

  /** @param {ShapeMark} shape */
  addShape(shape) {
    this.shapes.push(shape);
  }

  /**
   * The uppermost area around a point.
   * @param {number} x
   * @param {number} y
   */
  shapeAt(x, y) {
    return this.shapes.findLast(({ path }) => probe.isPointInPath(path, x, y, "evenodd")) || null;
  }

  /** @param {Mark} mark */
  add(mark) {
    this.marks.push(mark);
    const key = square(mark.x, mark.y), others = this.grid.get(key);
    if (others) others.push(mark); else this.grid.set(key, [mark]);
  }

  /**
   * The mark whose middle is nearest, of those in reach.
   * @param {number} x
   * @param {number} y
   */
  at(x, y) {
    /** @type {Mark | null} */
    let best = null;
    let least = Infinity;
    for (let dx = -SIDE; dx <= SIDE; dx += SIDE) {
      for (let dy = -SIDE; dy <= SIDE; dy += SIDE) {
        for (const mark of this.grid.get(square(x + dx, y + dy)) || []) {
          const far = Math.hypot(mark.x - x, mark.y - y);
          if (far <= mark.reach && far < least) [best, least] = [mark, far];
        }
      }
    }
    return best;
  }
}
