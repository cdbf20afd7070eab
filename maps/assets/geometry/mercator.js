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
