"use strict";
// Land and borders, painted on a canvas under everything else, only as finely as they are seen.
{
  const { decode, extent, read, mercator } = incidentMap;
  // Points nearer than this on the screen are one, in pixels.
  const FINE = 1;

  // A line as x, y, x, y ... of the world.
  function project(line) {
    const made = new Float64Array(2 * line.length);
    line.forEach(([latitude, longitude], i) => {
      made[2 * i] = mercator.x(longitude);
      made[2 * i + 1] = mercator.y(latitude);
    });
    return made;
  }

  function thin(line, apart) {
    const kept = [line[0], line[1]];
    for (let i = 2; i < line.length; i += 2) {
      const last = i + 2 >= line.length;
      if (last || Math.abs(line[i] - kept[kept.length - 2]) + Math.abs(line[i + 1] - kept[kept.length - 1]) > apart) {
        kept.push(line[i], line[i + 1]);
      }
    }
    return kept;
  }

  function boxOf(line) {
    let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < line.length; i += 2) {
      west = Math.min(west, line[i]); east = Math.max(east, line[i]);
      north = Math.min(north, line[i + 1]); south = Math.max(south, line[i + 1]);
    }
    return { west, north, east, south };
  }

  // Lines that are thinned out once for each whole zoom at which they are seen.
  class Lines {
    constructor(lines) {
      this.lines = lines.map((line) => ({ line, box: boxOf(line), thinned: [] }));
    }

    trace(frame, close) {
      const { brush, box, scale } = frame, zoom = Math.ceil(frame.zoom);
      brush.beginPath();
      for (const shape of this.lines) {
        const least = FINE * (mercator.WORLD / (256 * 2 ** zoom));
        if (shape.box.south < box.north || shape.box.north > box.south) continue;
        const tiny = Math.max(shape.box.east - shape.box.west, shape.box.south - shape.box.north) < least;
        for (const west of tiny ? [] : frame.copies(shape.box.west, (shape.box.east - shape.box.west) / scale)) {
          if (west > box.east) continue;
          shape.thinned[zoom] = shape.thinned[zoom] || thin(shape.line, least);
          this.walk(frame, shape.thinned[zoom], west - shape.box.west, close);
        }
      }
    }

    walk({ brush, left, top, scale }, line, shift, close) {
      const x = left - shift;
      brush.moveTo((line[0] - x) / scale, (line[1] - top) / scale);
      for (let i = 2; i < line.length; i += 2) brush.lineTo((line[i] - x) / scale, (line[i + 1] - top) / scale);
      if (close) brush.closePath();
    }
  }

  const ringsOf = (areas) => new Lines(areas.flatMap((area) => area.polygons.flat()).map(project));

  // Names of areas, each with the outer rings that it may stand in.
  const names = (areas, kind) => areas.filter((area) => area.properties.name).map((area) => ({
    kind, text: area.properties.name,
    rings: area.polygons.map(([ring]) => ({ ring, extent: extent(ring) })),
  }));

  function painter(ground, colour) {
    return (frame) => {
      const { brush } = frame;
      brush.fillStyle = colour("--sea");
      brush.fillRect(0, 0, frame.width, frame.height);
      brush.lineJoin = "round";
      for (const [lines, fill, stroke, width] of ground) {
        lines.trace(frame, Boolean(fill));
        if (fill) {
          brush.fillStyle = colour(fill);
          brush.fill("evenodd");
        }
        brush.strokeStyle = colour(stroke);
        brush.lineWidth = width;
        brush.stroke();
      }
    };
  }

  incidentMap.basemap = function (map, id) {
    const data = read(id), pane = map.createPane("ground");
    pane.style.zIndex = 250;
    pane.style.pointerEvents = "none";
    const countries = decode(data.countries), provinces = data.provinces ? decode(data.provinces) : [];
    const ground = [[ringsOf(countries), "--land", "--border", 1]];
    if (provinces.length) {
      ground.push([ringsOf(provinces), "--land-here", "--province", 1]);
      ground.push([new Lines(incidentMap.rim(data.provinces).map(project)), null, "--border", 1.2]);
    }
    const colours = new Map();
    const colour = (name) => colours.get(name) || colours.set(name, incidentMap.theme().colour(name)).get(name);
    const surface = new incidentMap.Surface(painter(ground, colour), { pane: "ground", opaque: true, steady: true }).addTo(map);
    incidentMap.onTheme(() => { colours.clear(); surface.redraw(); });
    map.groundNames = [...names(countries, "country"), ...names(provinces, "province")];
    return surface;
  };
}
