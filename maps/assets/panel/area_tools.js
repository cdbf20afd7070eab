// @ts-check
// Drawing on the map: a box or a polygon that filters, and a line that measures.
import { areaFeature, areaOf, crossesItself, textOfArea } from "../geometry/drawn_area.js";
import { kilometres } from "../geometry/sphere.js";
import { element, plainButton } from "../text/elements.js";
import { distance } from "../text/figures.js";
import { save } from "./downloads.js";
import { say } from "../text/messages.js";

/** @import { State } from "./state.js" */
/** @typedef {"box" | "polygon" | "measure"} Tool */

/** @type {Record<Tool, {label: string, how: string}>} */
const TOOLS = {
  box: { label: say("Box"), how: say("Click one corner, then the corner across.") },
  polygon: { label: say("Polygon"), how: say("Click each corner; Enter or a double click closes the line.") },
  measure: { label: say("Measure"), how: say("Click along the way; Enter or a double click ends it.") },
};
// Two clicks so near each other are one, in pixels.
const NEAR = 4;

/** Degrees, west to east within the world, in the middle of the corners. @param {Place[]} corners @returns {Place[]} */
function withinWorld(corners) {
  const turn = Math.round(corners.reduce((sum, [, x]) => sum + x, 0) / corners.length / 360);
  return corners.map(([y, x]) => [Math.max(-90, Math.min(90, y)), x - 360 * turn]);
}

class AreaTools {
  /** @param {State} state */
  constructor(state) {
    this.state = state;
    this.map = state.map;
    /** @type {Tool | null} */
    this.tool = null;
    /** @type {Place[]} */
    this.corners = [];
    this.shapes = L.featureGroup().addTo(this.map);
    this.area = L.featureGroup().addTo(this.map);
    this.how = element("p", { class: "note", role: "status" });
    this.buttons = new Map(/** @type {Tool[]} */ (Object.keys(TOOLS)).map((tool) => [tool, this.button(tool)]));
    this.drawn = element("p", { class: "drawn-area" }, plainButton(say("Save the area (GeoJSON)"), () => this.save()), " ", plainButton(say("Take it off"), () => this.state.ask({ area: "" })));
    this.view = plainButton(say("What the map shows"), () => this.close(this.viewCorners()));
    this.section = element("details", { class: "layers area-tools" }, element("summary", {}, say("Draw and measure")),
      element("p", { class: "tools" }, [...this.buttons.values()], this.view), this.how, this.drawn);
    this.listen();
  }

  /** @param {Tool} tool */
  button(tool) {
    const button = plainButton(TOOLS[tool].label, () => (this.tool === tool ? this.stop() : this.start(tool)));
    button.setAttribute("aria-pressed", "false");
    return button;
  }

  listen() {
    this.map.on("click", (event) => { if (this.tool) this.add(event); });
    this.map.on("mousemove", (event) => { if (this.tool && this.corners.length) this.preview(event.latlng); });
    this.map.on("dblclick", () => { if (this.tool) this.end(); });
    addEventListener("keydown", (event) => {
      if (!this.tool) return;
      if (event.key === "Escape") this.stop();
      if (event.key === "Enter" && !(event.target instanceof HTMLButtonElement)) this.end();
    });
    this.state.on(() => this.follow());
    this.follow();
  }

  /** @param {Tool} tool */
  start(tool) {
    this.stop();
    this.tool = tool;
    this.state.layer.drawing = true;
    this.map.doubleClickZoom.disable();
    this.map.getContainer().classList.add("drawing");
    const button = this.buttons.get(tool);
    if (button) button.setAttribute("aria-pressed", "true");
    this.how.textContent = TOOLS[tool].how;
  }

  stop() {
    if (this.tool) setTimeout(() => this.map.doubleClickZoom.enable(), 300);
    this.tool = null;
    this.corners = [];
    this.shapes.clearLayers();
    this.state.layer.drawing = false;
    this.map.getContainer().classList.remove("drawing");
    this.buttons.forEach((button) => button.setAttribute("aria-pressed", "false"));
    this.how.textContent = "";
  }

  /** @param {L.LeafletMouseEvent} event */
  add({ latlng }) {
    const last = this.corners.at(-1), at = this.map.latLngToContainerPoint(latlng);
    if (last && this.map.latLngToContainerPoint(last).distanceTo(at) < NEAR) return;
    this.corners.push([latlng.lat, latlng.lng]);
    this.preview(latlng);
    if (this.tool === "box" && this.corners.length === 2) this.end();
  }

  /** @param {L.LatLng} latlng */
  preview({ lat, lng }) {
    /** @type {Place[]} */
    const line = [...this.corners, [lat, lng]];
    this.shapes.clearLayers();
    const look = { className: "drawn-line", interactive: false };
    if (this.tool === "box") this.shapes.addLayer(L.rectangle(L.latLngBounds([line[0], [lat, lng]]), look));
    else this.shapes.addLayer(this.tool === "polygon" ? L.polygon(line, look) : L.polyline(line, look));
    if (this.tool === "measure") this.how.textContent = `${this.length(line)}. ${TOOLS.measure.how}`;
  }

  /** @param {Place[]} line */
  length(line) {
    return distance(1000 * line.reduce((sum, point, n) => sum + (n ? kilometres(line[n - 1], point) : 0), 0));
  }

  // The line is whole: filter by it, or say how long it is.
  end() {
    const { tool, corners } = this;
    if (tool === "measure") {
      const line = L.polyline(corners, { className: "drawn-line", interactive: false }), words = corners.length > 1 ? say("{distance} along the line, by the shortest way on the globe.", { distance: this.length(corners) }) : "";
      this.stop();
      if (words) this.shapes.addLayer(line);
      this.how.textContent = words;
      return;
    }
    this.stop();
    const [a, b] = corners;
    if (tool === "box" && b) this.close([[a[0], a[1]], [a[0], b[1]], [b[0], b[1]], [b[0], a[1]]]);
    else this.close(corners);
  }

  /** @returns {Place[]} */
  viewCorners() {
    const { left, top, right, bottom } = this.map.options.incidentPadding || { left: 0, top: 0, right: 0, bottom: 0 }, { x, y } = this.map.getSize();
    const [from, to] = [this.map.containerPointToLatLng([left, y - bottom]), this.map.containerPointToLatLng([x - right, top])];
    return [[from.lat, from.lng], [from.lat, to.lng], [to.lat, to.lng], [to.lat, from.lng]];
  }

  /** @param {Place[]} corners */
  close(corners) {
    const text = textOfArea(withinWorld(corners)), area = areaOf(text);
    if (!area) this.how.textContent = say("An area needs three corners or more: nothing was drawn.");
    else if (crossesItself(area)) this.how.textContent = say("The line crosses itself, so that nobody could say what is inside. Draw it again.");
    else if (area.some(([, x]) => Math.abs(x) > 180)) this.how.textContent = say("The area runs over the 180th meridian: draw one on each side.");
    else this.state.ask({ area: text });
  }

  // The area that is asked for, perhaps by the address.
  follow() {
    const area = areaOf(this.state.asked.area);
    this.area.clearLayers();
    this.drawn.hidden = !area;
    if (area) this.area.addLayer(L.polygon(area, { className: "drawn-area-line", interactive: false }));
    if (area) this.section.open = true;
  }

  save() {
    save("area.geojson", "application/geo+json", JSON.stringify({ type: "FeatureCollection", features: [areaFeature(this.state.asked.area)] }));
  }
}

/** @param {State} state */
export const areaTools = (state) => new AreaTools(state).section;
