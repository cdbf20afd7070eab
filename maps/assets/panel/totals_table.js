// @ts-check
// The totals of the panel in words: sums, and how many records state nothing.
import { element } from "../text/elements.js";
import { number, plural } from "../text/figures.js";
import { say } from "../text/messages.js";

/** @import { Incidents } from "../data/incidents.js" */

/** @param {number | null} figure */
const cell = (figure) => element("td", {}, element("b", figure === null ? { class: "unknown" } : figure > 99999 ? { class: "long" } : {},
  figure === null ? say("unknown") : number(figure)));

/**
 * @param {string} label
 * @param {Sum} sum
 * @param {boolean} hasBest
 */
function line(label, { unknown, records, low, best, high }, hasBest) {
  const note = unknown ? element("small", {}, say("{n} of {all} not stated", { n: number(unknown), all: number(records) })) : "";
  return element("tr", {}, element("th", { scope: "row" }, `${label} `, note),
    cell(low), hasBest ? cell(best) : element("td"), cell(high));
}

/** Most maps have nobody missing: the line stands where a record states some. @param {Sum} sum */
const missing = (sum) => (sum.unknown < sum.records ? [line(say("Missing"), sum, true)] : []);

/** @param {string} text */
const note = (text) => element("p", { class: "note" }, text);

/** @param {WavesLeftOut} leftOut */
const leftOutNotes = ({ withParts, partsThatFit, noPartFits }) => [
  ...(withParts ? [note(plural(withParts, "{n} wave counted together with the strikes: of each figure the larger, the wave's own or its strikes together.", "{n} waves counted together with the strikes: of each figure the larger, the wave's own or its strikes together."))] : []),
  ...(partsThatFit ? [note(plural(partsThatFit, "{n} wave answered by the strikes that fit: the wave's own killed and injured are of more than was asked for.", "{n} waves answered by the strikes that fit: the wave's own killed and injured are of more than was asked for."))] : []),
  ...(noPartFits ? [note(plural(noPartFits, "{n} wave left out, since none of the strikes fits: the wave's own killed and injured are of more than was asked for.", "{n} waves left out, since none of the strikes fits: the wave's own killed and injured are of more than was asked for."))] : []),
];

/** @param {Incidents} data @param {Asked} asked */
function weaponAsked(data, { weapon, weapon_type: type }) {
  const kind = type && data.label("weapon_types", type).toLowerCase(), name = weapon && data.label("weapons", weapon);
  return weapon ? say("Launched and intercepted count one weapon alone: {weapon}.", { weapon: [name, kind].filter(Boolean).join(", ") }) : say("Launched and intercepted count one weapon type alone: {kind}.", { kind });
}

/**
 * Table and notes of these totals.
 * @param {Incidents} data
 * @param {Totals} totals
 * @param {Asked} asked
 */
export function totalsTable(data, totals, asked) {
  const joint = Math.max(totals.launched.joint, totals.intercepted.joint);
  const heads = [element("td"), ...[say("Low"), say("Best"), say("High")].map((text) => element("th", { scope: "col" }, text))];
  return [
    element("table", {}, element("thead", {}, element("tr", {}, heads)),
      element("tbody", {}, line(say("Killed"), totals.killed, true), line(say("Injured"), totals.injured, true),
        ...missing(totals.missing), line(say("Launched"), totals.launched, false), line(say("Intercepted"), totals.intercepted, false))),
    note(say("Sums over the records that state a figure; unknown when one of them leaves it open.")),
    ...(asked.weapon || asked.weapon_type ? [note(weaponAsked(data, asked))] : []),
    ...(joint ? [note(plural(joint, "Counts of {n} record are of other weapons or of several together, and add nothing to these.", "Counts of {n} records are of other weapons or of several together, and add nothing to these."))] : []),
    ...leftOutNotes(totals.leftOut),
  ];
}
