// @ts-check
// When incidents happened, in days since 1970: a month is a span of days and never its first.

/** @import { Incidents } from "./incidents.js" */
/** @import { Texts } from "./columns.js" */
/** @typedef {"day" | "week" | "month" | "year"} Unit */
/** @typedef {{first: Int32Array, last: Int32Array}} Spans first and last day of every row */

const DAY = 86400000;
/** The day of a row without a date. */
export const NEVER = -(2 ** 31);

/** @param {number} year @param {number} month @param {number} day */
const dayNumber = (year, month, day) => Math.round(Date.UTC(year, month, day) / DAY);

/**
 * First and last day that a partial date can mean, or null for a text that is no date.
 * @param {string} text
 * @returns {[number, number] | null}
 */
export function spanOf(text) {
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text);
  if (!parts) return null;
  const [year, month, day] = parts.slice(1).map((part) => (part === undefined ? null : Number(part)));
  if (year === null) return null;
  if (month === null) return [dayNumber(year, 0, 1), dayNumber(year, 11, 31)];
  if (month < 1 || month > 12) return null;
  if (day === null) return [dayNumber(year, month - 1, 1), dayNumber(year, month, 0)];
  if (day < 1 || dayNumber(year, month - 1, day) > dayNumber(year, month, 0)) return null;
  return [dayNumber(year, month - 1, day), dayNumber(year, month - 1, day)];
}

/**
 * Spans of each value of a column of dates, "nobody said" first.
 * @param {Texts | undefined} column
 */
function spansOf(column) {
  const first = new Int32Array(column ? column.size : 1).fill(NEVER), last = first.slice();
  for (let value = 1; column && value < first.length; value += 1) {
    const span = spanOf(column.value(value));
    if (span) [first[value], last[value]] = span;
  }
  return { first, last, at: (/** @type {number} */ row) => (column ? column.position(row) : 0) };
}

/**
 * First and last day of every row, NEVER for undated ones; as schema.dates.span has it.
 * @param {Incidents} data
 * @returns {Spans}
 */
export function spansOfRows(data) {
  const starts = spansOf(data.texts.date_start), ends = spansOf(data.texts.date_end);
  const first = new Int32Array(data.count), last = new Int32Array(data.count);
  for (let row = 0; row < data.count; row += 1) {
    const start = starts.at(row), end = ends.at(row);
    first[row] = starts.first[start];
    last[row] = end && ends.last[end] !== NEVER ? ends.last[end] : starts.last[start];
    if (!end && first[row] === last[row] && first[row] !== NEVER && data.text("date_precision", row) === "week") last[row] += 6;
  }
  return { first, last };
}

/**
 * A day as 2024-11-21.
 * @param {number} day
 */
export const isoDate = (day) => new Date(day * DAY).toISOString().slice(0, 10);

// The day on which the unit that holds this day begins.
/** @type {Record<Unit, (day: number) => number>} */
const STARTS = {
  day: (day) => day,
  week: (day) => day - ((((day + 3) % 7) + 7) % 7),
  month(day) { const at = new Date(day * DAY); return dayNumber(at.getUTCFullYear(), at.getUTCMonth(), 1); },
  year: (day) => dayNumber(new Date(day * DAY).getUTCFullYear(), 0, 1),
};

/**
 * The most days of each unit.
 * @type {Record<Unit, number>}
 */
export const LENGTHS = { day: 1, week: 7, month: 31, year: 366 };

/**
 * The first days of all units from one day to another, and the day after the last.
 * @param {Unit} unit
 * @param {number} from
 * @param {number} to
 */
export function unitStarts(unit, from, to) {
  const starts = [STARTS[unit](from)];
  for (let last = starts[0]; last <= to; starts.push(last)) last = STARTS[unit](last + LENGTHS[unit]);
  return starts;
}
