// @ts-check
// Incidents of the page that may be the same event, by the rule of `incidents/review/likely_duplicates.py`
// as far as the flat rows tell: the same level, days no more than one apart, and 25 km or one name of
// a place. A person judges.
import { kilometres } from "../geometry/sphere.js";
import { fold } from "../text/characters.js";
import { NEVER, spansOfRows } from "./days.js";
import { say } from "../text/messages.js";

/** @import { Incidents } from "./incidents.js" */
/** @import { Spans } from "./days.js" */

const NEAR_KM = 25, LONGEST_DAYS = 31;
/** @type {WeakMap<Incidents, Spans>} */
const spans = new WeakMap();

/** @param {Incidents} data @param {number} row @param {number} other */
function reasons(data, row, other) {
  const apart = data.hasPoint(row) && data.hasPoint(other) ? kilometres(data.latLng(row), data.latLng(other)) : null;
  const place = fold(data.text("place", row)), [mine, theirs] = [row, other].map((one) => data.text("country", one));
  const same = place !== "" && place === fold(data.text("place", other)) && (!mine || !theirs || mine === theirs);
  if (!same && (apart === null || apart > NEAR_KM)) return null;
  const far = apart === null ? "" : apart >= 1 ? say("{n} km apart", { n: Math.round(apart) }) : say("the same spot");
  return [far, same ? say("the same place name") : ""].filter(Boolean);
}

/**
 * The rows that may be the same event as this one, with the reasons, the day first.
 * @param {Incidents} data
 * @param {number} row
 * @returns {{row: number, reasons: string[]}[]}
 */
export function twinsOf(data, row) {
  const known = spans.get(data) || spansOfRows(data), { first, last } = known, alike = [];
  spans.set(data, known);
  if (first[row] === NEVER || last[row] - first[row] > LONGEST_DAYS) return [];
  for (let other = 0; other < data.count; other += 1) {
    if (other === row || first[other] === NEVER || first[other] > last[row] + 1 || last[other] < first[row] - 1) continue;
    if (data.text("level", other) !== data.text("level", row) || data.parent(other) === row || data.parent(row) === other) continue;
    const why = reasons(data, row, other), overlap = first[other] <= last[row] && first[row] <= last[other];
    if (why) alike.push({ row: other, reasons: [overlap ? say("the same day") : say("a day apart"), ...why] });
  }
  return alike.sort((a, b) => b.reasons.length - a.reasons.length);
}
