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

  const LINES = 9;

  // Where a ring crosses each of LINES parallels between two latitudes, in one walk around it.
  function crossings(ring, south, north) {
    const step = (north - south) / (LINES + 1);
    const found = Array.from({ length: LINES + 1 }, () => []);
    const line = (y) => Math.min(LINES, Math.max(0, Math.floor((y - south) / step)));
    let [y1, x1] = ring[ring.length - 1], from = line(y1);
    for (const [y2, x2] of ring) {
      const to = line(y2);
      for (let at = Math.min(from, to) + 1; at <= Math.max(from, to); at += 1) {
        found[at].push(x1 + ((south + at * step - y1) / (y2 - y1)) * (x2 - x1));
      }
      [y1, x1, from] = [y2, x2, to];
    }
    return found.slice(1).map((xs, at) => ({
      latitude: south + (at + 1) * step, xs: xs.sort((left, right) => left - right),
      weight: 1 - Math.abs(at + 1 - (LINES + 1) / 2) / (LINES + 1),
    }));
  }

  // South, north, west and east of a ring, in degrees.
  incidentMap.extent = (ring) => ring.reduce(
    ([south, north, west, east], [y, x]) =>
      [Math.min(south, y), Math.max(north, y), Math.min(west, x), Math.max(east, x)],
    [90, -90, 360, -360]);

  // Where a name fits best into what the view [south, north, west, east] shows of some rings:
  // the widest places first, those in the middle preferred; widths in degrees, none below `least`.
  incidentMap.roomsForName = function (rings, view, least) {
    const rooms = [];
    for (const place of rings) {
      const { extent } = place;
      const south = Math.max(extent[0], view[0]), north = Math.min(extent[1], view[1]);
      const reach = Math.min(extent[3], view[3]) - Math.max(extent[2], view[2]);
      if (south >= north || reach <= least) continue;
      for (const { latitude, xs, weight } of crossings(place.ring, south, north)) {
        for (let i = 0; i + 1 < xs.length; i += 2) {
          const west = Math.max(view[2], xs[i]), width = Math.min(view[3], xs[i + 1]) - west;
          if (width > least) rooms.push({ latitude, longitude: west + width / 2, width, score: width * weight });
        }
      }
    }
    return rooms.sort((a, b) => b.score - a.score).slice(0, 8);
  };
}
