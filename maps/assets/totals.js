"use strict";
// Sums of casualties, by the same rule as `incidents count`: over the records that state a figure,
// blank as soon as one of them leaves it open; how many state nothing is said beside.
{
  // A wave and its strikes count the same people: only records that are nobody's parent count.
  incidentMap.leaves = function ({ code, parent }) {
    const parents = new Set(parent.filter(Boolean));
    return code.map((_, index) => index).filter((index) => !parents.has(code[index]));
  };

  // {low, best, high, unknown}: figures are null when nobody states them or somebody left them open.
  incidentMap.total = function (columns, name, indexes) {
    const [low, best, high] = ["low", "best", "high"].map((end) => columns[`${name}_${end}`]);
    const stated = indexes.filter((i) => [low, best, high].some((column) => column[i] !== null));
    const sum = (column, open) => {
      const known = stated.filter((i) => column[i] !== null);
      if (!known.length || (open && known.length < stated.length)) return null;
      return known.reduce((total, i) => total + column[i], 0);
    };
    return { low: sum(low, false), best: sum(best, true), high: sum(high, true), unknown: indexes.length - stated.length };
  };
}
