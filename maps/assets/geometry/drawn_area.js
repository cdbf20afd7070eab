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
