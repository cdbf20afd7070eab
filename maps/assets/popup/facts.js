// @ts-check
// The facts of one incident in words, out of the columns and when they are read.
import { when as dateInWords } from "../text/calendar.js";
import * as figures from "../text/figures.js";
import { say } from "../text/messages.js";

/** @import { Incidents } from "../data/incidents.js" */

const AREAS = ["admin2", "admin1", "country"];

/** @param {Incidents} data @param {TextColumn} name @param {number} row */
const labels = (data, name, row) => data.items(name, row).map((code) => data.label(name, code)).join(", ");

/** @param {Incidents} data @param {Munition | "civilians_killed" | "children_killed"} name @param {number} row */
function span(data, name, row) {
  return figures.span(data.number(`${name}_low`, row), data.number(`${name}_high`, row));
}

/** @param {string} names @param {string} kinds */
const namesAndKinds = (names, kinds) => (names && kinds ? `${names} (${kinds.toLowerCase()})` : names || kinds);

/** @param {Incidents} data @param {number} row */
export function kind(data, row) {
  const event = data.text("event_type", row), level = data.text("level", row);
  return [event && data.label("event_type", event), level && level !== "strike" && data.label("level", level)]
    .filter(Boolean).join(" · ");
}

/** @param {Incidents} data @param {number} row */
export const when = (data, row) => dateInWords(data.text("date_start", row), data.text("date_end", row),
  data.text("date_precision", row), data.text("time_local", row));

/** @param {Incidents} data @param {number} row */
export function where(data, row) {
  const country = data.text("country", row);
  const parts = [data.text("place", row), data.text("admin1", row), country && data.label("country", country)];
  return [...new Set(parts.filter(Boolean))].join(", ") || say("place not stated");
}

/**
 * How closely the place is known, and how the map draws it.
 * @param {Incidents} data
 * @param {number} row
 */
export function precision(data, row) {
  const area = data.number("area", row), code = data.text("location_precision", row), { areas } = data.layers;
  if (area !== null && areas) return say("Known to the area only; drawn as the outline of {area}", { area: areas.places[area].name });
  const label = code ? data.label("location_precision", code) : say("Precision not stated");
  const radius = data.number("uncertainty_m", row);
  if (!data.hasPoint(row) || radius === null) return AREAS.includes(code) ? say("{precision}, which has no outline here", { precision: label }) : label;
  return say("{precision}, within {distance}", { precision: label, distance: figures.distance(radius) });
}

/** @param {Incidents} data @param {number} row */
function attacker(data, row) {
  const name = data.text("attacker", row), code = data.text("attribution", row);
  if (!name) return code ? say("Not settled ({attribution})", { attribution: data.label("attribution", code).toLowerCase() }) : "";
  const basis = code && code !== "unknown" ? ` (${data.label("attribution", code).toLowerCase()})` : "";
  return data.label("attacker", name) + basis;
}

/** @param {Incidents} data @param {number} row */
const weapons = (data, row) => namesAndKinds(labels(data, "weapons", row), labels(data, "weapon_types", row));

/** @param {Incidents} data @param {number} row */
function target(data, row) {
  return namesAndKinds(data.items("target_names", row).join(", "), labels(data, "target_types", row));
}

/** @param {Incidents} data @param {number} row */
function verification(data, row) {
  const code = data.text("verification", row);
  return code && data.label("verification", code);
}

// The labelled lines of a popup, in order; a line that nobody stated is left out. Figures have words
// for those who hear them.
/** @type {[string, (data: Incidents, row: number) => string, ((figure: string) => string)?][]} */
const LINES = [
  [say("Weapon"), weapons],
  [say("Launched"), (data, row) => span(data, "launched", row), figures.aloud],
  [say("Intercepted"), (data, row) => span(data, "intercepted", row), figures.aloud],
  [say("Hit"), (data, row) => span(data, "hit", row), figures.aloud],
  [say("Reported launch site"), (data, row) => data.items("launch_sites", row).join(", ")],
  [say("Target"), target],
  [say("Attacker"), attacker],
  [say("Civilians among the killed"), (data, row) => span(data, "civilians_killed", row), figures.aloud],
  [say("Children among the killed"), (data, row) => span(data, "children_killed", row), figures.aloud],
  [say("Verification"), verification],
];

/**
 * The labelled lines that are stated: label, text, and its words where it is heard, or "".
 * @param {Incidents} data
 * @param {number} row
 */
export const lines = (data, row) => LINES
  .map(([label, read, aloud]) => ({ label, text: read(data, row), aloud }))
  .filter(({ text }) => text)
  .map(({ label, text, aloud }) => [label, text, aloud ? aloud(text) : ""]);

/**
 * Low, high and best of a toll; "" when nobody stated it.
 * @param {Incidents} data
 * @param {Toll} outcome
 * @param {number} row
 */
export const people = (data, outcome, row) => figures.span(
  data.number(`${outcome}_low`, row), data.number(`${outcome}_high`, row), data.number(`${outcome}_best`, row));

/** @param {Incidents} data @param {number} row */
export const title = (data, row) => data.text("title", row) || say("Incident without a title");
