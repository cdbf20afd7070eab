"use strict";
// Writes names on the map wherever there is room: none covers another, a symbol or a line.
{
  // Which name goes first where two compete, and how much wider than its name an area must be.
  const RULES = {
    place: { order: 0 }, site: { order: 1 },
    country: { order: 2, room: 1.2 }, province: { order: 3, room: 1.2 },
  };
  const GAP = 4;
  // Places named at most; more names than this are no help.
  const MOST = 80;
  // The strip at the lower edge where scale and borders note stand, in pixels.
  const FOOT = 34;

  const overlaps = (a, b) =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

  const within = (a, view) =>
    a.left >= view.left && a.right <= view.right && a.top >= view.top && a.bottom <= view.bottom;

  const box = (x, y, width, height) => ({ left: x, top: y, right: x + width, bottom: y + height });

  // Around its symbol: right, left, below, above.
  function besideSymbol(map, { place, reach }, { width, height }) {
    const { x, y } = map.latLngToContainerPoint(place), away = reach + GAP;
    return [
      box(x + away, y - height / 2, width, height), box(x - away - width, y - height / 2, width, height),
      box(x - width / 2, y + away, width, height), box(x - width / 2, y - away - height, width, height),
    ];
  }

  // Inside an area, wherever what is seen of it is wide enough. On this map a degree of longitude
  // is as wide everywhere.
  function insideArea(map, { rings, kind }, { width, height }, degrees) {
    const least = (width * RULES[kind].room) / (map.project([0, 1]).x - map.project([0, 0]).x);
    return incidentMap.roomsForName(rings, degrees, least).map(({ latitude, longitude }) => {
      const { x, y } = map.latLngToContainerPoint([latitude, longitude]);
      return box(x - width / 2, y - height / 2, width, height);
    });
  }

  const FONTS = {
    place: "650 14px", site: "italic 400 12.5px", country: "500 12px", province: "400 11px",
  };
  const brush = document.createElement("canvas").getContext("2d");
  const sizes = new Map();

  // How much room a name takes, found without laying out the page.
  function roomOf({ kind, text }) {
    const key = `${kind} ${text}`;
    if (sizes.has(key)) return sizes.get(key);
    brush.font = `${FONTS[kind]} ${incidentMap.theme().colour("--incident-type", "sans-serif")}`;
    const country = kind === "country", shown = country ? text.toUpperCase() : text;
    const width = Math.ceil(brush.measureText(shown).width) + (country ? 1.7 * text.length : 0) + 2;
    sizes.set(key, { width, height: 17 });
    return sizes.get(key);
  }

  function tag(holder, { kind, text }, position) {
    const made = incidentMap.element("span", { class: `map-name map-name-${kind}`, dir: "auto" }, text);
    L.DomUtil.setPosition(made, position);
    holder.append(made);
  }

  // The part of the map that the panel leaves free, in pixels and in degrees.
  function free(map, panel) {
    const size = map.getSize(), cover = panel.getBoundingClientRect();
    const beside = cover.width < size.x / 2, time = document.querySelector(".timeline");
    const foot = time && beside ? size.y - time.getBoundingClientRect().top + GAP : FOOT;
    const view = { left: beside ? cover.right : 0, top: 0, right: size.x, bottom: beside ? size.y - foot : cover.top };
    const northWest = map.containerPointToLatLng([view.left, view.top]);
    const southEast = map.containerPointToLatLng([view.right, view.bottom]);
    return { view, degrees: [southEast.lat, northWest.lat, northWest.lng, southEast.lng] };
  }

  // Names of the places of what stands alone, and how far their symbols reach.
  function places(layer, frame) {
    const { data } = layer, found = new Map();
    if (!layer.shows("points")) return [];
    for (const row of frame.singles.slice(0, MOST)) {
      const text = data.text("place", row);
      if (text) found.set(`${text} ${data.x[row]}`, { kind: "place", text, place: data.latLng(row), reach: 13 });
    }
    return [...found.values()];
  }

  function obstacles(map, layer, frame) {
    const { min } = frame.bounds, taken = layer.hits.marks.map(({ x, y, reach }) => {
      const point = map.layerPointToContainerPoint([x + min.x, y + min.y]);
      return box(point.x - reach + 2, point.y - reach + 2, 2 * reach - 4, 2 * reach - 4);
    });
    const lines = layer.shows("launches") && layer.layers.launches.obstacles ? layer.layers.launches.obstacles() : [];
    for (const [x, y] of lines) {
      const [left, top] = frame.pixel(x, y), point = map.layerPointToContainerPoint([left + min.x, top + min.y]);
      taken.push(box(point.x - 4, point.y - 4, 8, 8));
    }
    return taken;
  }

  function arrange(map, holder, layer, panel, frame) {
    const { view, degrees } = free(map, panel);
    // Numbers of their own stand where names of provinces would.
    const counted = ["hexagons", "periods", "provinces"].some((one) => layer.shows(one));
    const ground = map.groundNames.filter(({ kind }) => !(counted && kind === "province"));
    const names = [...places(layer, frame), ...layer.names, ...ground];
    const taken = obstacles(map, layer, frame), written = new Set();
    holder.replaceChildren();
    for (const name of names.filter(({ text }) => text).sort((a, b) => RULES[a.kind].order - RULES[b.kind].order)) {
      // A province named like a place already written would only say it twice.
      if (name.rings && written.has(name.text)) continue;
      const room = roomOf(name);
      const choices = name.rings ? insideArea(map, name, room, degrees) : besideSymbol(map, name, room);
      const found = choices.find((choice) => within(choice, view) && !taken.some((other) => overlaps(choice, other)));
      if (!found) continue;
      taken.push(found);
      written.add(name.text);
      tag(holder, name, map.containerPointToLayerPoint([found.left, found.top]).round());
    }
  }

  incidentMap.labels = function (map, layer, panel) {
    const pane = map.createPane("names");
    pane.style.zIndex = 590;
    pane.classList.add("leaflet-zoom-hide");
    layer.on("settled", ({ frame }) => arrange(map, pane, layer, panel, frame));
  };
}
