// @ts-check
// Dashed great circles from reported launch sites, and the sites themselves.
import { worldX, worldY } from "../geometry/mercator.js";
import { greatCircle } from "../geometry/sphere.js";
import { clickable } from "../marks/clickable.js";
import { choice } from "../popup/choice.js";
import { visible } from "../text/characters.js";
import { number } from "../text/figures.js";
import { say } from "../text/messages.js";

/** @import { Frame } from "../drawing/frame.js" */
/** @import { IncidentLayer, LayerDrawing } from "../incident_layer.js" */
/** @typedef {{site: number, row: number, rows: number[]}} Line position of the site, rows it stands for */
/** @typedef {Line & {points: [number, number][]}} DrawnLine points in the world */

// More lines than this are a blot: those of most incidents are drawn, and the legend says so. The
// most recent record of a line stands for it.
const MOST = 1500;
// From so many lines on they are drawn faintly, and names may cross them.
const MANY = 60;

/** @param {Place} from @param {Place} to @returns {[number, number][]} */
const way = (from, to) =>
  greatCircle(from, to).map(([latitude, longitude]) => [worldX(longitude), worldY(latitude)]);

/**
 * Lines of what is shown: one for a site, a place and a style, with its rows.
 * @param {IncidentLayer} view
 * @param {Site[]} sites
 */
function linesOf(view, sites) {
  const { data } = view, numbers = new Map(sites.map(({ name }, at) => [name, at]));
  const column = data.texts.launch_sites;
  /** @type {Map<string, Line>} */
  const lines = new Map();
  for (const row of column ? view.shownPoints() : []) {
    if (!column || !column.position(row)) continue;
    for (const name of data.items("launch_sites", row)) {
      const site = numbers.get(name);
      if (site === undefined) continue;
      const key = [site, data.x[row] >>> 16, data.y[row] >>> 16, data.styleOf[row]].join();
      const line = lines.get(key);
      if (line) line.rows.push(row); else lines.set(key, { site, row, rows: [row] });
    }
  }
  return [...lines.values()].sort((a, b) => b.rows.length - a.rows.length);
}

/** @param {Frame} frame @param {IncidentLayer} view @param {DrawnLine} line */
function dash(frame, view, { points, row }) {
  const { brush } = frame;
  for (const x of frame.copies(points[0][0], frame.width)) {
    const shift = x - points[0][0];
    brush.beginPath();
    points.forEach(([px, py]) => brush.lineTo(...frame.pixel(px + shift, py)));
    brush.strokeStyle = view.theme.tone(view.data.styleAt(row));
    brush.stroke();
  }
}

/** @param {IncidentLayer} view @param {L.FeatureGroup} group @param {Site} site @param {number[]} rows */
function stand(view, group, { name, latitude, longitude, uncertainty_m: doubt }, rows) {
  const heading = say("Reported launch site: {site}", { site: name });
  /** @type {Place} */
  const place = [latitude, longitude];
  if (doubt) group.addLayer(L.circle(place, { radius: doubt, pane: "incident-areas", interactive: false, className: "incident-doubt" }));
  const marker = L.circleMarker(place, { radius: 6, pane: "incident-sites", className: "incident-site" });
  const choose = () => view.show(choice(view.data, heading, rows, (row) => view.open(row)), place);
  group.addLayer(clickable(marker, visible(heading), choose, view));
  view.names.push({ kind: "site", text: name, place, reach: 8 });
}

/**
 * @param {Site[]} sites
 * @returns {LayerDrawing}
 */
export function layer(sites) {
  const group = L.featureGroup();
  /** @type {DrawnLine[]} */
  let lines = [];
  let total = 0;
  return {
    group,
    refresh(view) {
      const all = linesOf(view, sites);
      /** @type {Map<number, number[]>} */
      const rowsOf = new Map();
      for (const { site, rows } of all) rowsOf.set(site, [...(rowsOf.get(site) || []), ...rows]);
      total = all.length;
      lines = all.slice(0, MOST).map((line) => ({
        ...line, points: way([sites[line.site].latitude, sites[line.site].longitude], view.data.latLng(line.row)),
      }));
      group.clearLayers();
      view.names = [];
      rowsOf.forEach((rows, site) => stand(view, group, sites[site], rows));
    },
    draw(frame, view) {
      const { brush } = frame, many = lines.length > MANY;
      Object.assign(brush, { lineWidth: many ? 1 : 1.8, lineCap: "round", globalAlpha: many ? 0.4 : 0.95 });
      brush.setLineDash(many ? [1, 5] : [2, 7]);
      for (const line of lines) dash(frame, view, line);
      brush.setLineDash([]);
      brush.globalAlpha = 1;
      view.lines = lines.length;
    },
    limit: () => (total > MOST ? say("{n} of {all} lines drawn, those of most incidents", { n: number(MOST), all: number(total) }) : ""),
    isEmpty: () => !lines.length,
    obstacles: () => (lines.length > MANY ? [] : lines.flatMap(({ points }) => points)),
    places: () => sites.map(({ latitude, longitude }) => [latitude, longitude]),
  };
}
