// @ts-check
// Records that the map or the slider cannot place: counted and listed in the panel.
import { NEVER, spansOfRows } from "../data/days.js";
import { pages } from "../popup/choice.js";
import { details } from "../popup/details.js";
import { title } from "../popup/facts.js";
import { element } from "../text/elements.js";

/** @import { Incidents } from "../data/incidents.js" */
/** @import { IncidentLayer } from "../incident_layer.js" */
/** @import { State } from "./state.js" */

/** A list that opens. Each line opens its record. */
export class Listing {
  /**
   * @param {IncidentLayer} layer
   * @param {(count: number) => string} told how many there are, in words
   * @param {string} note
   */
  constructor(layer, told, note) {
    this.layer = layer;
    this.data = layer.data;
    this.told = told;
    /** @type {Rows} */
    this.rows = [];
    this.key = "";
    this.summary = element("summary");
    this.lines = element("div");
    this.list = element("details", { class: "listing" }, this.summary, element("p", { class: "note" }, note), this.lines);
    this.list.addEventListener("toggle", () => this.fill());
    this.section = element("section", {}, this.list);
  }

  /** @param {Rows} rows */
  show(rows) {
    this.rows = rows;
    this.section.hidden = !rows.length;
    this.summary.textContent = this.told(rows.length);
    this.fill();
  }

  // The same lines stay, and with them the records that the reader has opened.
  fill() {
    const key = `${this.list.open} ${this.rows.length} ${[...this.rows.slice(0, 200)].join()}`;
    if (this.key === key) return;
    this.key = key;
    this.lines.replaceChildren(...(this.list.open ? [pages(this.rows, (row) => element("li", {}, this.line(row)))] : []));
  }

  /** @param {number} row */
  line(row) {
    const line = element("details", {}, element("summary", { dir: "auto" }, title(this.data, row)));
    line.addEventListener("toggle", () => line.append(details(this.data, row, (other) => this.layer.fire("choose", { row: other }))), { once: true });
    return line;
  }
}

/**
 * The rows without a date.
 * @param {Incidents} data
 */
export function rowsWithoutDate(data) {
  const { first } = spansOfRows(data);
  /** @type {number[]} */
  const rows = [];
  first.forEach((day, row) => { if (day === NEVER) rows.push(row); });
  return rows;
}

/**
 * Rows without a date, of those that answer every filter but the window of dates.
 * @param {State} state
 * @param {number[]} undated
 */
export function undatedShown(state, undated) {
  const mask = undated.length ? state.beyondTime() : null;
  return mask ? undated.filter((row) => mask[row] === 1) : undated;
}
