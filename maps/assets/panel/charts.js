// @ts-check
// Small charts beside the map, of what the filters leave: incidents by month and by weapon type,
// launched against intercepted, casualties with their ranges. What is unknown is drawn as unknown.
import { IMPRECISE, UNDATED, seriesOfRows } from "../data/series.js";
import { drawn } from "../drawing/symbols.js";
import { when } from "../text/calendar.js";
import { element, plainButton } from "../text/elements.js";
import { brief, number, plural, span } from "../text/figures.js";
import { csvText, save } from "./downloads.js";
import { say } from "../text/messages.js";

/** @import { Incidents } from "../data/incidents.js" */
/** @import { Point, Series, TimeUnit } from "../data/series.js" */

const WIDTH = 284, HEIGHT = 84, TOP = 12, FOOT = 16, LABELS = 14;
// Weapon types named at most; the rest is one line.
const MOST_TYPES = 8;
const APART = /** @type {Record<string, string>} */ ({ [IMPRECISE]: say("not known to one month"), [UNDATED]: say("without a date") });

/** What stands in no bar. @type {Record<string, (records: number, unit: TimeUnit) => string>} */
const NO_BAR = {
  [IMPRECISE]: (records, unit) => (unit === "month"
    ? plural(records, "{n} incident not known to one month, in no bar", "{n} incidents not known to one month, in no bar")
    : plural(records, "{n} incident not known to one year, in no bar", "{n} incidents not known to one year, in no bar")),
  [UNDATED]: (records) => plural(records, "{n} incident without a date, in no bar", "{n} incidents without a date, in no bar"),
};

/** @param {Point} point */
const isApart = ({ key }) => key in APART;

/** @param {string} key */
const named = (key) => APART[key] || when(key, "", key.length > 4 ? "month" : "year", "").replace(/ \(.*/, "");

const FIGURES = /** @type {Record<string, string>} */ ({ incidents: say("incidents"), launched: say("launched"), intercepted: say("intercepted"), killed: say("killed"), injured: say("injured") });
/** @param {string} figure */
const figureInWords = (figure) => FIGURES[figure] || figure;

/** A value in words: "2-5 (best 3), 4 not stated". @param {Point} point */
function told({ low, high, best, unknown, records }) {
  const text = span(low, high, best);
  return [text || (records ? say("unknown") : say("none recorded")), text && unknown ? say("{n} not stated", { n: number(unknown) }) : ""].filter(Boolean).join(", ");
}

/**
 * One bar: full to the low end, open to the high one; an open end has an arrow, and what nobody states
 * a question mark.
 * @param {Point} point
 * @param {{left: number, wide: number, y: (value: number) => number, name: string}} at
 */
function bar({ low, high, unknown }, { left, wide, y, name }) {
  const base = HEIGHT - FOOT, parts = [];
  if (low === null && high === null) {
    if (unknown && wide >= 5) parts.push(label("?", left + wide / 2, base - 2, "chart-unknown"));
    else if (unknown) parts.push(drawn("rect", { class: "chart-unknown", x: left, y: base - 3, width: wide, height: 2 }));
    return parts;
  }
  const sure = low || 0, top = high === null ? sure : high;
  if (sure) parts.push(drawn("rect", { class: `chart-bar chart-${name}`, x: left, y: y(sure), width: wide, height: base - y(sure) }));
  if (top > sure) parts.push(drawn("rect", { class: `chart-range chart-${name}`, x: left + 0.5, y: y(top), width: Math.max(0.5, wide - 1), height: y(sure) - y(top) }));
  // At least so many: how many more, nobody says.
  if (high === null) parts.push(drawn("path", { class: "chart-open", d: `M${left} ${y(sure) - 1.5}l${wide / 2} -4 ${wide / 2} 4` }));
  return parts;
}

/** @param {string} text @param {number} x @param {number} y @param {string} name @param {string} [anchor] */
function label(text, x, y, name, anchor = "middle") {
  return drawn("text", { class: name, x, y, "text-anchor": anchor }, document.createTextNode(text));
}

/**
 * A chart of one or two figures over time.
 * @param {string} heading
 * @param {TimeUnit} unit
 * @param {Series[]} series
 */
function inTime(heading, unit, series) {
  const points = series.map((one) => one.points.filter((point) => !isApart(point))), keys = points[0].map(({ key }) => key);
  const most = Math.max(1, ...points.flat().map(({ low, high }) => Math.max(low || 0, high || 0)));
  const base = HEIGHT - FOOT, y = (/** @type {number} */ value) => base - ((base - TOP) * value) / most;
  const step = (WIDTH - LABELS) / Math.max(1, keys.length), wide = Math.max(1, (step - (step > 5 ? 2 : 0.5)) / series.length);
  const bars = keys.map((key, n) => drawn("g", {}, drawn("title", {}, document.createTextNode(
    `${named(key)}: ${series.map(({ figure }, at) => `${figureInWords(figure)} ${told(points[at][n])}`).join("; ")}`)),
  drawn("rect", { class: "chart-hit", x: LABELS + n * step, y: 0, width: step, height: base }),
  ...series.flatMap(({ figure }, at) => bar(points[at][n], { left: LABELS + n * step + at * wide, wide, y, name: figure }))));
  const first = keys.findIndex((key) => key.endsWith("-01"));
  const marks = keys.flatMap((key, n) => (unit === "month" && key.endsWith("-01") && n - first >= 0 ? [label(key.slice(0, 4), LABELS + n * step + 1, HEIGHT - 3, "chart-label", "start")] : []));
  const ends = marks.length ? marks : keys.length ? [label(named(keys[0]), LABELS, HEIGHT - 3, "chart-label", "start"),
    ...(keys.length > 1 ? [label(named(keys[keys.length - 1]), WIDTH, HEIGHT - 3, "chart-label", "end")] : [])] : [];
  const words = `${unit === "month" ? say("{heading}, by month", { heading }) : say("{heading}, by year", { heading })}: ${keys.map((key, n) => `${named(key)} ${series.map((_, at) => told(points[at][n])).join(` ${say("against")} `)}`).join("; ")}`;
  return element("figure", { class: "chart" }, element("figcaption", {}, heading, series.length > 1 ? series.map(({ figure }) => element("span", { class: `chart-key chart-key-${figure}` }, figureInWords(figure))) : ""),
    drawn("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": words },
      drawn("path", { class: "chart-axis", d: `M${LABELS} ${y(most)}H${WIDTH}M${LABELS} ${base}H${WIDTH}` }), label(brief(most), LABELS, TOP - 3, "chart-label", "start"), ...bars, ...ends));
}

/**
 * Incidents by weapon type, as lines with their numbers.
 * @param {Incidents} data
 * @param {Series} types
 */
function byType(data, { points }) {
  const shown = points.slice(0, MOST_TYPES), most = Math.max(1, ...points.map(({ records }) => records)), rest = points.length - shown.length;
  return element("figure", { class: "chart" }, element("figcaption", {}, say("Incidents by weapon type")),
    element("ul", { class: "chart-lines" }, shown.map(({ key, records }) => {
      const line = element("li", {}, element("span", {}, key ? data.label("weapon_types", key) : say("Not stated, or several together")), element("b", {}, number(records)));
      line.style.setProperty("--share", `${(100 * records) / most}%`);
      return line;
    })), rest > 0 ? element("p", { class: "note" }, plural(rest, "{n} more type with fewer incidents", "{n} more types with fewer incidents")) : "");
}

/** What stands in no bar. @param {Series} incidents @param {TimeUnit} unit */
const apartNotes = ({ points }, unit) => points.filter((point) => isApart(point) && point.records)
  .map(({ key, records }) => element("p", { class: "note" }, NO_BAR[key](records, unit)));

/** @param {Record<string, Series>} series @param {Series} types */
const csvRows = (series, types) => [["figure", "key", "low", "high", "best", "unknown", "records"],
  ...[...Object.values(series), { figure: "incidents by weapon type", points: types.points }].flatMap(({ figure, points }) =>
    points.map(({ key, low, high, best, unknown, records }) => [figure, key, low, high, best, unknown, records]))];

/**
 * The charts of some rows.
 * @param {Incidents} data
 * @param {Uint32Array} rows
 * @param {Asked} asked
 * @param {boolean} isPart whether the rows are only those of a part of the map
 */
export function charts(data, rows, asked, isPart) {
  const { unit, series, types } = seriesOfRows(data, rows, asked, isPart);
  const { incidents, killed, injured, launched, intercepted } = series;
  return [inTime(unit === "month" ? say("Incidents by month") : say("Incidents by year"), unit, [incidents]), byType(data, types), inTime(say("Launched against intercepted"), unit, [launched, intercepted]),
    inTime(say("Killed"), unit, [killed]), inTime(say("Injured"), unit, [injured]), ...apartNotes(incidents, unit),
    element("p", { class: "note" }, say("A full bar is the low end, an open one reaches to the high end. An arrow: at least so many. ?: incidents of which no figure is stated. An incident of several weapon types is counted with each.")),
    plainButton(say("Save these series (CSV)"), () => save("series.csv", "text/csv", csvText(csvRows(series, types))))];
}
