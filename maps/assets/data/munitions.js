// @ts-check
// Munitions of a tree: a wave's own weapon uses against its parts' uses, weapon by weapon, each
// compared with the use that names it, its family or its type (incidents/figures/sums/munitions.py).
import { Tally, greatestHeld, isSilent, whole } from "./waves.js";

/** @import { Incidents } from "./incidents.js" */
/** @import { Triple } from "./waves.js" */
/** @typedef {"launched" | "intercepted"} Shot */
/** @typedef {(type: string, weapon: string | null) => boolean} TypeTest whether a use of a weapon type, and of the weapon where it is named, is counted */
/** Figures by weapon. @typedef {Map<string, Triple>} Uses */
/** Weapons that are counted as one. @typedef {{names: Set<string>, figure: Triple}} Weapons */
/** What a record and all below it used. @typedef {{total: Triple, weapons: Weapons[], together: boolean}} Used */

/** The weapon of a count of all weapons of a record together. */
export const TOGETHER = "several";

/** @param {string} type @param {string | null} weapon */
const named = (type, weapon) => weapon || (type === TOGETHER ? TOGETHER : `type ${type}`);

/** @param {Iterable<Triple>} figures @returns {Triple} */
function total(figures) {
  const tally = new Tally();
  for (const figure of figures) tally.add(figure);
  const [low] = tally.figure, isOpen = tally.known[2] < tally.stated || tally.unknown > 0;
  return [low, null, isOpen || !tally.stated || tally.ends[2] < (low || 0) ? null : tally.ends[2]];
}

/** All munitions of one record: its uses, or its count of all weapons together if larger. @param {Uses} uses @returns {Triple} */
function recordTotal(uses) {
  const ofAll = uses.get(TOGETHER), ofSome = [...uses].filter(([weapon]) => weapon !== TOGETHER).map(([, figure]) => figure);
  if (!ofAll || !ofSome.length) return total(uses.values());
  const [low, , high] = whole(ofAll, ofSome);
  return [low, null, ofAll[2] === null || (high || 0) < (low || 0) ? null : high];
}

/**
 * The munitions of a row by weapon: of the kind of weapon asked for alone, where one is. A row that
 * has several kinds and does not say how many of each has none of a kind.
 * @param {Incidents} data
 * @param {Shot} name
 * @param {number} row
 * @param {TypeTest | null} holds
 * @returns {Uses}
 */
export function usesOf(data, name, row, holds) {
  const listed = data.uses[row], at = name === "launched" ? 1 : 3;
  /** @type {Map<string, Triple[]>} */
  const uses = new Map();
  if (listed) {
    for (const use of listed) {
      if (holds && !holds(use[0], use[5])) continue;
      const weapon = named(use[0], use[5]);
      uses.set(weapon, [...(uses.get(weapon) || []), [/** @type {number | null} */ (use[at]), null, /** @type {number | null} */ (use[at + 1])]]);
    }
    return new Map([...uses].map(([weapon, figures]) => [weapon, total(figures)]));
  }
  return ofFlatRow(data, name, row, holds);
}

/** @param {Incidents} data @param {Shot} name @param {number} row @param {TypeTest | null} holds @returns {Uses} */
function ofFlatRow(data, name, row, holds) {
  const types = data.items("weapon_types", row), weapons = data.items("weapons", row);
  if (holds && !usesOfRow(data, row).every(({ type, weapon }) => holds(type, weapon))) return new Map();
  /** @type {Triple} */
  const figure = [data.number(`${name}_low`, row), null, data.number(`${name}_high`, row)];
  if (types.length < 2 && weapons.length < 2) {
    return types.length || weapons.length || !isSilent(figure) ? new Map([[named(types[0] || TOGETHER, weapons[0] || null), figure]]) : new Map();
  }
  return new Map([[TOGETHER, figure]]);
}

/**
 * All munitions of a row that lists no uses and holds no parts.
 * @param {Triple} figure what the row states
 * @returns {Triple}
 */
export const flatTotal = ([low, , high]) => [low, null, high === null || high < (low || 0) ? null : high];

/**
 * Whether the uses of a row that lists none are all of what is asked for, worked out once for all rows
 * that name the same weapons and types.
 * @param {Incidents} data
 * @param {TypeTest | null} holds
 * @returns {(row: number) => boolean}
 */
export function rowTest(data, holds) {
  if (!holds) return () => true;
  const { weapon_types: types, weapons } = data.texts;
  /** @type {Map<number, boolean>} */
  const known = new Map();
  return (row) => {
    const key = (types ? types.position(row) : 0) * 2 ** 24 + (weapons ? weapons.position(row) : 0), fits = known.get(key);
    if (fits !== undefined) return fits;
    const all = usesOfRow(data, row).every(({ type, weapon }) => holds(type, weapon));
    known.set(key, all);
    return all;
  };
}

/** A weapon, its family, its type and every broader one. @param {Incidents} data @param {string} weapon */
export function heldBy(data, weapon) {
  const path = [weapon];
  for (let above = data.broader[weapon]; above && !path.includes(above); above = data.broader[above]) path.push(above);
  return path;
}

/**
 * Whether a weapon is this one or, of a family, one in it.
 * @param {Incidents} data
 * @param {string | null} weapon
 * @param {string} asked
 */
export const isOfWeapon = (data, weapon, asked) => Boolean(weapon) && heldBy(data, weapon || "").includes(asked);

/**
 * The uses of a row: type, and weapon where it is named. A flat row lists weapons and types apart; a
 * weapon then has the type that the catalogue gives it.
 * @param {Incidents} data
 * @param {number} row
 * @returns {{type: string, weapon: string | null}[]}
 */
export function usesOfRow(data, row) {
  const listed = data.uses[row];
  if (listed) return listed.map((use) => ({ type: use[0], weapon: use[5] }));
  const types = data.items("weapon_types", row), weapons = data.items("weapons", row);
  if (types.length < 2 && weapons.length < 2) return types.length || weapons.length ? [{ type: types[0] || "", weapon: weapons[0] || null }] : [];
  const specific = weapons.map((weapon) => ({ type: types.find((type) => heldBy(data, weapon).includes(`type ${type}`)) || "", weapon }));
  const rest = types.filter((type) => !specific.some((use) => use.type === type));
  return [...specific, ...rest.map((type) => ({ type, weapon: null }))];
}

/** The wave's own weapons that a part's are compared with. @param {Incidents} data @param {Uses} own @param {Set<string>} names */
function met(data, own, names) {
  const compared = new Set();
  for (const name of names) {
    const holder = heldBy(data, name).find((held) => own.has(held));
    if (holder) compared.add(holder); else for (const mine of own.keys()) if (heldBy(data, mine).includes(name)) compared.add(mine);
  }
  return compared;
}

/**
 * The wave's own weapons and those of its parts, in groups that are compared.
 * @param {Incidents} data
 * @param {Uses} own
 * @param {Weapons[]} below
 */
function groups(data, own, below) {
  /** @type {{own: [string, Triple][], below: Weapons[]}[]} */
  let made = [...own].map((use) => ({ own: [use], below: [] }));
  for (const weapons of below) {
    const mine = met(data, own, weapons.names), joined = made.filter((group) => group.own.some(([name]) => mine.has(name)));
    made = made.filter((group) => !joined.includes(group));
    made.push({ own: joined.flatMap((group) => group.own), below: [...joined.flatMap((group) => group.below), weapons] });
  }
  return made;
}

/**
 * The larger of a wave's own uses and its parts' uses of weapons that are compared.
 * @param {Incidents} data
 * @param {{own: [string, Triple][], below: Weapons[]}} group
 * @returns {Weapons}
 */
function asOne(data, { own, below }) {
  const stated = total(own.map(([, figure]) => figure)), mine = new Set(own.map(([name]) => name));
  const names = new Set([...mine, ...below.flatMap((weapons) => [...weapons.names])]);
  const figure = whole(stated, below.map((weapons) => weapons.figure));
  const isHeld = [...names].every((name) => heldBy(data, name).some((held) => mine.has(held)));
  return { names, figure: isSilent(stated) || isHeld ? figure : [figure[0], null, null] };
}

/** All munitions of a wave with its parts. @param {Uses} own @param {Weapons[]} weapons @param {Used[]} parts @param {boolean} together @returns {Triple} */
function waveTotal(own, weapons, parts, together) {
  const named_ = total(weapons.map(({ figure }) => figure));
  if (!together) return named_;
  // Some count speaks of all weapons together, so counts are compared together.
  const mine = recordTotal(own), [low, , high] = whole(mine, parts.map((part) => part.total));
  const least = low === null && named_[0] === null ? null : Math.max(low || 0, named_[0] || 0);
  // The wave counts some weapons, a part counts all of its own: neither holds the other.
  if (!isSilent(mine) && !own.has(TOGETHER)) return [least, null, null];
  const held = weapons.reduce((sum, { figure }) => sum + greatestHeld(figure), 0);
  return [least, null, high !== null && held > high ? named_[2] : high];
}

/**
 * What a record used with everything below it; `uses` are its own, `parts` those of its parts.
 * @param {Incidents} data
 * @param {Uses} uses
 * @param {Used[]} parts
 * @returns {Used}
 */
export function used(data, uses, parts) {
  // A part whose uses do not fit is no silent part: it used nothing that was asked for.
  const below = parts.filter((part) => part.weapons.length || part.together);
  const own = new Map([...uses].filter(([weapon]) => weapon !== TOGETHER));
  const weapons = groups(data, own, below.flatMap((part) => part.weapons)).map((group) => asOne(data, group));
  const together = uses.has(TOGETHER) || below.some((part) => part.together);
  return { weapons, together, total: below.length ? waveTotal(uses, weapons, below, together) : recordTotal(uses) };
}
