// @ts-check
// Circles, in metres on the ground, that hold the true place: one for each place that is shown, as
// large as the least sure of the incidents there. The line says how closely the place is known; the
// places that a ring stands for have a ground and no line, since many lines are a tangle.
import { LINES, THIN, UNSAID, lineMark, lineOf, linePictures, traceLine } from "../drawing/precision.js";
import { WORLD, worldWidth, worldX, worldY } from "../geometry/mercator.js";
import { holdsPole, ringAround } from "../geometry/sphere.js";
import { ringRadius, rowsOf } from "../marks/groups.js";
import { plural } from "../text/figures.js";

/** @import { Frame } from "../drawing/frame.js" */
/** @import { Line } from "../drawing/precision.js" */
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
const MOST_CIRCLES = 1000, AT_ONCE = 150;
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

/** Up to some latitude and radius a circle of the map is one of the globe. @param {Place} place @param {number | null} metres */
const isRound = ([latitude], metres) => Math.abs(latitude) < TRUE_TO && (metres || 0) < WIDE_M;

/**
 * A circle as it is drawn: where its middle stands and how far it reaches, in pixels; `wide` is where
 * its line runs. A place is never drawn smaller than the mark that stands on it: its line would not be seen.
 * @typedef {Spot & {place: Place, x: number, y: number, radius: number, wide: number, line: Line | null, tone: string}} Circle
 */

/**
 * @param {Frame} frame
 * @param {IncidentLayer} view
 * @param {Spot} spot
 * @returns {Circle[]} one for each copy of the world
 */
function circlesOf(frame, { data, theme }, spot) {
  const { row, metres, mark } = spot, line = lineOf(data.text("location_precision", row)), place = data.latLng(row);
  const radius = metres ? worldWidth(metres, place[0]) / frame.scale : 0, wide = Math.max(radius, line && mark !== null ? mark + GAP : 0);
  if (wide < (mark === null ? LEAST_IN_RING : LEAST)) return [];
  const tone = mark === null ? theme.soft : theme.tone(data.styleAt(row)), margin = isRound(place, metres) ? wide : WORLD / frame.scale;
  return frame.copies(data.x[row], margin).map((copy) => {
    const [x, y] = frame.pixel(copy, data.y[row]);
    return { ...spot, place, x, y, radius, wide, line, tone };
  });
}

/**
 * The line of a circle of the globe: near the poles, or a large one, it is no circle of the map.
 * @param {Path2D} path
 * @param {Frame} frame
 * @param {Circle} circle
 */
function outline(path, { scale }, circle) {
  const { place, metres, x, y, radius } = circle;
  if (isRound(place, metres)) {
    path.moveTo(x + radius, y);
    path.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  const [middleX, middleY] = [worldX(place[1]), worldY(place[0])], points = ringAround(place, (metres || 0) / 1000);
  // One that holds a pole runs around the world, and is closed along the edge of the map.
  if (holdsPole(place, (metres || 0) / 1000)) points.push(...[points[points.length - 1], points[0]].map(([, longitude]) => /** @type {Place} */ ([Math.sign(place[0]) * 90, longitude])));
  points.forEach(([latitude, longitude], n) => {
    const at = /** @type {Pixel} */ ([x + (worldX(longitude) - middleX) / scale, y + (worldY(latitude) - middleY) / scale]);
    if (n) path.lineTo(...at); else path.moveTo(...at);
  });
  path.closePath();
}

/**
 * The grounds of all circles of a colour as one: where they overlap, nothing adds up to a blot. The
 * places within rings have one ground together.
 * @param {Frame} frame
 * @param {Circle[]} circles
 * @param {number} alpha
 */
function fill(frame, circles, alpha) {
  const { brush } = frame;
  /** @type {Map<string, Path2D>} */
  const paths = new Map();
  for (const circle of circles) {
    if (circle.radius < LEAST) continue;
    const path = paths.get(circle.tone) || new Path2D();
    paths.set(circle.tone, path);
    outline(path, frame, circle);
  }
  brush.globalAlpha = alpha;
  for (const [tone, path] of paths) {
    brush.fillStyle = tone;
    brush.fill(path);
  }
  brush.globalAlpha = 1;
}

/** Whether the line is that of the circle itself, and no circle of the map. @param {Circle} circle */
const needsPath = (circle) => circle.radius === circle.wide && !isRound(circle.place, circle.metres);

/** @param {Frame} frame @param {Circle} circle */
function trace(frame, circle) {
  const { brush } = frame, { x, y, wide, line } = circle;
  if (!needsPath(circle)) {
    traceLine(brush, line || UNSAID, x, y, wide);
    return;
  }
  const path = new Path2D();
  outline(path, frame, circle);
  brush.setLineDash(line ? line.dash : []);
  brush.stroke(path);
  brush.setLineDash([]);
}

/**
 * The one that is opened stands out from all others.
 * @param {Frame} frame
 * @param {IncidentLayer} view
 * @param {number} row
 */
function drawOpened(frame, view, row) {
  const circles = circlesOf(frame, view, { row, metres: view.data.number("uncertainty_m", row), mark: SYMBOL });
  fill(frame, circles, 0.2);
  Object.assign(frame.brush, { strokeStyle: view.theme.ink, lineWidth: 2.4 });
  for (const circle of circles) trace(frame, circle);
  view.circles += circles.filter(({ radius }) => radius >= LEAST).length;
}

/** @returns {LayerDrawing} */
export function layer() {
  let left = 0, pictured = "";
  /** @type {ReturnType<typeof linePictures>} */
  let picture = linePictures(1);
  return {
    *draw(frame, view) {
      const { spots, left: many } = spotsIn(frame, view), { opened, data } = view, { brush } = frame;
      const circles = spots.flatMap((spot) => circlesOf(frame, view, spot)), shown = `${frame.zoom} ${frame.ratio}`;
      if (pictured !== shown) [picture, pictured] = [linePictures(frame.ratio), shown];
      view.circles = circles.filter(({ radius }) => radius >= LEAST).length;
      fill(frame, circles, 0.13);
      for (const [at, circle] of circles.filter(({ mark }) => mark !== null).entries()) {
        if (at && at % AT_ONCE === 0) yield;
        const { line, tone, x, y, wide } = circle;
        Object.assign(brush, { globalAlpha: 0.8, strokeStyle: tone, lineWidth: THIN });
        if (needsPath(circle)) trace(frame, circle); else picture(brush, line || UNSAID, tone, x, y, wide);
        brush.globalAlpha = 1;
      }
      if (opened !== null && data.hasPoint(opened)) drawOpened(frame, view, opened);
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
    limit: () => (left ? plural(left, "of {n} incident in large rings when you go closer", "of {n} incidents in large rings when you go closer") : ""),
  };
}
