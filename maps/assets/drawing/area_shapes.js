// @ts-check
// Areas as a canvas draws them: lines of the world, the degrees that a name or a popup needs, hatches
// that stay where the ground is.
import { latitudeAt, longitudeAt } from "../geometry/mercator.js";
import { roomsForName } from "../geometry/room_for_names.js";
import { Lines } from "./lines.js";
import { brushOf } from "./symbols.js";

/** @import { Frame } from "./frame.js" */
/** @import { Shape } from "./lines.js" */
/** @import { Outline } from "../geometry/room_for_names.js" */

const TILE = 10, STRIPE = 1.6;

/**
 * An outer ring that a name may stand in; its degrees are worked out when one might.
 * @param {Shape} shape
 * @returns {Outline}
 */
export function outlineOf({ line, box }) {
  /** @type {Ring | null} */
  let ring = null;
  return {
    extent: [latitudeAt(box.south), latitudeAt(box.north), longitudeAt(box.west), longitudeAt(box.east)],
    get ring() { return (ring ||= degreesOf(line)); },
  };
}

/** @param {WorldLine} line */
function degreesOf(line) {
  /** @type {Ring} */
  const ring = [];
  for (let i = 0; i < line.length; i += 2) ring.push([latitudeAt(line[i + 1]), longitudeAt(line[i])]);
  return ring;
}

/** One area by its lines. */
export class AreaShape {
  /** @param {WorldLine[][]} polygons each its outer line, then those of its holes */
  constructor(polygons) {
    this.lines = new Lines(polygons.flat());
    let at = 0;
    // The shapes of the lines stand in the order of the polygons.
    this.outlines = polygons.map((rings) => { at += rings.length; return outlineOf(this.lines.shapes[at - rings.length]); });
    /** @type {Place | null} */
    this.middle = null;
  }

  /** A place within the area, for a popup to point at. @returns {Place} */
  get at() {
    if (!this.middle) {
      const [room] = roomsForName(this.outlines, [-90, 90, -360, 360], 0), [{ ring }] = this.outlines;
      this.middle = room ? [room.latitude, room.longitude] : ring[0];
    }
    return this.middle;
  }

  /** @returns {L.LatLngBounds} */
  get bounds() {
    const bounds = L.latLngBounds([]);
    for (const { extent: [south, north, west, east] } of this.outlines) bounds.extend([south, west]).extend([north, east]);
    return bounds;
  }

  /** The path of what a frame shows of it. @param {Frame} frame */
  trace(frame) {
    return this.lines.trace(frame, true);
  }
}

/**
 * Slanted stripes of a colour that leave the land visible and are never taken for water; fixed to the
 * ground, so that they do not swim when the map is drawn anew.
 * @param {Frame} frame
 * @param {string} tone
 */
export function stripes({ brush, left, top, scale, ratio }, tone) {
  const canvas = document.createElement("canvas"), side = Math.round(TILE * ratio);
  canvas.width = canvas.height = side;
  const pen = brushOf(canvas);
  Object.assign(pen, { strokeStyle: tone, lineWidth: STRIPE * ratio });
  pen.beginPath();
  for (const shift of [-side, 0, side]) { pen.moveTo(shift - 2, side + 2); pen.lineTo(shift + side + 2, -2); }
  pen.stroke();
  const pattern = brush.createPattern(canvas, "repeat"), size = side / ratio;
  if (!pattern) return tone;
  pattern.setTransform(new DOMMatrix([1 / ratio, 0, 0, 1 / ratio, -((left / scale) % size), -((top / scale) % size)]));
  return pattern;
}
