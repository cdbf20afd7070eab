// @ts-check
// Which rows answer the filters of the panel, by the same rules as the filters of `incidents count`.
import { fold } from "../text/characters.js";
import { splitList } from "./columns.js";
import { NEVER, spanOf, spansOfRows } from "./days.js";
import { isOfType } from "./hierarchy.js";

/** @import { Incidents } from "./incidents.js" */
/** @import { Spans } from "./days.js" */
/** @typedef {(row: number) => boolean} Test */

/** @type {TextColumn[]} */
const SEARCHED = ["title", "place", "weapons", "code", "weapon_types", "admin1"];
/** @type {["killed_min" | "injured_min", NumberColumn][]} */
const LEAST = [["killed_min", "killed_low"], ["injured_min", "injured_low"]];
/** @type {["weapon_type" | "target", TextColumn][]} */
const ITEM = [["weapon_type", "weapon_types"], ["target", "target_types"]];
/** @type {("verification" | "attacker")[]} */
const EQUAL = ["verification", "attacker"];

/**
 * The filters in the order of the panel; "" asks for nothing.
 * @returns {Asked}
 */
export const noFilter = () => ({
  q: "", weapon_type: "", target: "", verification: "", attacker: "",
  killed_min: "", injured_min: "", from: "", to: "",
});

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
    const tests = [...this.items(asked), ...this.equals(asked), ...this.least(asked), ...this.dates(asked), ...this.search(asked)];
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

  /** @param {Asked} asked */
  items(asked) {
    return ITEM.filter(([name]) => asked[name]).map(([name, column]) => this.byValue(column,
      (cell) => splitList(cell).some((code) => isOfType(this.data, code, asked[name]))));
  }

  /** @param {Asked} asked */
  equals(asked) {
    return EQUAL.filter((name) => asked[name]).map((name) => this.byValue(name, (value) => value === asked[name]));
  }

  /** @param {Asked} asked */
  least(asked) {
    return LEAST.filter(([name]) => asked[name] !== "").map(([name, end]) => {
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
   * Every word has to stand somewhere in the columns that are searched, or in their labels.
   * @param {Asked} asked
   */
  search({ q }) {
    return fold(q).split(/\s+/).filter(Boolean).map((word) => {
      const tests = SEARCHED.filter((name) => this.data.texts[name]).map((name) => this.byValue(name, (value) =>
        fold(value).includes(word) || (name in this.data.labels && splitList(value).some((code) =>
          fold(this.data.label(name, code)).includes(word)))));
      return (/** @type {number} */ row) => tests.some((test) => test(row));
    });
  }
}
