// @ts-check
// What the reader has chosen: filters, view, layers, the step of time, the open incident. All of it
// stands in the address, so that a view can be sent as a link, and comes back from there.
import { meant } from "../data/choices.js";
import { LENGTHS, spanOf } from "../data/days.js";
import { COLUMN_OF, Filter, LEAST, noFilter } from "../data/filter.js";
import { areaOf, isPlain } from "../geometry/drawn_area.js";
import { WEIGHTS } from "../layers/heat.js";
import { periodsOf } from "./periods_compared.js";

/** @import { Choice } from "../data/filter.js" */
/** @import { Incidents } from "../data/incidents.js" */
/** @import { IncidentLayer } from "../incident_layer.js" */
/** @typedef {(asked: Asked) => void} Listener */
/** What the address holds beside filters, view and layers, by its words; "" is the usual. @typedef {{step: string, incident: string, heat: string, compare: string, "in-view": string}} Extras */
/** @typedef {{asked: Asked, view: {zoom: number, place: Place} | null, layers: string[] | null, extras: Extras, unknown: string[]}} Address */

const filterNames = () => /** @type {(keyof Asked)[]} */ (Object.keys(noFilter()));
/** The address names filters as the command line does. @param {string} name */
const word = (name) => name.replace("_", "-");
/** @returns {Extras} */
const noExtras = () => ({ step: "", incident: "", heat: "", compare: "", "in-view": "" });

/** What of an address this page says back where it does not know it, in letters. */
const LONGEST = 80;

/** Whether the page can do what the address asks for. @type {Record<keyof Extras, (text: string, data: Incidents) => boolean>} */
const EXTRAS = {
  step: (text) => Object.hasOwn(LENGTHS, text), incident: (text, data) => data.rowOfCode(text) >= 0, heat: (text) => Object.hasOwn(WEIGHTS, text),
  compare: (text) => periodsOf(text) !== null, "in-view": (text) => text === "1",
};

/**
 * The value of a filter as the address has it; "" for one that this page cannot answer.
 * @param {Incidents} data
 * @param {keyof Asked} name
 * @param {string} text
 */
function usable(data, name, text) {
  if (name in COLUMN_OF) return meant(data, /** @type {Choice} */ (name), text);
  if (name in LEAST) return /^\d{1,8}$/.test(text) ? text : "";
  if (name === "from" || name === "to") return spanOf(text) ? text : "";
  if (name === "area") { const area = areaOf(text); return area && isPlain(area) ? text : ""; }
  return text;
}

/**
 * A page inside another one (a notebook, an iframe without a file) has no address to write to.
 * @param {string} text
 */
function writeAddress(text) {
  try {
    history.replaceState(null, "", `#${text}`);
    return true;
  } catch { return false; }
}

/** What the map shows by the words of an address; null for none. @param {URLSearchParams} words @returns {Address["view"]} */
export function viewIn(words) {
  const [zoom, latitude, longitude] = (words.get("view") || "").split("/").map(Number);
  const fits = words.has("view") && [zoom, latitude, longitude].every(Number.isFinite) && Math.abs(latitude) <= 90;
  return fits ? { zoom, place: [latitude, longitude - 360 * Math.round(longitude / 360)] } : null;
}

/** @param {string} address @param {Incidents} data @param {string[]} layers those that the page knows @returns {Address} */
function readAddress(address, data, layers) {
  const words = new URLSearchParams(address), asked = noFilter(), extras = noExtras();
  /** @type {string[]} */
  const unknown = [];
  for (const name of filterNames()) {
    const text = words.get(word(name)) || "";
    asked[name] = text && usable(data, name, text);
    if (text && !asked[name]) unknown.push(`${word(name)} ${text}`);
  }
  const [start, end] = [asked.from, asked.to].map(spanOf);
  if (start && end && start[0] > end[1]) { unknown.push(`from ${asked.from} to ${asked.to}`); asked.from = asked.to = ""; }
  for (const name of /** @type {(keyof Extras)[]} */ (Object.keys(extras))) {
    extras[name] = words.get(name) || "";
    if (extras[name] && !EXTRAS[name](extras[name], data)) { unknown.push(`${name} ${extras[name]}`); extras[name] = ""; }
  }
  const view = viewIn(words), named = words.get("layers");
  if (words.has("view") && !view) unknown.push(`view ${words.get("view")}`);
  const chosen = named === null ? null : named.split(",").filter(Boolean), here = chosen && chosen.filter((name) => layers.includes(name));
  if (chosen) unknown.push(...chosen.filter((name) => !layers.includes(name)).map((name) => `layer ${name}`));
  const known = [...filterNames().map(word), ...Object.keys(extras), "view", "layers"];
  unknown.push(...[...new Set(words.keys())].flatMap((name) => (known.includes(name) ? words.getAll(name).slice(1).map((text) => `${name} ${text}`) : [name])));
  return { asked, view, layers: chosen && chosen.length && here && !here.length ? null : here, extras, unknown: unknown.map((one) => (one.length > LONGEST ? `${one.slice(0, LONGEST)}\u2026` : one)) };
}

export class State {
  /**
   * @param {L.Map} map
   * @param {IncidentLayer} layer
   */
  constructor(map, layer) {
    // Whether the page was opened by a link to one view of it.
    this.hadAddress = location.hash.length > 1;
    this.map = map;
    this.layer = layer;
    this.filter = new Filter(layer.data);
    /** @type {Listener[]} */
    this.listeners = [];
    this.usual = [...layer.active];
    this.written = "";
    this.waiting = 0;
    this.key = "";
    /** @type {Mask | null} */
    this.timeless = null;
    const { asked, view, layers, extras, unknown } = this.read();
    this.asked = asked;
    this.view = view;
    this.extras = extras;
    // Parts of the address that this page does not know.
    this.unknown = unknown;
    if (layers) layer.choose(layers);
    if (extras.heat) layer.weight = extras.heat;
    layer.periods = periodsOf(extras.compare);
    map.on("moveend", () => this.write());
    layer.on("opened", (event) => {
      const { row } = /** @type {any} */ (event);
      this.extras.incident = row === null ? "" : layer.data.text("code", row);
      this.write();
    });
    addEventListener("hashchange", () => { if (location.hash.slice(1) !== this.written) this.follow(); });
  }

  /** @param {string} [address] */
  read(address = location.hash.slice(1)) {
    return readAddress(address, this.layer.data, Object.keys(this.layer.layers));
  }

  /** @param {Listener} act */
  on(act) {
    this.listeners.push(act);
  }

  tell() {
    this.listeners.forEach((act) => act(this.asked));
  }

  /**
   * Ask for something else; `changes` are filters by name.
   * @param {Partial<Asked>} changes
   */
  ask(changes) {
    Object.assign(this.asked, changes);
    this.unknown = [];
    this.apply();
    this.write();
  }

  /**
   * Choose something beside the filters.
   * @param {Partial<Extras>} changes
   */
  choose(changes) {
    Object.assign(this.extras, changes);
    this.tell();
    this.write();
  }

  /**
   * Compare two periods, or no longer.
   * @param {string} compare
   */
  compare(compare) {
    this.layer.periods = periodsOf(compare);
    this.layer.refresh();
    this.layer.redraw();
    this.choose({ compare });
  }

  apply() {
    this.layer.keep(this.filter.mask(this.asked));
    this.tell();
  }

  /** The rows that answer every filter but the window of dates, worked out once for each question. */
  beyondTime() {
    const asked = { ...this.asked, from: "", to: "" }, key = JSON.stringify(asked);
    if (this.key !== key) {
      this.key = key;
      this.timeless = this.filter.mask(asked);
    }
    return this.timeless;
  }

  /**
   * Somebody wrote another address, or went back.
   * @param {string} [address] where the page cannot have one of its own
   */
  follow(address) {
    const { asked, view, layers, extras, unknown } = this.read(address);
    Object.assign(this, { asked, view, extras, unknown });
    this.layer.weight = extras.heat || "incidents";
    this.layer.periods = periodsOf(extras.compare);
    this.layer.choose(layers || this.usual);
    this.apply();
    if (view) this.map.setView(view.place, view.zoom);
    this.openNamed();
  }

  /**
   * Show what an address names.
   * @param {string} address what stands after the #
   */
  goTo(address) {
    clearTimeout(this.waiting);
    if (writeAddress(address)) this.follow();
    else this.follow(address);
  }

  /** Open the incident that the address names, or close one that it does not. */
  openNamed() {
    const { layer, extras, map } = this, row = extras.incident ? layer.data.rowOfCode(extras.incident) : -1;
    if (row < 0) map.closePopup();
    // A link without a view goes where the incident is; in another view its popup has to be seen too.
    else if (this.view) layer.open(row);
    else if (row !== layer.opened) layer.visit(row);
  }

  /** @param {string[]} names of the layers that are on */
  show(names) {
    this.layer.choose(names);
    this.tell();
    this.write();
  }

  get filtered() {
    return Object.values(this.asked).some(Boolean);
  }

  write() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      this.written = this.address();
      writeAddress(this.written);
    }, 250);
  }

  address() {
    const words = new URLSearchParams();
    for (const name of filterNames()) if (this.asked[name]) words.set(word(name), this.asked[name]);
    for (const [name, value] of Object.entries(this.extras)) if (value) words.set(name, value);
    const chosen = [...this.layer.active], { lat, lng } = this.map.getCenter();
    if (chosen.join() !== this.usual.join()) words.set("layers", chosen.join());
    words.set("view", [this.map.getZoom(), lat.toFixed(4), lng.toFixed(4)].join("/"));
    return words.toString();
  }
}
