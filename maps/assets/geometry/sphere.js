// @ts-check
// Lines on the globe: the shortest way between two places, and the ring around one.

const RADIANS = Math.PI / 180;
const EARTH_KM = 6371.0088;
const STEPS = 64;

/**
 * @param {Place} place
 */
function vector([latitude, longitude]) {
  const phi = latitude * RADIANS, lambda = longitude * RADIANS;
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}

/**
 * How far two places lie apart.
 * @param {Place} from
 * @param {Place} to
 */
export function kilometres(from, to) {
  const a = vector(from), b = vector(to);
  // The chord is exact also for places that lie close together.
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) / 2));
}

/**
 * Points of the shortest way from one place to another. Longitudes run on beyond 180 rather than
 * jump, so that a line over the antimeridian stays whole.
 * @param {Place} from
 * @param {Place} to
 * @returns {Place[]}
 */
export function greatCircle(from, to) {
  const a = vector(from), b = vector(to);
  const angle = Math.acos(Math.min(1, Math.max(-1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])));
  if (angle < 1e-9 || Math.PI - angle < 1e-9) return [from, to];
  /** @type {Place[]} */
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
}

/**
 * Points at a distance all around a place; longitudes run on beyond 180.
 * @param {Place} place
 * @param {number} km
 * @returns {Place[]}
 */
export function ringAround([latitude, longitude], km) {
  const far = km / EARTH_KM, phi = latitude * RADIANS;
  /** @type {Place[]} */
  const points = [];
  let last = longitude;
  for (let degrees = 0; degrees <= 360; degrees += 3) {
    const bearing = degrees * RADIANS;
    const to = Math.asin(Math.sin(phi) * Math.cos(far) + Math.cos(phi) * Math.sin(far) * Math.cos(bearing));
    const aside = Math.atan2(Math.sin(bearing) * Math.sin(far) * Math.cos(phi), Math.cos(far) - Math.sin(phi) * Math.sin(to));
    // Around a pole it goes once around the world.
    const beside = longitude + aside / RADIANS;
    last = beside + 360 * Math.round((last - beside) / 360);
    points.push([to / RADIANS, last]);
  }
  return points;
}

/**
 * Whether a pole lies within such a distance of a place.
 * @param {Place} place
 * @param {number} km
 */
export const holdsPole = ([latitude], km) => km / EARTH_KM > (90 - Math.abs(latitude)) * RADIANS;
