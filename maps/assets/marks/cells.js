// @ts-check
// Which incidents stand close together, at every zoom: the cells of a quadtree.
//
// The dots are sorted once along a Morton curve, so that the dots of any cell are neighbours in one
// array. The cells of a level are then found in one walk, when that level is first looked at.

/** @import { Incidents } from "../data/incidents.js" */
/** @import { Box } from "../drawing/frame.js" */
/**
 * Dots in the order of the curve.
 * @typedef {{rows: Uint32Array, keys: Uint32Array, x: Uint32Array, y: Uint32Array, style: Uint8Array}} Dots
 */
/**
 * The cells of a level: keys, starts in the dots, centres of their dots; `mixes` are counts by
 * style, of the cells that were asked for.
 * @typedef {{cells: number, key: Uint32Array, start: Uint32Array, x: Float64Array, y: Float64Array,
 *   mixes: Map<number, Uint32Array>}} Level
 */

const DEPTH = 16;
const CHUNK = 11, BUCKETS = 1 << CHUNK;

/**
 * The level whose cells are 2^-`finer` of a tile wide at a zoom.
 * @param {number} zoom
 * @param {number} finer
 */
export const depthAt = (zoom, finer) => Math.max(0, Math.min(DEPTH, Math.round(zoom) + finer));

/**
 * Bits of a number, a free one between each.
 * @param {number} value
 */
function spread(value) {
  let v = value;
  v = (v | (v << 8)) & 0x00ff00ff;
  v = (v | (v << 4)) & 0x0f0f0f0f;
  v = (v | (v << 2)) & 0x33333333;
  return (v | (v << 1)) & 0x55555555;
}

/** @param {number} x @param {number} y */
const morton = (x, y) => (spread(x) | (spread(y) << 1)) >>> 0;

/**
 * Rows ordered by key: radix sort, eleven bits at a time.
 * @param {Uint32Array} rows
 * @param {Uint32Array} keys
 */
function sorted(rows, keys) {
  let from = { rows, keys };
  /** @type {typeof from} */
  let to = { rows: new Uint32Array(rows.length), keys: new Uint32Array(rows.length) };
  for (let shift = 0; shift < 32; shift += CHUNK) {
    const starts = new Uint32Array(BUCKETS + 1);
    for (let i = 0; i < rows.length; i += 1) starts[((from.keys[i] >>> shift) & (BUCKETS - 1)) + 1] += 1;
    for (let i = 1; i < BUCKETS; i += 1) starts[i] += starts[i - 1];
    for (let i = 0; i < rows.length; i += 1) {
      const bucket = (from.keys[i] >>> shift) & (BUCKETS - 1), at = starts[bucket];
      starts[bucket] += 1;
      to.keys[at] = from.keys[i];
      to.rows[at] = from.rows[i];
    }
    [from, to] = [to, from];
  }
  return from;
}

/**
 * First place in an ordered array whose value is at least this one.
 * @param {Uint32Array} array
 * @param {number} value
 * @param {number} length
 */
function seek(array, value, length) {
  let low = 0, high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (array[middle] < value) low = middle + 1; else high = middle;
  }
  return low;
}

/**
 * Places and styles in the order of the curve: walking along it must not jump about in memory.
 * @param {Incidents} data
 * @returns {Dots}
 */
function dotsOf(data) {
  const unsorted = new Uint32Array(data.points.length);
  for (let i = 0; i < unsorted.length; i += 1) {
    unsorted[i] = morton(data.x[data.points[i]] >>> DEPTH, data.y[data.points[i]] >>> DEPTH);
  }
  const { rows, keys } = sorted(data.points.slice(), unsorted);
  const dots = {
    rows, keys, x: new Uint32Array(rows.length), y: new Uint32Array(rows.length), style: new Uint8Array(rows.length),
  };
  for (let i = 0; i < rows.length; i += 1) {
    dots.x[i] = data.x[rows[i]];
    dots.y[i] = data.y[rows[i]];
    dots.style[i] = data.styleOf[rows[i]];
  }
  return dots;
}

export class Cells {
  /** @param {Incidents} data */
  constructor(data) {
    this.all = dotsOf(data);
    this.kept = this.all;
    this.length = this.all.rows.length;
    /** @type {Level[]} */
    this.levels = [];
    /** @type {Dots | null} */
    this.spare = null;
  }

  /**
   * Keep only the rows of a mask, or all of them.
   * @param {Mask | null} mask
   */
  keep(mask) {
    const { rows, keys, x, y, style } = this.all;
    this.levels = [];
    this.kept = this.all;
    this.length = rows.length;
    if (!mask) return;
    this.spare ||= { rows: rows.slice(), keys: keys.slice(), x: x.slice(), y: y.slice(), style: style.slice() };
    this.kept = this.spare;
    let count = 0;
    for (let i = 0; i < rows.length; i += 1) {
      if (!mask[rows[i]]) continue;
      this.kept.rows[count] = rows[i];
      this.kept.keys[count] = keys[i];
      this.kept.x[count] = x[i];
      this.kept.y[count] = y[i];
      this.kept.style[count] = style[i];
      count += 1;
    }
    this.length = count;
  }

  /**
   * The cells of a level: 2^level of them from west to east.
   * @param {number} level
   */
  level(level) {
    if (this.levels[level]) return this.levels[level];
    const shift = 2 * (DEPTH - level), { keys } = this.kept;
    let cells = 0;
    for (let i = 0, last = -1; i < this.length; i += 1) {
      const key = shift < 32 ? keys[i] >>> shift : 0;
      if (key !== last) { cells += 1; last = key; }
    }
    this.levels[level] = this.walk(shift, cells);
    return this.levels[level];
  }

  /** @param {number} shift @param {number} cells @returns {Level} */
  walk(shift, cells) {
    const { keys, x, y } = this.kept;
    const level = {
      cells, key: new Uint32Array(cells), start: new Uint32Array(cells + 1),
      x: new Float64Array(cells), y: new Float64Array(cells), mixes: new Map(),
    };
    let at = -1, sumX = 0, sumY = 0;
    const close = (/** @type {number} */ end) => {
      if (at < 0) return;
      level.x[at] = sumX / (end - level.start[at]);
      level.y[at] = sumY / (end - level.start[at]);
    };
    for (let i = 0; i < this.length; i += 1) {
      const key = shift < 32 ? keys[i] >>> shift : 0;
      if (at < 0 || key !== level.key[at]) {
        close(i);
        at += 1;
        level.key[at] = key;
        level.start[at] = i;
        sumX = 0;
        sumY = 0;
      }
      sumX += x[i];
      sumY += y[i];
    }
    close(this.length);
    level.start[cells] = this.length;
    return level;
  }

  /**
   * Positions in `level(depth)` of the cells within a box of the world; x may run over its edges.
   * @param {number} depth
   * @param {Box} box
   */
  within(depth, { west, east, north, south }) {
    const level = this.level(depth), size = 2 ** (32 - depth), many = 2 ** depth;
    const [left, right] = [west, east].map((x) => Math.floor(x / size));
    const [top, bottom] = [north, south].map((y) => Math.max(0, Math.min(many - 1, Math.floor(y / size))));
    const cells = [];
    for (let cy = top; cy <= bottom; cy += 1) {
      for (let cx = left; cx <= Math.min(right, left + many - 1); cx += 1) {
        const key = morton(((cx % many) + many) % many, cy);
        const at = seek(level.key, key, level.cells);
        if (level.key[at] === key && at < level.cells) cells.push(at);
      }
    }
    return cells;
  }

  /**
   * The rows of one cell.
   * @param {number} depth
   * @param {number} at
   */
  rowsOf(depth, at) {
    const { start } = this.level(depth);
    return this.kept.rows.subarray(start[at], start[at + 1]);
  }
}
