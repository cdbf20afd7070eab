// @ts-check
// The world as one drawing sees it. Pixels are those of the canvas, `scale` world units a pixel.
import { WORLD, worldPerPixel } from "../geometry/mercator.js";

/** @import { Group } from "../marks/groups.js" */
/** @typedef {{west: number, east: number, north: number, south: number}} Box a part of the world */

// How far a line may reach over its points, in pixels.
const EDGE = 8;

export class Frame {
  /**
   * @param {L.Map} map
   * @param {L.Bounds} bounds of the canvas, in pixels of the map's layers
   * @param {CanvasRenderingContext2D} brush
   * @param {number} ratio pixels of the screen to one of the page
   */
  constructor(map, bounds, brush, ratio) {
    const [min, max] = cornersOf(bounds), origin = map.getPixelOrigin();
    this.map = map;
    this.corner = min;
    this.brush = brush;
    this.ratio = ratio;
    this.zoom = map.getZoom();
    this.scale = worldPerPixel(this.zoom);
    this.width = max.x - min.x;
    this.height = max.y - min.y;
    this.left = (min.x + origin.x) * this.scale;
    this.top = (min.y + origin.y) * this.scale;
    /** @type {Box} */
    this.box = {
      west: this.left, east: this.left + this.width * this.scale,
      north: this.top, south: this.top + this.height * this.scale,
    };
    // Incidents by what would overlap, once the layer has arranged them.
    /** @type {Group[]} */
    this.groups = [];
    /** @type {Group[]} */
    this.crowds = [];
    /** @type {number[]} */
    this.singles = [];
  }

  /**
   * Look at a part of the canvas alone: left, top, width and height in pixels of the screen.
   * @param {[number, number, number, number]} part
   */
  narrow([x, y, width, height]) {
    const size = this.scale / this.ratio, edge = EDGE * this.scale;
    const [west, north] = [this.left + x * size - edge, this.top + y * size - edge];
    this.box = { west, north, east: west + width * size + 2 * edge, south: north + height * size + 2 * edge };
  }

  /**
   * Where a place of the world stands on the canvas.
   * @param {number} x
   * @param {number} y
   * @returns {Pixel}
   */
  pixel(x, y) {
    return [(x - this.left) / this.scale, (y - this.top) / this.scale];
  }

  /**
   * The x of a place: once, or once for each copy of the world that is seen.
   * @param {number} x
   * @param {number} margin in pixels
   */
  copies(x, margin = 0) {
    const first = Math.ceil((this.left - margin * this.scale - x) / WORLD), seen = [];
    for (let turn = first; x + turn * WORLD <= this.box.east + margin * this.scale; turn += 1) {
      seen.push(x + turn * WORLD);
    }
    return seen;
  }
}

/** @param {L.Bounds} bounds @returns {[L.Point, L.Point]} */
function cornersOf({ min, max }) {
  if (!min || !max) throw new Error("expected a map with a size, found none");
  return [min, max];
}
