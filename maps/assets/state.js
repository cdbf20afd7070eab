"use strict";
// What the reader has chosen: filters, view, layers. It stands in the address, so that a view can
// be sent as a link.
{
  const WORDS = { weapon_type: "weapon-type", killed_min: "killed-min", injured_min: "injured-min" };

  function read() {
    const found = new URLSearchParams(location.hash.slice(1));
    const asked = incidentMap.noFilter();
    for (const name of Object.keys(asked)) asked[name] = found.get(WORDS[name] || name) || "";
    const [zoom, latitude, longitude] = (found.get("view") || "").split("/").map(Number);
    const view = [zoom, latitude, longitude].every(Number.isFinite) && found.has("view") ? { zoom, place: [latitude, longitude] } : null;
    return { asked, view, layers: found.has("layers") ? found.get("layers").split(",") : null };
  }

  incidentMap.State = class {
    constructor(map, layer) {
      Object.assign(this, { map, layer, filter: new incidentMap.Filter(layer.data), listeners: [] });
      Object.assign(this, read(), { usual: [...layer.active].join() });
      if (this.layers) layer.choose(this.layers.filter((name) => name in layer.layers));
      map.on("moveend", () => this.write());
      addEventListener("hashchange", () => { if (location.hash.slice(1) !== this.written) this.follow(); });
    }

    on(act) {
      this.listeners.push(act);
    }

    // Ask for something else; `changes` are filters by name.
    ask(changes) {
      Object.assign(this.asked, changes);
      this.apply();
      this.write();
    }

    apply() {
      this.layer.keep(this.filter.mask(this.asked));
      this.listeners.forEach((act) => act(this.asked));
    }

    // What answers every filter but the window of dates, worked out once for each question.
    beyondTime() {
      const asked = { ...this.asked, from: "", to: "" }, key = JSON.stringify(asked);
      if (this.key !== key) Object.assign(this, { key, timeless: this.filter.mask(asked) });
      return this.timeless;
    }

    // Somebody wrote another address, or went back.
    follow() {
      const { asked, view } = read();
      this.asked = asked;
      this.apply();
      if (view) this.map.setView(view.place, view.zoom);
    }

    show(names) {
      this.layer.choose(names);
      this.listeners.forEach((act) => act(this.asked));
      this.write();
    }

    get filtered() {
      return Object.values(this.asked).some(Boolean);
    }

    write() {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => {
        const words = new URLSearchParams();
        for (const [name, value] of Object.entries(this.asked)) if (value) words.set(WORDS[name] || name, value);
        const chosen = [...this.layer.active].join(), { lat, lng } = this.map.getCenter();
        if (chosen !== this.usual) words.set("layers", chosen);
        words.set("view", [this.map.getZoom(), lat.toFixed(4), lng.toFixed(4)].join("/"));
        this.written = words.toString();
        history.replaceState(null, "", `#${this.written}`);
      }, 250);
    }
  };
}
