// @ts-check
// Several incidents as one ring: its parts are the shares of the kinds of weapon.
import { mixOf, ringRadius } from "../marks/groups.js";
import { brief } from "../text/figures.js";

/** @import { Theme } from "../drawing/theme.js" */
/** @import { LayerDrawing } from "../incident_layer.js" */

// Rings painted in one frame; on a canvas without a graphics card these take some 10 ms.
const AT_ONCE = 90;

/**
 * @param {CanvasRenderingContext2D} brush
 * @param {Theme} theme
 * @param {{x: number, y: number, mix: Uint32Array, count: number}} crowd
 * @param {Style[]} styles
 */
function ring(brush, theme, { x, y, mix, count }, styles) {
  const outer = ringRadius(count), width = Math.max(5, outer * 0.3);
  brush.beginPath();
  brush.arc(x, y, outer + 1.5, 0, 2 * Math.PI);
  brush.fillStyle = theme.halo;
  brush.fill();
  brush.lineWidth = width;
  let from = -Math.PI / 2;
  mix.forEach((share, style) => {
    if (!share) return;
    const to = from + (2 * Math.PI * share) / count;
    brush.beginPath();
    brush.arc(x, y, outer - width / 2, from, to);
    brush.strokeStyle = theme.tone(styles[style]);
    brush.stroke();
    from = to;
  });
  brush.beginPath();
  brush.arc(x, y, outer - width, 0, 2 * Math.PI);
  brush.fillStyle = theme.paper;
  brush.fill();
  brush.fillStyle = theme.ink;
  brush.fillText(brief(count), x, y + 0.5);
}

/** @returns {LayerDrawing} */
export const layer = () => ({
  // The largest first: smaller ones stand over them.
  *draw(frame, view) {
    const { brush } = frame, { styles } = view.data;
    Object.assign(brush, { textAlign: "center", textBaseline: "middle" });
    brush.font = `600 11.5px ${view.theme.typeface}`;
    for (const [at, group] of frame.crowds.sort((a, b) => b.count - a.count).entries()) {
      if (at && at % AT_ONCE === 0) yield;
      if (view.fan.holds(group)) continue;
      const mix = mixOf(view.index, group, styles.length);
      for (const worldX of frame.copies(group.x, 40)) {
        const [x, y] = frame.pixel(worldX, group.y);
        ring(brush, view.theme, { x, y, mix, count: group.count }, styles);
        view.hits.add({ x, y, reach: ringRadius(group.count) + 3, group, mix });
      }
    }
  },
});
