// @ts-check
// Outlines of areas, for incidents of which no more than the area is known; whole countries are
// hatched by a layer of their own.
import { ringAreas } from "../data/topology.js";
import { extentOf, roomsForName } from "../geometry/room_for_names.js";
import { clickable } from "../marks/clickable.js";
import { choice } from "../popup/choice.js";
import { title } from "../popup/facts.js";
import { visible } from "../text/characters.js";

/** @import { IncidentLayer, LayerDrawing } from "../incident_layer.js" */
/** @typedef {{name: string, whole: boolean, polygons: Ring[][], readonly at: Place}} NamedArea */

// From here on an area may fill the screen, and its hatching steps back behind the ground.
const NEAR = 7.5;

/**
 * A place within the area, for the popup to point at.
 * @param {Ring[][]} polygons
 * @returns {Place}
 */
function inside(polygons) {
  const rings = polygons.map(([ring]) => ({ ring, extent: extentOf(ring) }));
  const [room] = roomsForName(rings, [-90, 90, -360, 360], 0);
  return room ? [room.latitude, room.longitude] : polygons[0][0][0];
}

/**
 * Rows of each area, of those that are shown.
 * @param {IncidentLayer} view
 * @param {number} many
 */
function rowsByArea(view, many) {
  const { area } = view.data.numbers;
  /** @type {number[][]} */
  const rows = Array.from({ length: many }, () => []);
  for (let row = 0; area && row < view.data.count; row += 1) {
    if (view.isShown(row) && area.known(row)) rows[area.valueOf(row)].push(row);
  }
  return rows;
}

/** @param {IncidentLayer} view @param {NamedArea} area @param {number[]} rows */
function outline(view, area, rows) {
  const { data } = view, { styleOf } = data;
  const alike = rows.every((row) => styleOf[row] === styleOf[rows[0]]);
  const shape = L.polygon(area.polygons, {
    pane: "incident-areas",
    className: `incident-area incident-${alike ? data.styleAt(rows[0]).key : "mixed"}`,
  });
  const open = () => {
    if (rows.length === 1) view.open(rows[0]);
    else view.show(choice(data, `Known only to ${area.name}`, rows, (row) => view.open(row)), area.at);
  };
  const titles = rows.slice(0, 5).map((row) => title(data, row)).join("; ");
  const more = rows.length > 5 ? ` and ${rows.length - 5} more` : "";
  return clickable(shape, visible(`Somewhere in ${area.name}: ${titles}${more}`), open, view);
}

/** @type {WeakMap<object, NamedArea[]>} */
const decoded = new WeakMap();

/**
 * The areas of a page, decoded once for both layers.
 * @param {NonNullable<LayerData["areas"]>} packed
 * @returns {NamedArea[]}
 */
function areasOf(packed) {
  const areas = decoded.get(packed) || namedAreas(packed.topologies, packed.places);
  decoded.set(packed, areas);
  return areas;
}

/** @param {Topology[]} topologies @param {NonNullable<LayerData["areas"]>["places"]} places @returns {NamedArea[]} */
function namedAreas(topologies, places) {
  const known = new Map(topologies.flatMap(ringAreas).map((area) => [area.properties.code, area.polygons]));
  return places.map(({ code, name, whole }) => {
    const polygons = known.get(code) || [];
    /** @type {Place | null} */
    let at = null;
    return { name, whole: whole === 1, polygons, get at() { return (at ||= inside(polygons)); } };
  });
}

/** @param {L.Map} map */
function stepBackWhenNear(map) {
  const pane = map.getPane("incident-areas");
  const near = () => pane && pane.classList.toggle("near", map.getZoom() >= NEAR);
  map.on("zoomend", near);
  if (map._loaded) near();
}

/**
 * The outlines of some of the areas.
 * @param {NamedArea[]} areas
 * @param {(area: NamedArea) => boolean} isOurs
 * @returns {LayerDrawing}
 */
function outlines(areas, isOurs) {
  const group = L.featureGroup();
  group.once("add", ({ target }) => stepBackWhenNear(target._map));
  return {
    group,
    refresh(view) {
      group.clearLayers();
      rowsByArea(view, areas.length).forEach((rows, number) => {
        if (rows.length && isOurs(areas[number])) group.addLayer(outline(view, areas[number], rows));
      });
    },
  };
}

/**
 * @param {NonNullable<LayerData["areas"]>} packed
 * @returns {LayerDrawing}
 */
export function layer(packed) {
  const areas = areasOf(packed);
  return {
    ...outlines(areas, ({ whole }) => !whole),
    place: (number) => areas[number].at,
    bounds: () => areas.map(({ polygons }) => L.latLngBounds(polygons.flatMap(([ring]) => ring))),
  };
}

/**
 * @param {NonNullable<LayerData["areas"]>} packed
 * @returns {LayerDrawing}
 */
export const countries = (packed) => outlines(areasOf(packed), ({ whole }) => whole);
