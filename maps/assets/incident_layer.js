"use strict";
// The layer of incidents: unpacks them, keeps what is shown, and lets its layers draw it.
{
  const PANES = { "incident-areas": 410, "incident-marks": 450, "incident-sites": 460, "incident-keys": 470 };
  const { mercator } = incidentMap;
  // Up to so many incidents are read whole before anything is drawn.
  const FEW = 2000;

  function count(name, number) {
    document.documentElement.setAttribute(name, number);
  }

  const IncidentLayer = L.Layer.extend({
    initialize(id, chosen) {
      this.data = incidentMap.incidents(id);
      // names: what the page may write beside places.
      Object.assign(this, { names: [], weight: "incidents", active: new Set(chosen), mask: null, hits: new incidentMap.Hits() });
      this.fan = new incidentMap.Fan(this);
      // All columns are there.
      this.ready = new Promise((resolve) => { this._whole = resolve; });
      this.begun = this.data.begin().then(() => { this.index = new incidentMap.Cells(this.data); });
    },

    async onAdd(map) {
      this._map = map;
      for (const [name, order] of Object.entries(PANES)) {
        if (!map.getPane(name)) map.createPane(name).style.zIndex = order;
      }
      await this.begun;
      if (!this.layers) await this._begin();
      this._join(map);
    },

    async _begin() {
      incidentMap.paint(this.data.styles);
      this._dress();
      this.layers = Object.fromEntries(Object.entries(this.data.layers)
        .map(([name, packed]) => [name, incidentMap.layers[name](packed, this)]));
      if (this.isSmall()) await this._finish();
    },

    isSmall() {
      return this.data.count <= FEW;
    },

    async _finish() {
      await this.data.finish();
      this.finished = true;
      this._refresh();
      this._whole(this);
      this.fire("ready");
    },

    _join(map) {
      this.surface = new incidentMap.Surface((frame) => this._draw(frame), { pane: "incident-marks", late: 3 });
      this.focus = new incidentMap.Focus(this, map.getPane("incident-keys"));
      incidentMap.onTheme(() => { this._dress(); this.redraw(); });
      this._groups();
      map.on("click", this._click, this).on("mousemove", this._hover, this).on("moveend", this._rest, this);
      map.on("zoomstart", () => { this.fan.rows = null; });
      if (!map._loaded) map.once("load", () => this.surface.addTo(map)); else this.surface.addTo(map);
      requestAnimationFrame(() => this._drawn());
    },

    async _drawn() {
      if (!this.finished) await this._finish();
      // What a page puts around the layer.
      await this.surroundings;
      count("data-drawn", this.data.located);
      count("data-shown", this.shown());
    },

    onRemove(map) {
      map.off("click", this._click, this).off("mousemove", this._hover, this).off("moveend", this._rest, this);
      this.surface.remove();
      Object.values(this.layers).forEach(({ group }) => group && group.remove());
      map.getPane("incident-keys").replaceChildren();
    },

    // Colours and sprites of the day or the night.
    _dress() {
      this.theme = incidentMap.theme();
      this.sprite = incidentMap.sprites(this.data.styles, this.theme, devicePixelRatio || 1);
    },

    shows(name) {
      return this.active.has(name) && Boolean(this.layers[name]);
    },

    isShown(row) {
      return !this.mask || this.mask[row] === 1;
    },

    shown() {
      return this.mask ? this.mask.reduce((sum, one) => sum + one, 0) : this.data.count;
    },

    shownPoints() {
      return this.index.kept.rows.subarray(0, this.index.length);
    },

    // Show these rows alone (a byte a row), or all of them.
    keep(mask) {
      this.mask = mask;
      this.index.keep(mask);
      this.fan.rows = null;
      this._refresh();
      this.redraw();
      count("data-shown", this.shown());
    },

    // Switch layers on and off.
    choose(names) {
      this.active = new Set(names);
      this._refresh();
      this._groups();
      this.redraw();
    },

    // Waves and roll-ups whose parts are shown: their parts are counted in their place.
    _above() {
      if (!this.data.columns.parent_row) return null;
      const above = new Uint8Array(this.data.count);
      for (let row = 0; row < above.length; row += 1) {
        if (!this.isShown(row)) continue;
        for (let up = this.data.parent(row); up >= 0 && !above[up]; up = this.data.parent(up)) above[up] = 1;
      }
      return above;
    },

    // Whether a layer that counts incidents counts this one.
    counts(row) {
      return !this.above || !this.above[row];
    },

    _refresh() {
      this.names = [];
      this.above = this._above();
      for (const [name, layer] of Object.entries(this.layers)) {
        if (layer.refresh && this.shows(name)) layer.refresh(this);
      }
    },

    _groups() {
      for (const [name, { group }] of Object.entries(this.layers)) {
        if (!group || !this._map) continue;
        if (this.shows(name)) group.addTo(this._map); else group.remove();
      }
    },

    redraw() {
      if (this.surface) this.surface.redraw();
    },

    *_draw(frame) {
      cancelIdleCallback(this._later);
      this.hits = new incidentMap.Hits();
      Object.assign(this, { circles: 0, lines: 0 });
      this._arrange(frame);
      this._frame = frame;
      for (const [name, layer] of Object.entries(this.layers)) {
        if (layer.draw && this.shows(name)) yield* layer.draw(frame, this) || [];
      }
      this._rest();
    },

    // Buttons and names follow when the map stands still and there is time, one after the other.
    _rest() {
      cancelIdleCallback(this._later);
      this._later = requestIdleCallback(() => {
        this._settle(() => this.fire("settled", { frame: this._frame }));
        this._later = requestIdleCallback(() => this._settle(() => {
          this.focus.place(this._frame.bounds);
          this._later = requestIdleCallback(() => this._ahead());
        }), { timeout: 500 });
      }, { timeout: 300 });
    },

    // What stands alone and what stands in a crowd, at this zoom.
    _arrange(frame) {
      frame.groups = incidentMap.groups(this.index, this._depth(frame.zoom), frame.box, frame.scale);
      frame.crowds = frame.groups.filter((group) => group.count > 1);
      const alone = frame.groups.filter((group) => group.count === 1);
      frame.singles = alone.map((group) => incidentMap.rowsOf(this.index, group)[0]);
    },

    _depth: (zoom) => Math.max(0, Math.min(incidentMap.CELL_DEPTH, Math.round(zoom) + 2)),

    // The cells of the next zooms, before anybody zooms.
    _ahead() {
      for (const by of [1, -1]) this.index.level(this._depth(this._frame.zoom + by));
    },

    _settle(act) {
      if (this._map && this.finished && this._frame) act();
    },

    hitAt(containerPoint) {
      const { x, y } = this._map.containerPointToLayerPoint(containerPoint), { min } = this._frame.bounds;
      return this.hits.at(x - min.x, y - min.y);
    },

    _click(event) {
      const mark = this._frame && this.hitAt(event.containerPoint);
      if (mark) this.activate(mark); else this.fan.close();
    },

    _hover(event) {
      const mark = this._frame && this.hitAt(event.containerPoint);
      this._map.getContainer().classList.toggle("incident-under", Boolean(mark));
    },

    // Open an incident, spread out a spot, or go closer to a crowd.
    async activate(mark) {
      await this.ready;
      if (mark.row !== undefined) return this.open(mark.row, mark.shift);
      const rows = incidentMap.rowsOf(this.index, mark.group), { data } = this;
      const spot = rows.every((row) => data.x[row] === data.x[rows[0]] && data.y[row] === data.y[rows[0]]);
      if (!spot && this._closer(rows)) return null;
      if (spot && rows.length <= incidentMap.FAN_MOST) return this.fan.open(rows);
      return this.show(incidentMap.choice(data, `${incidentMap.say.number(rows.length)} incidents here`, rows,
        (row) => this.open(row)), data.latLng(rows[0]));
    },

    // Whether going closer parts these rows.
    _closer(rows) {
      const map = this._map, bounds = this._boundsOf(rows);
      const [left] = map.options.incidentPadding || [16, 16];
      const options = { paddingTopLeft: [left + 40, 60], paddingBottomRight: [60, 60] };
      const before = map.getZoom(), wanted = map._getBoundsCenterZoom(bounds, options);
      if (before >= map.getMaxZoom()) return false;
      map.setView(wanted.center, Math.min(map.getMaxZoom(), Math.max(before + 1, wanted.zoom)));
      return true;
    },

    _boundsOf(rows) {
      const box = [Infinity, Infinity, -Infinity, -Infinity], { x, y } = this.data;
      for (const row of rows) {
        box[0] = Math.min(box[0], x[row]);
        box[1] = Math.min(box[1], y[row]);
        box[2] = Math.max(box[2], x[row]);
        box[3] = Math.max(box[3], y[row]);
      }
      const at = (px, py) => L.latLng(mercator.latitude(py), mercator.longitude(px));
      return box[0] === Infinity ? L.latLngBounds([]) : L.latLngBounds(at(box[0], box[3]), at(box[2], box[1]));
    },

    // What the map has to show: dots, launch sites and rings; areas when nothing is known more closely, since
    // a whole country would push the dots together.
    getBounds() {
      const bounds = this._boundsOf(this.data.points);
      const areas = this.layers && this.layers.areas;
      if (!bounds.isValid() && areas && areas.bounds) areas.bounds().forEach((one) => bounds.extend(one));
      if (this.shows("launches")) this.data.layers.launches.forEach(({ latitude, longitude }) => bounds.extend([latitude, longitude]));
      if (this.shows("ranges")) this.layers.ranges.places().forEach((place) => bounds.extend(place));
      return bounds;
    },

    placeOf(row) {
      return this.data.hasPoint(row) ? this.data.latLng(row) : this.layers.areas.place(this.data.number("area", row));
    },

    // Open one incident where it stands; `shift` is how far its symbol stands off, in pixels.
    async open(row, shift = this.fan.shift(row)) {
      await this.ready;
      this.show(incidentMap.details(this.data, row), this.placeOf(row), shift);
    },

    show(content, place, shift) {
      incidentMap.openPopup(this._map, content, place, shift);
    },
  });

  incidentMap.incidentLayer = (id, chosen) => new IncidentLayer(id, chosen);
}
