// @ts-check
// The part of the panel where the reader asks: words, kinds, least tolls.
import { meant, onlyTheFamily, optionsOf } from "../data/choices.js";
import { noFilter } from "../data/filter.js";
import { element, linkButton, plainButton } from "../text/elements.js";
import { number, plural } from "../text/figures.js";
import { messages, say } from "../text/messages.js";

/** @import { Incidents } from "../data/incidents.js" */
/** @import { Choice } from "../data/filter.js" */
/** @import { State } from "./state.js" */
/** @typedef {[code: string, label: string]} Option */

/** @type {[Choice, string][]} */
const CHOICES = [["weapon_type", say("Weapon type")], ["event_type", say("Kind of event")], ["target", say("Target")], ["country", say("Country")],
  ["admin1", say("Province")], ["attacker", say("Attacker")], ["source", say("Source")], ["dataset", say("Data set")], ["verification", say("Verification")], ["contested", say("Contested")]];

/** @param {string} label @param {HTMLElement} field */
const labelled = (label, field) => element("label", { class: "field" }, element("span", {}, label), field);

/** @param {Option[]} options */
const byLabel = (options) => options.sort((a, b) => a[1].localeCompare(b[1], messages ? messages.language : "en"));

/**
 * Weapon types as a tree: each broader type before those below it.
 * @param {Incidents} data
 */
function weaponTypes(data) {
  const all = optionsOf(data, "weapon_type");
  /** @type {(parent: string, depth: number) => Option[]} */
  const below = (parent, depth) => byLabel([...all].filter(([code]) => (all.has(data.above[code]) ? data.above[code] : "") === parent))
    .flatMap(([code, label]) => [/** @type {Option} */ ([code, "\u2003".repeat(depth) + label]), ...below(code, depth + 1)]);
  return below("", 0);
}

/** @param {State} state @param {Choice} name @param {string} label */
function choice(state, name, label) {
  const { data } = state.layer, options = name === "weapon_type" ? weaponTypes(data) : byLabel([...optionsOf(data, name)]);
  if (!options.length) return "";
  const field = element("select", { name }, element("option", { value: "" }, say("All")),
    options.map(([code, text]) => element("option", { value: code }, text)));
  field.addEventListener("change", () => state.ask({ [name]: field.value }));
  return labelled(label, field);
}

/**
 * A weapon by any of its names, in any script.
 * @param {State} state
 */
function weaponField(state) {
  const { data } = state.layer, options = byLabel([...optionsOf(data, "weapon")]);
  if (!options.length) return "";
  const field = element("input", { name: "weapon", list: "weapons-known", placeholder: say("any name"), autocomplete: "off", dir: "auto" });
  const unknown = element("small", { class: "field-fault", role: "status" });
  field.addEventListener("change", () => {
    const word = field.value.trim(), weapon = word && meant(data, "weapon", word), wider = weapon ? onlyTheFamily(data, weapon) : null;
    unknown.replaceChildren(!weapon && word ? say("no weapon of this map, or several") : "",
      wider ? element("span", {}, `${plural(wider.records, "{n} record names only the family:", "{n} records name only the family:")} `,
        linkButton(data.label("weapons", wider.family), () => { unknown.replaceChildren(); state.ask({ weapon: wider.family }); })) : "");
    state.ask({ weapon });
  });
  return [labelled(say("Weapon"), field), unknown, element("datalist", { id: "weapons-known" }, options.map(([, text]) => element("option", { value: text })))];
}

/** @param {State} state @param {keyof Asked} name @param {string} label */
function least(state, name, label) {
  const field = element("input", { name, type: "number", min: 0, inputmode: "numeric", placeholder: say("any") });
  field.addEventListener("change", () => state.ask({ [name]: field.validity.valid ? field.value : "" }));
  return labelled(label, field);
}

/** @param {State} state */
function search(state) {
  const field = element("input", { id: "panel-search", name: "q", type: "search", placeholder: say("Title, place, weapon, words"), "aria-label": say("Search") });
  let waiting = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    // Another field that changes meanwhile must not bring the old words back.
    const q = field.value;
    waiting = setTimeout(() => state.ask({ q }), 200);
  });
  return field;
}

/**
 * The section with a field for each filter.
 * @param {State} state
 */
export function filterFields(state) {
  const { data } = state.layer, count = element("span", { class: "badge" });
  const more = element("details", { class: "filters" },
    element("summary", {}, say("Filters"), " ", count),
    element("div", { class: "fields" },
      weaponField(state), CHOICES.map(([name, label]) => choice(state, name, label)),
      least(state, "killed_min", say("Killed at least")), least(state, "injured_min", say("Injured at least")),
      least(state, "missing_min", say("Missing at least")), least(state, "launched_min", say("Launched at least"))),
    plainButton(say("Clear"), () => state.ask(noFilter())));
  const section = element("section", { class: "ask" }, search(state), more);
  const follow = (/** @type {Asked} */ asked) => {
    showAsked(section, asked, data);
    const many = Object.entries(asked).filter(([name, value]) => value && name !== "q").length;
    count.textContent = many ? number(many) : "";
  };
  state.on(follow);
  follow(state.asked);
  return section;
}

/**
 * What the address or the clearing changed, the fields show.
 * @param {HTMLElement} section
 * @param {Asked} asked
 * @param {Incidents} data
 */
function showAsked(section, asked, data) {
  /** @type {NodeListOf<HTMLInputElement | HTMLSelectElement>} */
  const fields = section.querySelectorAll("[name]");
  for (const field of fields) {
    const name = /** @type {keyof Asked} */ (field.name), value = asked[name];
    // What somebody types is theirs until they leave the field.
    if (field !== document.activeElement) field.value = name === "weapon" && value ? data.label("weapons", value) : value;
  }
}
