// @ts-check
// Outlines of areas, for incidents of which no more than the area is known; whole countries are
// hatched by a layer of their own.
import { worldAreas } from "../data/topology.js";
import { AreaShape, stripes } from "../drawing/area_shapes.js";
import { choice } from "../popup/choice.js";
import { title } from "../popup/facts.js";
import { visible } from "../text/characters.js";
import { say } from "../text/messages.js";

/** @import { Frame } from "../drawing/frame.js" */
/** @import { IncidentLayer, LayerDrawing } from "../incident_layer.js" */
/** @typedef {{name: string, whole: boolean, shape: AreaShape}} NamedArea */

// From here on an area may fill the screen, and its hatching steps back behind the ground.
const NEAR = 7.5;
// An area whose incidents differ in kind.
const MIXED = { colour: "#4b5563", night: "#c3cad3" };

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
function open(view, area, rows) {
  if (rows.length === 1) view.open(rows[0]);
  else view.show(choice(view.data, say("Known only to {area}", { area: area.name }), rows, (row) => view.open(row)), area.shape.at);
}

/** @param {IncidentLayer} view @param {NamedArea} area @param {number[]} rows */
function label({ data }, area, rows) {
  const titles = rows.slice(0, 5).map((row) => title(data, row)).join("; "), more = rows.length > 5 ? ` ${say("and {n} more", { n: rows.length - 5 })}` : "";
  return visible(`${say("Somewhere in {area}:", { area: area.name })} ${titles}${more}`);
}

/** @param {IncidentLayer} view @param {number[]} rows */
function toneOf({ data, theme }, rows) {
  const alike = rows.every((row) => data.styleOf[row] === data.styleOf[rows[0]]);
  return theme.tone(/** @type {Style} */ (alike ? data.styleAt(rows[0]) : MIXED));
}

/**
 * @param {Frame} frame
 * @param {IncidentLayer} view
 * @param {NamedArea} area
 * @param {number[]} rows
 */
function draw(frame, view, area, rows) {
  const { brush } = frame, tone = toneOf(view, rows), path = area.shape.trace(frame);
  brush.globalAlpha = frame.zoom >= NEAR ? 0.13 : 0.32;
  brush.fillStyle = stripes(frame, tone);
  brush.fill(path, "evenodd");
  brush.globalAlpha = 1;
  Object.assign(brush, { strokeStyle: tone, lineWidth: 1.8, lineJoin: "round" });
  brush.setLineDash([7, 4]);
  brush.stroke(path);
  brush.setLineDash([]);
  view.hits.addShape({ path, place: area.shape.at, label: label(view, area, rows), open: () => open(view, area, rows) });
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
  const known = new Map(topologies.flatMap((one) => worldAreas(one).areas).map((area) => [area.properties.code, area.polygons]));
  return places.map(({ code, name, whole }) => ({ name, whole: whole === 1, shape: new AreaShape(known.get(code) || []) }));
}

/**
 * The outlines of some of the areas.
 * @param {NamedArea[]} areas
 * @param {(area: NamedArea) => boolean} isOurs
 * @returns {LayerDrawing}
 */
function outlines(areas, isOurs) {
  /** @type {number[][]} */
  let rows = [];
  return {
    refresh(view) { rows = rowsByArea(view, areas.length); },
    isEmpty: () => !areas.some((area, number) => isOurs(area) && rows[number] && rows[number].length),
    draw(frame, view) {
      areas.forEach((area, number) => { if (rows[number] && rows[number].length && isOurs(area)) draw(frame, view, area, rows[number]); });
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
    place: (number) => areas[number].shape.at,
    bounds: () => areas.map(({ shape }) => shape.bounds),
  };
}

/**
 * @param {NonNullable<LayerData["areas"]>} packed
 * @returns {LayerDrawing}
 */
export const countries = (packed) => outlines(areasOf(packed), ({ whole }) => whole);
