// @ts-check
// Mercator as whole numbers: the world is 2^32 wide, a step is about a centimetre.

export const WORLD = 2 ** 32;
const HIGHEST = 85.0511287798;
const EQUATOR_M = 40075016.686;

/** @param {number} longitude */
export const worldX = (longitude) => (longitude / 360 + 0.5) * WORLD;

/** @param {number} latitude */
export function worldY(latitude) {
  const sine = Math.sin((Math.max(-HIGHEST, Math.min(HIGHEST, latitude)) * Math.PI) / 180);
  return (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * WORLD;
}

/** @param {number} x */
export const longitudeAt = (x) => (x / WORLD - 0.5) * 360;

/** @param {number} y */
export const latitudeAt = (y) => (Math.atan(Math.sinh((0.5 - y / WORLD) * 2 * Math.PI)) * 180) / Math.PI;

/**
 * How wide so many metres on the ground are at a latitude.
 * @param {number} metres
 * @param {number} latitude
 */
export const worldWidth = (metres, latitude) =>
  ((metres / EQUATOR_M) * WORLD) / Math.max(Math.cos((latitude * Math.PI) / 180), 1e-3);

/**
 * How many units of the world a pixel is.
 * @param {number} zoom
 */
export const worldPerPixel = (zoom) => WORLD / (256 * 2 ** zoom);

/**
 * How far one x lies from another, the shorter way around the world.
 * @param {number} difference
 */
export const shorter = (difference) => difference - WORLD * Math.round(difference / WORLD);

/**
 * A place in the copy of the world that is nearest to a longitude.
 * @param {Place} place
 * @param {number} middle
 * @returns {Place}
 */
export const nearestCopy = ([latitude, longitude], middle) => [latitude, longitude + 360 * Math.round((middle - longitude) / 360)];

/**
 * From the least to the greatest of so many x, over the antimeridian where that is narrower; the
 * greatest then lies beyond the world.
 * @param {Iterable<number>} xs
 * @returns {[number, number]}
 */
export function narrowest(xs) {
  let [least, most, leastBeyond, mostBeyond] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const x of xs) {
    const beyond = x < WORLD / 2 ? x + WORLD : x;
    least = Math.min(least, x);
    most = Math.max(most, x);
    leastBeyond = Math.min(leastBeyond, beyond);
    mostBeyond = Math.max(mostBeyond, beyond);
  }
  return mostBeyond - leastBeyond < most - least ? [leastBeyond, mostBeyond] : [least, most];
}
