// @ts-check
// Figures in words: the one place for how a number, a range or a distance reads. Unknown is said,
// never 0.

/**
 * "12,345.6". The browser's own formatters take a tenth of a second to load.
 * @param {number} value
 */
export function number(value) {
  const [whole, rest] = String(value).split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (rest ? `.${rest}` : "");
}

/**
 * A range of munitions: "2", "at least 2", "at most 5", "2 to 5"; null when nobody said.
 * @param {number | null} low
 * @param {number | null} high
 */
export function count(low, high) {
  if (low === null) return high === null ? null : `at most ${number(high)}`;
  if (low === high) return number(low);
  if (high === null) return low ? `at least ${number(low)}` : "0 or more (no upper figure)";
  return `${number(low)} to ${number(high)}`;
}

/**
 * Low, best and high of a toll: "2", "13 to 20 (best 15)", "not stated".
 * @param {number | null} low
 * @param {number | null} best
 * @param {number | null} high
 */
export function people(low, best, high) {
  if (low === null && best === null && high === null) return "not stated";
  if (best !== null && low === best && best === high) return number(best);
  const missing = [best === null && "best", high === null && "high"].filter(Boolean);
  const notes = best === null ? [] : [`best ${number(best)}`];
  if (missing.length) notes.push(`${missing.join(" and ")} unknown`);
  const span = low !== null && high === null ? `${number(low)} or more` : count(low, high);
  return notes.length ? `${span || "low unknown"} (${notes.join(", ")})` : span || "";
}

/** @param {number} metres */
export function distance(metres) {
  if (metres < 1000) return `${number(Math.round(metres))} m`;
  const digits = metres >= 10000 ? 0 : 1;
  return `${number(Number((metres / 1000).toFixed(digits)))} km`;
}

/**
 * Large numbers for small places: 950, 1.2k, 34k, 1.5M.
 * @param {number} value
 */
export function brief(value) {
  if (value < 1000) return String(value);
  const [unit, name] = value < 999500 ? [1e3, "k"] : [1e6, "M"];
  return `${Number((value / unit).toPrecision(value / unit < 100 ? 2 : 3))}${name}`;
}

/**
 * "1 incident", "12 incidents".
 * @param {number} value
 * @param {string} noun
 */
export const plural = (value, noun) => `${number(value)} ${noun}${value === 1 ? "" : "s"}`;
