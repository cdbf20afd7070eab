// @ts-check
// A wave and its parts: the larger of what it states and what they add up to
// (incidents/figures/sums/waves.py).

/** Low, best and high; null is unknown. @typedef {[number | null, number | null, number | null]} Triple */

/** @param {Triple} figure */
export const isSilent = (figure) => figure[0] === null && figure[1] === null && figure[2] === null;

/** @param {Triple} figure */
export const greatestHeld = (figure) => Math.max(0, ...figure.map((end) => end || 0));

/** @param {Triple[]} figures @param {0 | 1 | 2} end */
const sumOf = (figures, end) => figures.reduce((sum, figure) => sum + (figure[end] || 0), 0);

/** @param {Triple} wave @param {Triple[]} parts */
function bestOf(wave, parts) {
  const together = sumOf(parts, 1);
  if (parts.some((part) => part[1] === null) && (wave[1] === null || wave[1] < together)) return null;
  return Math.max(wave[1] || 0, together);
}

/** @param {Triple} wave @param {Triple[]} parts */
function highOf(wave, parts) {
  // An open part counts with the greatest number that it holds: it has at least so many.
  const isOpen = parts.some((part) => part[2] === null), together = parts.reduce((sum, part) => sum + greatestHeld(part), 0);
  if (isSilent(wave)) return isOpen ? null : together;
  return wave[2] === null || (isOpen && together > wave[2]) ? null : Math.max(wave[2], together);
}

/**
 * Low, best and high of a wave with its parts: each the greater, and unknown where neither settles it.
 * @param {Triple} wave
 * @param {Triple[]} parts
 * @returns {Triple}
 */
export function whole(wave, parts) {
  if (!parts.length) return wave;
  const isStated = wave[0] !== null || parts.some((part) => part[0] !== null);
  const low = isStated ? Math.max(wave[0] || 0, sumOf(parts, 0)) : null, best = bestOf(wave, parts);
  return [low, best !== null && low !== null && best < low ? null : best, highOf(wave, parts)];
}

/** A running sum over records (incidents/figures/sums/tallies.py). */
export class Tally {
  constructor() {
    this.ends = [0, 0, 0];
    this.known = [0, 0, 0];
    this.stated = 0;
    this.unknown = 0;
  }

  get records() {
    return this.stated + this.unknown;
  }

  /** @param {Triple} figure */
  add(figure) {
    if (isSilent(figure)) {
      this.unknown += 1;
      return;
    }
    this.stated += 1;
    for (let end = 0; end < 3; end += 1) {
      const number = figure[end];
      if (number === null) continue;
      this.ends[end] += number;
      this.known[end] += 1;
    }
  }

  /** Best and high are unknown as soon as one record leaves them open. @returns {Triple} */
  get figure() {
    const [low, best, high] = this.ends, all = this.stated;
    return [this.known[0] ? low : null, all && this.known[1] === all ? best : null, all && this.known[2] === all ? high : null];
  }
}
