// @ts-check
// The popup of one incident, built when it is opened: its parts in order.
import { twinsOf } from "../data/twins.js";
import { symbol } from "../drawing/symbols.js";
import { element, link, linkButton, words } from "../text/elements.js";
import { aloud, plural } from "../text/figures.js";
import { whoSaysWhat } from "./claims.js";
import * as facts from "./facts.js";
import { say } from "../text/messages.js";

/** @import { Incidents } from "../data/incidents.js" */

const MOST_TWINS = 5;

/** @param {Incidents} data @param {number} row */
function head(data, row) {
  return element("header", {},
    element("p", { class: "incident-kind" }, symbol(data.styleAt(row), 14, data.text("verification", row)), facts.kind(data, row) || say("Incident")),
    element("h2", { dir: "auto" }, facts.title(data, row)),
    words("p", "incident-when", facts.when(data, row)),
    words("p", "incident-where", facts.where(data, row)),
    words("p", "incident-precision", facts.precision(data, row)));
}

/**
 * A value, with words of its own for those who hear it where they differ.
 * @param {Record<string, string>} attributes
 * @param {string} text
 * @param {string} heard
 */
const value = (attributes, text, heard) => element("dd",
  heard && heard !== text ? { ...attributes, "aria-label": heard } : attributes, text);

/** @param {string} label @param {string} figure */
const toll = (label, figure) => element("div", {},
  element("dt", {}, label),
  value(/^\d+$/.test(figure) ? { class: "plain" } : {}, figure || say("not stated"), aloud(figure)));

/** @param {Incidents} data @param {number} row */
const people = (data, row) => element("dl", { class: "incident-people" },
  toll(say("Killed"), facts.people(data, "killed", row)),
  toll(say("Injured"), facts.people(data, "injured", row)),
  facts.people(data, "missing", row) && toll(say("Missing"), facts.people(data, "missing", row)));

/** @param {Incidents} data @param {number} row */
const lines = (data, row) => element("dl", { class: "incident-facts" },
  facts.lines(data, row).map(([label, text, heard]) => [element("dt", {}, label), value({ dir: "auto" }, text, heard)]));

/**
 * Publishers and addresses are two lists: they are paired only where they pair one to one.
 * @param {Incidents} data
 * @param {number} row
 */
function sources(data, row) {
  if (data.records.isHeld) return "";
  const names = data.items("sources", row), addresses = data.items("source_urls", row);
  const paired = names.length === addresses.length, graphic = new Set(data.items("graphic_media_urls", row));
  const name = (/** @type {string} */ text) => element("span", { dir: "auto" }, text);
  // A source that is itself a graphic film is opened from behind the warning alone.
  const page = (/** @type {string} */ address, /** @type {string} */ text = "") =>
    (graphic.has(address) ? name(say("{source} (graphic, see the warning)", { source: text || say("a source") })) : link(address, text));
  const items = paired
    ? addresses.map((address, at) => page(address, names[at]))
    : [...names.map(name), ...addresses.map((address) => page(address))];
  if (!items.length) return element("p", { class: "incident-sources" }, say("No source on record"));
  return element("div", { class: "incident-sources" },
    element("h3", {}, items.length > 1 ? say("Sources") : say("Source")),
    element("ul", {}, items.map((item) => element("li", {}, item))));
}

/** @param {string[]} addresses */
const links = (addresses) => element("ul", {}, addresses.map((address) => element("li", {}, link(address))));

/**
 * Addresses alone: the page never fetches what stands there. Graphic ones wait behind a warning.
 * @param {Incidents} data
 * @param {number} row
 */
function media(data, row) {
  if (data.records.isHeld) return "";
  const plain = data.items("media_urls", row), graphic = data.items("graphic_media_urls", row);
  if (!plain.length && !graphic.length) return "";
  return element("div", { class: "incident-sources incident-media" },
    element("h3", {}, say("Pictures and films")), plain.length ? links(plain) : "",
    graphic.length ? element("details", { class: "incident-graphic" },
      element("summary", {}, plural(graphic.length, "Warning: {n} link to graphic images", "Warning: {n} links to graphic images")),
      element("p", {}, say("They show the dead or the wounded. This page does not load them; following a link does.")),
      links(graphic)) : "");
}

/**
 * What the record is part of, its own parts, and what may be the same event: each opens.
 * @param {Incidents} data
 * @param {number} row
 * @param {(row: number) => void} open
 */
function relatives(data, row, open) {
  const parent = data.text("parent", row), at = data.parent(row), parts = data.parts(row), twins = twinsOf(data, row).slice(0, MOST_TWINS);
  const other = (/** @type {number} */ one, /** @type {string} */ why) => element("li", {}, linkButton(facts.title(data, one), () => open(one)), why ? element("small", {}, ` ${why}`) : "");
  const list = (/** @type {string} */ heading, /** @type {HTMLElement[]} */ items) => (items.length ? [element("h3", {}, heading), element("ul", {}, items)] : []);
  return element("div", { class: "incident-relatives" },
    parent ? element("p", { class: "incident-parent", dir: "auto" }, `${say("Part of:")} `, at < 0 ? parent : linkButton(data.text("title", at) || parent, () => open(at))) : "",
    list(say("Parts of it"), parts.map((one) => other(one, facts.when(data, one)))),
    list(say("May be the same event"), twins.map((twin) => other(twin.row, twin.reasons.join(", ")))));
}

/**
 * One incident, whole; `open` opens another one.
 * @param {Incidents} data
 * @param {number} row
 * @param {(row: number) => void} open
 */
export const details = (data, row, open) => element("article", { class: "incident-details" },
  head(data, row), people(data, row), contested(data, row), lines(data, row),
  sources(data, row), media(data, row),
  words("p", "incident-summary", data.text("summary", row)),
  whoSaysWhat(data, row), relatives(data, row, open),
  words("p", "incident-code", data.text("code", row)));

/** @type {Record<string, string>} */
const CONTESTED = { killed: say("killed"), injured: say("injured"), missing: say("missing"), attacker: say("who attacked") };

/** @param {Incidents} data @param {number} row */
function contested(data, row) {
  const fields = data.items("contested", row);
  return fields.length ? element("p", { class: "incident-contested" }, say("Sides disagree about: {fields}", { fields: fields.map((field) => CONTESTED[field] || field).join(", ") })) : "";
}
