// @ts-check
// The bars of the time line: how many incidents when.
import { NEVER, isoDate } from "../data/days.js";
import { brushOf } from "../drawing/symbols.js";
import { theme } from "../drawing/theme.js";

/** @import { Spans } from "../data/days.js" */
/**
 * Incidents of each unit of time: those known to lie in it, and shares of those that may.
 * @typedef {{sure: Float64Array, maybe: Float64Array}} Histogram
 */

const HEIGHT = 44;
const AXIS = 14;

/**
 * @param {number[]} starts first days of the units, and the day after the last
 * @param {Spans} spans
 * @param {(row: number) => boolean} shown
 * @returns {Histogram}
 */
export function histogram(starts, { first, last }, shown) {
  const sure = new Float64Array(starts.length - 1), maybe = sure.slice();
  for (let row = 0; row < first.length; row += 1) {
    if (first[row] === NEVER || !shown(row)) continue;
    const from = unitAt(starts, first[row]), to = unitAt(starts, last[row]);
    // A night belongs to its second date.
    if (to === from || last[row] - first[row] === 1) sure[to] += 1;
    else for (let unit = from; unit <= to; unit += 1) maybe[unit] += 1 / (to - from + 1);
  }
  return { sure, maybe };
}

/** @param {number[]} starts @param {number} day */
function unitAt(starts, day) {
  let low = 0, high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= day) low = middle; else high = middle;
  }
  return low;
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Histogram} bars
 * @param {[number, number]} window the first unit shown and the one after the last
 * @param {number[]} starts first days of the units, and the day after the last
 */
export function paintHistogram(canvas, { sure, maybe }, [from, to], starts) {
  const { focus, soft } = theme(), ratio = devicePixelRatio || 1, width = canvas.clientWidth || 300;
  Object.assign(canvas, { width: width * ratio, height: (HEIGHT + AXIS) * ratio });
  const brush = brushOf(canvas), step = width / sure.length;
  const tallest = Math.max(1, ...sure.map((count, i) => count + maybe[i]));
  brush.scale(ratio, ratio);
  sure.forEach((count, i) => {
    const high = (HEIGHT * count) / tallest, faint = (HEIGHT * maybe[i]) / tallest, wide = Math.max(1, step - 1);
    brush.fillStyle = i >= from && i < to ? focus : soft;
    brush.globalAlpha = i >= from && i < to ? 1 : 0.35;
    brush.fillRect(i * step, HEIGHT - high, wide, high);
    brush.globalAlpha *= 0.4;
    brush.fillRect(i * step, HEIGHT - high - faint, wide, faint);
  });
  brush.globalAlpha = 1;
  axis(brush, starts, width);
}

/**
 * A tick where a year begins, and its number where there is room.
 * @param {CanvasRenderingContext2D} brush
 * @param {number[]} starts
 * @param {number} width
 */
function axis(brush, starts, width) {
  const { soft, typeface } = theme(), step = width / (starts.length - 1);
  Object.assign(brush, { fillStyle: soft, font: `10.5px ${typeface}`, textBaseline: "top" });
  let free = 0, last = 0;
  starts.slice(0, -1).forEach((day, unit) => {
    const year = Number(isoDate(day).slice(0, 4)), x = unit * step;
    if (year === last) return;
    last = year;
    brush.fillRect(x, HEIGHT, 1, 3);
    if (x < free || x + 28 > width) return;
    brush.fillText(String(year), Math.max(10, x + 2), HEIGHT + 3);
    free = x + 34;
  });
}
