"use strict";
// Rings at the least and the greatest range of a weapon around a launch site, true on the ground.
{
  const FURTHEST = 85;
  const EARTH_KM = 6371.0088, RADIANS = Math.PI / 180;

  // Points at a distance all around a place; longitudes run on beyond 180.
  function ring([latitude, longitude], km) {
    const far = km / EARTH_KM, phi = latitude * RADIANS, points = [];
    for (let degrees = 0; degrees <= 360; degrees += 3) {
      const bearing = degrees * RADIANS;
      const to = Math.asin(Math.sin(phi) * Math.cos(far) + Math.cos(phi) * Math.sin(far) * Math.cos(bearing));
      const aside = Math.atan2(Math.sin(bearing) * Math.sin(far) * Math.cos(phi), Math.cos(far) - Math.sin(phi) * Math.sin(to));
      points.push([to / RADIANS, longitude + aside / RADIANS]);
    }
    return points;
  }

  // The least range is written at the south of its ring, the greatest at the north, as there is room.
  function trace(frame, view, points, label, south) {
    const { brush } = frame, { mercator } = incidentMap;
    const world = points.map(([latitude, longitude]) => [mercator.x(longitude), mercator.y(latitude)]);
    for (const x of frame.copies(world[0][0], frame.width)) {
      const placed = world.map(([px, py]) => frame.pixel(px + x - world[0][0], py));
      brush.beginPath();
      placed.forEach(([px, py]) => brush.lineTo(px, py));
      Object.assign(brush, { strokeStyle: view.theme.soft, lineWidth: 1.4 });
      brush.setLineDash(south ? [6, 5] : []);
      brush.stroke();
      Object.assign(brush, { strokeStyle: view.theme.halo, lineWidth: 3 });
      brush.setLineDash([]);
      const [px, py] = placed[south ? placed.length >> 1 : 0];
      for (const write of ["strokeText", "fillText"]) brush[write](label, px, py + (south ? 14 : -6));
    }
  }

  incidentMap.layers.ranges = (rings) => ({
    draw(frame, view) {
      const { brush } = frame, { say } = incidentMap;
      Object.assign(brush, { fillStyle: view.theme.ink, textAlign: "center" });
      brush.font = `11px ${view.theme.colour("--incident-type", "sans-serif")}`;
      for (const { place, weapon, low, high } of rings) {
        for (const [km, end] of low === high ? [[low, ""]] : [[low, "least "], [high, "greatest "]]) {
          if (!km) continue;
          trace(frame, view, ring(place, km), `${weapon}: ${end}${say.number(km)} km`, end === "least ");
        }
      }
    },
    // As far as the rings reach, for the first view; the map ends before the poles.
    places: () => rings.flatMap(({ place, low, high }) => ring(place, high || low))
      .map(([latitude, longitude]) => [Math.max(-FURTHEST, Math.min(FURTHEST, latitude)), longitude]),
  });
}
