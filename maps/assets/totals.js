"use strict";
// Sums of casualties. Unknown adds nothing, and how many were unknown is said.
{
  // A wave and its strikes count the same people: only records that are nobody's parent count.
  incidentMap.leaves = function ({ code, parent }) {
    const parents = new Set(parent.filter(Boolean));
    return code.map((_, index) => index).filter((index) => !parents.has(code[index]));
  };

  // {sum, unknown}: sum is null when every one is unknown.
  incidentMap.sum = function (column, indexes) {
    const known = indexes.map((index) => column[index]).filter((value) => value !== null);
    return {
      sum: known.length ? known.reduce((total, value) => total + value, 0) : null,
      unknown: indexes.length - known.length,
    };
  };
}
