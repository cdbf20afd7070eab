"use strict";
// Land, water and borders, painted on a canvas under everything else, and the names they bear.
{
  const { Lines, mercator, outlines } = incidentMap;

  // An outer ring that a name may stand in; its degrees are worked out when one might.
  function room({ line, box }) {
    let ring = null;
    return {
      extent: [mercator.latitude(box.south), mercator.latitude(box.north), mercator.longitude(box.west), mercator.longitude(box.east)],
      get ring() {
        if (!ring) {
          ring = [];
          for (let i = 0; i < line.length; i += 2) ring.push([mercator.latitude(line[i + 1]), mercator.longitude(line[i])]);
        }
        return ring;
      },
    };
  }

  // Areas of one kind: their lines, and their names with the rings that each may stand in.
  function land(areas, kind) {
    const lines = new Lines(areas.flatMap((area) => area.polygons.flat()));
    const shapes = lines.lines.values();
    const names = areas.map(({ properties, polygons }) => ({
      kind, text: properties.name,
      rings: polygons.map((rings) => room(rings.map(() => shapes.next().value)[0])),
    }));
    return { lines, names: names.filter(({ text }) => text) };
  }

  const townOf = ([text, latitude, longitude, zoom, capital]) =>
    ({ kind: "town", text, place: [latitude, longitude], zoom, capital: Boolean(capital), reach: 2 });

  // `areas`: [lines, fill, border]; `rim`: lines over all others.
  function painter(areas, water, rim, colour) {
    return function* paint(frame) {
      const { brush } = frame;
      brush.fillStyle = colour("--sea");
      brush.fillRect(0, 0, frame.width, frame.height);
      brush.lineJoin = "round";
      const paths = areas.map(([lines]) => lines.trace(frame, true));
      areas.forEach(([, fill], n) => { brush.fillStyle = colour(fill); brush.fill(paths[n], "evenodd"); });
      yield;
      water(frame, colour);
      yield;
      brush.lineJoin = "round";
      brush.lineWidth = 1;
      areas.forEach(([, , border], n) => { brush.strokeStyle = colour(border); brush.stroke(paths[n]); });
      if (!rim) return;
      brush.strokeStyle = colour("--border");
      brush.lineWidth = 1.2;
      brush.stroke(rim.trace(frame, false));
    };
  }

  // What the page carries of the ground, made ready for drawing.
  incidentMap.ground = async function (id) {
    const [length, block] = document.getElementById(id).textContent.split("\n");
    const bytes = await incidentMap.unpack(block, JSON.parse(length));
    const data = JSON.parse(new TextDecoder().decode(bytes));
    const provinces = data.provinces && outlines(data.provinces);
    return {
      countries: land(outlines(data.countries).areas, "country"),
      provinces: provinces && land(provinces.areas, "province"), rim: provinces && new Lines(provinces.rim),
      water: incidentMap.water(data.water), towns: data.towns.map(townOf),
    };
  };

  incidentMap.basemap = function (map, { countries, provinces, rim, water, towns }) {
    const pane = map.createPane("ground");
    pane.style.zIndex = 250;
    pane.style.pointerEvents = "none";
    const areas = [[countries.lines, "--land", "--border"]];
    if (provinces) areas.push([provinces.lines, "--land-here", "--province"]);
    const colours = new Map();
    const colour = (name) => colours.get(name) || colours.set(name, incidentMap.theme().colour(name)).get(name);
    const surface = new incidentMap.Surface(painter(areas, water, rim, colour), { pane: "ground", opaque: true, steady: true }).addTo(map);
    incidentMap.onTheme(() => { colours.clear(); surface.redraw(); });
    map.groundNames = [...countries.names, ...(provinces ? provinces.names : [])];
    map.groundTowns = towns;
    return surface;
  };
}
