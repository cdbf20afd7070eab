// @ts-check
// How closely a place is known, as the line around it: the more broken, the less is known.
import { brushOf, drawn } from "./symbols.js";
import { say } from "../text/messages.js";

/**
 * @typedef {{key: string, label: string, dash: number[]}} Line `dash` in pixels
 */

/** How wide the line is, in pixels. */
export const THIN = 1.3;
/** No line of the legend: nobody said how closely. @type {Line} */
export const UNSAID = { key: "unsaid", label: "", dash: [] };
/** From the closest to the least known. @type {Line[]} */
export const LINES = [
  { key: "exact", label: say("Exact: the point of impact"), dash: [] },
  { key: "site", label: say("Known to the site"), dash: [] },
  { key: "settlement", label: say("Known to the town or village, or a part of it"), dash: [6, 4] },
  { key: "near", label: say("Known to be near a town or village"), dash: [1.5, 4.5] },
];
/** By code of `location_precisions`. @type {Record<string, Line>} */
const BY_CODE = { exact: LINES[0], site: LINES[1], neighbourhood: LINES[2], settlement: LINES[2], near_settlement: LINES[3] };

/**
 * The line of a code; none where nobody said how closely.
 * @param {string} code
 * @returns {Line | null}
 */
export const lineOf = (code) => BY_CODE[code] || null;

/**
 * The line as a mark of the legend.
 * @param {Line} line
 */
export const lineMark = ({ key, dash }) => drawn("svg", { class: "mark mark-line", viewBox: "0 0 18 18", width: 18, height: 18, "aria-hidden": "true" },
  key === "exact" ? drawn("path", { d: "M9 0v5M9 13v5M0 9h5M13 9h5" }) : drawn("circle", { cx: 9, cy: 9, r: 7.5, "stroke-dasharray": dash.map((part) => 0.7 * part).join(" ") }));

/**
 * A line around a place: four ticks for an exact one, which needs no circle.
 * @param {CanvasRenderingContext2D} brush
 * @param {Line} line
 * @param {number} x
 * @param {number} y
 * @param {number} radius in pixels
 */
export function traceLine(brush, line, x, y, radius) {
  brush.beginPath();
  if (line.key === "exact" && radius < 22) {
    for (const [dx, dy] of [[1, 0], [-1, 0], [0, 1], [0, -1]]) {
      brush.moveTo(x + 12 * dx, y + 12 * dy);
      brush.lineTo(x + 19 * dx, y + 19 * dy);
    }
  } else brush.arc(x, y, radius, 0, 2 * Math.PI);
  brush.setLineDash(line.dash);
  brush.stroke();
  brush.setLineDash([]);
}

// A line wider than this would be a large picture, and few stand in one view.
const WIDEST = 220;

/**
 * Lines around places as pictures, each drawn once for all places that need the same: a dashed line
 * costs a hundred times what its picture does.
 * @param {number} ratio pixels of the screen to one of the page
 * @returns {(brush: CanvasRenderingContext2D, line: Line, tone: string, x: number, y: number, radius: number) => void}
 */
export function linePictures(ratio) {
  /** @type {Map<string, HTMLCanvasElement>} */
  const pictures = new Map();
  return (brush, line, tone, x, y, radius) => {
    if (radius > WIDEST) {
      traceLine(brush, line, x, y, radius);
      return;
    }
    const wide = Math.round(radius * ratio), key = `${line.key} ${tone} ${wide}`;
    const picture = pictures.get(key) || linePicture(line, tone, wide / ratio, ratio), half = picture.width / 2;
    pictures.set(key, picture);
    // In whole pixels of the screen: between them it would be drawn anew each time.
    brush.drawImage(picture, Math.round(x * ratio - half) / ratio, Math.round(y * ratio - half) / ratio, picture.width / ratio, picture.height / ratio);
  };
}

/** @param {Line} line @param {string} tone @param {number} radius @param {number} ratio */
function linePicture(line, tone, radius, ratio) {
  const canvas = document.createElement("canvas"), reach = Math.max(radius, 20) + 2;
  canvas.width = canvas.height = 2 * Math.ceil(reach * ratio);
  const brush = brushOf(canvas);
  brush.scale(ratio, ratio);
  Object.assign(brush, { strokeStyle: tone, lineWidth: THIN });
  traceLine(brush, line, canvas.width / 2 / ratio, canvas.height / 2 / ratio, radius);
  return canvas;
}
