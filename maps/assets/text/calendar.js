// @ts-check
// Dates in words, as closely as they are known.
import { messages, say } from "./messages.js";

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August",
  "September", "October", "November", "December"];
const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;
/** @type {Record<string, number>} */
const LENGTHS = { month: 7, year: 4 };
/** What is added to a date of so many letters. @type {Record<number, string>} */
const NOTES = { 7: say("known to the month"), 4: say("known to the year") };

/** @param {string} text */
function oneDate(text) {
  const [, year, month, day] = text.match(DATE) || [];
  const names = messages ? (day ? messages.months : messages.months_alone) : MONTHS;
  return [day && Number(day), month && names[Number(month) - 1], year].filter(Boolean).join(" ");
}

/** @param {string} start @param {string} end */
function twoDates(start, end) {
  if (start.length === 10 && end.length === 10 && start.slice(0, 7) === end.slice(0, 7)) {
    return `${Number(start.slice(8))}-${oneDate(end)}`;
  }
  return say("{start} to {end}", { start: oneDate(start), end: oneDate(end) });
}

/** @param {string} text */
const isDate = (text) => DATE.test(text) && Number(text.slice(5, 7) || 1) <= 12;

/** @param {string} words @param {string | null} time */
const timed = (words, time) => (time ? say("{date}, {time} local time", { date: words, time }) : words);

/**
 * "night of 21-22 November 2024", "October 2023 (known to the month)"; a text that is no date stays.
 * @param {string | null} start
 * @param {string | null} end
 * @param {string | null} precision
 * @param {string | null} time
 */
export function when(start, end, precision, time) {
  const [from, to] = [start, end].map((text) => (text || "").slice(0, LENGTHS[precision || ""] || 10e9));
  if (!from && !to) return say("date unknown");
  if (![from, to].every((text) => !text || isDate(text)) || !from) return [from, to].filter(Boolean).join("/");
  const several = to && to !== from;
  if (precision === "night" && several) return timed(say("night of {dates}", { dates: twoDates(from, to) }), time);
  const note = precision === "week" ? say("known to the week") : NOTES[from.length], date = several ? twoDates(from, to) : oneDate(from);
  return timed(note ? `${date} (${note})` : date, time);
}

/**
 * A window of dates as it is asked for: "November 2024", "from 3 May 2024", "until 2023".
 * @param {string} from
 * @param {string} to
 */
export function windowInWords(from, to) {
  if (!to) return say("from {date}", { date: oneDate(from) });
  if (!from) return say("until {date}", { date: oneDate(to) });
  return from === to ? oneDate(from) : twoDates(from, to);
}
