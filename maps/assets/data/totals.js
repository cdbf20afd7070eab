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
 * The casualties of each tree of waves and parts.
 * @param {Incidents} data
 * @param {Toll} name
 * @param {Trees} trees
 * @param {(root: number, figure: Triple) => void} add
 */
export function eachCasualty(data, name, trees, add) {
  const own = data.figures(name);
  for (const root of trees.roots) {
    add(root, trees.isWave(root) ? trees.summed(root, (row, /** @type {Triple[]} */ parts) => whole(own(row), parts)) : own(root));
  }
}

/**
 * The munitions of each tree of waves and parts; gives how many records count others than were asked for.
 * @param {Incidents} data
 * @param {Shot} name
 * @param {Trees} trees
 * @param {TypeTest | null} holds
 * @param {(root: number, figure: Triple) => void} add
 */
export function eachMunition(data, name, trees, holds, add) {
  let joint = 0;
  const fits = rowTest(data, holds), own = data.figures(name), isStated = (/** @type {number} */ row) => !isSilent(own(row));
  for (const root of trees.roots) {
    if (!trees.isWave(root) && !data.uses[root]) {
      // Nearly all rows: one kind of weapon or none, and no part to compare it with.
      const isCounted = fits(root);
      if (!isCounted && isStated(root)) joint += 1;
      add(root, isCounted ? flatTotal(own(root)) : [null, null, null]);
    } else {
      add(root, trees.summed(root, (row, /** @type {import("./munitions.js").Used[]} */ parts) => {
        const uses = usesOf(data, name, row, holds);
        if (![...uses.values()].some((figure) => !isSilent(figure)) && isStated(row)) joint += 1;
        return used(data, uses, parts);
      }).total);
    }
  }
  return joint;
}

/**
 * These rows as trees, of people and of munitions. Where a weapon or a weapon type is asked for, or only
 * what is in view or in a drawn area, waves with strikes answer for the dead with the strikes that fit,
 * and munitions are of the weapons asked for alone; where a country or area is asked for, so do waves
 * that have a strike elsewhere.
 * @param {Incidents} data
 * @param {Uint32Array} rows
 * @param {Asked} asked
 * @param {boolean} isPart whether the rows are only those of a part of the map
 */
export function treesOf(data, rows, asked, isPart) {
  const { weapon, weapon_type: type, area } = asked;
  /** @type {TypeTest | null} */
  const holds = type || weapon ? (code, named) => (!type || isOfType(data, code, type)) && (!weapon || isOfWeapon(data, named, weapon)) : null;
  const people = new Trees(data, rows, "people", Boolean(type || weapon || area) || isPart, outside(data, asked));
  return { people, all: new Trees(data, rows, "munitions"), holds };
}

/**
 * The totals of these rows.
 * @param {Incidents} data
 * @param {Uint32Array} rows
 * @param {Asked} asked
 * @param {boolean} isPart whether the rows are only those of a part of the map
 * @returns {Totals}
 */
export function totalsOf(data, rows, asked, isPart) {
  const { people, all, holds } = treesOf(data, rows, asked, isPart);
  const toll = (/** @type {Toll} */ name) => {
    const tally = new Tally();
    eachCasualty(data, name, people, (_, figure) => tally.add(figure));
    return sumOf(tally);
  };
  const shots = (/** @type {Shot} */ name) => {
    const tally = new Tally(), joint = eachMunition(data, name, all, holds, (_, figure) => tally.add(figure));
    return sumOf(tally, joint);
  };
  return {
    incidents: people.counted, leftOut: people.leftOut,
    killed: toll("killed"), injured: toll("injured"), missing: toll("missing"),
    launched: shots("launched"), intercepted: shots("intercepted"),
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
