"use strict";
// Great circles and room for names: geometry on the sphere and in degrees.
{
  const RADIANS = Math.PI / 180;
  const STEPS = 64;

  function vector([latitude, longitude]) {
    const phi = latitude * RADIANS, lambda = longitude * RADIANS;
    return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
  }

  // Points of the shortest way from one place to another. Longitudes run on beyond 180 rather
  // than jump, so that a line over the antimeridian stays whole.
  incidentMap.greatCircle = function (from, to) {
    const a = vector(from), b = vector(to);
    const angle = Math.acos(Math.min(1, Math.max(-1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])));
    if (angle < 1e-9 || Math.PI - angle < 1e-9) return [from, to];
    const points = [];
    let last = from[1];
    for (let step = 0; step <= STEPS; step += 1) {
      const p = Math.sin((1 - step / STEPS) * angle), q = Math.sin((step / STEPS) * angle);
      const [x, y, z] = a.map((value, axis) => (p * value + q * b[axis]) / Math.sin(angle));
      const longitude = Math.atan2(y, x) / RADIANS;
      last = longitude + 360 * Math.round((last - longitude) / 360);
      points.push([Math.atan2(z, Math.hypot(x, y)) / RADIANS, last]);
    }
    return points;
  };

  function crossings(ring, latitude) {
    const found = [];
    for (let i = 0; i < ring.length; i += 1) {
      const [y1, x1] = ring[i], [y2, x2] = ring[(i + 1) % ring.length];
      if ((y1 > latitude) !== (y2 > latitude)) {
        found.push(x1 + ((latitude - y1) / (y2 - y1)) * (x2 - x1));
      }
    }
    return found.sort((left, right) => left - right);
  }

  // South, north, west and east of a ring, in degrees.
  incidentMap.extent = (ring) => ring.reduce(
    ([south, north, west, east], [y, x]) =>
      [Math.min(south, y), Math.max(north, y), Math.min(west, x), Math.max(east, x)],
    [90, -90, 360, -360]);

  // Stretches of a ring along one parallel, as far as the view shows them.
  function stretches(ring, latitude, west, east) {
    const xs = crossings(ring, latitude), found = [];
    for (let i = 0; i + 1 < xs.length; i += 2) {
      const from = Math.max(west, xs[i]), to = Math.min(east, xs[i + 1]);
      if (to > from) found.push({ latitude, longitude: (from + to) / 2, width: to - from });
    }
    return found;
  }

  // Where a name fits best into what the view [south, north, west, east] shows of some rings:
  // the widest places first, those in the middle preferred; widths in degrees.
  incidentMap.roomsForName = function (rings, view) {
    const rooms = [];
    for (const { ring, extent } of rings) {
      const south = Math.max(extent[0], view[0]), north = Math.min(extent[1], view[1]);
      if (south >= north || extent[2] >= view[3] || extent[3] <= view[2]) continue;
      for (let step = 1; step <= 9; step += 1) {
        const latitude = south + ((north - south) * step) / 10;
        const weight = 1 - Math.abs(step - 5) / 10;
        for (const room of stretches(ring, latitude, view[2], view[3])) {
          rooms.push({ ...room, score: room.width * weight });
        }
      }
    }
    return rooms.sort((a, b) => b.score - a.score).slice(0, 8);
  };
}
