"use strict";
// Incidents counted by hexagon, the number written where there is room.
incidentMap.layers.hexagons = () => ({
  draw(frame, view) {
    const { brush } = frame;
    const { hexagons, radius } = incidentMap.hexagons(frame, view, () => ({ count: 0 }), (hexagon) => { hexagon.count += 1; });
    const most = hexagons.reduce((top, { count }) => Math.max(top, count), 1);
    brush.font = `600 11px ${view.theme.colour("--incident-type", "sans-serif")}`;
    Object.assign(brush, { textAlign: "center", textBaseline: "middle" });
    for (const { x, y, count } of hexagons) {
      const share = Math.log(1 + count) / Math.log(1 + most);
      for (const worldX of frame.copies(x, radius)) {
        const [px, py] = frame.pixel(worldX, y);
        incidentMap.fillHexagon(brush, px, py, radius - 1, incidentMap.shade(share, view.theme.dark));
        brush.fillStyle = share > 0.5 === view.theme.dark ? "#10171c" : share > 0.5 ? "#fff" : view.theme.ink;
        if (count > 1) brush.fillText(incidentMap.say.brief(count), px, py);
      }
    }
  },
});
