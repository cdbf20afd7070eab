"use strict";
// The layer of incidents: a Leaflet group that draws itself when it joins a map.
{
  const PANES = { "incident-areas": 410, "incident-circles": 420, "incident-lines": 430 };
  const POPUP = { minWidth: 260, maxWidth: 340, className: "incident-popup" };

  function count(name, number) {
    const root = document.documentElement;
    root.setAttribute(name, Number(root.getAttribute(name) || 0) + number);
  }

  const IncidentLayer = L.FeatureGroup.extend({
    initialize(data) {
      L.FeatureGroup.prototype.initialize.call(this, []);
      // names: what the page may write beside places. obstacles: what no name may cover.
      // openers: how each incident is opened.
      Object.assign(this, { data, names: [], obstacles: [], openers: new Map(), drawn: false });
    },

    onAdd(map) {
      this._map = map;
      if (!this.drawn) this._draw(map);
      L.FeatureGroup.prototype.onAdd.call(this, map);
    },

    _draw(map) {
      this.drawn = true;
      incidentMap.paint(this.data.styles);
      for (const [name, order] of Object.entries(PANES)) {
        if (!map.getPane(name)) map.createPane(name).style.zIndex = order;
      }
      for (const [name, packed] of Object.entries(this.data.layers)) {
        incidentMap.layers[name](this, packed);
      }
      requestAnimationFrame(() => {
        count("data-drawn", this.data.located);
        count("data-shown", this.data.count);
      });
    },

    // The Leaflet style class that gives a shape the colour of its incident.
    styleClass(index) {
      return `incident-${this.data.style[index]}`;
    },

    // Open one incident at a place; focus goes into the popup and, on closing, back.
    // `shift` is how far its symbol stands off the place, in pixels.
    open(index, place, shift) {
      this.show(incidentMap.details(this.data, index), place, shift);
    },

    show(content, place, [dx, dy] = [0, 0]) {
      const before = document.activeElement;
      const popup = L.popup({ ...POPUP, ...this._room(), offset: [dx, dy - 4] }).setLatLng(place).setContent(content);
      popup.once("remove", () => before && before.isConnected && before.focus());
      popup.openOn(this._map);
      content.tabIndex = -1;
      content.focus({ preventScroll: true });
    },

    // Leave the page's panel free, and never be taller or wider than the map.
    _room() {
      const size = this._map.getSize();
      const left = (this._map.options.incidentPadding || [16, 16])[0];
      return {
        maxHeight: Math.max(180, Math.min(640, size.y - 110)),
        maxWidth: Math.min(POPUP.maxWidth, size.x - 48),
        autoPanPaddingTopLeft: [left, 16], autoPanPaddingBottomRight: [16, 32],
      };
    },
  });

  // Every shape that opens something does so by click and by Enter or Space.
  incidentMap.interactive = function (layer, label, open) {
    layer.on("click", (event) => { L.DomEvent.stop(event); open(); });
    layer.on("add", () => {
      const target = layer.getElement();
      for (const [name, value] of Object.entries({ tabindex: 0, role: "button", "aria-label": label })) {
        target.setAttribute(name, value);
      }
      target.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        event.stopPropagation();
        open();
      });
    });
    return layer;
  };

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const close = document.querySelector(".incident-popup .leaflet-popup-close-button");
    if (close) close.click();
  });

  incidentMap.incidentLayer = (id) => new IncidentLayer(incidentMap.read(id));
}
