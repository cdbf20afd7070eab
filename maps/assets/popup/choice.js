// @ts-check
// Lists of incidents to choose from: in a popup where several share a place, and in the panel.
import { symbol } from "../drawing/symbols.js";
import { element, plainButton, words } from "../text/elements.js";
import { number } from "../text/figures.js";
import * as facts from "./facts.js";
import { say } from "../text/messages.js";

/** @import { Incidents } from "../data/incidents.js" */

/** So many lines at once: more would only make the page slow. */
const AT_ONCE = 200;

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
 * A list that pages on: the first rows, and a button that brings the next.
 * @param {Rows} rows
 * @param {(row: number) => HTMLElement} line
 * @param {string} [name] class of the list
 */
export function pages(rows, line, name = "") {
  const list = element("ul", name ? { class: name } : {}), more = plainButton("", next), place = element("div", {}, list, more);
  function next() {
    const from = list.childElementCount, lines = [...rows.slice(from, from + AT_ONCE)].map(line);
    list.append(...lines);
    const rest = rows.length - from - lines.length;
    more.hidden = rest < 1;
    more.textContent = say("Show {n} more of {all}", { n: number(Math.min(AT_ONCE, rest)), all: number(rest) });
    const first = lines[0] && lines[0].querySelector("button, summary");
    if (from && first instanceof HTMLElement) first.focus();
  }
  next();
  return place;
}

/**
 * These rows as lines that open.
 * @param {Incidents} data
 * @param {Rows} rows
 * @param {(row: number) => void} open
 * @param {string} [name]
 */
export const entries = (data, rows, open, name) => pages(rows, (row) => entry(data, row, () => open(row)), name);

/**
 * Several incidents that share a place.
 * @param {Incidents} data
 * @param {string} heading
 * @param {Rows} rows
 * @param {(row: number) => void} open
 */
export const choice = (data, heading, rows, open) => element("div", { class: "incident-choice" },
  element("h2", { dir: "auto" }, heading),
  entries(data, rows, open));
