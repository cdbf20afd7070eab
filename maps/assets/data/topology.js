// @ts-check
// Decodes TopoJSON into lines of the world, which cost no object a point.
import { worldX, worldY } from "../geometry/mercator.js";

/** @param {Topology} topology */
const shapesOf = (topology) => Object.values(topology.objects)
  .flatMap((object) => object.geometries).filter((shape) => shape.arcs);

/**
 * @template Line
 * @param {Topology} topology
 * @param {(indexes: number[]) => Line} lineOf
 * @returns {Area<Line>[]}
 */
function areasOf(topology, lineOf) {
  return shapesOf(topology).map(({ type, arcs, properties = {} }) => {
    /** @type {number[][][]} */
    const polygons = type === "Polygon" ? [arcs] : arcs;
    return { properties, polygons: polygons.map((polygon) => polygon.map(lineOf)) };
  });
}

/** @param {Ring} arc @param {NonNullable<Topology["transform"]>} transform @returns {WorldLine} */
function worldLine(arc, { scale, translate }) {
  const line = new Float64Array(2 * arc.length);
  let x = 0, y = 0;
  for (let i = 0; i < arc.length; i += 1) {
    x += arc[i][0];
    y += arc[i][1];
    line[2 * i] = worldX(x * scale[0] + translate[0]);
    line[2 * i + 1] = worldY(y * scale[1] + translate[1]);
  }
  return line;
}

/** @param {number[]} indexes @param {WorldLine[]} lines */
function joined(indexes, lines) {
  if (indexes.length === 1 && indexes[0] >= 0) return lines[indexes[0]];
  const arcs = indexes.map((index) => lines[index < 0 ? ~index : index]);
  const line = new Float64Array(arcs.reduce((sum, arc) => sum + arc.length - 2, 2));
  let at = 0;
  arcs.forEach((arc, n) => {
    const back = indexes[n] < 0, last = arc.length - 2;
    for (let i = n ? 2 : 0; i <= last; i += 2) {
      const from = back ? last - i : i;
      line[at] = arc[from];
      line[at + 1] = arc[from + 1];
      at += 2;
    }
  });
  return line;
}

/**
 * The lines around all areas together: those that only one area uses.
 * @param {Topology} topology
 * @param {WorldLine[]} lines
 */
function rimOf(topology, lines) {
  const uses = new Uint32Array(lines.length);
  for (const shape of shapesOf(topology)) {
    for (const index of shape.arcs.flat(3)) uses[index < 0 ? ~index : index] += 1;
  }
  return lines.filter((_, arc) => uses[arc] === 1);
}

/**
 * All areas by lines of the world, and the rim around all of them.
 * @param {Topology} topology
 */
export function worldAreas(topology) {
  const { transform } = topology;
  if (!transform) throw new Error("expected a topology with a transform, found none");
  const lines = topology.arcs.map((arc) => worldLine(arc, transform));
  return { areas: areasOf(topology, (indexes) => joined(indexes, lines)), rim: rimOf(topology, lines) };
}
