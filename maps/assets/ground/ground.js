// @ts-check
// Land, water and borders, painted on a canvas under everything else, and the names they bear.
import { textOf, unpack } from "../data/embedded.js";
import { worldAreas } from "../data/topology.js";
import { outlineOf } from "../drawing/area_shapes.js";
import { Lines } from "../drawing/lines.js";
import { Surface } from "../drawing/surface.js";
import { onTheme, theme } from "../drawing/theme.js";
import { waterPainter } from "./water.js";

/** @import { Frame } from "../drawing/frame.js" */
/** @import { WaterPainter } from "./water.js" */
/** @import { Outline } from "../geometry/room_for_names.js" */
/** @typedef {{kind: "country" | "province", text: string, rings: Outline[]}} AreaName */
/** @typedef {{kind: "town", text: string, place: Place, zoom: number, capital: boolean, reach: number}} Town */
/** @typedef {{lines: Lines, names: AreaName[]}} Land */
/**
 * `rim` are lines over all others.
 * @typedef {{countries: Land, provinces: Land | null, rim: Lines | null, water: WaterPainter, towns: Town[]}} Ground
 */

/**
 * Areas of one kind: their lines, and their names with the rings that each may stand in.
 * @param {Area<WorldLine>[]} areas
 * @param {"country" | "province"} kind
 * @returns {Land}
 */
function landOf(areas, kind) {
  const lines = new Lines(areas.flatMap((area) => area.polygons.flat()));
  let at = 0;
  const names = areas.map(({ properties, polygons }) => ({
    kind, text: properties.name,
    // The shapes of the lines stand in the order of the polygons: outer ring, then holes.
    rings: polygons.map((rings) => { at += rings.length; return outlineOf(lines.shapes[at - rings.length]); }),
  }));
  return { lines, names: names.filter(({ text }) => text) };
}

/** @param {TownData} town @returns {Town} */
const townOf = ([text, latitude, longitude, zoom, capital]) =>
  ({ kind: "town", text, place: [latitude, longitude], zoom, capital: Boolean(capital), reach: 2 });

/**
 * The ground that the page carries under an id, made ready for drawing.
 * @param {string} id
 * @returns {Promise<Ground>}
 */
export async function readGround(id) {
  const [length, block] = textOf(id).split("\n");
  const bytes = await unpack(block, JSON.parse(length));
  /** @type {GroundData} */
  const data = JSON.parse(new TextDecoder().decode(bytes));
  const provinces = data.provinces && worldAreas(data.provinces);
  return {
    countries: landOf(worldAreas(data.countries).areas, "country"),
    provinces: provinces && landOf(provinces.areas, "province"), rim: provinces && new Lines(provinces.rim),
    water: waterPainter(data.water), towns: data.towns.map(townOf),
  };
}

/**
 * @param {Ground} ground
 * @param {(name: string) => string} colour
 */
function painter({ countries, provinces, rim, water }, colour) {
  /** @type {[Lines, string, string][]} lines, fill, border */
  const areas = [[countries.lines, "--land", "--border"]];
  if (provinces) areas.push([provinces.lines, "--land-here", "--province"]);
  return function* paint(/** @type {Frame} */ frame) {
    const { brush } = frame;
    brush.fillStyle = colour("--sea");
    brush.fillRect(0, 0, frame.width, frame.height);
    brush.lineJoin = "round";
    const paths = areas.map(([lines]) => lines.trace(frame, true));
    areas.forEach(([, fill], n) => { brush.fillStyle = colour(fill); brush.fill(paths[n], "evenodd"); });
    yield undefined;
    water(frame, colour);
    yield undefined;
    brush.lineJoin = "round";
    brush.lineWidth = 1;
    areas.forEach(([, , border], n) => { brush.strokeStyle = colour(border); brush.stroke(paths[n]); });
    if (!rim) return;
    brush.strokeStyle = colour("--border");
    brush.lineWidth = 1.2;
    brush.stroke(rim.trace(frame, false));
  };
}

/**
 * Puts the ground under a map.
 * @param {L.Map} map
 * @param {Ground} ground
 */
export function addGround(map, ground) {
  const pane = map.createPane("ground");
  pane.style.zIndex = "250";
  pane.style.pointerEvents = "none";
  /** @type {Map<string, string>} */
  const colours = new Map();
  const colour = (/** @type {string} */ name) => {
    const known = colours.get(name) || theme().colour(name);
    colours.set(name, known);
    return known;
  };
  const surface = new Surface(painter(ground, colour), { pane: "ground", opaque: true, steady: true }).addTo(map);
  onTheme(() => { colours.clear(); surface.redraw(); });
}
