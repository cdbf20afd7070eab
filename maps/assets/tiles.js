"use strict";
// Street or satellite tiles: off until the reader, told what they send, switches them on. The
// address of the page does not remember it, so that no link switches them on for somebody else.
{
  const { element, link } = incidentMap;
  // Above the outlines, which stay where a service has no tile, and below the incidents.
  const PANE = "incident-tiles", HEIGHT = 260, DEEPEST = 19;
  const OUTLINES = { name: "Outlines in this file" };
  const FAILED = "Some tiles did not come: there is no network, or the servers refuse.";

  const servers = ({ hosts }) => hosts.map((host) => host.replace("https://", "")).join(", ");

  function layer(service) {
    return L.tileLayer(service.url, {
      pane: PANE, subdomains: service.subdomains, bounds: service.bounds,
      minZoom: service.min_zoom, maxNativeZoom: service.max_zoom, maxZoom: DEEPEST,
      referrerPolicy: "no-referrer",
    });
  }

  // Asks before the first request to a service; true when the reader agrees.
  function agreed(service) {
    const yes = element("button", { type: "button", class: "plain" }, "Switch on");
    const no = element("button", { type: "button", class: "plain", autofocus: "" }, "Leave off");
    const asked = element("dialog", { class: "warning", "aria-labelledby": "warning-heading" },
      element("h2", { id: "warning-heading" }, `Fetch tiles of ${service.name}?`),
      element("p", {}, `The servers of ${service.name} (${servers(service)}) learn your address and each view that you look at.`),
      element("p", {}, "They learn nothing of the records. Until you switch them on, this page asks nobody for anything."),
      element("p", { class: "choices" }, no, yes));
    document.body.append(asked);
    asked.showModal();
    return new Promise((resolve) => {
      yes.addEventListener("click", () => asked.close("yes"));
      no.addEventListener("click", () => asked.close());
      asked.addEventListener("close", () => { asked.remove(); resolve(asked.returnValue === "yes"); });
    });
  }

  class Ground {
    // `note` is the line at the edge of the map that says whose borders are drawn.
    constructor(map, services, note) {
      Object.assign(this, { map, services: [OUTLINES, ...services], note, told: new Set(), layer: null });
      this.usual = { maxZoom: map.getMaxZoom(), zoomSnap: map.options.zoomSnap, note: [...note.childNodes] };
      this.status = element("p", { class: "note", role: "status" });
      map.createPane(PANE).style.zIndex = HEIGHT;
    }

    build() {
      this.boxes = this.services.map((service, at) => {
        const box = element("input", { type: "radio", name: "ground", value: at });
        box.checked = service === OUTLINES;
        box.addEventListener("change", () => this.choose(service));
        return box;
      });
      return element("section", {}, element("h2", { id: "ground-heading" }, "Ground"),
        element("div", { role: "radiogroup", "aria-labelledby": "ground-heading" }, this.boxes.map((box, at) =>
          element("label", { class: "switch" }, box, element("span", {}, this.services[at].name,
            at ? element("small", {}, " from the network") : "")))), this.status);
    }

    async choose(service) {
      if (service !== OUTLINES && !this.told.has(service) && !(await agreed(service))) {
        this.boxes[this.services.indexOf(this.shown || OUTLINES)].checked = true;
        return;
      }
      this.told.add(service);
      this.off();
      if (service !== OUTLINES) this.on(service);
    }

    on(service) {
      const { map } = this;
      this.shown = service;
      this.layer = layer(service);
      let failed = false;
      this.layer.on("loading", () => { failed = false; });
      this.layer.on("tileerror", () => { failed = true; });
      this.layer.on("load", () => { this.status.textContent = failed ? FAILED : ""; });
      // Between whole zooms tiles are blurred and leave seams; going out loses nothing of the view.
      map.options.zoomSnap = 1;
      map.setMaxZoom(DEEPEST);
      map.setZoom(Math.floor(map.getZoom()), { animate: false });
      this.layer.addTo(map);
      document.body.classList.add("tiled");
      this.note.replaceChildren(...service.credit.map(([text, address]) => (address ? link(address, text) : text)));
    }

    off() {
      if (this.layer) this.layer.remove();
      Object.assign(this, { layer: null, shown: null });
      this.map.options.zoomSnap = this.usual.zoomSnap;
      this.map.setMaxZoom(this.usual.maxZoom);
      this.status.textContent = "";
      document.body.classList.remove("tiled");
      this.note.replaceChildren(...this.usual.note);
    }
  }

  // What the panel shows to switch tiles on and off; nothing where the page has none.
  incidentMap.tiles = (map, services, note) => (services.length ? new Ground(map, services, note).build() : "");
}
