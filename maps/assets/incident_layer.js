// @ts-check
// The layer of incidents: unpacks them, keeps what is shown, and lets its layers draw it.
import { aboveAny } from "./data/hierarchy.js";
import { Incidents } from "./data/incidents.js";
import { Surface } from "./drawing/surface.js";
import { addStyles, sprites } from "./drawing/symbols.js";
import { onTheme, theme } from "./drawing/theme.js";
import { latitudeAt, longitudeAt, narrowest, nearestCopy } from "./geometry/mercator.js";
import { MarkButtons } from "./marks/buttons.js";
import { Cells, depthAt } from "./marks/cells.js";
import { Fan, MOST_SPREAD } from "./marks/fan.js";
import { groupsIn, rowsOf } from "./marks/groups.js";
import { Hits } from "./marks/hits.js";
import { choice } from "./popup/choice.js";
import { details } from "./popup/details.js";
import { freeOf, openPopup } from "./popup/popup.js";
import { plainButton } from "./text/elements.js";
import { plural } from "./text/figures.js";
import { say } from "./text/messages.js";

/** @import { Frame } from "./drawing/frame.js" */
/** @import { Mark } from "./marks/hits.js" */
/**
 * A name that may be written on the map: beside a place, as far off as its symbol reaches.
 * @typedef {{kind: "place" | "site" | "town", text: string, place: Place, reach: number}} PlaceName
 */
/**
 * How one layer draws what is shown; a file in `layers` exports it as `layer(packed, view)`.
 * @typedef {object} LayerDrawing
 * @property {L.FeatureGroup} [group] shapes of Leaflet, which the map holds while the layer is on
 * @property {(view: IncidentLayer) => void} [refresh] follows what is shown
 * @property {(frame: Frame, view: IncidentLayer) => Iterable<undefined> | void} [draw] paints on the
 *   canvas; a generator rests between the parts of a long drawing
 * @property {() => string} [limit] what the legend adds where not everything is drawn
 * @property {() => boolean} [isEmpty] whether there is nothing to draw of what is shown: the legend leaves it out
 * @property {(view: IncidentLayer, rows: Rows) => [Element, string][]} [keys] more lines of the legend for these rows
 * @property {() => [number, number][]} [obstacles] points of the world that no name may cover
 * @property {() => Place[]} [places] what the first view has to show beside the incidents
 * @property {() => L.LatLngBounds[]} [bounds] what it has to show where no incident has a point
 * @property {(area: number) => Place} [place] where the popup of an area points at
 */
/** @typedef {(packed: any, view: IncidentLayer) => LayerDrawing} LayerMaker */
/**
 * What a layer of others may use of a drawing and of the layer of incidents. docs/plugins.md says it
 * in words; what stands here keeps its name and its meaning, anything else may change.
 * @typedef {Pick<Frame, "brush" | "width" | "height" | "zoom" | "pixel" | "copies">} PluginFrame
 * @typedef {Pick<Incidents, "count" | "x" | "y" | "number" | "text" | "items" | "label" | "hasPoint">} PluginData
 * @typedef {{data: PluginData} & Pick<IncidentLayer, "theme" | "shownRows" | "shownPoints" | "isShown" | "counts">} PluginView
 */
/**
 * What `layer(packed, view)` of a plug-in gives; every part may be left out.
 * @typedef {object} PluginDrawing
 * @property {(view: PluginView) => void} [refresh]
 * @property {(frame: PluginFrame, view: PluginView) => void} [draw]
 * @property {() => string} [limit]
 */
/** @typedef {(packed: any, view: PluginView) => PluginDrawing} PluginMaker */

const PANES = { "incident-areas": 410, "incident-sites": 440, "incident-marks": 450, "incident-keys": 470 };
// How close the map goes to an incident by itself, and how many metres around it are shown at least.
const CLOSEST = 12, LEAST_M = 2500;
// So large a part of the incidents at each edge may lie outside the first view.
const FAR_SHARE = 0.025;
// Up to so many incidents are read whole before anything is drawn.
const FEW = 2000;

/** @param {string} name @param {number} count */
const publish = (name, count) => document.documentElement.setAttribute(name, String(count));

export class IncidentLayer extends L.Layer {
  /**
   * @param {string} id of the data in the page
   * @param {string[]} chosen the layers that are on
   * @param {Record<string, LayerMaker>} makers every layer by name, the lowest first
   */
  constructor(id, chosen, makers) {
    super();
    this.data = Incidents.fromPage(id);
    this.active = new Set(chosen);
    this.makers = makers;
    /** @type {Record<string, LayerDrawing>} */
    this.layers = {};
    // Places that layers want named.
    /** @type {PlaceName[]} */
    this.names = [];
    this.weight = "incidents";
    // Two periods that the reader compares, each from day to day.
    /** @type {[[string, string], [string, string]] | null} */
    this.periods = null;
    /** @type {Mask | null} */
    this.mask = null;
    // A byte a row: waves and roll-ups whose parts are shown, and counted in their place.
    /** @type {Uint8Array | null} */
    this.above = null;
    this.hits = new Hits();
    this.fan = new Fan(this);
    this.theme = theme();
    this.sprite = sprites([], this.theme, 1);
    // Whether the reader draws on the map, so that a click opens nothing.
    this.drawing = false;
    // The row whose popup or record is open.
    /** @type {number | null} */
    this.opened = null;
    // Circles and lines of the last drawing.
    this.circles = 0;
    this.lines = 0;
    this.dressed = false;
    this.finished = false;
    this.later = 0;
    /** @type {Surface | null} */
    this.surface = null;
    /** @type {MarkButtons | null} */
    this.buttons = null;
    /** @type {Frame | null} */
    this.frame = null;
    // What a page puts around the layer.
    /** @type {Promise<void> | null} */
    this.surroundings = null;
    /** @type {() => void} */
    this.whole = () => {};
    // All columns are there.
    /** @type {Promise<void>} */
    this.ready = new Promise((resolve) => { this.whole = resolve; });
    this.index = new Cells(this.data);
    this.begun = this.data.begin().then(() => { this.index = new Cells(this.data); });
  }

  /** The map that the layer is on. */
  get map() {
    return this._map;
  }

  /** @param {L.Map} map */
  onAdd(map) {
    this._map = map;
    for (const [name, order] of Object.entries(PANES)) {
      if (!map.getPane(name)) map.createPane(name).style.zIndex = String(order);
    }
    this.appear(map);
    return this;
  }

  /** @param {L.Map} map */
  async appear(map) {
    await this.begun;
    if (!this.dressed) await this.begin();
    this.join(map);
  }

  async begin() {
    this.dressed = true;
    addStyles(this.data.styles);
    this.dress();
    for (const [name, packed] of Object.entries(this.data.layers)) {
      try {
        this.layers[name] = this.makers[name](packed, this);
      } catch (error) { this.giveUp(name, error); }
    }
    // Where nothing is known more closely, whole countries are all that there is to see.
    if (this.layers.countries && !this.data.points.length && !this.closerAreas()) this.active.add("countries");
    if (this.isSmall()) await this.finish();
  }

  /** Whether an incident is known to an area that is no whole country. */
  closerAreas() {
    return this.rowsOfAreas(0).length > 0;
  }

  /**
   * Rows that are known to an area only: to a whole country, or to a smaller one.
   * @param {0 | 1} whole
   */
  rowsOfAreas(whole) {
    const { area } = this.data.numbers, packed = this.data.layers.areas, rows = [];
    for (let row = 0; area && packed && row < this.data.count; row += 1) {
      if (area.known(row) && packed.places[area.valueOf(row)].whole === whole) rows.push(row);
    }
    return rows;
  }

  /**
   * Go on without a layer that broke: the legend says so, and the console why.
   * @param {string} name
   * @param {unknown} error
   */
  giveUp(name, error) {
    console.error(`The layer ${name} cannot be drawn: ${error}`);
    this.layers[name] = { limit: () => say("cannot be drawn") };
    this.fire("broken", { name });
  }

  isSmall() {
    return this.data.count <= FEW;
  }

  async finish() {
    await this.data.finish();
    this.finished = true;
    this.refresh();
    this.whole();
    this.fire("ready");
  }

  /** @param {L.Map} map */
  join(map) {
    const surface = new Surface((frame) => this.draw(frame), { pane: "incident-marks", late: 3 });
    const keys = map.getPane("incident-keys");
    this.surface = surface;
    if (keys) this.buttons = new MarkButtons(this, keys);
    onTheme(() => { this.dress(); this.redraw(); });
    this.placeGroups();
    map.on("click", this.click, this).on("mousemove", this.hover, this).on("moveend", this.rest, this);
    map.on("zoomstart", () => { this.fan.rows = null; });
    if (!map._loaded) map.once("load", () => surface.addTo(map)); else surface.addTo(map);
    requestAnimationFrame(() => this.drawn());
  }

  async drawn() {
    if (!this.finished) await this.finish();
    await this.surroundings;
    publish("data-drawn", this.data.located);
    publish("data-shown", this.shown());
  }

  /** @param {L.Map} map */
  onRemove(map) {
    map.off("click", this.click, this).off("mousemove", this.hover, this).off("moveend", this.rest, this);
    if (this.surface) this.surface.remove();
    Object.values(this.layers).forEach(({ group }) => group && group.remove());
    const keys = map.getPane("incident-keys");
    if (keys) keys.replaceChildren();
    return this;
  }

  // Colours and sprites of the day or the night.
  dress() {
    this.theme = theme();
    this.sprite = sprites(this.data.styles, this.theme, devicePixelRatio || 1);
  }

  /** @param {string} name */
  shows(name) {
    return this.active.has(name) && Boolean(this.layers[name]);
  }

  /** The layers that are on, by name, the lowest first. */
  shownLayers() {
    return Object.entries(this.layers).filter(([name]) => this.shows(name));
  }

  /** @param {number} row */
  isShown(row) {
    return !this.mask || this.mask[row] === 1;
  }

  /** How many incidents are shown. */
  shown() {
    return this.mask ? this.mask.reduce((sum, one) => sum + one, 0) : this.data.count;
  }

  shownPoints() {
    return this.index.kept.rows.subarray(0, this.index.length);
  }

  /**
   * Show these rows alone, or all of them.
   * @param {Mask | null} mask
   */
  keep(mask) {
    this.mask = mask;
    this.index.keep(mask);
    this.fan.rows = null;
    this.refresh();
    this.redraw();
    publish("data-shown", this.shown());
  }

  /**
   * Switch layers on and off.
   * @param {Iterable<string>} names
   */
  choose(names) {
    this.active = new Set(names);
    this.refresh();
    this.placeGroups();
    this.redraw();
  }

  *shownRows() {
    for (let row = 0; row < this.data.count; row += 1) if (this.isShown(row)) yield row;
  }

  /**
   * Whether a layer that counts incidents counts this one.
   * @param {number} row
   */
  counts(row) {
    return !this.above || !this.above[row];
  }

  refresh() {
    this.names = [];
    this.above = this.data.numbers.parent_row ? aboveAny(this.data, this.shownRows()) : null;
    for (const [name, layer] of this.shownLayers()) {
      try {
        if (layer.refresh) layer.refresh(this);
      } catch (error) { this.giveUp(name, error); }
    }
  }

  placeGroups() {
    for (const [name, { group }] of Object.entries(this.layers)) {
      if (!group || !this._map) continue;
      if (this.shows(name)) group.addTo(this._map); else group.remove();
    }
  }

  redraw() {
    if (this.surface) this.surface.redraw();
  }

  /** @param {Frame} frame */
  *draw(frame) {
    cancelIdleCallback(this.later);
    this.hits = new Hits();
    this.circles = 0;
    this.lines = 0;
    this.arrange(frame);
    this.frame = frame;
    for (const [name, layer] of this.shownLayers()) {
      try {
        if (layer.draw) yield* layer.draw(frame, this) || [];
      } catch (error) { this.giveUp(name, error); }
    }
    this.rest();
  }

  // Buttons and names follow when the map stands still and there is time, one after the other.
  rest() {
    cancelIdleCallback(this.later);
    this.later = requestIdleCallback(() => {
      this.settle((frame) => this.fire("settled", { frame }));
      this.later = requestIdleCallback(() => this.settle((frame) => {
        if (this.buttons) this.buttons.place(frame);
        this.later = requestIdleCallback(() => this.ahead(frame));
      }), { timeout: 500 });
    }, { timeout: 300 });
  }

  /**
   * What stands alone and what stands in a crowd, at this zoom.
   * @param {Frame} frame
   */
  arrange(frame) {
    frame.groups = groupsIn(this.index, depthAt(frame.zoom, 2), frame.box, frame.scale);
    frame.crowds = frame.groups.filter((group) => group.count > 1);
    const alone = frame.groups.filter((group) => group.count === 1);
    frame.singles = alone.map((group) => rowsOf(this.index, group)[0]);
  }

  /**
   * The cells of the next zooms, before anybody zooms.
   * @param {Frame} frame
   */
  ahead(frame) {
    for (const by of [1, -1]) this.index.level(depthAt(frame.zoom + by, 2));
  }

  /** @param {(frame: Frame) => void} act */
  settle(act) {
    if (this._map && this.finished && this.frame) act(this.frame);
  }

  /** Where a point of the map lies on the canvas. @param {L.Point} containerPoint @returns {Pixel | null} */
  onCanvas(containerPoint) {
    if (!this.frame) return null;
    const { x, y } = this._map.containerPointToLayerPoint(containerPoint), { corner } = this.frame;
    return [x - corner.x, y - corner.y];
  }

  /** @param {L.Point} containerPoint */
  hitAt(containerPoint) {
    const at = this.onCanvas(containerPoint);
    return at && this.hits.at(...at);
  }

  /** @param {L.Point} containerPoint */
  shapeAt(containerPoint) {
    const at = this.onCanvas(containerPoint);
    return at && this.hits.shapeAt(...at);
  }

  /** @param {L.LeafletMouseEvent} event */
  click(event) {
    if (this.drawing) return;
    const mark = this.hitAt(event.containerPoint), shape = mark ? null : this.shapeAt(event.containerPoint);
    if (mark) this.activate(mark); else if (shape) shape.open(); else this.fan.close();
  }

  /** @param {L.LeafletMouseEvent} event */
  hover(event) {
    const under = this.hitAt(event.containerPoint) || this.shapeAt(event.containerPoint);
    this._map.getContainer().classList.toggle("incident-under", Boolean(under));
  }

  /**
   * Open an incident, spread out a spot, or go closer to a crowd.
   * @param {Mark} mark
   */
  async activate(mark) {
    await this.ready;
    if (mark.row !== undefined) return this.open(mark.row, mark.shift);
    const rows = rowsOf(this.index, mark.group), { data } = this;
    const spot = rows.every((row) => data.x[row] === data.x[rows[0]] && data.y[row] === data.y[rows[0]]);
    if (!spot && this.closer(rows)) return undefined;
    if (spot && rows.length <= MOST_SPREAD) return this.fan.open(rows);
    return this.show(choice(data, plural(rows.length, "{n} incident here", "{n} incidents here"), rows, (row) => this.open(row)), data.latLng(rows[0]));
  }

  /**
   * Whether going closer parts these rows.
   * @param {Rows} rows
   */
  closer(rows) {
    const map = this._map, bounds = this.boundsOf(rows);
    const { left, top, right, bottom } = freeOf(map);
    const before = map.getZoom();
    const nearer = map._getBoundsCenterZoom(bounds, { paddingTopLeft: [left + 40, top + 40], paddingBottomRight: [right + 40, bottom + 40] });
    if (before >= map.getMaxZoom()) return false;
    map.setView(nearer.center, Math.min(map.getMaxZoom(), Math.max(before + 1, nearer.zoom)));
    return true;
  }

  /** @param {Rows} rows */
  boundsOf(rows) {
    const { x, y } = this.data, [west, east] = narrowest(Uint32Array.from(rows, (row) => x[row]));
    let north = Infinity, south = -Infinity;
    for (const row of rows) {
      north = Math.min(north, y[row]);
      south = Math.max(south, y[row]);
    }
    const at = (/** @type {number} */ px, /** @type {number} */ py) => L.latLng(latitudeAt(py), longitudeAt(px));
    return rows.length ? L.latLngBounds(at(west, south), at(east, north)) : L.latLngBounds([]);
  }

  /**
   * What the map has to show: dots, and places of the layers that are on; areas when nothing is
   * known more closely, since a whole country would push the dots together.
   */
  getBounds() {
    const bounds = this.boundsOf(this.core()), { areas } = this.layers;
    if (!bounds.isValid() && areas && areas.bounds) areas.bounds().forEach((one) => bounds.extend(one));
    for (const [, { places }] of this.shownLayers()) if (places) places().forEach((place) => bounds.extend(place));
    return bounds;
  }

  /**
   * The points without the few that lie far from all others: a strike in Siberia would otherwise show
   * half the globe and none of the hundred in Ukraine.
   */
  core() {
    const { points, x, y } = this.data, share = Math.floor(points.length * FAR_SHARE);
    if (!share) return points;
    const [xs, ys] = [x, y].map((all) => Uint32Array.from(points, (row) => all[row]).sort());
    const inner = (/** @type {Uint32Array} */ sorted) => [sorted[share], sorted[sorted.length - 1 - share]];
    const [[west, east], [north, south]] = [inner(xs), inner(ys)], spread = (/** @type {Uint32Array} */ sorted) => sorted[sorted.length - 1] - sorted[0];
    if (spread(xs) < 2 * (east - west) && spread(ys) < 2 * (south - north)) return points;
    return points.filter((row) => x[row] >= west && x[row] <= east && y[row] >= north && y[row] <= south);
  }

  /** @param {number} row @returns {Place} */
  placeOf(row) {
    const area = this.data.number("area", row), { areas } = this.layers;
    const outlined = !this.data.hasPoint(row) && area !== null && areas && areas.place;
    return outlined ? outlined(area) : this.data.latLng(row);
  }

  /**
   * Go to an incident, as close as its place is known, and open it.
   * @param {number} row
   */
  async visit(row) {
    await this.ready;
    const map = this._map, bounds = this.extentOf(row), { left, top, right, bottom } = freeOf(map);
    if (bounds) map.fitBounds(bounds, { paddingTopLeft: [left, top], paddingBottomRight: [right, bottom], maxZoom: CLOSEST, animate: false });
    await this.open(row);
  }

  /**
   * What has to be seen of a row: the circle that holds its place, or its area.
   * @param {number} row
   */
  extentOf(row) {
    const { data } = this, area = data.number("area", row), { areas } = this.layers;
    if (data.hasPoint(row)) return L.latLng(data.latLng(row)).toBounds(3 * (data.number("uncertainty_m", row) || 0) + 2 * LEAST_M);
    return area !== null && areas && areas.bounds ? areas.bounds()[area] : null;
  }

  /**
   * Open one incident where it stands; `shift` is how far its symbol stands off, in pixels.
   * @param {number} row
   * @param {Pixel} [shift]
   */
  async open(row, shift = this.fan.shift(row)) {
    await this.ready;
    const content = details(this.data, row, (other) => this.fire("choose", { row: other }));
    if (this.listens(/** @type {any} */ ("beside"))) content.append(plainButton(say("Read it beside the map"), () => this.fire("beside", { row })));
    this.show(content, this.placeOf(row), shift, () => this.mark(null, row));
    this.mark(row);
  }

  /**
   * @param {HTMLElement} content
   * @param {Place} place
   * @param {Pixel} [shift]
   * @param {() => void} [closed]
   */
  show(content, place, shift, closed) {
    openPopup(this._map, content, nearestCopy(place, this._map.getCenter().lng), shift, closed);
  }

  /**
   * Show which incident is open, or that this one is no longer.
   * @param {number | null} row
   * @param {number} [before]
   */
  mark(row, before) {
    if (row === this.opened || (row === null && this.opened !== before)) return;
    this.opened = row;
    this.redraw();
    this.fire("opened", { row });
  }
}
