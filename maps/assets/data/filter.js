// @ts-check
// Which rows answer the filters of the panel, by the same rules as the filters of `incidents count`.
import { fold } from "../text/characters.js";
import { areaOf, holdsPoint } from "../geometry/drawn_area.js";
import { splitList } from "./columns.js";
import { NEVER, spanOf, spansOfRows } from "./days.js";
import { isOfType } from "./hierarchy.js";
import { isOfWeapon, usesOfRow } from "./munitions.js";

/** @import { Incidents } from "./incidents.js" */
/** @import { Spans } from "./days.js" */
/** @typedef {(row: number) => boolean} Test */
/** @typedef {"weapon" | "weapon_type" | "event_type" | "target" | "country" | "admin1" | "attacker" | "source" | "dataset" | "verification" | "contested"} Choice */
/** @typedef {"killed_min" | "injured_min" | "missing_min" | "launched_min"} Least */

/** @type {TextColumn[]} */
const SEARCHED = ["title", "place", "weapons", "code", "weapon_types", "admin1", "country", "attacker", "target_types", "target_names", "summary"];
/** Least figures by the column that they are of. @type {Record<Least, NumberColumn>} */
export const LEAST = { killed_min: "killed_low", injured_min: "injured_low", missing_min: "missing_low", launched_min: "launched_low" };
/** Choices whose column holds a list. @type {Partial<Record<Choice, TextColumn>>} */
const ITEM = { target: "target_types", source: "sources", dataset: "datasets", contested: "contested" };
/** Choices whose column holds one value. @type {Partial<Record<Choice, TextColumn>>} */
const EQUAL = { verification: "verification", attacker: "attacker", country: "country", event_type: "event_type" };
/** Stands for every field that can be contested. */
export const ANY = "any";

/** The column that holds the codes of a choice. @type {Record<Choice, TextColumn>} */
export const COLUMN_OF = {
  weapon: "weapons", weapon_type: "weapon_types", event_type: "event_type", target: "target_types", country: "country", admin1: "admin1_code",
  attacker: "attacker", source: "sources", dataset: "datasets", verification: "verification", contested: "contested",
};

/**
 * The filters in the order of the panel; "" asks for nothing.
 * @returns {Asked}
 */
export const noFilter = () => ({
  q: "", weapon: "", weapon_type: "", event_type: "", target: "", country: "", admin1: "", attacker: "",
  source: "", dataset: "", verification: "", contested: "",
  killed_min: "", injured_min: "", missing_min: "", launched_min: "", from: "", to: "", area: "",
});

/** @template {string} Key @param {Partial<Record<Key, TextColumn>>} columns */
const pairs = (columns) => /** @type {[Key, TextColumn][]} */ (Object.entries(columns));

export class Filter {
  /** @param {Incidents} data */
  constructor(data) {
    this.data = data;
    /** @type {Spans | null} */
    this.spans = null;
  }

  /**
   * A byte a row: 1 where it answers; null when nothing is asked.
   * @param {Asked} asked
   * @returns {Mask | null}
   */
  mask(asked) {
    const tests = [...this.weapons(asked), ...this.items(asked), ...this.equals(asked), ...this.least(asked), ...this.dates(asked),
      ...this.inArea(asked), ...this.search(asked)];
    if (!tests.length) return null;
    const mask = new Uint8Array(this.data.count).fill(1);
    for (const test of tests) {
      for (let row = 0; row < mask.length; row += 1) if (mask[row] && !test(row)) mask[row] = 0;
    }
    return mask;
  }

  /**
   * A test by the value of a column: each value is looked at once.
   * @param {TextColumn} name
   * @param {(value: string) => boolean} holds
   * @returns {Test}
   */
  byValue(name, holds) {
    const column = this.data.texts[name];
    if (!column) return () => false;
    const known = new Int8Array(column.size);
    return (row) => {
      const position = column.position(row);
      if (!known[position]) known[position] = holds(column.value(position)) ? 1 : -1;
      return known[position] > 0;
    };
  }

  /**
   * A weapon and a type that are both asked for have to be those of one use.
   * @param {Asked} asked
   * @returns {Test[]}
   */
  weapons({ weapon, weapon_type: type }) {
    const { data } = this;
    if (weapon && type) return [(row) => usesOfRow(data, row).some((use) => isOfWeapon(data, use.weapon, weapon) && isOfType(data, use.type, type))];
    if (weapon) return [this.byValue("weapons", (cell) => splitList(cell).some((slug) => isOfWeapon(data, slug, weapon)))];
    return type ? [this.byValue("weapon_types", (cell) => splitList(cell).some((code) => isOfType(data, code, type)))] : [];
  }

  /** @param {Asked} asked */
  items(asked) {
    return pairs(ITEM).filter(([name]) => asked[name]).map(([name, column]) => this.byValue(column,
      (cell) => (name === "contested" && asked[name] === ANY ? cell !== "" : splitList(cell).includes(asked[name]))));
  }

  /** @param {Asked} asked */
  equals(asked) {
    const tests = pairs(EQUAL).filter(([name]) => asked[name]).map(([name, column]) => this.byValue(column, (value) => value === asked[name]));
    return asked.admin1 ? [...tests, this.inAdmin1(asked.admin1)] : tests;
  }

  /**
   * A first-level area by its code, or by its name where it has none.
   * @param {string} area
   */
  inAdmin1(area) {
    const coded = this.byValue("admin1_code", (value) => value === area), named = this.byValue("admin1", (value) => value === area);
    return (/** @type {number} */ row) => coded(row) || (!this.data.text("admin1_code", row) && named(row));
  }

  /** @param {Asked} asked */
  least(asked) {
    return /** @type {[Least, NumberColumn][]} */ (Object.entries(LEAST)).filter(([name]) => asked[name] !== "").map(([name, end]) => {
      const column = this.data.numbers[end], least = Number(asked[name]);
      return (/** @type {number} */ row) => Boolean(column && column.known(row) && column.valueOf(row) >= least);
    });
  }

  /**
   * Spans that overlap the window; an undated row answers no window.
   * @param {Asked} asked
   * @returns {Test[]}
   */
  dates({ from, to }) {
    const start = spanOf(from), end = spanOf(to);
    if (!start && !end) return [];
    this.spans ||= spansOfRows(this.data);
    const { first, last } = this.spans, low = start ? start[0] : NEVER + 1, high = end ? end[1] : 2 ** 31;
    return [(row) => last[row] >= low && first[row] <= high && first[row] !== NEVER];
  }

  /**
   * Places inside the drawn area: by their point, as `--inside` takes them.
   * @param {Asked} asked
   * @returns {Test[]}
   */
  inArea({ area }) {
    const outline = area ? areaOf(area) : null, { data } = this, { latitude, longitude } = data.numbers;
    if (!outline) return [];
    return [(row) => Boolean(latitude && longitude && latitude.known(row) && holdsPoint(outline, latitude.valueOf(row), longitude.valueOf(row)))];
  }

  /**
   * Every word has to stand somewhere in the columns that are searched, in their labels or in the
   * other names of what they name.
   * @param {Asked} asked
   */
  search({ q }) {
    return fold(q).split(/\s+/).filter(Boolean).map((word) => {
      const tests = SEARCHED.filter((name) => this.data.texts[name]).map((name) => this.byValue(name, (value) =>
        fold(value).includes(word) || splitList(value).some((code) => this.namesOf(name, code).some((one) => fold(one).includes(word)))));
      return (/** @type {number} */ row) => tests.some((test) => test(row));
    });
  }

  /**
   * A family is also found by the names of its weapons, and a weapon by those of its family.
   * @param {TextColumn} name
   * @param {string} code
   * @returns {string[]}
   */
  namesOf(name, code) {
    const { labels, aliases } = this.data, others = aliases[name] || {};
    const related = name === "weapons" ? Object.keys(others).filter((one) => one !== code && (isOfWeapon(this.data, one, code) || isOfWeapon(this.data, code, one))) : [];
    return [code, ...related].flatMap((one) => [...(name in labels ? [this.data.label(name, one)] : []), ...(others[one] || [])]);
  }
}
