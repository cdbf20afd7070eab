"use strict";
// Cells joined into groups far enough apart to be drawn: each becomes one symbol or one ring.
{
  // Groups nearer than this overlap, in pixels.
  const APART = 40;

  // Each cell joins the largest neighbour in reach. The rule looks at neighbours alone, so that
  // moving the map does not change what was joined.
  function parents(level, cells, reach) {
    const bigger = (a, b) => {
      const difference = (level.start[a + 1] - level.start[a]) - (level.start[b + 1] - level.start[b]);
      return difference ? difference > 0 : level.key[a] > level.key[b];
    };
    const boxes = new Map();
    const box = (at, dx, dy) => (Math.floor(level.x[at] / reach) + dx) * 2 ** 21 + Math.floor(level.y[at] / reach) + dy;
    for (const at of cells) {
      const key = box(at, 0, 0);
      if (boxes.has(key)) boxes.get(key).push(at); else boxes.set(key, [at]);
    }
    const joined = new Map();
    for (const at of cells) {
      let best = at;
      for (let dx = -1; dx <= 1; dx += 1) {
        for (let dy = -1; dy <= 1; dy += 1) {
          for (const other of boxes.get(box(at, dx, dy)) || []) {
            const far = Math.hypot(level.x[other] - level.x[at], level.y[other] - level.y[at]);
            if (far < reach && bigger(other, best)) best = other;
          }
        }
      }
      joined.set(at, best);
    }
    return joined;
  }

  function root(joined, at) {
    let above = at;
    while (joined.get(above) !== above) above = joined.get(above);
    return above;
  }

  // Where a group stands is the middle of its dots; `cells` are positions in the level.
  function gather(level, cells, joined) {
    const groups = new Map();
    for (const at of cells) {
      const top = root(joined, at), count = level.start[at + 1] - level.start[at];
      const group = groups.get(top) || { cells: [], count: 0, x: 0, y: 0 };
      group.cells.push(at);
      group.count += count;
      group.x += level.x[at] * count;
      group.y += level.y[at] * count;
      groups.set(top, group);
    }
    for (const group of groups.values()) {
      group.x /= group.count;
      group.y /= group.count;
    }
    return [...groups.values()];
  }

  // Groups in a box of the world. `scale` is how many units of the world one pixel is.
  incidentMap.groups = function (index, depth, box, scale) {
    const level = index.level(depth);
    const cells = index.within(depth, box);
    return gather(level, cells, parents(level, cells, APART * scale))
      .map((group) => ({ ...group, depth }));
  };

  // The rows of a group.
  incidentMap.rowsOf = function (index, { cells, depth }) {
    if (cells.length === 1) return index.rowsOf(depth, cells[0]);
    return Uint32Array.from(cells.flatMap((at) => [...index.rowsOf(depth, at)]));
  };

  // How many of a group have each style, kept with its cells while the filter stays.
  incidentMap.mixOf = function (index, { cells, depth }, styles) {
    const level = index.level(depth), { style: styleOf } = index.kept;
    const mix = new Uint32Array(styles);
    level.mixes = level.mixes || new Map();
    for (const at of cells) {
      if (!level.mixes.has(at)) {
        const own = new Uint32Array(styles);
        for (let i = level.start[at]; i < level.start[at + 1]; i += 1) own[styleOf[i]] += 1;
        level.mixes.set(at, own);
      }
      level.mixes.get(at).forEach((count, style) => { mix[style] += count; });
    }
    return mix;
  };
}
