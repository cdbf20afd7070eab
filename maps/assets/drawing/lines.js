// @ts-check
// Lines of the world, traced only as finely as they are seen.
import { worldPerPixel } from "../geometry/mercator.js";

/** @import { Box, Frame } from "./frame.js" */
/** @typedef {{line: WorldLine, box: Box, thinned: number[][]}} Shape */

// Points nearer than this on the screen are one, in pixels.
const FINE = 1.25;

/** @param {WorldLine} line @param {number} apart */
function thin(line, apart) {
  const kept = [line[0], line[1]];
  for (let i = 2; i < line.length; i += 2) {
    const last = i + 2 >= line.length;
    if (last || Math.abs(line[i] - kept[kept.length - 2]) + Math.abs(line[i + 1] - kept[kept.length - 1]) > apart) {
      kept.push(line[i], line[i + 1]);
    }
  }
  return kept;
}

/** @param {WorldLine} line */
function boxOf(line) {
  let west = Infinity, north = Infinity, east = -Infinity, south = -Infinity;
  for (let i = 0; i < line.length; i += 2) {
    const x = line[i], y = line[i + 1];
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < north) north = y;
    if (y > south) south = y;
  }
  return { west, north, east, south };
}

/** Lines that are thinned out once for each half zoom at which they are seen. */
export class Lines {
  /** @param {WorldLine[]} lines */
  constructor(lines) {
    /** @type {Shape[]} */
    this.shapes = lines.map((line) => ({ line, box: boxOf(line), thinned: [] }));
  }

  /**
   * A path of what the frame shows of them; closed lines are areas.
   * @param {Frame} frame
   * @param {boolean} close
   */
  trace(frame, close) {
    const { box, scale } = frame, halves = Math.ceil(2 * frame.zoom), path = new Path2D();
    const least = FINE * worldPerPixel(halves / 2);
    for (const shape of this.shapes) {
      if (shape.box.south < box.north || shape.box.north > box.south) continue;
      const width = shape.box.east - shape.box.west;
      const tiny = Math.max(width, shape.box.south - shape.box.north) < least;
      for (const west of tiny ? [] : frame.copies(shape.box.west, width / scale)) {
        if (west > box.east) continue;
        shape.thinned[halves] = shape.thinned[halves] || thin(shape.line, least);
        walk(path, frame, shape.thinned[halves], west - shape.box.west, close);
      }
    }
    return path;
  }
}

/** @param {Path2D} path @param {Frame} frame @param {number[]} line @param {number} shift @param {boolean} close */
function walk(path, { left, top, scale }, line, shift, close) {
  const x = left - shift;
  path.moveTo((line[0] - x) / scale, (line[1] - top) / scale);
  for (let i = 2; i < line.length; i += 2) path.lineTo((line[i] - x) / scale, (line[i + 1] - top) / scale);
  if (close) path.closePath();
}
