// @ts-check
// Writes names on the map wherever there is room: none covers another, a symbol or a line.
import { brushOf } from "../drawing/symbols.js";
import { theme } from "../drawing/theme.js";
import { nearestCopy } from "../geometry/mercator.js";
import { roomsForName } from "../geometry/room_for_names.js";
import { fold } from "../text/characters.js";
import { element } from "../text/elements.js";
import { isRightToLeft } from "../text/messages.js";

/** @import { Frame } from "../drawing/frame.js" */
/** @import { Extent } from "../geometry/room_for_names.js" */
/** @import { IncidentLayer, PlaceName } from "../incident_layer.js" */
/** @import { AreaName, Ground, Town } from "./ground.js" */
/** @typedef {{left: number, top: number, right: number, bottom: number}} Box in pixels of the map */
/** @typedef {{width: number, height: number}} Size */
/** @typedef {PlaceName | AreaName | (Town & {dot?: Box})} Name */

/**
 * Which name goes first where two compete, and how much wider than its name an area must be.
 * @type {Record<Name["kind"], {order: number, room: number}>}
 */
const RULES = {
  place: { order: 0, room: 1 }, site: { order: 1, room: 1 },
  country: { order: 2, room: 1.2 }, town: { order: 3, room: 1 }, province: { order: 4, room: 1.2 },
};
const GAP = 4;
// From here on a country's name says less than those of its towns.
const NEAR = 7;
// Places named at most; more names than this are no help.
const MOST = 80;
// The strip at the lower edge where scale and borders note stand, in pixels.
const FOOT = 34;
const DOT = 3;
// Layers that write numbers where names of provinces and towns would stand.
const COUNTING = ["hexagons", "periods", "provinces"];

/** @param {Box} a @param {Box} b */
const overlaps = (a, b) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** @param {Box} a @param {Box} view */
const within = (a, view) =>
  a.left >= view.left && a.right <= view.right && a.top >= view.top && a.bottom <= view.bottom;

/** @param {number} x @param {number} y @param {number} width @param {number} height @returns {Box} */
const box = (x, y, width, height) => ({ left: x, top: y, right: x + width, bottom: y + height });

/**
 * Around its symbol: right, left, below, above.
 * @param {L.Map} map
 * @param {PlaceName | Town} name
 * @param {Size} size
 */
function besideSymbol(map, { place, reach }, { width, height }) {
  const { x, y } = map.latLngToContainerPoint(nearestCopy(place, map.getCenter().lng)), away = reach + GAP;
  return [
    box(x + away, y - height / 2, width, height), box(x - away - width, y - height / 2, width, height),
    box(x - width / 2, y + away, width, height), box(x - width / 2, y - away - height, width, height),
  ];
}

/**
 * Inside an area, wherever the part of it that is seen is wide enough. On this map a degree of
 * longitude is as wide everywhere.
 * @param {L.Map} map
 * @param {AreaName} name
 * @param {Size} size
 * @param {Extent} degrees
 */
function insideArea(map, { rings, kind }, { width, height }, degrees) {
  const least = (width * RULES[kind].room) / (map.project([0, 1]).x - map.project([0, 0]).x);
  return roomsForName(rings, degrees, least).map(({ latitude, longitude }) => {
    const { x, y } = map.latLngToContainerPoint([latitude, longitude]);
    return box(x - width / 2, y - height / 2, width, height);
  });
}

/** @type {Record<Name["kind"], string>} */
const FONTS = {
  place: "650 14px", site: "italic 400 12.5px", country: "500 12px", town: "500 12px", province: "400 11px",
};
const brush = brushOf(document.createElement("canvas"));
/** @type {Map<string, Size>} */
const sizes = new Map();

/** @type {string | null} */
let knownTypeface = null;
const typeface = () => (knownTypeface ||= theme().typeface);

/**
 * How much room a name takes, worked out without laying out the page.
 * @param {Name} name
 */
function sizeOf({ kind, text }) {
  const key = `${kind} ${text}`, known = sizes.get(key);
  if (known) return known;
  brush.font = `${FONTS[kind]} ${typeface()}`;
  const country = kind === "country", shown = country ? text.toUpperCase() : text;
  const width = Math.ceil(brush.measureText(shown).width) + (country ? 1.7 * text.length : 0) + 2;
  const size = { width, height: 17 };
  sizes.set(key, size);
  return size;
}

/** @param {HTMLElement} pane @param {HTMLElement} node @param {L.Point} position */
function add(pane, node, position) {
  L.DomUtil.setPosition(node, position);
  pane.append(node);
}

/** @param {Name} name */
const tag = (name) => element("span", {
  class: `map-name map-name-${name.kind}${"capital" in name && name.capital ? " map-name-capital" : ""}`, dir: "auto",
}, name.text);

/**
 * The part of the map that the panel leaves free, in pixels and in degrees.
 * @param {L.Map} map
 * @param {HTMLElement} panel
 * @returns {{view: Box, degrees: Extent}}
 */
function free(map, panel) {
  const size = map.getSize(), cover = panel.getBoundingClientRect();
  const beside = cover.width < size.x / 2, time = document.querySelector(".timeline");
  const foot = time && beside ? size.y - time.getBoundingClientRect().top + GAP : FOOT;
  const view = { left: beside && !isRightToLeft ? cover.right : 0, top: 0, right: beside && isRightToLeft ? cover.left : size.x, bottom: beside ? size.y - foot : cover.top };
  const northWest = map.containerPointToLatLng([view.left, view.top]);
  const southEast = map.containerPointToLatLng([view.right, view.bottom]);
  return { view, degrees: [southEast.lat, northWest.lat, northWest.lng, southEast.lng] };
}

// What lies over the map beside the panel.
function controls() {
  return [...document.querySelectorAll(".leaflet-control-zoom, .leaflet-control-scale, .borders, .edge-count")].map((one) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    return box(x, y, width, height);
  });
}

/**
 * Names of the places of incidents that stand alone, and how far their symbols reach.
 * @param {IncidentLayer} layer
 * @param {Frame} frame
 */
function places(layer, frame) {
  const { data } = layer;
  /** @type {Map<string, PlaceName>} */
  const names = new Map();
  if (!layer.shows("points")) return [];
  for (const row of frame.singles.slice(0, MOST)) {
    const text = data.text("place", row);
    if (text) names.set(`${text} ${data.x[row]}`, { kind: "place", text, place: data.latLng(row), reach: layer.shows("uncertainty") ? 18 : 13 });
  }
  return [...names.values()];
}

/**
 * Towns that this zoom names, the largest first: each beside its dot, or beside the symbol on it.
 * @param {L.Map} map
 * @param {Town[]} all
 * @param {Extent} degrees
 * @param {Box[]} taken
 */
function towns(map, all, [south, north, west, east], taken) {
  const zoom = map.getZoom(), middle = (west + east) / 2;
  const seen = all.filter(({ zoom: from, place }) => from <= zoom && place[0] > south && place[0] < north)
    .map((town) => ({ ...town, place: nearestCopy(town.place, middle) }))
    .filter(({ place: [, longitude] }) => longitude > west && longitude < east);
  return seen.map((town) => {
    const { x, y } = map.latLngToContainerPoint(town.place), dot = box(x - DOT, y - DOT, 2 * DOT, 2 * DOT);
    const under = taken.find((other) => overlaps(dot, other));
    return under ? { ...town, reach: DOT + (under.right - under.left) / 2 } : { ...town, dot };
  });
}

/**
 * The room that symbols and lines take.
 * @param {L.Map} map
 * @param {IncidentLayer} layer
 * @param {Frame} frame
 */
function obstacles(map, layer, frame) {
  const { corner } = frame, taken = layer.hits.marks.map(({ x, y, reach }) => {
    const point = map.layerPointToContainerPoint([x + corner.x, y + corner.y]);
    return box(point.x - reach + 2, point.y - reach + 2, 2 * reach - 4, 2 * reach - 4);
  });
  const points = layer.shownLayers().flatMap(([, one]) => (one.obstacles ? one.obstacles() : []));
  for (const [x, y] of points) {
    const [left, top] = frame.pixel(x, y), point = map.layerPointToContainerPoint([left + corner.x, top + corner.y]);
    taken.push(box(point.x - 4, point.y - 4, 8, 8));
  }
  return taken;
}

class Writer {
  /**
   * @param {L.Map} map
   * @param {HTMLElement} pane
   * @param {IncidentLayer} layer
   * @param {Ground} ground
   * @param {HTMLElement} panel
   */
  constructor(map, pane, layer, ground, panel) {
    this.map = map;
    this.pane = pane;
    this.layer = layer;
    this.panel = panel;
    this.areas = [...ground.countries.names, ...(ground.provinces ? ground.provinces.names : [])];
    this.towns = ground.towns;
  }

  /**
   * The names that may be written, in the order in which they compete.
   * @param {Frame} frame
   * @param {Extent} degrees
   * @param {Box[]} marks
   * @returns {Name[]}
   */
  candidates(frame, degrees, marks) {
    const { layer, map } = this, counted = COUNTING.some((one) => layer.shows(one));
    const areas = this.areas.filter(({ kind }) => !(counted && kind === "province"));
    const names = [...places(layer, frame), ...layer.names, ...areas,
      ...(counted ? [] : towns(map, this.towns, degrees, marks))];
    const order = (/** @type {Name} */ { kind }) =>
      (kind === "country" && map.getZoom() >= NEAR ? RULES.province : RULES[kind]).order;
    return names.filter(({ text }) => text).sort((a, b) => order(a) - order(b));
  }

  /** @param {Frame} frame */
  write(frame) {
    const { map, pane } = this, { view, degrees } = free(map, this.panel);
    const marks = obstacles(map, this.layer, frame), taken = [...marks, ...controls()], written = new Set();
    const isFree = (/** @type {Box} */ one) => !taken.some((other) => overlaps(one, other));
    pane.replaceChildren();
    for (const name of this.candidates(frame, degrees, marks)) {
      // A province or a town named like a place already written would only say it twice.
      if (("rings" in name || name.kind === "town") && written.has(fold(name.text))) continue;
      const dot = "dot" in name ? name.dot : undefined;
      if (dot && !isFree(dot)) continue;
      const size = sizeOf(name);
      const choices = "rings" in name ? insideArea(map, name, size, degrees) : besideSymbol(map, name, size);
      const room = choices.find((choice) => within(choice, view) && isFree(choice));
      if (!room) continue;
      taken.push(room, ...(dot ? [dot] : []));
      written.add(fold(name.text));
      add(pane, tag(name), map.containerPointToLayerPoint([room.left, room.top]).round());
      if (dot) add(pane, element("i", { class: "map-dot" }), map.containerPointToLayerPoint([dot.left, dot.top]));
    }
  }
}

/**
 * Names on a map, written anew whenever it stands still.
 * @param {L.Map} map
 * @param {IncidentLayer} layer
 * @param {Ground} ground
 * @param {HTMLElement} panel
 */
export function addNames(map, layer, ground, panel) {
  const pane = map.createPane("names");
  pane.style.zIndex = "590";
  pane.classList.add("leaflet-zoom-hide");
  const writer = new Writer(map, pane, layer, ground, panel);
  layer.on("settled", (event) => writer.write(/** @type {any} */ (event).frame));
}
