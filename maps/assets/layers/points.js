// @ts-check
// One symbol an incident; those that a ring stands for are left to it.

/** @import { Frame } from "../drawing/frame.js" */
/** @import { IncidentLayer, LayerDrawing } from "../incident_layer.js" */

// Symbols closer than this hide each other, in pixels: one of a kind is enough.
const CLOSE = 5;

/**
 * Without rings every incident is drawn, but no symbol twice at one spot of the screen.
 * @param {Frame} frame
 * @param {IncidentLayer} view
 */
function everyRow(frame, view) {
  const { index, data } = view, seen = new Set();
  for (const { cells, depth } of frame.groups) {
    for (const at of cells) {
      for (const row of index.rowsOf(depth, at)) {
        const [px, py] = frame.pixel(data.x[row], data.y[row]);
        const spot = (Math.floor(px / CLOSE) * 65536 + Math.floor(py / CLOSE)) * 16 + data.styleOf[row];
        if (seen.has(spot)) continue;
        seen.add(spot);
        stand(frame, view, row);
      }
    }
  }
}

/** @param {Frame} frame @param {IncidentLayer} view @param {number} row */
function stand(frame, view, row) {
  const { data } = view;
  for (const worldX of frame.copies(data.x[row], 20)) {
    const [x, y] = frame.pixel(worldX, data.y[row]);
    view.sprite(frame.brush, data.styleOf[row], data.text("verification", row), x, y);
    view.hits.add({ x, y, reach: 15, row });
  }
}

/** @returns {LayerDrawing} */
export const layer = () => ({
  draw(frame, view) {
    if (!view.shows("clusters")) return everyRow(frame, view);
    for (const row of frame.singles) stand(frame, view, row);
    return view.fan.draw(frame);
  },
});
