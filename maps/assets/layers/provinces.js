// @ts-check
// Provinces in the shade of their incidents; waves above recorded strikes are not counted again.
import { worldAreas } from "../data/topology.js";
import { AreaShape } from "../drawing/area_shapes.js";
import { marksOver, numberWriter, overlap, shade } from "../drawing/hexagons.js";
import { worldX, worldY } from "../geometry/mercator.js";
import { number } from "../text/figures.js";
import { say } from "../text/messages.js";

/** @import { Frame } from "../drawing/frame.js" */
/** @import { IncidentLayer, LayerDrawing } from "../incident_layer.js" */
/** @typedef {{code: string, shape: AreaShape}} Province */
/** @import { NumberBox } from "../drawing/hexagons.js" */

const HIGH = 14, MARGIN = 3;
// Where a number goes that has no room in the middle, in pixels.
const SHIFTS = [[0, 0], [0, 24], [0, -24], [30, 0], [-30, 0]];

/** @param {IncidentLayer} view @param {Record<string, string>} named */
function countsByCode(view, named) {
  const { data } = view;
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (let row = 0; row < data.count; row += 1) {
    if (!view.isShown(row) || !view.counts(row)) continue;
    const code = named[`${data.text("country", row)}\n${data.text("admin1", row)}`];
    if (code) counts.set(code, (counts.get(code) || 0) + 1);
  }
  return counts;
}

/**
 * Write the numbers of provinces, the largest first, where each fits into its own and covers no other
 * number and no mark; gives the places that bear one.
 * @param {Frame} frame
 * @param {IncidentLayer} view
 * @param {{shape: AreaShape, path: Path2D, count: number}[]} shown
 */
function writeCounts(frame, view, shown) {
  const { brush } = frame, places = /** @type {[number, number][]} */ ([]), taken = marksOver(frame, view);
  const write = numberWriter(brush, view.theme);
  for (const { shape, path, count } of shown) {
    const [latitude, longitude] = shape.at, text = number(count), half = brush.measureText(text).width / 2 + MARGIN;
    const at = /** @type {[number, number]} */ ([worldX(longitude), worldY(latitude)]);
    for (const copy of frame.copies(at[0], half)) {
      const [middle, line] = frame.pixel(copy, at[1]);
      for (const [dx, dy] of SHIFTS) {
        const [x, y] = [middle + dx, line + dy], box = /** @type {NumberBox} */ ([x - half, y - HIGH / 2, x + half, y + HIGH / 2]);
        const fits = [-half, half].every((by) => brush.isPointInPath(path, (x + by) * frame.ratio, y * frame.ratio, "evenodd"));
        if (!fits || taken.some((other) => overlap(box, other))) continue;
        taken.push(box);
        places.push([at[0] + dx * frame.scale, at[1] + dy * frame.scale]);
        write(text, x, y);
        break;
      }
    }
  }
  return places;
}

/**
 * @param {NonNullable<LayerData["provinces"]>} packed
 * @returns {LayerDrawing}
 */
export function layer({ topology, named }) {
  /** @type {Province[] | null} */
  let provinces = null;
  /** @type {Map<string, number>} */
  let counts = new Map();
  /** @type {[number, number][]} */
  let written = [];
  const most = () => Math.max(1, ...counts.values());
  return {
    refresh(view) {
      provinces ||= worldAreas(topology).areas.map(({ properties, polygons }) => ({ code: properties.code, shape: new AreaShape(polygons) }));
      counts = countsByCode(view, named);
    },
    draw(frame, view) {
      const { brush } = frame, { theme } = view, top = most();
      const shown = (provinces || []).flatMap(({ code, shape }) => {
        const count = counts.get(code);
        return count ? [{ shape, path: shape.trace(frame), count }] : [];
      }).sort((a, b) => b.count - a.count);
      Object.assign(brush, { strokeStyle: theme.soft, lineWidth: 1, lineJoin: "round" });
      for (const { path, count } of shown) {
        brush.fillStyle = shade(Math.log(1 + count) / Math.log(1 + top), theme.dark);
        brush.fill(path, "evenodd");
        brush.stroke(path);
      }
      written = writeCounts(frame, view, shown);
    },
    isEmpty: () => !counts.size,
    obstacles: () => written,
    limit: () => (counts.size ? say("from 1, the lightest, to {n}", { n: number(most()) }) : ""),
  };
}
