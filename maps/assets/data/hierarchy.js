// @ts-check
// Records above records: a wave of strikes, a roll-up of waves; and weapon types above their kinds.

/** @import { Incidents } from "./incidents.js" */

// A record or type that wrongly stands above itself must not be climbed for ever.
const DEEPEST = 64;

/**
 * The rows that stand above a row, the nearest first.
 * @param {Incidents} data
 * @param {number} row
 */
export function* rowsAbove(data, row) {
  let above = data.parent(row);
  for (let steps = 0; above >= 0 && steps < DEEPEST; steps += 1, above = data.parent(above)) yield above;
}

/**
 * A byte a row: 1 where it stands above one of these rows. A wave and its strikes count the same
 * people, so that only the others count.
 * @param {Incidents} data
 * @param {Iterable<number>} rows
 */
export function aboveAny(data, rows) {
  const above = new Uint8Array(data.count);
  if (!data.numbers.parent_row) return above;
  for (const row of rows) {
    for (let up = data.parent(row); up >= 0 && !above[up]; up = data.parent(up)) above[up] = 1;
  }
  return above;
}

/**
 * Whether a weapon type is this one or a kind of it.
 * @param {Incidents} data
 * @param {string} code
 * @param {string} type
 */
export function isOfType(data, code, type) {
  for (let up = code, steps = 0; up && steps < DEEPEST; up = data.above[up], steps += 1) if (up === type) return true;
  return false;
}
