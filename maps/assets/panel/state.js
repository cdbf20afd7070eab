// @ts-check
// What the reader has chosen: filters, view, layers. It stands in the address, so that a view can
// be sent as a link.
import { Filter, noFilter } from "../data/filter.js";

/** @import { IncidentLayer } from "../incident_layer.js" */
/** @typedef {(asked: Asked) => void} Listener */
/** @typedef {{asked: Asked, view: {zoom: number, place: Place} | null, layers: string[] | null}} Address */

// Filters that the address names in another way than the page: as the command line does.
/** @type {Partial<Record<keyof Asked, string>>} */
const WORDS = { weapon_type: "weapon-type", killed_min: "killed-min", injured_min: "injured-min" };

const filterNames = () => /** @type {(keyof Asked)[]} */ (Object.keys(noFilter()));

/** @returns {Address} */
function readAddress() {
  const words = new URLSearchParams(location.hash.slice(1)), asked = noFilter();
  for (const name of filterNames()) asked[name] = words.get(WORDS[name] || name) || "";
  const [zoom, latitude, longitude] = (words.get("view") || "").split("/").map(Number);
  const known = words.has("view") && [zoom, latitude, longitude].every(Number.isFinite), layers = words.get("layers");
  return { asked, view: known ? { zoom, place: [latitude, longitude] } : null, layers: layers === null ? null : layers.split(",") };
}

export class State {
  /**
   * @param {L.Map} map
   * @param {IncidentLayer} layer
   */
  constructor(map, layer) {
    const { asked, view, layers } = readAddress();
    this.map = map;
    this.layer = layer;
    this.filter = new Filter(layer.data);
    /** @type {Listener[]} */
    this.listeners = [];
    this.asked = asked;
    this.view = view;
    this.usual = [...layer.active].join();
    this.written = "";
    this.waiting = 0;
    this.key = "";
    /** @type {Mask | null} */
    this.timeless = null;
    if (layers) layer.choose(layers.filter((name) => name in layer.layers));
    map.on("moveend", () => this.write());
    addEventListener("hashchange", () => { if (location.hash.slice(1) !== this.written) this.follow(); });
  }

  /** @param {Listener} act */
  on(act) {
    this.listeners.push(act);
  }

  /**
   * Ask for something else; `changes` are filters by name.
   * @param {Partial<Asked>} changes
   */
  ask(changes) {
    Object.assign(this.asked, changes);
    this.apply();
    this.write();
  }

  apply() {
    this.layer.keep(this.filter.mask(this.asked));
    this.listeners.forEach((act) => act(this.asked));
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

  /** Somebody wrote another address, or went back. */
  follow() {
    const { asked, view } = readAddress();
    this.asked = asked;
    this.apply();
    if (view) this.map.setView(view.place, view.zoom);
  }

  /** @param {string[]} names of the layers that are on */
  show(names) {
    this.layer.choose(names);
    this.listeners.forEach((act) => act(this.asked));
    this.write();
  }

  get filtered() {
    return Object.values(this.asked).some(Boolean);
  }

  write() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      this.written = this.address();
      history.replaceState(null, "", `#${this.written}`);
    }, 250);
  }

  address() {
    const words = new URLSearchParams();
    for (const name of filterNames()) if (this.asked[name]) words.set(WORDS[name] || name, this.asked[name]);
    const chosen = [...this.layer.active].join(), { lat, lng } = this.map.getCenter();
    if (chosen !== this.usual) words.set("layers", chosen);
    words.set("view", [this.map.getZoom(), lat.toFixed(4), lng.toFixed(4)].join("/"));
    return words.toString();
  }
}
