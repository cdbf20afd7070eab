// @ts-check
// What stands under the pointer: marks in a grid of the screen.

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

const SIDE = 48;

/** @param {number} x @param {number} y */
const square = (x, y) => Math.floor(x / SIDE) * 65536 + Math.floor(y / SIDE);

export class Hits {
  constructor() {
    /** @type {Mark[]} */
    this.marks = [];
    /** @type {Map<number, Mark[]>} */
    this.grid = new Map();
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
