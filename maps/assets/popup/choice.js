// @ts-check
// Lists of incidents to choose from: in a popup where several share a place, and in the panel.
import { symbol } from "../drawing/symbols.js";
import { element, words } from "../text/elements.js";
import { number } from "../text/figures.js";
import * as facts from "./facts.js";

/** @import { Incidents } from "../data/incidents.js" */

/** More lines than anyone reads would only make the page slow. */
export const MOST_LISTED = 200;

/**
 * One line for one incident: symbol, title, date.
 * @param {Incidents} data
 * @param {number} row
 * @param {() => void} open
 */
function entry(data, row, open) {
  const button = element("button", { type: "button", class: "incident-entry" },
    symbol(data.styleAt(row), 14, data.text("verification", row)),
    element("span", {},
      words("strong", "", facts.title(data, row)),
      words("small", "", facts.when(data, row))));
  button.addEventListener("click", open);
  return element("li", {}, button);
}

/**
 * The entries of the first of these rows.
 * @param {Incidents} data
 * @param {Rows} rows
 * @param {(row: number) => void} open
 */
export const entries = (data, rows, open) =>
  [...rows.slice(0, MOST_LISTED)].map((row) => entry(data, row, () => open(row)));

/**
 * Several incidents that share a place.
 * @param {Incidents} data
 * @param {string} heading
 * @param {Rows} rows
 * @param {(row: number) => void} open
 */
export const choice = (data, heading, rows, open) => element("div", { class: "incident-choice" },
  element("h2", { dir: "auto" }, heading),
  element("ul", {}, entries(data, rows, open)),
  rows.length > MOST_LISTED ? element("p", { class: "incident-precision" },
    `and ${number(rows.length - MOST_LISTED)} more`) : "");
