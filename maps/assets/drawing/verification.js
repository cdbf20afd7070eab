// @ts-check
// How well an event is established, as the filling of its symbol: never colour alone. The fuller the
// better; what is contested is split, what is refuted crossed out.

/** @typedef {"dot" | "tick" | "split" | "cross"} Sign */
/** @typedef {{fill: 0 | 0.5 | 1, sign?: Sign}} Filling the share that is filled, from below, and what stands on it */

/** By code of the vocabulary `verifications`; "" stands for "nobody said". @type {Record<string, Filling>} */
const FILLINGS = {
  "": { fill: 0 }, unverified: { fill: 0 }, single_source: { fill: 0.5 }, corroborated: { fill: 1 },
  geolocated: { fill: 1, sign: "dot" }, confirmed: { fill: 1, sign: "tick" },
  contested: { fill: 1, sign: "split" }, refuted: { fill: 0, sign: "cross" },
};

/** Lines of the signs in the box of 24 by 24 of a symbol. @type {Record<Sign, string>} */
export const SIGNS = {
  dot: "M12 12.5h.01", tick: "M8.6 13.2 11.1 15.6 15.4 10.4", split: "M15.5 3 8.5 21", cross: "M7 7.5 17 17.5M17 7.5 7 17.5",
};
/** How wide the line of each sign is. @type {Record<Sign, number>} */
export const SIGN_WIDTHS = { dot: 6.5, tick: 3.2, split: 3.8, cross: 3 };

/**
 * The filling of a code; one that a newer vocabulary brought is drawn as if nobody had said.
 * @param {string} code
 */
export const fillingOf = (code) => FILLINGS[code] || FILLINGS[""];
