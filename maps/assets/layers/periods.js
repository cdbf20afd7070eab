"use strict";
// Hexagons where the later half of the dates shown has more incidents than the earlier one.
{
  const MORE = { light: "#c2410c", dark: "#ff8a4c" }, LESS = { light: "#0b62a4", dark: "#5db4f5" };

  // The day between the halves. A record that may lie in both counts in neither.
  function halves(view, spans) {
    const days = [...view.shownPoints()].filter((row) => spans.first[row] !== incidentMap.days.NEVER);
    const first = days.reduce((low, row) => Math.min(low, spans.first[row]), Infinity);
    const last = days.reduce((high, row) => Math.max(high, spans.last[row]), -Infinity);
    return Math.floor((first + last) / 2);
  }

  incidentMap.layers.periods = () => {
    let spans = null, half = 0;
    return {
      refresh(view) {
        spans = spans || incidentMap.spans(view.data);
        half = halves(view, spans);
      },
      draw(frame, view) {
        if (!spans) return;
        const { brush } = frame, tone = view.theme.dark ? "dark" : "light";
        const { hexagons, radius } = incidentMap.hexagons(frame, view, () => ({ before: 0, after: 0 }), (hexagon, row) => {
          if (spans.first[row] === incidentMap.days.NEVER) return;
          if (spans.last[row] <= half) hexagon.before += 1; else if (spans.first[row] > half) hexagon.after += 1;
        });
        const most = hexagons.reduce((top, { before, after }) => Math.max(top, Math.abs(after - before)), 1);
        Object.assign(brush, { textAlign: "center", textBaseline: "middle" });
        brush.font = `600 11px ${view.theme.colour("--incident-type", "sans-serif")}`;
        for (const { x, y, before, after } of hexagons) {
          const change = after - before;
          for (const worldX of frame.copies(x, radius)) {
            const [px, py] = frame.pixel(worldX, y);
            brush.globalAlpha = change ? 0.25 + 0.65 * Math.sqrt(Math.abs(change) / most) : 0.15;
            incidentMap.fillHexagon(brush, px, py, radius - 1, change > 0 ? MORE[tone] : change ? LESS[tone] : view.theme.soft);
            brush.globalAlpha = 1;
            brush.fillStyle = view.theme.ink;
            if (change) brush.fillText(`${change > 0 ? "+" : "−"}${incidentMap.say.brief(Math.abs(change))}`, px, py);
          }
        }
      },
    };
  };
}
