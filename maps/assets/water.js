"use strict";
// Rivers and lakes of the ground: the nearer the map, the smaller the ones it shows.
{
  const { mercator, Lines } = incidentMap;

  // Ranks run from 0, the greatest, to 9; this is the last one seen at a zoom.
  const lastRank = (zoom) => 1.45 * zoom - 1;
  const width = (zoom, rank) => Math.min(2.4, 0.8 + 0.2 * Math.max(0, zoom - rank));

  function lineOf(points, steps) {
    const line = new Float64Array(points.length);
    let x = 0, y = 0;
    for (let i = 0; i < points.length; i += 2) {
      x += points[i];
      y += points[i + 1];
      line[i] = mercator.x(x / steps);
      line[i + 1] = mercator.y(y / steps);
    }
    return line;
  }

  function byRank(found, steps) {
    const ranks = new Map();
    for (const [rank, points] of found) {
      if (!ranks.has(rank)) ranks.set(rank, []);
      ranks.get(rank).push(points);
    }
    // Projected when they are first seen.
    return [...ranks].map(([rank, lines]) => {
      let made = null;
      return { rank, lines: () => (made ||= new Lines(lines.map((points) => lineOf(points, steps)))) };
    });
  }

  // A painter of rivers, then lakes over their centre lines.
  incidentMap.water = function ({ steps, river, lake }) {
    const rivers = byRank(river, steps), lakes = byRank(lake, steps);
    return (frame, colour) => {
      const { brush, zoom } = frame, seen = ({ rank }) => rank <= lastRank(zoom);
      brush.lineJoin = "round";
      brush.strokeStyle = colour("--river");
      brush.fillStyle = colour("--sea");
      for (const { rank, lines } of rivers.filter(seen)) {
        brush.lineWidth = width(zoom, rank);
        brush.stroke(lines().trace(frame, false));
      }
      brush.lineWidth = 0.8;
      for (const { lines } of lakes.filter(seen)) {
        const path = lines().trace(frame, true);
        brush.fill(path);
        brush.stroke(path);
      }
    };
  };
}
