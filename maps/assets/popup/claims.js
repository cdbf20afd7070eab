// @ts-check
// Who says what of one incident: every claim and statement, side by side where sides differ, with
// what became of it; then the sources and media. All of it is text of the record.
import { element, link, words } from "../text/elements.js";
import { plural, span } from "../text/figures.js";
import { say } from "../text/messages.js";

/** @import { Incidents } from "../data/incidents.js" */
/** @import { Entry, RecordParts, Records } from "../data/records.js" */

/** @param {string} text */
const lower = (text) => text.slice(0, 1).toLowerCase() + text.slice(1);

/**
 * Who speaks: the speaker, or the page in its own voice.
 * @param {Entry} entry
 */
function voice({ speaker, via, source }) {
  const page = source ? source.publisher : "";
  return [speaker || page || say("nobody named"), via && say("via {via}", { via }), speaker && page && speaker !== page && !source.url && say("in {page}", { page })].filter(Boolean).join(", ");
}

/** When it stood, and how the page is graded. @param {Entry} entry */
const dated = ({ as_of: day, source }) => [
  day ? say("as of {day}", { day }) : source && source.published && say("published {day}", { day: source.published }), source && source.grade && say("graded {grade}", { grade: source.grade }),
].filter(Boolean).join(", ");

/** @param {Entry} entry */
const quoted = ({ quote, locator }) => (quote ? element("blockquote", { dir: "auto" }, quote, locator ? element("small", {}, ` (${locator})`) : "") : "");

/** @param {Entry} entry */
const pageOf = ({ source }) => source && source.url && element("p", { class: "claim-page" }, link(source.url, source.publisher),
  source.archive_url ? [" · ", link(source.archive_url, say("archived"))] : "");

/** The figure as `span` writes it, or the words that give none. @param {Entry} claim @param {Records} records */
function figure(claim, records) {
  if (claim.status === "none_reported") return claim.words || say("none reported");
  const counted = span(claim.low, claim.high, claim.best);
  return counted || claim.words || (claim.status === "denied" ? say("denied") : lower(records.label("status", claim.status)));
}

/** @param {Entry} claim @param {Records} records */
function claimCard(claim, records) {
  const denied = claim.status !== "asserted" && claim.status !== "claimed", fate = claim.refused_because ? say("was refused: {why}", { why: claim.refused_because }) : claim.because;
  return element("li", { class: `claim ${claim.stands ? "stands" : denied ? "denial" : "gone"}` },
    element("p", { class: "claim-figure" }, element("b", {}, figure(claim, records)), denied ? element("i", {}, ` ${lower(records.label("status", claim.status))}`) : ""),
    words("p", "claim-voice", voice(claim)), words("p", "claim-side", claim.side === "unknown" ? "" : records.label("side", claim.side)), words("p", "claim-day", dated(claim)),
    quoted(claim), pageOf(claim), element("p", { class: "claim-fate" }, say("Claim {number} {fate}", { number: claim.number, fate: fate || "" })),
    words("p", "claim-day", claim.inferred && say("Inferred: {why}", { why: claim.inferred })));
}

/**
 * Claims of one outcome and group in columns, one a side where several sides speak.
 * @param {Entry[]} claims
 * @param {Records} records
 */
function columns(claims, records) {
  const sides = new Map();
  for (const claim of claims) sides.set(claim.side, [...(sides.get(claim.side) || []), claim]);
  const opposed = sides.size > 1 && claims.length > 1;
  if (!opposed) return element("ul", { class: "claims" }, claims.map((claim) => claimCard(claim, records)));
  return element("div", { class: "claims-by-side" }, [...sides.values()].map((own) => element("ul", { class: "claims" }, own.map((/** @type {Entry} */ claim) => claimCard(claim, records)))));
}

/** @template Item @param {Item[]} items @param {(item: Item) => string} key */
function grouped(items, key) {
  /** @type {Map<string, Item[]>} */
  const groups = new Map();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) || []), item]);
  return [...groups];
}

/** @param {Entry[]} claims @param {Records} records @param {string[]} contested */
function tolls(claims, records, contested) {
  return grouped(claims, ({ outcome, group }) => `${outcome} ${group}`).map(([, own]) => {
    const [{ outcome, group }] = own, label = records.label("outcome", outcome);
    const name = group === "total" ? label : `${label}, ${lower(records.label("group", group))}`;
    const gone = own.filter((claim) => !claim.stands).length;
    const note = [plural(own.length, "{n} claim", "{n} claims"), gone && plural(gone, "{n} no longer stands", "{n} no longer stand"), contested.includes(outcome) && say("sides disagree")].filter(Boolean).join(", ");
    return element("section", {}, element("h4", {}, name, " ", element("small", {}, note)), columns(own, records));
  });
}

/** @param {Entry} entry @param {Records} records */
function statementCard(entry, records) {
  const status = entry.status === "asserted" ? "" : `${records.label("status", entry.status)}: `;
  return element("li", { class: "claim" }, element("p", { class: "claim-figure", dir: "auto" }, element("b", {}, status), entry.value), words("p", "claim-voice", voice(entry)),
    words("p", "claim-day", dated(entry)), quoted(entry), pageOf(entry), words("p", "claim-day", entry.inferred && say("Inferred: {why}", { why: entry.inferred })));
}

/** @param {Entry[]} statements @param {Records} records @param {string[]} contested */
function statementsByField(statements, records, contested) {
  return grouped(statements, ({ field }) => field).map(([field, own]) => element("section", {},
    element("h4", {}, records.label("field", field), contested.includes(field) ? element("small", {}, ` ${say("sides disagree")}`) : ""),
    element("ul", { class: own.length > 1 ? "claims claims-side-by-side" : "claims" }, own.map((entry) => statementCard(entry, records)))));
}

/** @param {Entry} source @param {Records} records @param {Set<string>} graphic */
function sourceLine(source, records, graphic) {
  const address = graphic.has(source.url) ? element("span", {}, say("{source} (graphic, see the warning)", { source: source.publisher })) : source.url ? link(source.url, source.publisher) : element("span", { dir: "auto" }, source.publisher);
  const archived = source.archive_url && !graphic.has(source.archive_url) ? [" · ", link(source.archive_url, say("archived copy"))] : "";
  const days = [source.published && say("published {day}", { day: source.published }), source.accessed && say("read on {day}", { day: source.accessed }), source.read_as && records.label("read_as", source.read_as).toLowerCase(), source.grade && say("graded {grade}", { grade: source.grade })].filter(Boolean).join(", ");
  return element("li", {}, address, archived, element("span", { dir: "auto" }, source.title ? ` ${source.title}` : ""), days ? element("small", {}, ` ${days}`) : "");
}

/** @param {Entry[]} media */
function mediaLines(media) {
  const line = (/** @type {Entry} */ one) => element("li", {}, link(one.url), one.archive_url ? [" · ", link(one.archive_url, say("archived copy"))] : "",
    element("small", { dir: "auto" }, ` ${[one.credit && say("by {credit}", { credit: one.credit }), one.captured && say("taken {day}", { day: one.captured }), one.published && say("published {day}", { day: one.published }), one.note].filter(Boolean).join(", ")}`));
  const plain = media.filter((one) => !one.graphic), graphic = media.filter((one) => one.graphic);
  return [plain.length ? element("ul", {}, plain.map(line)) : "", graphic.length ? element("details", { class: "incident-graphic" },
    element("summary", {}, plural(graphic.length, "Warning: {n} link to graphic images", "Warning: {n} links to graphic images")),
    element("p", {}, say("They show the dead or the wounded. This page does not load them; following a link does.")), element("ul", {}, graphic.map(line))) : ""];
}

/**
 * The parts of a record that are unpacked when it is opened.
 * @param {Incidents} data
 * @param {number} row
 * @param {RecordParts} parts
 */
function sections(data, row, { claims, statements, sources, media }) {
  const { records } = data, contested = data.items("contested", row), graphic = new Set(data.items("graphic_media_urls", row));
  const part = (/** @type {string} */ heading, /** @type {import("../text/elements.js").Children} */ content) => element("section", { class: "record-part" }, element("h3", {}, heading), content);
  return [
    claims.length ? part(say("Casualty claims"), tolls(claims, records, contested)) : part(say("Casualty claims"), element("p", {}, say("None on record"))),
    statements.length ? part(say("Statements"), statementsByField(statements, records, contested)) : "",
    sources.length ? part(sources.length > 1 ? say("Sources") : say("Source"), element("ul", { class: "record-sources" }, sources.map((one) => sourceLine(one, records, graphic)))) : "",
    media.length ? part(say("Pictures and films"), mediaLines(media)) : "",
  ].filter((one) => one !== "");
}

/**
 * Who says what of an incident: a place for it, which fills when it is unpacked.
 * @param {Incidents} data
 * @param {number} row
 */
export function whoSaysWhat(data, row) {
  const place = element("div", { class: "record-parts" });
  if (!data.records.isHeld) {
    place.append(element("p", { class: "record-absent" }, say("This page was made without the claims: it does not hold who says what.")));
    return place;
  }
  data.records.partsOf(row).then((parts) => {
    place.replaceChildren(...sections(data, row, parts));
    place.dispatchEvent(new Event("filled"));
  });
  return place;
}
