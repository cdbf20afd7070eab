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

  // The munitions of a row as [low, high] a weapon use: of the kind of weapon asked for alone, where one
  // is. A row that has several kinds and does not say how many of each gives null.
  const AT = { launched: 1, intercepted: 3 };

  function spans(data, name, row, holds) {
    const uses = data.uses[row];
    if (uses) return uses.filter(([type]) => !holds || holds(type)).map((use) => use.slice(AT[name], AT[name] + 2));
    const whole = [data.number(`${name}_low`, row), data.number(`${name}_high`, row)];
    if (holds && !data.items("weapon_types", row).every(holds)) return null;
    return [whole];
  }

  // Sums over weapon uses, as `incidents count` has them; `joint` are rows whose counts are of
  // other weapons, or of several together.
  function munitions(data, name, rows, holds) {
    const sum = { of: rows.length, unknown: 0, joint: 0, low: null, high: 0 };
    let stated = 0;
    for (const row of rows) {
      const found = spans(data, name, row, holds);
      const said = (found || []).filter(([low, high]) => low !== null || high !== null);
      if (!said.length) sum.unknown += 1;
      if (!said.length && joint(data, name, row)) sum.joint += 1;
      for (const [low, high] of said) {
        stated += 1;
        if (low !== null) sum.low += low;
        sum.high = high === null || sum.high === null ? null : sum.high + high;
      }
    }
    return stated ? sum : { ...sum, high: null };
  }

  const joint = (data, name, row) => data.number(`${name}_low`, row) !== null || data.number(`${name}_high`, row) !== null;

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

  // The totals of these rows, munitions of one weapon type alone where one is asked for; records above others are counted in `above` and nowhere else.
  incidentMap.totals = function (data, rows, type) {
    const counted = leaves(data, rows), toll = ["low", "best", "high"];
    const holds = type ? (code) => incidentMap.isBelow(data, code, type) : null;
    const shot = (name) => munitions(data, name, uncovered(data, rows, name), holds);
    return {
      incidents: counted.length, above: rows.length - counted.length,
      killed: sums(data, "killed", toll, counted),
      injured: sums(data, "injured", toll, counted),
      launched: shot("launched"), intercepted: shot("intercepted"),
    };
  };
}
