// @ts-check
// What the choices of the panel offer: the codes that the page holds, their labels, and what a word
// that somebody typed or put into the address means.
import { fold } from "../text/characters.js";
import { splitList } from "./columns.js";
import { ANY, COLUMN_OF } from "./filter.js";
import { heldBy } from "./munitions.js";
import { say } from "../text/messages.js";

/** @import { Incidents } from "./incidents.js" */
/** @import { Choice } from "./filter.js" */

const LISTS = ["weapon", "weapon_type", "target", "source", "dataset", "contested"];
const CONTESTED_LABELS = /** @type {Record<string, string>} */ ({ [ANY]: say("Anything"), killed: say("Killed"), injured: say("Injured"), missing: say("Missing"), attacker: say("Who attacked") });

/** @param {Incidents} data @param {Choice} name */
function codesInColumn(data, name) {
  const column = data.texts[COLUMN_OF[name]], isList = LISTS.includes(name);
  /** @type {Set<string>} */
  const codes = new Set();
  for (let value = 1; column && value < column.size; value += 1) (isList ? splitList(column.value(value)) : [column.value(value)]).forEach((code) => codes.add(code));
  codes.delete("");
  return codes;
}

/** @param {Set<string>} codes @param {(code: string) => string | undefined} above */
function withAbove(codes, above) {
  for (const code of codes) { const up = above(code); if (up) codes.add(up); }
  return codes;
}

/** First-level areas by code, or by name where nobody coded them, with their names. @param {Incidents} data */
function areas(data) {
  /** @type {Map<string, string>} */
  const named = new Map();
  for (let row = 0; row < data.count; row += 1) {
    const name = data.text("admin1", row), code = data.text("admin1_code", row) || name;
    if (code && !named.has(code)) named.set(code, name || code);
  }
  return named;
}

/** @type {WeakMap<Incidents, Map<Choice, Map<string, string>>>} */
const made = new WeakMap();

/**
 * Codes of a choice with their labels, as the page holds them.
 * @param {Incidents} data
 * @param {Choice} name
 * @returns {Map<string, string>}
 */
export function optionsOf(data, name) {
  const known = made.get(data) || new Map(), options = known.get(name) || optionsMade(data, name);
  made.set(data, known.set(name, options));
  return options;
}

/** @param {Incidents} data @param {Choice} name */
function optionsMade(data, name) {
  if (name === "admin1") return areas(data);
  const codes = codesInColumn(data, name);
  if (name === "weapon_type") withAbove(codes, (code) => data.above[code]);
  if (name === "weapon") withAbove(codes, (code) => { const up = data.broader[code]; return up && !up.startsWith("type ") ? up : undefined; });
  if (name === "contested" && codes.size) return new Map([ANY, ...codes].map((code) => [code, CONTESTED_LABELS[code] || code]));
  return new Map([...codes].map((code) => [code, data.label(COLUMN_OF[name], code)]));
}

/**
 * The families of a weapon that no record of the page names, and how many records name no more than
 * one of them.
 * @param {Incidents} data
 * @param {string} weapon
 */
export function onlyTheFamily(data, weapon) {
  const families = heldBy(data, weapon).slice(1).filter((one) => !one.startsWith("type ")), column = data.texts.weapons;
  if (optionsOf(data, "weapon").has(weapon) || !column) return null;
  const named = (/** @type {string} */ family) => Array.from({ length: data.count }, (_, row) => row).filter((row) => splitList(column.at(row)).includes(family)).length;
  const family = families.find((one) => named(one) > 0);
  return family ? { family, records: named(family) } : null;
}

/** Letters and digits alone: "Kh-101", "kh 101" and "KH101" are one. @param {string} text */
const bare = (text) => fold(text).replace(/[^\p{L}\p{N}]/gu, "");

/**
 * The code that a word means: the code itself, its label, or another name in any script; "" for none
 * or for several.
 * @param {Incidents} data
 * @param {Choice} name
 * @param {string} word
 */
export function meant(data, name, word) {
  const options = optionsOf(data, name);
  if (options.has(word)) return word;
  const wanted = bare(word), names = data.aliases[COLUMN_OF[name]] || {};
  const fits = (/** @type {Iterable<[string, string]>} */ those) => [...those]
    .filter(([code, label]) => [code, label, ...(names[code] || [])].some((one) => bare(one) === wanted)).map(([code]) => code);
  const own = fits(options), codes = own.length || name !== "weapon" ? own : fits(Object.keys(names).map((code) => [code, data.label("weapons", code)]));
  return codes.length === 1 ? codes[0] : "";
}
