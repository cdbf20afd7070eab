// @ts-check
// Rivers and lakes of the ground: the nearer the map, the smaller the ones it shows.
import { Lines } from "../drawing/lines.js";
import { worldX, worldY } from "../geometry/mercator.js";

/** @import { Frame } from "../drawing/frame.js" */
/** @typedef {(frame: Frame, colour: (name: string) => string) => void} WaterPainter */

/**
 * Ranks run from 0, the greatest, to 9; this is the last one seen at a zoom.
 * @param {number} zoom
 */
const lastRank = (zoom) => 1.45 * zoom - 1;

/** @param {number} zoom @param {number} rank */
const widthAt = (zoom, rank) => Math.min(2.4, 0.8 + 0.2 * Math.max(0, zoom - rank));

/** @param {number[]} points @param {number} steps */
function worldLine(points, steps) {
  const line = new Float64Array(points.length);
  let x = 0, y = 0;
  for (let i = 0; i < points.length; i += 2) {
    x += points[i];
    y += points[i + 1];
    line[i] = worldX(x / steps);
    line[i + 1] = worldY(y / steps);
  }
  return line;
}

/** @param {WaterLine[]} water @param {number} steps */
function byRank(water, steps) {
  /** @type {Map<number, number[][]>} */
  const ranks = new Map();
  for (const [rank, points] of water) {
    const lines = ranks.get(rank);
    if (lines) lines.push(points); else ranks.set(rank, [points]);
  }
  return [...ranks].map(([rank, points]) => ({ rank, lines: whenSeen(points, steps) }));
}

/**
 * Lines that are projected when they are first seen.
 * @param {number[][]} water
 * @param {number} steps
 */
function whenSeen(water, steps) {
  /** @type {Lines | null} */
  let lines = null;
  return () => (lines ||= new Lines(water.map((points) => worldLine(points, steps))));
}

/**
 * A painter of rivers, then lakes over their centre lines.
 * @param {WaterData} water
 * @returns {WaterPainter}
 */
export function waterPainter({ steps, river, lake }) {
  const rivers = byRank(river, steps), lakes = byRank(lake, steps);
  return (frame, colour) => {
    const { brush, zoom } = frame, seen = (/** @type {{rank: number}} */ { rank }) => rank <= lastRank(zoom);
    brush.lineJoin = "round";
    brush.strokeStyle = colour("--river");
    brush.fillStyle = colour("--sea");
    for (const { rank, lines } of rivers.filter(seen)) {
      brush.lineWidth = widthAt(zoom, rank);
      brush.stroke(lines().trace(frame, false));
    }
    brush.lineWidth = 0.8;
    for (const { lines } of lakes.filter(seen)) {
      const path = lines().trace(frame, true);
      brush.fill(path);
      brush.stroke(path);
    }
  };
}
