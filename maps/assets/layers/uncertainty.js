// @ts-check
// Circles, in metres on the ground, that hold the true place of a symbol that stands alone.
import { worldWidth } from "../geometry/mercator.js";

/** @import { LayerDrawing } from "../incident_layer.js" */

// A circle smaller than this is not seen, in pixels.
const LEAST = 0.3;

/** @param {CanvasRenderingContext2D} brush @param {number} x @param {number} y @param {number} radius @param {string} tone */
function circle(brush, x, y, radius, tone) {
  brush.beginPath();
  brush.arc(x, y, radius, 0, 2 * Math.PI);
  brush.fillStyle = brush.strokeStyle = tone;
  brush.globalAlpha = 0.13;
  brush.fill();
  brush.globalAlpha = 0.7;
  brush.lineWidth = 1.2;
  brush.stroke();
  brush.globalAlpha = 1;
}

/** @returns {LayerDrawing} */
export const layer = () => ({
  draw(frame, view) {
    const { data, theme } = view;
    for (const row of frame.singles) {
      const metres = data.number("uncertainty_m", row);
      if (!metres) continue;
      const radius = worldWidth(metres, data.latLng(row)[0]) / frame.scale;
      if (radius < LEAST) continue;
      for (const worldX of frame.copies(data.x[row], radius)) {
        const [x, y] = frame.pixel(worldX, data.y[row]);
        circle(frame.brush, x, y, radius, theme.tone(data.styleAt(row)));
        view.circles += 1;
      }
    }
  },
});
