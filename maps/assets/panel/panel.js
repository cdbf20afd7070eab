// @ts-check
// The panel: heading, filters, totals, layers, legend, incidents, credits. All of it is text of
// the record, and all of it follows what is shown.
import { noFilter } from "../data/filter.js";
import { totalsOf } from "../data/totals.js";
import { nearestCopy } from "../geometry/mercator.js";
import { entries } from "../popup/choice.js";
import { element, plainButton, words } from "../text/elements.js";
import { number, plural } from "../text/figures.js";
import { areaTools } from "./area_tools.js";
import { charts } from "./charts.js";
import { downloads } from "./downloads.js";
import { filterFields } from "./filter_fields.js";
import { layerBoxes, legend } from "./layer_list.js";
import { Listing, rowsWithoutDate, undatedShown } from "./listing.js";
import { periodFields } from "./periods_compared.js";
import { printing } from "./printing.js";
import { storyRecorder } from "./story.js";
import { totalsTable } from "./totals_table.js";
import { say } from "../text/messages.js";

/** @import { Incidents } from "../data/incidents.js" */
/** @import { IncidentLayer } from "../incident_layer.js" */
/** @import { Child } from "../text/elements.js" */
/** @import { State } from "./state.js" */

/** @param {string} heading @param {...Child} content */
const section = (heading, ...content) => element("section", {}, element("h2", {}, heading), ...content);

/** @param {IncidentLayer} layer @param {Uint32Array} rows */
function list(layer, rows) {
  return entries(layer.data, rows.filter((row) => layer.data.isLocated(row)), (row) => layer.fire("choose", { row }), "entries");
}

/** What matches and is not in the page, with the way to see it. @param {PanelTexts} texts */
const leftOut = ({ left_out: sentences, left_out_records: many }) => (sentences.length ? element("details", { class: "left-out" },
  element("summary", {}, plural(many, "{n} record that matches is left out", "{n} records that match are left out")),
  element("ul", {}, sentences.map((sentence) => element("li", {}, sentence)))) : "");

/** @param {PanelTexts} texts */
function colophon({ made, credits, borders }) {
  return element("footer", {},
    element("dl", {}, made.map(([label, text]) => [element("dt", {}, label), element("dd", { dir: "auto" }, text)])),
    credits.map((line) => words("p", "", line)),
    element("p", {}, borders), element("p", {}, say("Drawn with folium and Leaflet (BSD-2-Clause)")));
}

/**
 * The rows that are shown, perhaps only those within the view.
 * @param {IncidentLayer} layer
 * @param {boolean} inView
 */
function shownRows(layer, inView) {
  const { data } = layer, bounds = inView ? layer.map.getBounds() : null, middle = bounds ? bounds.getCenter().lng : 0;
  const rows = new Uint32Array(data.count);
  let count = 0;
  for (let row = 0; row < data.count; row += 1) {
    if (!layer.isShown(row) || (bounds && !(data.hasPoint(row) && bounds.contains(nearestCopy(data.latLng(row), middle))))) continue;
    rows[count] = row;
    count += 1;
  }
  return rows.slice(0, count);
}

/** @param {State} state */
function noMatch(state) {
  const note = element("div", { class: "empty", role: "note" }, element("h2", {}, say("No incident matches")),
    element("p", {}, say("Nothing on this map answers these filters.")),
    plainButton(say("Clear the filters"), () => state.ask(noFilter())));
  note.hidden = true;
  return note;
}

/**
 * How many incidents the totals count, as `incidents count` does, and out of how many records.
 * @param {Incidents} data
 * @param {Uint32Array} all rows that answer
 * @param {Uint32Array} rows those of them that are counted
 * @param {Totals} totals
 * @param {boolean} inView
 */
function headline(data, all, rows, totals, inView) {
  const incidents = plural(totals.incidents, "{n} incident", "{n} incidents"), waves = rows.length - totals.incidents;
  const isPart = all.length !== data.count && !inView, whole = number(data.count);
  const told = isPart && !waves ? say("{incidents} of {all}", { incidents, all: whole }) : incidents;
  const records = isPart ? plural(rows.length, "in {n} of {all} records", "in {n} of {all} records", { all: whole }) : plural(rows.length, "in {n} record", "in {n} records");
  const through = waves ? ` ${records}: ${plural(waves, "{n} wave counts through its strikes", "{n} waves count through their strikes")}` : "";
  return `${told}${through}${inView ? ` ${say("in view")}` : ""}`;
}

export class Panel {
  /**
   * @param {State} state
   * @param {PanelTexts} texts
   * @param {Child} tiles the part that switches tiles, or ""
   */
  constructor(state, texts, tiles) {
    const { data } = state.layer;
    this.state = state;
    this.story = texts.story;
    this.status = element("p", { role: "status" }, data.count ? "" : say("No incident matches"));
    // What the address asks for and this page does not know.
    this.unknown = element("p", { class: "note fault", role: "status" });
    this.unknown.hidden = true;
    this.totals = element("div");
    this.legend = element("div");
    this.list = element("div");
    this.drawn = element("div");
    // Charts cost time, so that they are drawn for those who look at them.
    this.charts = element("details", { class: "layers charts" }, element("summary", {}, say("Charts")), this.drawn);
    this.charts.addEventListener("toggle", () => this.drawCharts());
    if (data.count) this.charts.append(periodFields(state));
    this.never = rowsWithoutDate(data);
    // Those that the panel speaks of.
    this.rows = new Uint32Array(0);
    this.unplaced = new Listing(state.layer, (n) => plural(n, "{n} incident without a place", "{n} incidents without a place"), say("The map cannot show them."));
    this.wholeCountries = new Listing(state.layer, (n) => plural(n, "{n} incident known to a country only", "{n} incidents known to a country only"), say("A country is hatched where you switch on Whole countries among the layers."));
    this.undated = new Listing(state.layer, (n) => plural(n, "{n} incident without a date", "{n} incidents without a date"), say("The slider cannot place them: a window of dates leaves them out."));
    this.inView = element("input", { type: "checkbox", name: "in-view" });
    // A note over the map when the filters leave nothing.
    this.none = noMatch(state);
    this.toggle = element("button", { type: "button", class: "panel-toggle", "aria-controls": "panel-body" });
    this.element = element("aside", { class: "panel", "aria-label": say("About this map") },
      element("header", {}, element("div", {}, element("h1", { dir: "auto" }, texts.title), this.status, this.unknown, leftOut(texts)), this.toggle),
      element("div", { id: "panel-body", class: "panel-body" }, this.body(texts, tiles)));
    this.toggle.addEventListener("click", () => this.fold(this.element.classList.contains("folded")));
    this.fold(!matchMedia("(max-width: 600px)").matches);
    if (data.count) this.listen();
  }

  /** @param {PanelTexts} texts @param {Child} tiles */
  body(texts, tiles) {
    if (!this.state.layer.data.count) return [tiles, colophon(texts)];
    const selected = () => shownRows(this.state.layer, this.inView.checked);
    const inView = element("label", { class: "switch" }, this.inView, element("span", {}, say("Only what the map shows now")));
    return [filterFields(this.state),
      section(say("Totals"), inView, this.totals), element("section", {}, this.charts),
      element("section", {}, layerBoxes(this.state)), element("section", {}, areaTools(this.state)), element("section", {}, storyRecorder(this.state)), tiles,
      section(say("Legend"), this.legend, element("p", { class: "note" }, say("2+ means at least 2, ?-5 at most 5"))), section(say("On the map"), this.list),
      this.wholeCountries.section, this.unplaced.section, this.undated.section,
      downloads(this.state, texts, selected), printing(this.state, selected), colophon(texts)];
  }

  /**
   * Opens or closes the panel.
   * @param {boolean} open
   */
  fold(open) {
    this.element.classList.toggle("folded", !open);
    this.toggle.setAttribute("aria-expanded", String(open));
    this.toggle.setAttribute("aria-label", open ? say("Hide details") : say("Show details"));
  }

  /** Put the keyboard into the search. */
  search() {
    this.fold(true);
    const field = this.element.querySelector("#panel-search");
    if (field instanceof HTMLElement) field.focus();
  }

  // Many changes in a row, as when time runs, are followed once.
  listen() {
    let waiting = 0;
    this.inView.checked = this.state.extras["in-view"] === "1";
    const now = () => { waiting = 0; this.follow(); };
    const later = () => { if (!waiting) waiting = requestIdleCallback(now, { timeout: 400 }); };
    this.inView.addEventListener("change", () => { this.state.choose({ "in-view": this.inView.checked ? "1" : "" }); now(); });
    this.state.on(() => { this.inView.checked = this.state.extras["in-view"] === "1"; });
    this.state.on(later);
    // What a drawing left out changes a line of the legend, and no sum.
    this.state.layer.on("broken limits", () => requestIdleCallback(() => this.legend.replaceChildren(legend(this.state.layer, this.rows)), { timeout: 400 }));
    this.state.map.on("moveend", () => { if (this.inView.checked) later(); });
    now();
  }

  // The parts that follow what is shown.
  follow() {
    const { layer, asked, unknown } = this.state, { data } = layer, inView = this.inView.checked;
    const all = shownRows(layer, false), rows = inView ? shownRows(layer, true) : all;
    const totals = totalsOf(data, rows, asked, inView);
    this.status.textContent = headline(data, all, rows, totals, inView);
    this.unknown.hidden = !unknown.length;
    this.unknown.textContent = say("Left out of the address, since this map does not know it: {parts}", { parts: unknown.join("; ") });
    this.totals.replaceChildren(...totalsTable(data, totals, asked));
    this.rows = rows;
    this.legend.replaceChildren(legend(layer, rows));
    this.list.replaceChildren(list(layer, rows));
    this.unplaced.show(all.filter((row) => !data.isLocated(row)));
    this.wholeCountries.show(layer.shows("countries") ? [] : layer.rowsOfAreas(1).filter((row) => layer.isShown(row)));
    this.undated.show(undatedShown(this.state, this.never));
    this.none.hidden = all.length > 0;
    this.drawCharts();
  }

  drawCharts() {
    if (this.charts.open) this.drawn.replaceChildren(...charts(this.state.layer.data, this.rows, this.state.asked, this.inView.checked));
  }
}
