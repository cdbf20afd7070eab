"use strict";
// Circles, in metres on the ground, that hold the true place of a symbol that stands alone.
{
  const EQUATOR = 40075016.686;
  // A circle smaller than this is not seen, in pixels.
  const LEAST = 0.3;

  incidentMap.layers.uncertainty = () => ({
    draw(frame, view) {
      const { data, theme } = view, { brush } = frame;
      for (const row of frame.singles) {
        const metres = data.number("uncertainty_m", row);
        if (!metres) continue;
        const stretch = Math.cos((data.number("latitude", row) * Math.PI) / 180);
        const radius = ((metres / EQUATOR) * incidentMap.mercator.WORLD) / Math.max(stretch, 1e-3) / frame.scale;
        if (radius < LEAST) continue;
        for (const worldX of frame.copies(data.x[row], radius)) {
          const [x, y] = frame.pixel(worldX, data.y[row]);
          brush.beginPath();
          brush.arc(x, y, radius, 0, 2 * Math.PI);
          brush.fillStyle = brush.strokeStyle = theme.tone(data.styleAt(row));
          brush.globalAlpha = 0.13;
          brush.fill();
          brush.globalAlpha = 0.7;
          brush.lineWidth = 1.2;
          brush.stroke();
          brush.globalAlpha = 1;
          view.circles += 1;
        }
      }
    },
  });
}
