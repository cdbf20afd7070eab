// @ts-check
// What is selected as a file: CSV as `incidents export` writes it, or GeoJSON, made in the page with
// no network; with the filter, the credits and what made the page.
import { splitList } from "../data/columns.js";
import { element, plainButton } from "../text/elements.js";
import { areaFeature } from "../geometry/drawn_area.js";
import { windowInWords } from "../text/calendar.js";
import { say } from "../text/messages.js";

/** @import { Incidents } from "../data/incidents.js" */
/** @import { State } from "./state.js" */

// As incidents/exporters/spreadsheet_cells.py: what a spreadsheet would run stands behind an apostrophe.
const FORMULA = /(^|;)(?='*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])/g;

/**
 * Let the browser save a text as a file.
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
export function save(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = element("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/** @param {Incidents} data @param {string} name @param {number} row @returns {string | number | null} */
function value(data, name, row) {
  if (name in data.numbers) return data.number(/** @type {NumberColumn} */ (name), row);
  return data.text(/** @type {TextColumn} */ (name), row) || null;
}

/** @param {string | number | null} one */
function cell(one) {
  if (one === null) return "";
  if (typeof one === "number") return String(one);
  const text = one.replaceAll("\0", "\u2400").replace(FORMULA, "$1'");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Lines of cells as the text of a CSV file; what is null stays empty.
 * @param {(string | number | null)[][]} lines
 */
export const csvText = (lines) => `\ufeff${lines.map((cells) => cells.map(cell).join(",")).join("\r\n")}\r\n`;

/**
 * @param {Incidents} data
 * @param {Rows} rows
 */
function csvOf(data, rows) {
  const names = data.head.flat.map(([name]) => name);
  return csvText([names, ...[...rows].map((row) => names.map((name) => value(data, name, row)))]);
}

/** @param {Incidents} data @param {number} row */
function feature(data, row) {
  const latitude = data.number("latitude", row), longitude = data.number("longitude", row);
  const drawn = latitude !== null && longitude !== null && data.text("location_precision", row) !== "unknown";
  const properties = Object.fromEntries(data.head.flat.map(([name, kind]) => {
    const one = value(data, name, row);
    return [name, kind === "list" && typeof one === "string" ? splitList(one) : one];
  }));
  return { type: "Feature", id: data.text("code", row), geometry: drawn ? { type: "Point", coordinates: [longitude, latitude] } : null, properties };
}

/**
 * What made the file, for whoever finds it: the page, the selection, whom to credit.
 * @param {State} state
 * @param {PanelTexts} texts
 * @param {Rows} rows
 */
function head(state, texts, rows) {
  const asked = Object.fromEntries(Object.entries(state.asked).filter(([, one]) => one)), { from, to, area, ...others } = asked;
  return {
    title: texts.title, page: Object.fromEntries(texts.made), left_out: texts.left_out,
    selection: { ...others, ...(from || to ? { dates: windowInWords(from || "", to || "") } : {}), ...(area ? { inside: areaFeature(area).geometry } : {}) },
    records: rows.length, not_held: "the number of a record in its data set; coordinates of what is known to an area only", credits: texts.credits,
  };
}

/**
 * The part of the panel with a button a format.
 * @param {State} state
 * @param {PanelTexts} texts
 * @param {() => Uint32Array} selected the rows that are counted now
 */
export function downloads(state, texts, selected) {
  const { data } = state.layer;
  const note = element("p", { class: "note", role: "status" });
  const take = (/** @type {(rows: Uint32Array) => void} */ write) => () => {
    const rows = selected();
    note.textContent = rows.length ? "" : say("Nothing is selected: there is no record to save.");
    if (rows.length) write(rows);
  };
  const csv = plainButton("CSV", take((rows) => {
    save("incidents.csv", "text/csv", csvOf(data, rows));
    save("incidents.csv-metadata.json", "application/json", JSON.stringify(head(state, texts, rows), null, 2));
  }));
  const geojson = plainButton("GeoJSON", take((rows) => save("incidents.geojson", "application/geo+json",
    JSON.stringify({ type: "FeatureCollection", metadata: head(state, texts, rows), features: [...rows].map((row) => feature(data, row)) }))));
  return element("section", { class: "downloads" }, element("h2", {}, say("Save what is selected")), element("p", {}, csv, " ", geojson), note);
}
