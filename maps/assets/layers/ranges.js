// @ts-check
// Rings at the least and the greatest range of a weapon around a launch site, true on the ground.
import { worldX, worldY } from "../geometry/mercator.js";
import { ringAround } from "../geometry/sphere.js";
import { number } from "../text/figures.js";

/** @import { Frame } from "../drawing/frame.js" */
/** @import { IncidentLayer, LayerDrawing } from "../incident_layer.js" */

// The map ends before the poles.
const FURTHEST = 85;

/**
 * The least range is written at the south of its ring, the greatest at the north, as there is room.
 * @param {Frame} frame
 * @param {IncidentLayer} view
 * @param {Ring} points
 * @param {string} label
 * @param {boolean} south
 */
function trace(frame, view, points, label, south) {
  const { brush } = frame;
  const world = points.map(([latitude, longitude]) => [worldX(longitude), worldY(latitude)]);
  for (const x of frame.copies(world[0][0], frame.width)) {
    const placed = world.map(([px, py]) => frame.pixel(px + x - world[0][0], py));
    brush.beginPath();
    placed.forEach(([px, py]) => brush.lineTo(px, py));
    Object.assign(brush, { strokeStyle: view.theme.soft, lineWidth: 1.4 });
    brush.setLineDash(south ? [6, 5] : []);
    brush.stroke();
    Object.assign(brush, { strokeStyle: view.theme.halo, lineWidth: 3 });
    brush.setLineDash([]);
    const [px, py] = placed[south ? placed.length >> 1 : 0], below = py + (south ? 14 : -6);
    brush.strokeText(label, px, below);
    brush.fillText(label, px, below);
  }
}

/**
 * The ends of a ring's range that are known: kilometres, words, whether it is the least.
 * @param {RangeRing} ring
 */
function endsOf({ low, high }) {
  if (low === high) return low ? [{ km: low, end: "", least: false }] : [];
  return [...(low ? [{ km: low, end: "least ", least: true }] : []), ...(high ? [{ km: high, end: "greatest ", least: false }] : [])];
}

/**
 * @param {RangeRing[]} rings
 * @returns {LayerDrawing}
 */
export const layer = (rings) => ({
  draw(frame, view) {
    const { brush } = frame;
    Object.assign(brush, { fillStyle: view.theme.ink, textAlign: "center" });
    brush.font = `11px ${view.theme.typeface}`;
    for (const ring of rings) {
      for (const { km, end, least } of endsOf(ring)) {
        trace(frame, view, ringAround(ring.place, km), `${ring.weapon}: ${end}${number(km)} km`, least);
      }
    }
  },
  // As far as the rings reach.
  places: () => rings.flatMap(({ place, low, high }) => ringAround(place, high || low || 0))
    .map(([latitude, longitude]) => [Math.max(-FURTHEST, Math.min(FURTHEST, latitude)), longitude]),
});
