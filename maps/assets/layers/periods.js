// @ts-check
// Hexagons where the later of two periods has more incidents than the earlier one: those that the
// reader compares, or the halves of the dates shown.
import { NEVER, isoDate, spanOf, spansOfRows } from "../data/days.js";
import { covered, fillHexagon, hexagonsIn, isClear, marksOver, numberWriter } from "../drawing/hexagons.js";
import { when, windowInWords } from "../text/calendar.js";
import { brief } from "../text/figures.js";
import { say } from "../text/messages.js";

/** @import { Spans } from "../data/days.js" */
/** @import { IncidentLayer, LayerDrawing } from "../incident_layer.js" */

const MORE = { light: "#c2410c", dark: "#ff8a4c" }, LESS = { light: "#0b62a4", dark: "#5db4f5" };

/**
 * The halves of what is shown, as days from and to. A record that may lie in both counts in neither.
 * @param {IncidentLayer} view
 * @param {Spans} spans
 * @returns {[[number, number], [number, number]]}
 */
function halves(view, spans) {
  let first = Infinity, last = -Infinity;
  for (const row of view.shownPoints()) {
    if (spans.first[row] === NEVER) continue;
    first = Math.min(first, spans.first[row]);
    last = Math.max(last, spans.last[row]);
  }
  const half = Math.floor((first + last) / 2);
  return [[first, half], [half + 1, last]];
}

/** @param {[string, string]} period @returns {[number, number]} */
function daysOf([from, to]) {
  const start = spanOf(from), end = spanOf(to);
  return [start ? start[0] : Infinity, end ? end[1] : -Infinity];
}

/** @param {[number, number]} period */
const inWords = ([from, to]) => (isoDate(from) === isoDate(to) ? when(isoDate(from), "", "day", "") : windowInWords(isoDate(from), isoDate(to)));

/** @returns {LayerDrawing} */
export function layer() {
  /** @type {Spans | null} */
  let spans = null;
  /** @type {[number, number][]} */
  let written = [];
  /** @type {[[number, number], [number, number]]} */
  let periods = [[Infinity, -Infinity], [Infinity, -Infinity]];
  return {
    refresh(view) {
      spans ||= spansOfRows(view.data);
      periods = view.periods ? [daysOf(view.periods[0]), daysOf(view.periods[1])] : halves(view, spans);
    },
    draw(frame, view) {
      if (!spans) return;
      const { first, last } = spans, [[a, b], [c, d]] = periods, { brush } = frame, tone = view.theme.dark ? "dark" : "light";
      const { hexagons, radius } = hexagonsIn(frame, view, () => ({ before: 0, after: 0 }), (hexagon, row) => {
        if (first[row] === NEVER) return;
        if (first[row] >= a && last[row] <= b) hexagon.before += 1;
        if (first[row] >= c && last[row] <= d) hexagon.after += 1;
      });
      const most = hexagons.reduce((top, { before, after }) => Math.max(top, Math.abs(after - before)), 1);
      const write = numberWriter(brush, view.theme), marks = marksOver(frame, view);
      written = [];
      for (const { x, y, before, after } of hexagons) {
        const change = after - before;
        for (const worldX of frame.copies(x, radius)) {
          const [px, py] = frame.pixel(worldX, y);
          brush.globalAlpha = change ? 0.25 + 0.65 * Math.sqrt(Math.abs(change) / most) : 0.15;
          fillHexagon(brush, px, py, radius - 1, change > 0 ? MORE[tone] : change ? LESS[tone] : view.theme.soft);
          brush.globalAlpha = 1;
          if (!change || !isClear(marks, px, py)) continue;
          write(`${change > 0 ? "+" : "−"}${brief(Math.abs(change))}`, px, py);
          written.push(...covered(worldX, y, frame.scale));
        }
      }
    },
    // No name covers a number.
    obstacles: () => written,
    limit: () => (periods.flat().every(Number.isFinite) ? say("second against first: {second} against {first}", { second: inWords(periods[1]), first: inWords(periods[0]) }) : ""),
  };
}
