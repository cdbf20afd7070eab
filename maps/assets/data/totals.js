// @ts-check
// Sums by the same rule as `incidents count` (docs/figures.md, "Sums"): a wave counts together with
// its strikes, unknown is said beside, and what is left out with the reason.
import { isOfType } from "./hierarchy.js";
import { flatTotal, isOfWeapon, rowTest, used, usesOf } from "./munitions.js";
import { Trees } from "./trees.js";
import { Tally, isSilent, whole } from "./waves.js";

/** @import { Incidents } from "./incidents.js" */
/** @import { Shot, TypeTest } from "./munitions.js" */
/** @import { Triple } from "./waves.js" */

/** @param {Tally} tally @param {number} [joint] @returns {Sum} */
function sumOf(tally, joint = 0) {
  const [low, best, high] = tally.figure;
  return { records: tally.records, unknown: tally.unknown, joint, low, best, high };
}

/**
 * @param {Incidents} data
 * @param {Toll} name
 * @param {Trees} trees
 */
function casualties(data, name, trees) {
  const tally = new Tally(), own = data.figures(name);
  for (const root of trees.roots) {
    tally.add(trees.isWave(root) ? trees.summed(root, (row, /** @type {Triple[]} */ parts) => whole(own(row), parts)) : own(root));
  }
  return sumOf(tally);
}

/**
 * @param {Incidents} data
 * @param {Shot} name
 * @param {Trees} trees
 * @param {TypeTest | null} holds
 */
function munitions(data, name, trees, holds) {
  let joint = 0;
  const tally = new Tally(), fits = rowTest(data, holds), own = data.figures(name);
  const isStated = (/** @type {number} */ row) => !isSilent(own(row));
  for (const root of trees.roots) {
    if (!trees.isWave(root) && !data.uses[root]) {
      // Nearly all rows: one kind of weapon or none, and no part to compare it with.
      const isCounted = fits(root);
      if (!isCounted && isStated(root)) joint += 1;
      tally.add(isCounted ? flatTotal(own(root)) : [null, null, null]);
    } else {
      tally.add(trees.summed(root, (row, /** @type {import("./munitions.js").Used[]} */ parts) => {
        const uses = usesOf(data, name, row, holds);
        if (![...uses.values()].some((figure) => !isSilent(figure)) && isStated(row)) joint += 1;
        return used(data, uses, parts);
      }).total);
    }
  }
  return sumOf(tally, joint);
}

/**
 * The totals of these rows. Where a weapon or a weapon type is asked for, or only what is in view or
 * in a drawn area, waves with strikes answer for the dead with the strikes that fit, and munitions
 * are of the weapons asked for alone; where a country or area is asked for, so do waves that have a
 * strike elsewhere.
 * @param {Incidents} data
 * @param {Uint32Array} rows
 * @param {Asked} asked
 * @param {boolean} isPart whether the rows are only those of a part of the map
 * @returns {Totals}
 */
export function totalsOf(data, rows, asked, isPart) {
  const { weapon, weapon_type: type, area } = asked;
  const people = new Trees(data, rows, "people", Boolean(type || weapon || area) || isPart, outside(data, asked)), all = new Trees(data, rows, "munitions");
  /** @type {TypeTest | null} */
  const holds = type || weapon ? (code, named) => (!type || isOfType(data, code, type)) && (!weapon || isOfWeapon(data, named, weapon)) : null;
  return {
    incidents: people.counted, leftOut: people.leftOut,
    killed: casualties(data, "killed", people),
    injured: casualties(data, "injured", people),
    missing: casualties(data, "missing", people),
    launched: munitions(data, "launched", all, holds), intercepted: munitions(data, "intercepted", all, holds),
  };
}

/**
 * Whether a row lies outside the country or area that is asked for; one that names none does not.
 * @param {Incidents} data
 * @param {Asked} asked
 */
function outside(data, { country, admin1 }) {
  if (!country && !admin1) return null;
  const isOther = (/** @type {string} */ own, /** @type {string} */ asked) => Boolean(own && asked && own !== asked);
  return (/** @type {number} */ row) => isOther(data.text("country", row), country)
    || isOther(data.text("admin1_code", row) || data.text("admin1", row), admin1);
}
