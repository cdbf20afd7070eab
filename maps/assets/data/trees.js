// @ts-check
// Rows as trees of waves and their parts: each under the nearest wave above it that answers as well
// (incidents/figures/sums/trees.py).
import { aboveAny, rowsAbove } from "./hierarchy.js";

/** @import { Incidents } from "./incidents.js" */

export class Trees {
  /**
   * Of people, a wave with parts is none of the rows where `byParts`, a part elsewhere or the page
   * says that it is of more than was asked for; munitions are always of what was asked for.
   * @param {Incidents} data
   * @param {Uint32Array} rows those that answer
   * @param {"people" | "munitions"} kind
   * @param {boolean} [byParts]
   * @param {((row: number) => boolean) | null} [elsewhere] whether a row lies outside the area asked for
   */
  constructor(data, rows, kind, byParts = false, elsewhere = null) {
    /** @type {Map<number, number[]>} */
    this.parts = new Map();
    /** @type {number[]} */
    this.roots = [];
    // Waves that count through their parts, through those that fit, and not at all.
    this.leftOut = { withParts: 0, partsThatFit: 0, noPartFits: 0 };
    const hits = new Uint8Array(data.count);
    for (const row of rows) hits[row] = 1;
    if (kind === "people") this.drop(data, rows, byParts, elsewhere, hits);
    for (const row of rows) if (hits[row]) this.place(row, data, hits);
    this.leftOut.withParts = this.parts.size;
    this.rows = rows;
    this.hits = hits;
    this.counted = 0;
    for (const row of rows) if (hits[row] && !this.parts.has(row)) this.counted += 1;
  }

  /**
   * Take out the waves that count more than was asked for.
   * @param {Incidents} data
   * @param {Uint32Array} rows
   * @param {boolean} byParts
   * @param {((row: number) => boolean) | null} elsewhere
   * @param {Uint8Array} hits
   */
  drop(data, rows, byParts, elsewhere, hits) {
    const all = () => Array.from({ length: data.count }, (_, row) => row);
    const wide = byParts ? all() : elsewhere ? all().filter(elsewhere) : null, below = wide && aboveAny(data, wide);
    const dropped = rows.filter((row) => data.waves[row] === 1 || (below && ((byParts && row in data.waves) || below[row])));
    for (const row of dropped) hits[row] = 0;
    if (!dropped.length) return;
    const answered = aboveAny(data, rows.filter((row) => hits[row]));
    for (const row of dropped) this.leftOut[answered[row] ? "partsThatFit" : "noPartFits"] += 1;
  }

  /** @param {number} row @param {Incidents} data @param {Uint8Array} hits */
  place(row, data, hits) {
    // Most maps have no wave: no row is asked for what stands above it.
    for (const above of data.numbers.parent_row ? rowsAbove(data, row) : []) {
      if (above === row) break;
      if (!hits[above]) continue;
      const parts = this.parts.get(above);
      if (parts) parts.push(row); else this.parts.set(above, [row]);
      return;
    }
    this.roots.push(row);
  }

  /** The rows that count as incidents, which a wave with parts does not. */
  *incidents() {
    for (const row of this.rows) if (this.hits[row] && !this.parts.has(row)) yield row;
  }

  /** Whether a row holds others. @param {number} row */
  isWave(row) {
    return this.parts.has(row);
  }

  /**
   * What `sum` makes of a tree, from its parts upward.
   * @template T
   * @param {number} root
   * @param {(row: number, parts: T[]) => T} sum
   * @returns {T}
   */
  summed(root, sum) {
    /** @param {number} row @returns {T} */
    const whole = (row) => sum(row, (this.parts.get(row) || []).map(whole));
    return whole(root);
  }
}
