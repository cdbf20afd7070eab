"use strict";
// Which incidents stand close together, at every zoom: the cells of a quadtree.
//
// The dots are sorted once along a Morton curve, so that the dots of any cell are neighbours in one
// array. The cells of a level are then found in one walk, when that level is first looked at.
{
  const DEPTH = 16;
  const CHUNK = 11, BUCKETS = 1 << CHUNK;

  // Bits of a number, a free one between each.
  function spread(value) {
    let v = value;
    v = (v | (v << 8)) & 0x00ff00ff;
    v = (v | (v << 4)) & 0x0f0f0f0f;
    v = (v | (v << 2)) & 0x33333333;
    return (v | (v << 1)) & 0x55555555;
  }

  const morton = (x, y) => (spread(x) | (spread(y) << 1)) >>> 0;

  // Rows ordered by key: radix sort, eleven bits at a time.
  function sorted(rows, keys) {
    let from = { rows, keys }, to = { rows: new Uint32Array(rows.length), keys: new Uint32Array(rows.length) };
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

  // First place in an ordered array whose value is at least this one.
  function seek(array, value, length) {
    let low = 0, high = length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (array[middle] < value) low = middle + 1; else high = middle;
    }
    return low;
  }

  class Cells {
    constructor(data) {
      const keys = new Uint32Array(data.points.length);
      for (let i = 0; i < keys.length; i += 1) {
        keys[i] = morton(data.x[data.points[i]] >>> DEPTH, data.y[data.points[i]] >>> DEPTH);
      }
      this.data = data;
      this.all = this.beside(sorted(data.points.slice(), keys));
      this.keep(null);
    }

    // Places and styles in the order of the curve: walking along it must not jump about in memory.
    beside({ rows, keys }) {
      const made = {
        rows, keys, x: new Uint32Array(rows.length), y: new Uint32Array(rows.length), style: new Uint8Array(rows.length),
      };
      for (let i = 0; i < rows.length; i += 1) {
        made.x[i] = this.data.x[rows[i]];
        made.y[i] = this.data.y[rows[i]];
        made.style[i] = this.data.styleOf[rows[i]];
      }
      return made;
    }

    // Keep only the rows of a mask (a byte a row), or all of them.
    keep(mask) {
      const { rows, keys, x, y, style } = this.all;
      this.levels = [];
      this.kept = this.all;
      this.length = rows.length;
      if (!mask) return;
      this.spare = this.spare || { rows: rows.slice(), keys: keys.slice(), x: x.slice(), y: y.slice(), style: style.slice() };
      this.kept = this.spare;
      let found = 0;
      for (let i = 0; i < rows.length; i += 1) {
        if (!mask[rows[i]]) continue;
        this.kept.rows[found] = rows[i];
        this.kept.keys[found] = keys[i];
        this.kept.x[found] = x[i];
        this.kept.y[found] = y[i];
        this.kept.style[found] = style[i];
        found += 1;
      }
      this.length = found;
    }

    // The cells of a level (2^level of them from west to east): keys, starts, centres of their dots.
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

    walk(shift, cells) {
      const { keys, x, y } = this.kept;
      const made = {
        cells, key: new Uint32Array(cells), start: new Uint32Array(cells + 1),
        x: new Float64Array(cells), y: new Float64Array(cells),
      };
      let at = -1, sumX = 0, sumY = 0;
      const close = (end) => {
        if (at < 0) return;
        made.x[at] = sumX / (end - made.start[at]);
        made.y[at] = sumY / (end - made.start[at]);
      };
      for (let i = 0; i < this.length; i += 1) {
        const key = shift < 32 ? keys[i] >>> shift : 0;
        if (at < 0 || key !== made.key[at]) {
          close(i);
          at += 1;
          made.key[at] = key;
          made.start[at] = i;
          sumX = 0;
          sumY = 0;
        }
        sumX += x[i];
        sumY += y[i];
      }
      close(this.length);
      made.start[cells] = this.length;
      return made;
    }

    // Positions in `level(level)` of the cells within a box of the world; x may run over its edges.
    within(level, { west, east, north, south }) {
      const made = this.level(level), size = 2 ** (32 - level), many = 2 ** level;
      const [left, right] = [west, east].map((x) => Math.floor(x / size));
      const [top, bottom] = [north, south].map((y) => Math.max(0, Math.min(many - 1, Math.floor(y / size))));
      const found = [];
      for (let cy = top; cy <= bottom; cy += 1) {
        for (let cx = left; cx <= Math.min(right, left + many - 1); cx += 1) {
          const key = morton(((cx % many) + many) % many, cy);
          const at = seek(made.key, key, made.cells);
          if (made.key[at] === key && at < made.cells) found.push(at);
        }
      }
      return found;
    }

    // The rows of one cell.
    rowsOf(level, at) {
      const { start } = this.level(level);
      return this.kept.rows.subarray(start[at], start[at + 1]);
    }
  }

  Object.assign(incidentMap, { Cells, CELL_DEPTH: DEPTH });
}
