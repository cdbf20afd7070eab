// @ts-check
// Rings at the least and the greatest range of a weapon around a launch site, true on the ground.
import { WORLD, worldX, worldY } from "../geometry/mercator.js";
import { ringAround } from "../geometry/sphere.js";
import { freeOf } from "../popup/popup.js";
import { number } from "../text/figures.js";
import { say } from "../text/messages.js";

/** @import { Frame } from "../drawing/frame.js" */
/** @import { IncidentLayer, LayerDrawing } from "../incident_layer.js" */

// The map ends before the poles.
const FURTHEST = 85;

/** Left, top, right and bottom of what nothing covers, in pixels of the canvas. @param {Frame} frame */
function clear({ map, corner }) {
  const { left, top, right, bottom } = freeOf(map), { x, y } = map.getSize(), from = map.containerPointToLayerPoint([0, 0]).subtract(corner);
  return [from.x + left, from.y + top, from.x + x - right, from.y + y - bottom];
}

/**
 * Where a ring is labelled: the least range at its south, the greatest at its north, or else at another
 * side that is seen; null where none is.
 * @param {Frame} frame
 * @param {Pixel[]} ring
 * @param {boolean} south
 * @param {number} half of the width of the label
 * @returns {Pixel | null}
 */
function labelAt(frame, ring, south, half) {
  const [left, top, right, bottom] = clear(frame), side = (/** @type {number} */ share) => ring[Math.floor((ring.length - 1) * share)];
  const sides = south ? [0.5, 0, 0.25, 0.75] : [0, 0.5, 0.25, 0.75], inside = (/** @type {Pixel} */ [x, y]) => x - half > left && x + half < right && y > top && y < bottom;
  const below = (/** @type {number} */ share) => /** @type {Pixel} */ ([side(share)[0], side(share)[1] + (share === 0.5 ? 14 : -6)]);
  return sides.map(below).find(inside) || null;
}

/**
 * @param {Frame} frame
 * @param {IncidentLayer} view
 * @param {Place[]} points
 * @param {{text: string, least: boolean}} label
 * @returns {Pixel[]} what the label covers, in pixels
 */
function trace(frame, view, points, { text, least }) {
  const { brush } = frame, covered = /** @type {Pixel[]} */ ([]), half = brush.measureText(text).width / 2 + 4;
  const world = points.map(([latitude, longitude]) => [worldX(longitude), worldY(latitude)]);
  for (const x of frame.copies(world[0][0], WORLD / frame.scale)) {
    const placed = world.map(([px, py]) => frame.pixel(px + x - world[0][0], py));
    brush.beginPath();
    placed.forEach(([px, py]) => brush.lineTo(px, py));
    Object.assign(brush, { strokeStyle: view.theme.soft, lineWidth: 1.4 });
    brush.setLineDash(least ? [6, 5] : []);
    brush.stroke();
    Object.assign(brush, { strokeStyle: view.theme.halo, lineWidth: 3 });
    brush.setLineDash([]);
    const at = labelAt(frame, placed, least, half);
    if (!at) continue;
    brush.strokeText(text, ...at);
    brush.fillText(text, ...at);
    for (let dx = -half; dx <= half; dx += 8) covered.push([at[0] + dx, at[1] - 4]);
  }
  return covered;
}

/**
 * The site that rings stand around.
 * @param {Frame} frame
 * @param {IncidentLayer} view
 * @param {Place} place
 */
function stand(frame, { theme }, [latitude, longitude]) {
  const { brush } = frame, [at, top] = [worldX(longitude), worldY(latitude)];
  for (const copy of frame.copies(at, 12)) {
    brush.beginPath();
    brush.arc(...frame.pixel(copy, top), 6, 0, 2 * Math.PI);
    Object.assign(brush, { fillStyle: theme.halo, strokeStyle: theme.ink, lineWidth: 2 });
    brush.fill();
    brush.stroke();
  }
}

/**
 * The ends of a ring's range that are known: kilometres, words, whether it is the least.
 * @param {RangeRing} ring
 */
function endsOf({ low, high }) {
  if (low === high) return low ? [{ km: low, end: "", least: false }] : [];
  return [...(low ? [{ km: low, end: say("least"), least: true }] : []), ...(high ? [{ km: high, end: say("greatest"), least: false }] : [])];
}

/**
 * @param {RangeRing[]} rings
 * @returns {LayerDrawing}
 */
export function layer(rings) {
  /** @type {[number, number][]} */
  let covered = [];
  return {
    refresh(view) {
      // The layer of launches names its sites itself.
      if (!view.shows("launches")) for (const { site, place } of rings) if (!view.names.some(({ text }) => text === site)) view.names.push({ kind: "site", text: site, place, reach: 8 });
    },
    draw(frame, view) {
      const { brush } = frame;
      brush.font = `11px ${view.theme.typeface}`;
      covered = rings.flatMap((ring) => endsOf(ring).flatMap(({ km, end, least }) => {
        Object.assign(brush, { fillStyle: view.theme.ink, textAlign: "center", textBaseline: "alphabetic" });
        return trace(frame, view, ringAround(ring.place, km), { text: `${ring.weapon}: ${[end, say("{n} km", { n: number(km) })].filter(Boolean).join(" ")}`, least });
      })).map(([x, y]) => [frame.left + x * frame.scale, frame.top + y * frame.scale]);
      if (!view.shows("launches")) for (const { place } of rings) stand(frame, view, place);
    },
    isEmpty: () => !rings.length,
    // What labels cover.
    obstacles: () => covered,
    // As far as the rings reach.
    places: () => rings.flatMap(({ place, low, high }) => ringAround(place, high || low || 0))
      .map(([latitude, longitude]) => [Math.max(-FURTHEST, Math.min(FURTHEST, latitude)), longitude]),
  };
}
