"use strict";
// Which rows answer the filters of the panel, by the same rules as the filters of `incidents count`.
{
  const { fold } = incidentMap.say;
  const SEARCHED = ["title", "place", "weapons", "code", "weapon_types", "admin1"];
  const LEAST = { killed_min: "killed_low", injured_min: "injured_low", launched_min: "launched_low" };
  const ITEM = { weapon_type: "weapon_types", target: "target_types" };
  const EQUAL = ["verification", "attacker"];

  // The filters in the order of the panel; `none` is what asks for nothing.
  incidentMap.noFilter = () => ({
    q: "", weapon_type: "", target: "", verification: "", attacker: "",
    killed_min: "", injured_min: "", from: "", to: "",
  });

  // A weapon type takes its sub-types.
  incidentMap.isBelow = function (data, code, wanted) {
    for (let up = code, steps = 0; up && steps < 64; up = data.above[up], steps += 1) if (up === wanted) return true;
    return false;
  };

  incidentMap.Filter = class {
    constructor(data) {
      Object.assign(this, { data, words: {} });
    }

    // A byte a row: 1 where it answers; null when nothing is asked.
    mask(asked) {
      const tests = [...this.items(asked), ...this.equals(asked), ...this.least(asked), ...this.dates(asked), ...this.search(asked)];
      if (!tests.length) return null;
      const mask = new Uint8Array(this.data.count).fill(1);
      for (const test of tests) {
        for (let row = 0; row < mask.length; row += 1) if (mask[row] && !test(row)) mask[row] = 0;
      }
      return mask;
    }

    // A test by the value of a column: each value is looked at once.
    byValue(name, holds) {
      const column = this.data.columns[name];
      if (!column) return () => false;
      const known = new Int8Array(column.size);
      return (row) => {
        const position = column.position(row);
        if (!known[position]) known[position] = holds(column.value(position)) ? 1 : -1;
        return known[position] > 0;
      };
    }

    items(asked) {
      return Object.keys(ITEM).filter((name) => asked[name]).map((name) => this.byValue(ITEM[name],
        (cell) => incidentMap.split(cell).some((code) => incidentMap.isBelow(this.data, code, asked[name]))));
    }

    equals(asked) {
      return EQUAL.filter((name) => asked[name]).map((name) => this.byValue(name, (value) => value === asked[name]));
    }

    least(asked) {
      return Object.keys(LEAST).filter((name) => asked[name] !== "" && asked[name] !== undefined).map((name) => {
        const column = this.data.columns[LEAST[name]], wanted = Number(asked[name]);
        return (row) => Boolean(column) && column.known(row) && column.at(row) >= wanted;
      });
    }

    // Spans that overlap the window; what has no date answers no window.
    dates({ from, to }) {
      const { days } = incidentMap, start = days.span(from || ""), end = days.span(to || "");
      if (!start && !end) return [];
      this.spans = this.spans || incidentMap.spans(this.data);
      const { first, last } = this.spans, low = start ? start[0] : days.NEVER + 1, high = end ? end[1] : 2 ** 31;
      return [(row) => last[row] >= low && first[row] <= high && first[row] !== days.NEVER];
    }

    // Every word has to stand somewhere in title, place, weapon or code.
    search({ q }) {
      return fold(q || "").split(/\s+/).filter(Boolean).map((word) => {
        const tests = SEARCHED.filter((name) => this.data.columns[name]).map((name) => this.byValue(name, (value) =>
          fold(value).includes(word) || (name in this.data.labels && incidentMap.split(value).some((code) =>
            fold(this.data.label(name, code)).includes(word)))));
        return (row) => tests.some((test) => test(row));
      });
    }
  };
}
