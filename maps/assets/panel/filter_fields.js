// @ts-check
// The part of the panel where the reader asks: words, kinds, least tolls.
import { splitList } from "../data/columns.js";
import { noFilter } from "../data/filter.js";
import { element, plainButton } from "../text/elements.js";
import { number } from "../text/figures.js";

/** @import { Incidents } from "../data/incidents.js" */
/** @import { State } from "./state.js" */
/** @typedef {[code: string, label: string]} Option */

/** @param {string} label @param {HTMLElement} field */
const labelled = (label, field) => element("label", { class: "field" }, element("span", {}, label), field);

/**
 * Values of a column with their labels; list cells item by item.
 * @param {Incidents} data
 * @param {TextColumn} name
 * @param {boolean} list
 * @returns {Option[]}
 */
function optionsOf(data, name, list) {
  const column = data.texts[name];
  /** @type {Set<string>} */
  const codes = new Set();
  for (let value = 1; column && value < column.size; value += 1) {
    (list ? splitList(column.value(value)) : [column.value(value)]).forEach((code) => codes.add(code));
  }
  return [...codes].filter(Boolean).map((code) => /** @type {Option} */ ([code, data.label(name, code)]))
    .sort((a, b) => a[1].localeCompare(b[1], "en"));
}

/**
 * Weapon types as a tree: each broader type before those below it.
 * @param {Incidents} data
 */
function weaponTypes(data) {
  const own = optionsOf(data, "weapon_types", true).map(([code]) => code);
  const all = new Set(own);
  own.forEach((code) => { for (let up = data.above[code]; up && !all.has(up); up = data.above[up]) all.add(up); });
  const label = (/** @type {string} */ code) => data.label("weapon_types", code);
  /** @type {(parent: string, depth: number) => Option[]} */
  const below = (parent, depth) => [...all].filter((code) => (all.has(data.above[code]) ? data.above[code] : "") === parent)
    .sort((a, b) => label(a).localeCompare(label(b), "en"))
    .flatMap((code) => [/** @type {Option} */ ([code, "\u2003".repeat(depth) + label(code)]), ...below(code, depth + 1)]);
  return below("", 0);
}

/** @param {State} state @param {keyof Asked} name @param {string} label @param {Option[]} options */
function choice(state, name, label, options) {
  if (!options.length) return "";
  const field = element("select", { name }, element("option", { value: "" }, "All"),
    options.map(([code, text]) => element("option", { value: code }, text)));
  field.addEventListener("change", () => state.ask({ [name]: field.value }));
  return labelled(label, field);
}

/** @param {State} state @param {keyof Asked} name @param {string} label */
function least(state, name, label) {
  const field = element("input", { name, type: "number", min: 0, inputmode: "numeric", placeholder: "any" });
  field.addEventListener("change", () => state.ask({ [name]: field.validity.valid ? field.value : "" }));
  return labelled(label, field);
}

/** @param {State} state */
function search(state) {
  const field = element("input", { name: "q", type: "search", placeholder: "Title, place, weapon, code", "aria-label": "Search" });
  let waiting = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => state.ask({ q: field.value }), 200);
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
    element("summary", {}, "Filters ", count),
    element("div", { class: "fields" },
      choice(state, "weapon_type", "Weapon type", weaponTypes(data)),
      choice(state, "target", "Target", optionsOf(data, "target_types", true)),
      choice(state, "attacker", "Attacker", optionsOf(data, "attacker", false)),
      choice(state, "verification", "Verification", optionsOf(data, "verification", false)),
      least(state, "killed_min", "Killed at least"),
      least(state, "injured_min", "Injured at least")),
    plainButton("Clear", () => state.ask(noFilter())));
  const section = element("section", { class: "ask" }, search(state), more);
  const follow = (/** @type {Asked} */ asked) => {
    showAsked(section, asked);
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
 */
function showAsked(section, asked) {
  /** @type {NodeListOf<HTMLInputElement | HTMLSelectElement>} */
  const fields = section.querySelectorAll("[name]");
  for (const field of fields) {
    const value = asked[/** @type {keyof Asked} */ (field.name)];
    if (field !== document.activeElement || !value) field.value = value;
  }
}
