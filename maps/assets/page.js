"use strict";
// Puts the page together: panel, controls, first view, names.
{
  const { element } = incidentMap;
  const NARROW = matchMedia("(max-width: 640px)");

  // What panel and time cover, so that nothing important is drawn beneath them: [left, bottom].
  function covered(panel, time) {
    const { width, height } = panel.getBoundingClientRect(), below = time ? time.getBoundingClientRect().height : 0;
    return NARROW.matches ? [0, Math.min(height + below, innerHeight / 2)] : [width + 16, below];
  }

  function frame(map, layer, panel, time) {
    const bounds = layer.getBounds();
    const [left, bottom] = covered(panel, time);
    map.options.incidentPadding = [left + 16, 16];
    if (!bounds.isValid()) return map.setView([30, 20], 2.5, { animate: false });
    const margin = NARROW.matches ? 40 : 70;
    return map.fitBounds(bounds, {
      paddingTopLeft: [left + margin, margin], paddingBottomRight: [margin, bottom + margin],
      maxZoom: 7, animate: false,
    });
  }

  function empty() {
    return element("div", { class: "empty", role: "note" },
      element("h2", {}, "No incident matches"),
      element("p", {}, "Nothing on record answers this filter. Widen the dates, the place or the weapon and make the map again."));
  }

  // A first guess, so that a large layer can draw before there is a panel.
  function guess(map, layer, ground) {
    frame(map, layer, document.createElement("aside"));
    incidentMap.basemap(map, ground);
  }

  async function surround(map, layer, textsId, groundId) {
    const texts = incidentMap.read(textsId), reading = incidentMap.ground(groundId);
    await layer.begun;
    const ground = await reading, early = !layer.isSmall();
    if (early) guess(map, layer, ground);
    await layer.ready;
    const state = new incidentMap.State(map, layer);
    const borders = element("span", {}, texts.borders);
    const edge = element("footer", { class: "borders" }, texts.positions && element("span", { class: "positions" }, texts.positions), borders);
    const { panel, fold, none } = incidentMap.panel(state, texts, incidentMap.tiles(map, texts.tiles, borders)), time = incidentMap.timeline(state);
    document.body.append(panel, layer.data.count ? none : empty(), edge);
    if (time) document.body.append(time);
    L.control.zoom({ position: "topright" }).addTo(map);
    L.control.scale({ position: "bottomright", imperial: false }).addTo(map);
    frame(map, layer, panel, time);
    if (state.view) map.setView(state.view.place, state.view.zoom, { animate: false });
    if (!early) incidentMap.basemap(map, ground);
    incidentMap.labels(map, layer, panel);
    if (state.filtered) state.apply(); else layer.redraw();
    layer.on("choose", ({ row }) => {
      if (NARROW.matches) fold(false);
      layer.open(row);
    });
  }

  incidentMap.page = (...given) => {
    const [, layer] = given;
    layer.surroundings = surround(...given);
  };
}
