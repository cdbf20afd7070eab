// @ts-check
// The one shape of what small charts draw: a value for each key, with its ends and what it leaves
// unknown (docs/map.md). `incidents chart` has the same, in incidents/charts/series.py. Nothing is
// guessed on the way: an end that nobody states stays null, and what no record states is never 0.
import { NEVER, isoDate, spansOfRows } from "./days.js";
import { TOGETHER } from "./munitions.js";
import { eachCasualty, eachMunition, treesOf } from "./totals.js";
import { Tally } from "./waves.js";

/** @import { Spans } from "./days.js" */
/** @import { Incidents } from "./incidents.js" */
/** @import { Trees } from "./trees.js" */
/**
 * What a figure comes to for one key: `low` to `high`, null for an end that is not known. `records` are
 * the incidents of the key, `unknown` those of them that do not state the figure.
 * @typedef {{key: string, low: number | null, high: number | null, best: number | null, unknown: number, records: number}} Point
 */
/** @typedef {{figure: Figure, points: Point[]}} Series one figure over all keys, in their order */
/** @typedef {"incidents" | "killed" | "injured" | "launched" | "intercepted"} Figure */
/** @typedef {"month" | "year"} TimeUnit */

/** Keys that have no place in time: dates that fit no single month, and no date. */
export const IMPRECISE = "imprecise";
export const UNDATED = "undated";
// More months than this are no small chart any more.
const MOST_MONTHS = 48, LENGTH = { month: 7, year: 4 };

/**
 * Where a row stands in time: a night in the month of its second day, as `count --by month` has it.
 * @param {Incidents} data
 * @param {Spans} spans
 * @param {TimeUnit} unit
 * @returns {(row: number) => string}
 */
function timeKeys(data, { first, last }, unit) {
  /** @type {Map<number, string>} */
  const known = new Map();
  const keyOf = (/** @type {number} */ day) => {
    const key = known.get(day) || isoDate(day).slice(0, LENGTH[unit]);
    known.set(day, key);
    return key;
  };
  return (row) => {
    if (first[row] === NEVER) return UNDATED;
    const key = keyOf(last[row]);
    return key === keyOf(first[row]) || data.text("date_precision", row) === "night" ? key : IMPRECISE;
  };
}

/** @param {TimeUnit} unit @param {string} first @param {string} last */
function between(unit, first, last) {
  const keys = [], [from, to] = [first, last].map((key) => Number(key.slice(0, 4)) * 12 + Number(key.slice(5) || 1) - 1);
  for (let month = from; month <= to; month += unit === "month" ? 1 : 12) {
    const year = String(Math.floor(month / 12)).padStart(4, "0");
    keys.push(unit === "month" ? `${year}-${String((month % 12) + 1).padStart(2, "0")}` : year);
  }
  return keys;
}

/**
 * All keys from the first to the last without a gap, then those that have no place among them.
 * @param {TimeUnit} unit
 * @param {Set<string>} there
 */
function keysOf(unit, there) {
  const apart = [IMPRECISE, UNDATED].filter((key) => there.has(key));
  const placed = [...there].filter((key) => key !== IMPRECISE && key !== UNDATED).sort();
  return [...(placed.length ? between(unit, placed[0], placed[placed.length - 1]) : []), ...apart];
}

/**
 * The key of a tree: that of its rows where they agree; a wave over several months is of none.
 * @param {Trees} trees
 * @param {(row: number) => string} keyOf
 * @returns {(root: number) => string}
 */
const treeKeys = (trees, keyOf) => (root) => (trees.isWave(root)
  ? trees.summed(root, (row, /** @type {string[]} */ parts) => (parts.every((key) => key === keyOf(row)) ? keyOf(row) : IMPRECISE)) : keyOf(root));

/**
 * @param {Figure} figure
 * @param {string[]} keys
 * @param {Map<string, number>} records
 * @param {Map<string, Tally>} tallies
 * @returns {Series}
 */
function seriesOf(figure, keys, records, tallies) {
  return { figure, points: keys.map((key) => {
    const many = records.get(key) || 0, tally = tallies.get(key);
    if (figure === "incidents") return { key, low: many, high: many, best: many, unknown: 0, records: many };
    const [low, best, high] = tally ? tally.figure : [null, null, null];
    return { key, low, high, best, unknown: tally ? tally.unknown : 0, records: many };
  }) };
}

/** @param {(add: (root: number, figure: import("./waves.js").Triple) => void) => void} each @param {(root: number) => string} keyOf */
function tallied(each, keyOf) {
  /** @type {Map<string, Tally>} */
  const tallies = new Map();
  each((root, figure) => {
    const key = keyOf(root), tally = tallies.get(key) || new Tally();
    tally.add(figure);
    tallies.set(key, tally);
  });
  return tallies;
}

/**
 * How many of some rows have each key.
 * @param {Iterable<number>} rows
 * @param {(row: number) => string} keyOf
 */
function counted(rows, keyOf) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) || 0) + 1);
  return counts;
}

/**
 * Incidents by weapon type, the most first; one that used several types is counted with each.
 * @param {Incidents} data
 * @param {Trees} people
 * @returns {Series}
 */
function incidentsByType(data, people) {
  const { weapon_types: column } = data.texts;
  /** @type {Map<string, number>} */
  const records = new Map();
  const add = (/** @type {string[]} */ types, /** @type {number} */ many) => {
    for (const type of types.length ? new Set(types) : [""]) records.set(type, (records.get(type) || 0) + many);
  };
  // A count of several weapons together is of no type: its record stands with the types that it names.
  const rows = [...people.incidents()], flat = rows.filter((row) => !data.uses[row]);
  for (const row of rows) if (data.uses[row]) add(data.uses[row].map(([type]) => type).filter((type) => type !== TOGETHER), 1);
  for (const [position, many] of counted(flat, (row) => String(column ? column.position(row) : 0))) add(data.listed("weapon_types", Number(position)), many);
  const keys = [...records].sort((a, b) => Number(a[0] === "") - Number(b[0] === "") || b[1] - a[1]).map(([key]) => key);
  return seriesOf("incidents", keys, records, new Map());
}

/**
 * Incidents, casualties and munitions of these rows over time, by month or, where those are too many,
 * by year, and incidents by weapon type; counted as the totals are.
 * @param {Incidents} data
 * @param {Uint32Array} rows
 * @param {Asked} asked
 * @param {boolean} isPart whether the rows are only those of a part of the map
 * @returns {{unit: TimeUnit, series: Record<Figure, Series>, types: Series}}
 */
export function seriesOfRows(data, rows, asked, isPart) {
  const { people, all, holds } = treesOf(data, rows, asked, isPart), spans = spansOfRows(data);
  const months = keysOf("month", new Set(counted(people.incidents(), timeKeys(data, spans, "month")).keys()));
  /** @type {TimeUnit} */
  const unit = months.length > MOST_MONTHS ? "year" : "month";
  const keyOf = timeKeys(data, spans, unit), records = counted(people.incidents(), keyOf);
  const tallies = {
    incidents: new Map(),
    killed: tallied((add) => eachCasualty(data, "killed", people, add), treeKeys(people, keyOf)),
    injured: tallied((add) => eachCasualty(data, "injured", people, add), treeKeys(people, keyOf)),
    launched: tallied((add) => { eachMunition(data, "launched", all, holds, add); }, treeKeys(all, keyOf)),
    intercepted: tallied((add) => { eachMunition(data, "intercepted", all, holds, add); }, treeKeys(all, keyOf)),
  };
  const keys = keysOf(unit, new Set([...records.keys(), ...Object.values(tallies).flatMap((one) => [...one.keys()])]));
  const figures = /** @type {Figure[]} */ (Object.keys(tallies));
  const series = /** @type {Record<Figure, Series>} */ (Object.fromEntries(figures.map((figure) => [figure, seriesOf(figure, keys, records, tallies[figure])])));
  return { unit, series, types: incidentsByType(data, people) };
}
