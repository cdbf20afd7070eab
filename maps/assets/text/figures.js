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
 * A figure with a low and a high end, as every command and export writes it: "2", "2-5",
 * "2-5 (best 3)", "2+" for at least, "?-5" for at most; "" when nobody said. The best is left out
 * where it says no more than the ends. tests/figures_in_words.json lists every case.
 * @param {number | null} low
 * @param {number | null} high
 * @param {number | null} [best]
 */
export function span(low, high, best = null) {
  if (low === null && high === null) return best === null ? "" : String(best);
  if (low === high) return String(low);
  const text = high === null ? `${low}+` : `${low === null ? "?" : low}-${high}`;
  const told = best === null || (high === null && best === low);
  return told ? text : `${text} (best ${best})`;
}

/**
 * The same figure for those who hear it: "at least 2", "at most 5", "2 to 5, best 3".
 * @param {string} figure as `span` gives it
 */
export const aloud = (figure) => figure
  .replace(/^(\d+)\+/, "at least $1").replace(/^\?-/, "at most ").replace(/^(\d+)-/, "$1 to ")
  .replace(/ \((best \d+)\)$/, ", $1");

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
