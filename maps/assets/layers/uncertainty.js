// @ts-check
// Circles, in metres on the ground, that hold the true place: one for each place that is shown, as
// large as the least sure of the incidents there. The line says how closely the place is known.
import { LINES, lineMark, lineOf, traceLine } from "../drawing/precision.js";
import { worldWidth, worldX, worldY } from "../geometry/mercator.js";
import { ringAround } from "../geometry/sphere.js";
import { ringRadius, rowsOf } from "../marks/groups.js";
import { number } from "../text/figures.js";

/** @import { Frame } from "../drawing/frame.js" */
/** @import { IncidentLayer, LayerDrawing } from "../incident_layer.js" */
/**
 * One place: the row that is least sure of it, its radius in metres, and how far the mark that stands
 * there reaches, in pixels; none where the place is one of several in a ring.
 * @typedef {{row: number, metres: number | null, mark: number | null}} Spot
 */

// A circle smaller than this is not seen, in pixels; that of a place within a ring hides beneath it.
const LEAST = 0.3, LEAST_IN_RING = 7;
// The places within a larger ring are drawn when the reader goes closer.
const MOST = 200;
// More circles than this are a blot, and slow; from so many on they are drawn part by part.
const MOST_CIRCLES = 600, AT_ONCE = 150;
// Up to this latitude and this radius a circle of the map is one of the globe.
const TRUE_TO = 70, WIDE_M = 50000;
const SYMBOL = 13, GAP = 4;

/**
 * The places of some rows, each with the greatest radius.
 * @param {IncidentLayer} view
 * @param {ArrayLike<number>} rows
 * @param {number | null} mark
 * @param {Map<string, Spot>} spots
 */
function addSpots({ data }, rows, mark, spots) {
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i], key = `${data.x[row]},${data.y[row]}`, metres = data.number("uncertainty_m", row), known = spots.get(key);
    if (!known || (metres || 0) > (known.metres || 0)) spots.set(key, { row, metres, mark });
  }
}

/** @param {IncidentLayer} view @param {ArrayLike<number>} rows */
function isOneSpot({ data }, rows) {
  for (let i = 1; i < rows.length; i += 1) if (data.x[rows[i]] !== data.x[rows[0]] || data.y[rows[i]] !== data.y[rows[0]]) return false;
  return true;
}

/**
 * Every place in the frame, and how many incidents stand in rings too large to draw those of.
 * @param {Frame} frame
 * @param {IncidentLayer} view
 */
function spotsIn(frame, view) {
  const alone = !view.shows("clusters");
  /** @type {Map<string, Spot>} */
  const spots = new Map();
  let left = 0;
  for (const group of frame.groups) {
    const rows = rowsOf(view.index, group);
    const few = spots.size + rows.length <= MOST_CIRCLES && (alone || rows.length <= MOST), one = isOneSpot(view, rows);
    const mark = !one ? null : alone || rows.length === 1 ? SYMBOL : ringRadius(rows.length);
    if (few || (one && spots.size < MOST_CIRCLES)) addSpots(view, rows, mark, spots); else left += rows.length;
  }
  if (view.opened !== null && view.data.hasPoint(view.opened)) {
    const { x, y } = view.data;
    spots.delete(`${x[view.opened]},${y[view.opened]}`);
  }
  return { spots: [...spots.values()], left };
}

/**
 * A circle of the globe: near the poles, or a large one, it is no circle of the map.
 * @param {Frame} frame
 * @param {Place} place
 * @param {number} metres
 * @param {[number, number, number]} drawn where its middle stands and how far it reaches, in pixels
 */
function outline({ brush, scale }, place, metres, [x, y, radius]) {
  brush.beginPath();
  if (Math.abs(place[0]) < TRUE_TO && metres < WIDE_M) {
    brush.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  const [middleX, middleY] = [worldX(place[1]), worldY(place[0])];
  for (const [latitude, longitude] of ringAround(place, metres / 1000)) brush.lineTo(x + (worldX(longitude) - middleX) / scale, y + (worldY(latitude) - middleY) / scale);
  brush.closePath();
}

/**
 * A place is never drawn smaller than the mark that stands on it: its line would not be seen.
 * @param {Frame} frame
 * @param {IncidentLayer} view
 * @param {Spot} spot
 * @param {boolean} strong whether it is the one that is opened
 */
function draw(frame, view, { row, metres, mark }, strong) {
  const { data, theme } = view, { brush } = frame, line = lineOf(data.text("location_precision", row));
  const radius = metres ? worldWidth(metres, data.latLng(row)[0]) / frame.scale : 0;
  const wide = Math.max(radius, line && mark !== null ? mark + GAP : 0);
  if (wide < (mark === null ? LEAST_IN_RING : LEAST)) return;
  const tone = theme.tone(data.styleAt(row));
  for (const copy of frame.copies(data.x[row], wide)) {
    const [x, y] = frame.pixel(copy, data.y[row]);
    Object.assign(brush, { fillStyle: tone, strokeStyle: strong ? theme.ink : tone, lineWidth: strong ? 2.4 : 1.3 });
    if (radius >= LEAST) {
      outline(frame, data.latLng(row), metres || 0, [x, y, radius]);
      // Places within a ring lie over one another: their fillings would add up to a blot.
      if (mark !== null) {
        brush.globalAlpha = strong ? 0.2 : 0.13;
        brush.fill();
      }
      view.circles += 1;
    }
    brush.globalAlpha = strong ? 1 : 0.8;
    if (radius < wide || (line && line.key === "exact")) {
      if (line) traceLine(brush, line, x, y, wide);
    } else {
      brush.setLineDash(line ? line.dash : []);
      brush.stroke();
      brush.setLineDash([]);
    }
    brush.globalAlpha = 1;
  }
}

/** @returns {LayerDrawing} */
export function layer() {
  let left = 0;
  return {
    *draw(frame, view) {
      const { spots, left: many } = spotsIn(frame, view), { opened, data } = view;
      for (const [at, spot] of spots.entries()) {
        if (at && at % AT_ONCE === 0) yield;
        draw(frame, view, spot, false);
      }
      if (opened !== null && data.hasPoint(opened)) draw(frame, view, { row: opened, metres: data.number("uncertainty_m", opened), mark: SYMBOL }, true);
      if (many !== left) {
        left = many;
        view.fire("limits");
      }
    },
    keys(view, rows) {
      const known = new Set();
      for (const row of rows) if (view.data.hasPoint(row)) known.add(lineOf(view.data.text("location_precision", row)));
      return LINES.filter((line) => known.has(line)).map((line) => [lineMark(line), line.label]);
    },
    limit: () => (left ? `of ${number(left)} incidents in large rings when you go closer` : ""),
  };
}
