// @ts-check
// Dates in words, as closely as they are known.

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August",
  "September", "October", "November", "December"];
const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;
/** @type {Record<string, number>} */
const LENGTHS = { month: 7, year: 4 };
/** @type {Record<number, string>} */
const NOTES = { 7: " (known to the month)", 4: " (known to the year)" };

/** @param {string} text */
function oneDate(text) {
  const [, year, month, day] = text.match(DATE) || [];
  return [day && Number(day), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
}

/** @param {string} start @param {string} end */
function twoDates(start, end) {
  if (start.length === 10 && end.length === 10 && start.slice(0, 7) === end.slice(0, 7)) {
    return `${Number(start.slice(8))}-${oneDate(end)}`;
  }
  return `${oneDate(start)} to ${oneDate(end)}`;
}

/** @param {string} text */
const isDate = (text) => DATE.test(text) && Number(text.slice(5, 7) || 1) <= 12;

/** @param {string} words @param {string | null} time */
const timed = (words, time) => (time ? `${words}, ${time} local time` : words);

/**
 * "night of 21-22 November 2024", "October 2023 (known to the month)"; a text that is no date stays.
 * @param {string | null} start
 * @param {string | null} end
 * @param {string | null} precision
 * @param {string | null} time
 */
export function when(start, end, precision, time) {
  const [from, to] = [start, end].map((text) => (text || "").slice(0, LENGTHS[precision || ""] || 10e9));
  if (!from && !to) return "date unknown";
  if (![from, to].every((text) => !text || isDate(text)) || !from) return [from, to].filter(Boolean).join(" to ");
  const several = to && to !== from;
  if (precision === "night" && several) return timed(`night of ${twoDates(from, to)}`, time);
  const note = precision === "week" ? " (known to the week)" : NOTES[from.length] || "";
  return timed((several ? twoDates(from, to) : oneDate(from)) + note, time);
}

/**
 * A window of dates as it is asked for: "November 2024", "from 3 May 2024", "until 2023".
 * @param {string} from
 * @param {string} to
 */
export function windowInWords(from, to) {
  if (!to) return `from ${oneDate(from)}`;
  if (!from) return `until ${oneDate(to)}`;
  return from === to ? oneDate(from) : twoDates(from, to);
}
