"use strict";
// One symbol an incident; those that a ring stands for are left to it.
{
  // Symbols closer than this hide each other, in pixels: one of a kind is enough.
  const CLOSE = 5;

  // Without rings every incident is drawn, but no symbol twice at one spot of the screen.
  function everyRow(frame, view) {
    const { index, data } = view, seen = new Set();
    for (const { cells, depth } of frame.groups) {
      for (const at of cells) {
        for (const row of index.rowsOf(depth, at)) {
          const [px, py] = frame.pixel(data.x[row], data.y[row]);
          const spot = (Math.floor(px / CLOSE) * 65536 + Math.floor(py / CLOSE)) * 16 + data.styleOf[row];
          if (seen.has(spot)) continue;
          seen.add(spot);
          stand(frame, view, row);
        }
      }
    }
  }

  function stand(frame, view, row) {
    const { data } = view;
    for (const x of frame.copies(data.x[row], 20)) {
      const [px, py] = frame.pixel(x, data.y[row]);
      view.sprite(frame.brush, data.styleOf[row], px, py);
      view.hits.add({ x: px, y: py, reach: 15, row });
    }
  }

  incidentMap.layers.points = () => ({
    draw(frame, view) {
      if (!view.shows("clusters")) return everyRow(frame, view);
      for (const row of frame.singles) stand(frame, view, row);
      return view.fan.draw(frame);
    },
  });
}
