// @ts-check
// Street or satellite tiles: off until the reader, told what they send, switches them on. The
// address of the page does not remember it, so that no link switches them on for somebody else.
import { element, link } from "../text/elements.js";
import { say } from "../text/messages.js";

// Above the outlines, which stay where a service has no tile, and below the incidents.
const PANE = "incident-tiles", HEIGHT = "260", DEEPEST = 19;
const OUTLINES = say("Outlines in this file");
const FAILED = say("Some tiles did not come: there is no network, or the servers refuse.");

/** @param {TileService} service */
const serversOf = ({ hosts }) => hosts.map((host) => host.replace("https://", "")).join(", ");

/** @param {TileService} service */
function tileLayer(service) {
  return L.tileLayer(service.url, {
    pane: PANE, subdomains: service.subdomains, bounds: service.bounds,
    minZoom: service.min_zoom, maxNativeZoom: service.max_zoom, maxZoom: DEEPEST,
    referrerPolicy: "no-referrer",
  });
}

/**
 * Asks before the first request to a service; true when the reader agrees.
 * @param {TileService} service
 * @returns {Promise<boolean>}
 */
function agreed(service) {
  const yes = element("button", { type: "button", class: "plain" }, say("Switch on"));
  const no = element("button", { type: "button", class: "plain", autofocus: "" }, say("Leave off"));
  const question = element("dialog", { class: "warning", "aria-labelledby": "warning-heading" },
    element("h2", { id: "warning-heading" }, say("Fetch tiles of {service}?", { service: service.name })),
    element("p", {}, say("The servers of {service} ({hosts}) learn your address and each view that you look at.", { service: service.name, hosts: serversOf(service) })),
    element("p", {}, say("They learn nothing of the records. Until you switch them on, this page asks nobody for anything.")),
    element("p", { class: "choices" }, no, yes));
  document.body.append(question);
  question.showModal();
  return new Promise((resolve) => {
    yes.addEventListener("click", () => question.close("yes"));
    no.addEventListener("click", () => question.close());
    question.addEventListener("close", () => { question.remove(); resolve(question.returnValue === "yes"); });
  });
}

class TileSwitch {
  /**
   * @param {L.Map} map
   * @param {TileService[]} services
   * @param {HTMLElement} note the line at the edge of the map that says whose borders are drawn
   */
  constructor(map, services, note) {
    this.map = map;
    // null are the outlines that are always there.
    /** @type {(TileService | null)[]} */
    this.services = [null, ...services];
    this.note = note;
    this.told = new Set();
    /** @type {TileService | null} */
    this.shown = null;
    /** @type {L.TileLayer | null} */
    this.layer = null;
    this.usual = { maxZoom: map.getMaxZoom(), zoomSnap: map.options.zoomSnap, note: [...note.childNodes] };
    this.status = element("p", { class: "note", role: "status" });
    this.boxes = this.services.map((service, at) => {
      const box = element("input", { type: "radio", name: "ground", value: at });
      box.checked = service === null;
      box.addEventListener("change", () => this.choose(service));
      return box;
    });
    map.createPane(PANE).style.zIndex = HEIGHT;
  }

  section() {
    const labels = this.services.map((service, at) => element("label", { class: "switch" }, this.boxes[at],
      element("span", {}, service ? service.name : OUTLINES, service && element("small", {}, ` ${say("from the network")}`))));
    return element("section", {}, element("h2", { id: "ground-heading" }, say("Ground")),
      element("div", { role: "radiogroup", "aria-labelledby": "ground-heading" }, labels), this.status);
  }

  /** @param {TileService | null} service */
  async choose(service) {
    if (service && !this.told.has(service) && !(await agreed(service))) {
      this.boxes[this.services.indexOf(this.shown)].checked = true;
      return;
    }
    this.told.add(service);
    this.off();
    if (service) this.on(service);
  }

  /** @param {TileService} service */
  on(service) {
    const { map } = this, layer = tileLayer(service);
    this.shown = service;
    this.layer = layer;
    let failed = false;
    layer.on("loading", () => { failed = false; });
    layer.on("tileerror", () => { failed = true; });
    layer.on("load", () => { this.status.textContent = failed ? FAILED : ""; });
    // Between whole zooms tiles are blurred and leave seams; going out loses nothing of the view.
    map.options.zoomSnap = 1;
    map.setMaxZoom(DEEPEST);
    map.setZoom(Math.floor(map.getZoom()), { animate: false });
    layer.addTo(map);
    document.body.classList.add("tiled");
    this.note.replaceChildren(...service.credit.map(([text, address]) => (address ? link(address, text) : text)));
  }

  off() {
    if (this.layer) this.layer.remove();
    this.layer = null;
    this.shown = null;
    this.map.options.zoomSnap = this.usual.zoomSnap;
    this.map.setMaxZoom(this.usual.maxZoom);
    this.status.textContent = "";
    document.body.classList.remove("tiled");
    this.note.replaceChildren(...this.usual.note);
  }
}

/**
 * The part of the panel that switches tiles on and off; nothing where the page has none.
 * @param {L.Map} map
 * @param {TileService[]} services
 * @param {HTMLElement} note
 */
export const tileSection = (map, services, note) => (services.length ? new TileSwitch(map, services, note).section() : "");
