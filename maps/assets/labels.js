"use strict";
// Writes names on the map wherever there is room: none covers another, a symbol or a line.
{
  // Which name goes first where two compete, and how much wider than its name an area must be.
  const RULES = {
    place: { order: 0 }, site: { order: 1 },
    country: { order: 2, room: 1.2 }, town: { order: 3 }, province: { order: 4, room: 1.2 },
  };
  const GAP = 4;
  // From here on a country's name says less than those of its towns.
  const NEAR = 7;
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
    place: "650 14px", site: "italic 400 12.5px", country: "500 12px", town: "500 12px", province: "400 11px",
  };
  const brush = document.createElement("canvas").getContext("2d");
  const sizes = new Map();
  let typeface = null;

  // How much room a name takes, found without laying out the page.
  function roomOf({ kind, text }) {
    const key = `${kind} ${text}`;
    if (sizes.has(key)) return sizes.get(key);
    typeface ||= incidentMap.theme().colour("--incident-type", "sans-serif");
    brush.font = `${FONTS[kind]} ${typeface}`;
    const country = kind === "country", shown = country ? text.toUpperCase() : text;
    const width = Math.ceil(brush.measureText(shown).width) + (country ? 1.7 * text.length : 0) + 2;
    sizes.set(key, { width, height: 17 });
    return sizes.get(key);
  }

  function put(holder, made, position) {
    L.DomUtil.setPosition(made, position);
    holder.append(made);
  }

  const tag = ({ kind, text, capital }) => incidentMap.element(
    "span", { class: `map-name map-name-${kind}${capital ? " map-name-capital" : ""}`, dir: "auto" }, text);

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

  // What lies over the map beside the panel.
  function controls() {
    return [...document.querySelectorAll(".leaflet-control-zoom, .borders")].map((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return box(x, y, width, height);
    });
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

  const DOT = 3;

  // Towns that this zoom names, the largest first: each beside its dot, or beside the symbol on it.
  function towns(map, [south, north, west, east], taken) {
    const zoom = map.getZoom();
    const seen = map.groundTowns.filter(({ zoom: from, place: [latitude, longitude] }) =>
      from <= zoom && latitude > south && latitude < north && longitude > west && longitude < east);
    return seen.map((town) => {
      const { x, y } = map.latLngToContainerPoint(town.place), dot = box(x - DOT, y - DOT, 2 * DOT, 2 * DOT);
      const under = taken.find((other) => overlaps(dot, other));
      return under ? { ...town, reach: DOT + (under.right - under.left) / 2 } : { ...town, dot };
    });
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

  // What may be written, what goes first first.
  function wanted(map, layer, frame, degrees, taken) {
    // Numbers of their own stand where names of provinces and towns would.
    const counted = ["hexagons", "periods", "provinces"].some((one) => layer.shows(one));
    const ground = map.groundNames.filter(({ kind }) => !(counted && kind === "province"));
    const names = [...places(layer, frame), ...layer.names, ...ground, ...(counted ? [] : towns(map, degrees, taken))];
    const order = ({ kind }) => (kind === "country" && map.getZoom() >= NEAR ? RULES.province : RULES[kind]).order;
    return names.filter(({ text }) => text).sort((a, b) => order(a) - order(b));
  }

  function arrange(map, holder, layer, panel, frame) {
    const { view, degrees } = free(map, panel);
    const marks = obstacles(map, layer, frame), taken = [...marks, ...controls()], written = new Set();
    const isFree = (one) => !taken.some((other) => overlaps(one, other));
    holder.replaceChildren();
    for (const name of wanted(map, layer, frame, degrees, marks)) {
      // A province or a town named like a place already written would only say it twice.
      if ((name.rings || name.kind === "town") && written.has(incidentMap.say.fold(name.text))) continue;
      if (name.dot && !isFree(name.dot)) continue;
      const room = roomOf(name);
      const choices = name.rings ? insideArea(map, name, room, degrees) : besideSymbol(map, name, room);
      const found = choices.find((choice) => within(choice, view) && isFree(choice));
      if (!found) continue;
      taken.push(found, ...(name.dot ? [name.dot] : []));
      written.add(incidentMap.say.fold(name.text));
      put(holder, tag(name), map.containerPointToLayerPoint([found.left, found.top]).round());
      if (name.dot) put(holder, incidentMap.element("i", { class: "map-dot" }), map.containerPointToLayerPoint([name.dot.left, name.dot.top]));
    }
  }

  incidentMap.labels = function (map, layer, panel) {
    const pane = map.createPane("names");
    pane.style.zIndex = 590;
    pane.classList.add("leaflet-zoom-hide");
    layer.on("settled", ({ frame }) => arrange(map, pane, layer, panel, frame));
  };
}
