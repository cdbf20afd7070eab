// @ts-check
// Where a name fits into an area, in degrees.

/** @typedef {[number, number, number, number]} Extent south, north, west and east in degrees */
/** @typedef {{ring: Ring, extent: Extent}} Outline an outer ring that a name may stand in */
/** @typedef {{latitude: number, longitude: number, width: number, score: number}} Room */

const LINES = 9;

/**
 * Where a ring crosses each of LINES parallels between two latitudes, in one walk around it.
 * @param {Ring} ring
 * @param {number} south
 * @param {number} north
 */
function crossings(ring, south, north) {
  const step = (north - south) / (LINES + 1);
  /** @type {number[][]} */
  const lines = Array.from({ length: LINES + 1 }, () => []);
  const lineAt = (/** @type {number} */ y) => Math.min(LINES, Math.max(0, Math.floor((y - south) / step)));
  let [y1, x1] = ring[ring.length - 1], from = lineAt(y1);
  for (const [y2, x2] of ring) {
    const to = lineAt(y2);
    for (let at = Math.min(from, to) + 1; at <= Math.max(from, to); at += 1) {
      lines[at].push(x1 + ((south + at * step - y1) / (y2 - y1)) * (x2 - x1));
    }
    [y1, x1, from] = [y2, x2, to];
  }
  return lines.slice(1).map((xs, at) => ({
    latitude: south + (at + 1) * step, xs: xs.sort((left, right) => left - right),
    weight: 1 - Math.abs(at + 1 - (LINES + 1) / 2) / (LINES + 1),
  }));
}

/**
 * Where a name fits best into the part of some outlines that a view shows: the widest places first,
 * those in the middle preferred; widths in degrees, none below `least`.
 * @param {Outline[]} outlines
 * @param {Extent} view
 * @param {number} least
 */
export function roomsForName(outlines, view, least) {
  /** @type {Room[]} */
  const rooms = [];
  for (const outline of outlines) {
    const { extent } = outline;
    const south = Math.max(extent[0], view[0]), north = Math.min(extent[1], view[1]);
    const reach = Math.min(extent[3], view[3]) - Math.max(extent[2], view[2]);
    if (south >= north || reach <= least) continue;
    for (const { latitude, xs, weight } of crossings(outline.ring, south, north)) {
      for (let i = 0; i + 1 < xs.length; i += 2) {
        const west = Math.max(view[2], xs[i]), width = Math.min(view[3], xs[i + 1]) - west;
        if (width > least) rooms.push({ latitude, longitude: west + width / 2, width, score: width * weight });
      }
    }
  }
  return rooms.sort((a, b) => b.score - a.score).slice(0, 8);
}
