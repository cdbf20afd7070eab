// @ts-check
// Incidents counted by hexagon, the number written where there is room.
import { covered, fillHexagon, hexagonsIn, isClear, marksOver, numberWriter, shade } from "../drawing/hexagons.js";
import { brief, number } from "../text/figures.js";
import { say } from "../text/messages.js";

/** @import { LayerDrawing } from "../incident_layer.js" */

/** @returns {LayerDrawing} */
export function layer() {
  let greatest = 0;
  /** @type {[number, number][]} */
  let written = [];
  return {
    draw(frame, view) {
      const { brush } = frame, { dark } = view.theme;
      const { hexagons, radius } = hexagonsIn(frame, view, () => ({ count: 0 }), (hexagon) => { hexagon.count += 1; });
      const most = hexagons.reduce((top, { count }) => Math.max(top, count), 1);
      if (most !== greatest) { greatest = most; view.fire("limits"); }
      const write = numberWriter(brush, view.theme), marks = marksOver(frame, view);
      written = [];
      for (const { x, y, count } of hexagons) {
        const share = Math.log(1 + count) / Math.log(1 + most);
        for (const worldX of frame.copies(x, radius)) {
          const [px, py] = frame.pixel(worldX, y);
          fillHexagon(brush, px, py, radius - 1, shade(share, dark));
          if (count < 2 || !isClear(marks, px, py)) continue;
          write(brief(count), px, py);
          written.push(...covered(worldX, y, frame.scale));
        }
      }
    },
    // No name covers a number.
    obstacles: () => written,
    limit: () => (greatest ? say("from 1, the lightest, to {n}", { n: number(greatest) }) : ""),
  };
}
