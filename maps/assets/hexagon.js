"use strict";
// A grid of hexagons over the world, fixed to the ground at each zoom.
{
  const RADIUS = 22;

  // Sides of the grid at a zoom, in units of the world: whole powers of two keep it steady.
  function grid(frame) {
    const radius = RADIUS * (incidentMap.mercator.WORLD / (256 * 2 ** Math.round(frame.zoom)));
    return { radius, wide: Math.sqrt(3) * radius, high: 1.5 * radius };
  }

  // The middle of the hexagon that a place lies in.
  function middle({ wide, high }, x, y) {
    const near = [Math.floor(y / high), Math.floor(y / high) + 1].map((row) => {
      const shift = row % 2 ? wide / 2 : 0;
      return [Math.round((x - shift) / wide) * wide + shift, row * high];
    });
    const far = near.map(([mx, my]) => Math.hypot(mx - x, my - y));
    return far[0] <= far[1] ? near[0] : near[1];
  }

  // Hexagons of what is in view, each with what `add` made of its rows.
  incidentMap.hexagons = function (frame, view, start, add) {
    const { index, data } = view, cells = grid(frame), found = new Map();
    const depth = Math.max(0, Math.min(incidentMap.CELL_DEPTH, Math.round(frame.zoom) + 2));
    for (const at of index.within(depth, frame.box)) {
      for (const row of index.rowsOf(depth, at)) {
        if (!view.counts(row)) continue;
        const [x, y] = middle(cells, data.x[row], data.y[row]), key = `${Math.round(x)},${Math.round(y)}`;
        if (!found.has(key)) found.set(key, { x, y, ...start() });
        add(found.get(key), row);
      }
    }
    return { hexagons: [...found.values()], radius: cells.radius / frame.scale };
  };

  incidentMap.fillHexagon = function (brush, x, y, radius, colour) {
    brush.beginPath();
    for (let corner = 0; corner < 6; corner += 1) {
      const angle = (Math.PI / 3) * corner + Math.PI / 6;
      brush.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
    }
    brush.closePath();
    brush.fillStyle = colour;
    brush.fill();
  };

  // Shades from little to much; `share` from 0 to 1.
  incidentMap.shade = (share, dark) =>
    `hsl(${dark ? 200 : 210} 75% ${dark ? 25 + 50 * share : 88 - 60 * share}% / .8)`;
}
