// @ts-check
// Two periods of the reader's choice beside each other, under the same filters; the layer of the
// comparison on the map follows them.
import { spanOf } from "../data/days.js";
import { totalsOf } from "../data/totals.js";
import { element } from "../text/elements.js";
import { number, plural, span } from "../text/figures.js";
import { say } from "../text/messages.js";

/** @import { State } from "./state.js" */
/** First and last day as 2024-05-03. @typedef {[string, string]} Period */

const FIGURES = /** @type {["killed" | "injured" | "missing" | "launched" | "intercepted", string][]} */ ([
  ["killed", say("Killed")], ["injured", say("Injured")], ["missing", say("Missing")], ["launched", say("Launched")], ["intercepted", say("Intercepted")]]);

const ORDER = [say("First"), say("Second")];
const ENDS = [[say("First period, from"), say("First period, to")], [say("Second period, from"), say("Second period, to")]];

/**
 * The two periods of a text such as "2024-01-01/2024-06-30,2024-07-01/2024-12-31", or null.
 * @param {string} text
 * @returns {[Period, Period] | null}
 */
export function periodsOf(text) {
  const periods = text.split(",").map((one) => one.split("/"));
  const fits = periods.length === 2 && periods.every((ends) => ends.length === 2 && ends.every((day) => day.length === 10 && spanOf(day)) && ends[0] <= ends[1]);
  return fits ? /** @type {[Period, Period]} */ (periods) : null;
}

/** @param {Period} period */
function days([from, to]) {
  const start = spanOf(from), end = spanOf(to);
  return start && end ? end[1] - start[0] + 1 : 0;
}

/** @param {State} state @param {Period} period */
function sums(state, [from, to]) {
  const { data } = state.layer, asked = { ...state.asked, from, to }, mask = state.filter.mask(asked);
  const rows = Uint32Array.from({ length: data.count }, (_, row) => row).filter((row) => !mask || mask[row] === 1);
  return totalsOf(data, rows, asked, false);
}

/** @param {Sum} sum */
const cell = (sum) => element("td", {}, element("b", sum.low === null && sum.high === null ? { class: "unknown" } : {}, span(sum.low, sum.high, sum.best) || say("unknown")),
  sum.unknown ? element("small", {}, say("{n} not stated", { n: number(sum.unknown) })) : "");

/** @param {State} state @param {[Period, Period]} periods */
function table(state, periods) {
  const [first, second] = periods.map((period) => sums(state, period));
  const line = (/** @type {string} */ name, /** @type {HTMLElement[]} */ ...cells) => element("tr", {}, element("th", { scope: "row" }, name), cells);
  const plain = (/** @type {number} */ value) => element("td", {}, element("b", {}, number(value)));
  return element("table", { class: "compared" },
    element("thead", {}, element("tr", {}, element("td"), ORDER.map((name, n) => element("th", { scope: "col" }, name, element("small", {}, plural(days(periods[n]), "{n} day", "{n} days")))))),
    element("tbody", {}, line(say("Incidents"), plain(first.incidents), plain(second.incidents)),
      FIGURES.filter(([name]) => name !== "missing" || first.missing.unknown < first.missing.records || second.missing.unknown < second.missing.records)
        .map(([name, words]) => line(words, cell(first[name]), cell(second[name])))));
}

/**
 * Fields for two periods, and the figures of each once all four days are there.
 * @param {State} state
 */
export function periodFields(state) {
  const fields = ["first", "second"].map((name, n) => ["from", "to"].map((end, at) =>
    element("input", { type: "date", name: `${name}-${end}`, "aria-label": ENDS[n][at], min: "1900-01-01", max: "2100-12-31" })));
  const answer = element("div", { role: "status" });
  const follow = () => {
    const periods = periodsOf(state.extras.compare), focused = document.activeElement;
    fields.flat().forEach((field, n) => { if (periods && field !== focused) field.value = periods[n >> 1][n % 2]; });
    answer.replaceChildren(...(periods ? [table(state, periods), element("p", { class: "note" }, say("What may lie in both periods counts in both. The layer of changes on the map compares the two as well."))] : []));
  };
  for (const field of fields.flat()) {
    field.addEventListener("change", () => {
      const text = fields.map((ends) => ends.map(({ value }) => value).join("/")).join(), isWhole = fields.flat().every(({ value }) => value);
      if (!isWhole) { state.compare(""); return; }
      if (periodsOf(text)) state.compare(text);
      else answer.replaceChildren(element("p", { class: "note fault" }, say("A period ends before it begins.")));
    });
  }
  state.on(follow);
  follow();
  return element("fieldset", { class: "periods" }, element("legend", {}, say("Compare two periods")),
    fields.map(([from, to], n) => element("p", {}, element("span", {}, ORDER[n]), from, ` ${say("to")} `, to)), answer);
}
