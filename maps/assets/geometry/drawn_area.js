// @ts-check
// The area that the reader draws: its text in the address, its points, what lies inside.

/** Corners as [latitude, longitude]; the line is closed. @typedef {Place[]} DrawnArea */

/**
 * The area of a text such as "30.5,50.4 31,50.4 31,50.9" (longitude, latitude), or null for none.
 * @param {string} text
 * @returns {DrawnArea | null}
 */
export function areaOf(text) {
  const corners = text.split(" ").map((pair) => pair.split(",").map(Number));
  const fits = corners.length > 2 && corners.every(([x, y, ...rest]) => !rest.length && Math.abs(x) <= 540 && Math.abs(y) <= 90);
  return fits ? corners.map(([x, y]) => [y, x]) : null;
}

/**
 * The area as the address has it, to about ten metres.
 * @param {DrawnArea} area
 */
export const textOfArea = (area) => area.map(([y, x]) => `${Number(x.toFixed(4))},${Number(y.toFixed(4))}`).join(" ");

/**
 * Whether a point lies inside: a ray crosses the line an odd number of times.
 * @param {DrawnArea} area
 * @param {number} latitude
 * @param {number} longitude
 */
export function holdsPoint(area, latitude, longitude) {
  let inside = false;
  for (let i = 0, before = area.length - 1; i < area.length; before = i, i += 1) {
    const [y1, x1] = area[i], [y2, x2] = area[before];
    if ((y1 > latitude) !== (y2 > latitude) && longitude < ((x2 - x1) * (latitude - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

/** @param {Place} a @param {Place} b @param {Place} c */
const turn = (a, b, c) => Math.sign((b[1] - a[1]) * (c[0] - a[0]) - (b[0] - a[0]) * (c[1] - a[1]));

/** @param {Place} a @param {Place} b @param {Place} c @param {Place} d */
const cross = (a, b, c, d) => turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;

/**
 * Whether the line crosses itself, so that nobody could say what is inside.
 * @param {DrawnArea} area
 */
export function crossesItself(area) {
  const many = area.length;
  for (let i = 0; i < many; i += 1) {
    for (let j = i + 2; j < many; j += 1) {
      if (i === 0 && j === many - 1) continue;
      if (cross(area[i], area[(i + 1) % many], area[j], area[(j + 1) % many])) return true;
    }
  }
  return false;
}

/**
 * Whether filters can answer for an area: it lies on one side of the 180th meridian, its line does not
 * cross itself, and there is something inside.
 * @param {DrawnArea} area
 */
export const isPlain = (area) => area.every(([, x]) => Math.abs(x) <= 180) && !crossesItself(area)
  && area.some((corner, n) => n > 1 && turn(area[0], area[1], corner) !== 0);

/**
 * The area as `--inside` takes it.
 * @param {string} text
 */
export function areaFeature(text) {
  const ring = (areaOf(text) || []).map(([y, x]) => [x, y]);
  // Counter-clockwise, as RFC 7946 wants it, and closed.
  const turned = ring.reduce((sum, [x, y], n) => sum + (ring[(n + 1) % ring.length][0] - x) * (ring[(n + 1) % ring.length][1] + y), 0) > 0 ? ring.reverse() : ring;
  return { type: "Feature", properties: { name: "Drawn on the map" }, geometry: { type: "Polygon", coordinates: [[...turned, turned[0]]] } };
}
