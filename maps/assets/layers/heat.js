// @ts-check
// A glow over the cells of the quadtree, by incidents, killed or launched of what is shown.
import { brushOf } from "../drawing/symbols.js";
import { depthAt } from "../marks/cells.js";
import { number } from "../text/figures.js";
import { say } from "../text/messages.js";

/** @import { Frame } from "../drawing/frame.js" */
/** @import { IncidentLayer, LayerDrawing } from "../incident_layer.js" */

const SPREAD = 26;
/** @type {Record<string, (n: string) => string>} */
const BRIGHTEST = {
  incidents: (n) => say("brightest where {n} incidents lie closest together", { n }),
  killed: (n) => say("brightest where {n} killed lie closest together", { n }),
  launched: (n) => say("brightest where {n} launched lie closest together", { n }),
};
/**
 * What the glow can go by, and the column that says it.
 * @type {Record<string, NumberColumn | null>}
 */
export const WEIGHTS = { incidents: null, killed: "killed_low", launched: "launched_low" };
// From little to much, for day and night alike: dark violet to pale yellow.
/** @type {[number, string][]} */
const STOPS = [[0, "#3b1f6b00"], [0.15, "#5b2a86b0"], [0.4, "#c0395ccc"], [0.7, "#f28c38e0"], [1, "#fff3a8f0"]];

function colours() {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [256, 1];
  const brush = brushOf(canvas), gradient = brush.createLinearGradient(0, 0, 256, 0);
  STOPS.forEach(([at, colour]) => gradient.addColorStop(at, colour));
  brush.fillStyle = gradient;
  brush.fillRect(0, 0, 256, 1);
  return brush.getImageData(0, 0, 256, 1).data;
}

function glow() {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 2 * SPREAD;
  const brush = brushOf(canvas), gradient = brush.createRadialGradient(SPREAD, SPREAD, 0, SPREAD, SPREAD, SPREAD);
  gradient.addColorStop(0, "#000f");
  gradient.addColorStop(1, "#0000");
  brush.fillStyle = gradient;
  brush.fillRect(0, 0, 2 * SPREAD, 2 * SPREAD);
  return canvas;
}

/**
 * Each cell in view with its weight, cells about as wide as a finger of the glow.
 * @param {Frame} frame
 * @param {IncidentLayer} view
 */
function spots(frame, view) {
  const { index, data } = view, depth = depthAt(frame.zoom, 4), level = index.level(depth);
  const name = WEIGHTS[view.weight], column = name && data.numbers[name];
  const worth = (/** @type {number} */ row) => (name ? (column && column.at(row)) || 0 : 1);
  return index.within(depth, frame.box).map((at) => {
    let weight = 0;
    if (name || view.above) {
      for (const row of index.rowsOf(depth, at)) if (view.counts(row)) weight += worth(row);
    } else weight = level.start[at + 1] - level.start[at];
    return { x: level.x[at], y: level.y[at], weight };
  }).filter(({ weight }) => weight > 0);
}

/** @returns {LayerDrawing} */
export function layer() {
  const palette = colours(), picture = glow(), canvas = document.createElement("canvas");
  let greatest = "";
  return {
    draw(frame, view) {
      const all = spots(frame, view), most = all.reduce((top, { weight }) => Math.max(top, weight), 1);
      const told = all.length ? BRIGHTEST[view.weight](number(most)) : "";
      if (told !== greatest) { greatest = told; view.fire("limits"); }
      // At half size: a glow has no edges to lose.
      const [width, height] = [Math.ceil(frame.width / 2), Math.ceil(frame.height / 2)];
      Object.assign(canvas, { width, height });
      const brush = brushOf(canvas, { willReadFrequently: true });
      for (const { x, y, weight } of all) {
        brush.globalAlpha = Math.max(0.04, Math.sqrt(weight / most));
        for (const worldX of frame.copies(x, SPREAD * 2)) {
          const [px, py] = frame.pixel(worldX, y);
          brush.drawImage(picture, px / 2 - SPREAD / 2, py / 2 - SPREAD / 2, SPREAD, SPREAD);
        }
      }
      const image = brush.getImageData(0, 0, width, height), { data } = image;
      for (let i = 3; i < data.length; i += 4) {
        if (data[i]) data.set(palette.subarray(data[i] * 4, data[i] * 4 + 4), i - 3);
      }
      brush.putImageData(image, 0, 0);
      frame.brush.drawImage(canvas, 0, 0, frame.width, frame.height);
    },
    limit: () => greatest,
  };
}
