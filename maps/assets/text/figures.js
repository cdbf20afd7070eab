// @ts-check
// Figures in words: the one place for how a number, a range or a distance reads. Unknown is said,
// never 0.
import { form, messages, say } from "./messages.js";

/**
 * "12,345.6". The browser's own formatters take a tenth of a second to load.
 * @param {number} value
 */
export function number(value) {
  const [whole, rest] = String(value).split(".");
  const group = messages ? messages.group : ",", decimal = messages ? messages.decimal : ".";
  return whole.replace(/\B(?=(\d{3})+$)/g, group) + (rest ? decimal + rest : "");
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
  return told ? text : say("{figure} (best {best})", { figure: text, best });
}

/**
 * The same figure for those who hear it: "at least 2", "at most 5", "2 to 5, best 3".
 * @param {string} figure as `span` gives it
 */
export const aloud = (figure) => figure
  .replace(/^(\d+)\+/, (_, low) => say("at least {low}", { low })).replace(/^\?-(\d+)/, (_, high) => say("at most {high}", { high }))
  .replace(/^(\d+)-(\d+)/, (_, low, high) => say("{low} to {high}", { low, high })).replace(/ \(([^()]+)\)$/, ", $1");

/** @param {number} metres */
export function distance(metres) {
  if (metres < 1000) return say("{n} m", { n: number(Math.round(metres)) });
  const digits = metres >= 10000 ? 0 : 1;
  return say("{n} km", { n: number(Number((metres / 1000).toFixed(digits))) });
}

/**
 * Large numbers for small places: 950, 1.2k, 34k, 1.5M.
 * @param {number} value
 */
export function brief(value) {
  if (value < 1000) return String(value);
  const isThousands = value < 999500, unit = isThousands ? 1e3 : 1e6;
  const n = number(Number((value / unit).toPrecision(value / unit < 100 ? 2 : 3)));
  return isThousands ? say("{n}k", { n }) : say("{n}M", { n });
}

/**
 * "1 incident", "12 incidents": `{n}` in the messages is the number.
 * @param {number} value
 * @param {string} one
 * @param {string} several
 * @param {import("./messages.js").Values} [values] what else stands in braces
 */
export const plural = (value, one, several, values = {}) => form(value, one, several, { n: number(value), ...values });
