"use strict";
// Sums by the same rule as `incidents count` (incidents/totals.py): over the records that state a
// figure, blank as soon as one of them leaves it open; how many state nothing is said beside.
{
  // A record that wrongly stands above itself must not be climbed for ever.
  const DEEPEST = 64;

  // A wave and its strikes count the same people: only records that are nobody's parent count.
  function leaves(data, rows) {
    const above = new Uint8Array(data.count);
    for (const row of data.columns.parent_row ? rows : []) {
      for (let up = data.parent(row); up >= 0 && !above[up]; up = data.parent(up)) above[up] = 1;
    }
    return rows.filter((row) => !above[row]);
  }

  // And the same munitions: where a wave states their number, its strikes are left out.
  function uncovered(data, rows, name) {
    if (!data.columns.parent_row) return rows;
    const shown = new Uint8Array(data.count);
    for (const row of rows) shown[row] = 1;
    const states = (row) => data.number(`${name}_low`, row) !== null || data.number(`${name}_high`, row) !== null;
    return rows.filter((row) => {
      let up = data.parent(row);
      for (let steps = 0; up >= 0 && steps < DEEPEST; steps += 1, up = data.parent(up)) {
        if (shown[up] && states(up)) return false;
      }
      return true;
    });
  }

  // {low, best, high, unknown}: null when nobody states a figure or somebody left it open.
  function sums(data, name, ends, rows) {
    const columns = ends.map((end) => data.columns[`${name}_${end}`]);
    const total = ends.map(() => 0), known = ends.map(() => 0);
    let stated = 0;
    for (const row of rows) {
      let any = false;
      columns.forEach((column, end) => {
        if (!column || !column.known(row)) return;
        any = true;
        known[end] += 1;
        total[end] += column.at(row);
      });
      if (any) stated += 1;
    }
    const said = (end) => known[end] > 0 && (ends[end] === "low" || known[end] === stated);
    return Object.assign({ of: rows.length, unknown: rows.length - stated },
      ...ends.map((end, at) => ({ [end]: said(at) ? total[at] : null })));
  }

  // The totals of these rows; records above others are counted in `above` and nowhere else.
  incidentMap.totals = function (data, rows) {
    const counted = leaves(data, rows), toll = ["low", "best", "high"], span = ["low", "high"];
    return {
      incidents: counted.length, above: rows.length - counted.length,
      killed: sums(data, "killed", toll, counted),
      injured: sums(data, "injured", toll, counted),
      launched: sums(data, "launched", span, uncovered(data, rows, "launched")),
      intercepted: sums(data, "intercepted", span, uncovered(data, rows, "intercepted")),
    };
  };
}
