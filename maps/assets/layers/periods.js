// @ts-check
// Hexagons where the later half of the dates shown has more incidents than the earlier one.
import { NEVER, isoDate, spansOfRows } from "../data/days.js";
import { fillHexagon, hexagonsIn, writeNumbers } from "../drawing/hexagons.js";
import { when } from "../text/calendar.js";
import { brief } from "../text/figures.js";

/** @import { Spans } from "../data/days.js" */
/** @import { IncidentLayer, LayerDrawing } from "../incident_layer.js" */

const MORE = { light: "#c2410c", dark: "#ff8a4c" }, LESS = { light: "#0b62a4", dark: "#5db4f5" };

/**
 * The day between the halves. A record that may lie in both counts in neither.
 * @param {IncidentLayer} view
 * @param {Spans} spans
 */
function halfOf(view, spans) {
  const dated = [...view.shownPoints()].filter((row) => spans.first[row] !== NEVER);
  const first = dated.reduce((low, row) => Math.min(low, spans.first[row]), Infinity);
  const last = dated.reduce((high, row) => Math.max(high, spans.last[row]), -Infinity);
  return Math.floor((first + last) / 2);
}

/** @returns {LayerDrawing} */
export function layer() {
  /** @type {Spans | null} */
  let spans = null;
  let half = 0;
  return {
    refresh(view) {
      spans ||= spansOfRows(view.data);
      half = halfOf(view, spans);
    },
    draw(frame, view) {
      if (!spans) return;
      const { first, last } = spans, { brush } = frame, tone = view.theme.dark ? "dark" : "light";
      const { hexagons, radius } = hexagonsIn(frame, view, () => ({ before: 0, after: 0 }), (hexagon, row) => {
        if (first[row] === NEVER) return;
        if (last[row] <= half) hexagon.before += 1; else if (first[row] > half) hexagon.after += 1;
      });
      const most = hexagons.reduce((top, { before, after }) => Math.max(top, Math.abs(after - before)), 1);
      writeNumbers(brush, view.theme);
      for (const { x, y, before, after } of hexagons) {
        const change = after - before;
        for (const worldX of frame.copies(x, radius)) {
          const [px, py] = frame.pixel(worldX, y);
          brush.globalAlpha = change ? 0.25 + 0.65 * Math.sqrt(Math.abs(change) / most) : 0.15;
          fillHexagon(brush, px, py, radius - 1, change > 0 ? MORE[tone] : change ? LESS[tone] : view.theme.soft);
          brush.globalAlpha = 1;
          brush.fillStyle = view.theme.ink;
          if (change) brush.fillText(`${change > 0 ? "+" : "−"}${brief(Math.abs(change))}`, px, py);
        }
      }
    },
    limit: () => (Number.isFinite(half) ? `the earlier half ends on ${when(isoDate(half), "", "day", "")}` : ""),
  };
}
