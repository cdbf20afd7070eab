"use strict";
// Writes names on the map wherever there is room: none covers another, a symbol or a line.
{
  // Which name goes first where two compete, and how much wider than its name an area must be.
  const RULES = {
    place: { order: 0 }, site: { order: 1 },
    country: { order: 2, room: 1.2 }, province: { order: 3, room: 1.2 },
  };
  const GAP = 4;
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

  function write(holder, names) {
    const tags = names.filter((name) => name.text).map((name) => {
      const attributes = { class: `map-name map-name-${name.kind}`, dir: "auto" };
      return { ...name, tag: incidentMap.element("span", attributes, name.text) };
    });
    holder.append(...tags.map(({ tag }) => tag));
    // Measured after all are written: measuring between writing lays the page out each time.
    return tags.map((name) => ({
      ...name, size: { width: name.tag.offsetWidth, height: name.tag.offsetHeight },
    }));
  }

  // The part of the map that the panel leaves free, in pixels and in degrees.
  function free(map, panel) {
    const size = map.getSize(), cover = panel.getBoundingClientRect();
    const beside = cover.width < size.x / 2;
    const view = { left: beside ? cover.right : 0, top: 0, right: size.x, bottom: beside ? size.y - FOOT : cover.top };
    const northWest = map.containerPointToLatLng([view.left, view.top]);
    const southEast = map.containerPointToLatLng([view.right, view.bottom]);
    return { view, degrees: [southEast.lat, northWest.lat, northWest.lng, southEast.lng] };
  }

  function arrange(map, names, layer, panel) {
    const { view, degrees } = free(map, panel);
    const taken = [...layer.names, ...layer.obstacles].map(({ place, reach }) => {
      const { x, y } = map.latLngToContainerPoint(place);
      return box(x - reach, y - reach, 2 * reach, 2 * reach);
    });
    const written = new Set();
    for (const name of names) {
      const choices = name.rings ? insideArea(map, name, name.size, degrees) : besideSymbol(map, name, name.size);
      // A province named like a place already written would only say it twice.
      const found = !(name.rings && written.has(name.text)) && choices.find((choice) =>
        within(choice, view) && !taken.some((other) => overlaps(choice, other)));
      name.tag.hidden = !found;
      if (!found) continue;
      taken.push(found);
      written.add(name.text);
      L.DomUtil.setPosition(name.tag, map.containerPointToLayerPoint([found.left, found.top]).round());
    }
  }

  incidentMap.labels = function (map, layer, panel) {
    const pane = map.createPane("names");
    pane.style.zIndex = 590;
    pane.classList.add("leaflet-zoom-hide");
    const all = [...layer.names, ...map.groundNames];
    const names = write(pane, all.sort((a, b) => RULES[a.kind].order - RULES[b.kind].order));
    const place = () => arrange(map, names, layer, panel);
    map.on("zoomend moveend resize", place);
    place();
  };
}
