// @ts-check
// Sums by the same rule as `incidents count` (incidents/totals.py): over the records that state a
// figure, blank as soon as one of them leaves it open; how many state nothing is said beside.
import { aboveAny, isOfType, rowsAbove } from "./hierarchy.js";

/** @import { Incidents } from "./incidents.js" */
/** @typedef {(code: string) => boolean} TypeTest whether a weapon type is counted */
/** @typedef {"launched" | "intercepted"} Shot */

/** @param {Incidents} data @param {Shot} name @param {number} row @returns {[number | null, number | null]} */
const span = (data, name, row) => [data.number(`${name}_low`, row), data.number(`${name}_high`, row)];

/** @param {(number | null)[]} ends */
const isStated = (ends) => ends.some((end) => end !== null);

/**
 * Where a wave states the number of munitions, its strikes are left out.
 * @param {Incidents} data
 * @param {Uint32Array} rows
 * @param {Shot} name
 */
function uncovered(data, rows, name) {
  if (!data.numbers.parent_row) return rows;
  const shown = new Uint8Array(data.count);
  for (const row of rows) shown[row] = 1;
  return rows.filter((row) => {
    for (const above of rowsAbove(data, row)) if (shown[above] && isStated(span(data, name, above))) return false;
    return true;
  });
}

/**
 * The munitions of a row as low and high a weapon use: of the kind of weapon asked for alone, where
 * one is. A row that has several kinds and does not say how many of each has none.
 * @param {Incidents} data
 * @param {Shot} name
 * @param {number} row
 * @param {TypeTest | null} holds
 * @returns {[number | null, number | null][]}
 */
function spans(data, name, row, holds) {
  const uses = data.uses[row];
  if (uses) {
    return uses.filter(([type]) => !holds || holds(type))
      .map((use) => (name === "launched" ? [use[1], use[2]] : [use[3], use[4]]));
  }
  return holds && !data.items("weapon_types", row).every(holds) ? [] : [span(data, name, row)];
}

/**
 * Sums over weapon uses, as `incidents count` has them.
 * @param {Incidents} data
 * @param {Shot} name
 * @param {Uint32Array} rows
 * @param {TypeTest | null} holds
 */
function munitions(data, name, rows, holds) {
  /** @type {Sum} */
  const sum = { records: rows.length, unknown: 0, joint: 0, low: null, best: null, high: 0 };
  let stated = 0;
  for (const row of rows) {
    const known = spans(data, name, row, holds).filter(isStated);
    if (!known.length) sum.unknown += 1;
    if (!known.length && isStated(span(data, name, row))) sum.joint += 1;
    for (const [low, high] of known) {
      stated += 1;
      if (low !== null) sum.low = (sum.low || 0) + low;
      sum.high = high === null || sum.high === null ? null : sum.high + high;
    }
  }
  return stated ? sum : { ...sum, high: null };
}

/**
 * @param {Incidents} data
 * @param {Toll} name
 * @param {Uint32Array} rows
 * @returns {Sum}
 */
function casualties(data, name, rows) {
  const ends = /** @type {const} */ (["low", "best", "high"]);
  const columns = ends.map((end) => data.numbers[`${name}_${end}`]);
  const total = ends.map(() => 0), known = ends.map(() => 0);
  let stated = 0;
  for (const row of rows) {
    let any = false;
    columns.forEach((column, end) => {
      if (!column || !column.known(row)) return;
      any = true;
      known[end] += 1;
      total[end] += column.valueOf(row);
    });
    if (any) stated += 1;
  }
  // The low end of the others is a low end of all; best and high are not.
  const [low, best, high] = ends.map((end, at) =>
    (known[at] > 0 && (end === "low" || known[at] === stated) ? total[at] : null));
  return { records: rows.length, unknown: rows.length - stated, joint: 0, low, best, high };
}

/**
 * The totals of these rows, munitions of one weapon type alone where one is asked for; records above
 * others are counted in `above` and nowhere else.
 * @param {Incidents} data
 * @param {Uint32Array} rows
 * @param {string} type a weapon type, or ""
 * @returns {Totals}
 */
export function totalsOf(data, rows, type) {
  const above = aboveAny(data, rows), counted = rows.filter((row) => !above[row]);
  const holds = type ? (/** @type {string} */ code) => isOfType(data, code, type) : null;
  const shot = (/** @type {Shot} */ name) => munitions(data, name, uncovered(data, rows, name), holds);
  return {
    incidents: counted.length, above: rows.length - counted.length,
    killed: casualties(data, "killed", counted),
    injured: casualties(data, "injured", counted),
    launched: shot("launched"), intercepted: shot("intercepted"),
  };
}
