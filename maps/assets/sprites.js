"use strict";
// The colours of the day, the night and the print, and symbols drawn once for all that use them.
{
  const dark = matchMedia("screen and (prefers-color-scheme: dark)");
  const SIZE = 26;
  const read = (name, other) => getComputedStyle(document.documentElement).getPropertyValue(name).trim() || other;

  // What canvases paint with; made anew when day turns to night.
  incidentMap.theme = function () {
    return {
      dark: dark.matches,
      tone: (style) => (dark.matches ? style.night : style.colour),
      halo: read("--incident-halo", "#ffffff"), ink: read("--incident-ink", "#1d2329"),
      soft: read("--incident-soft", "#5a646e"), paper: read("--incident-paper", "#fffdf9"),
      focus: read("--incident-focus", "#1a66d6"),
      colour: read,
    };
  };
  incidentMap.onTheme = (act) => dark.addEventListener("change", act);

  function picture(style, theme, ratio, size) {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = Math.ceil((size + 4) * ratio);
    const brush = canvas.getContext("2d");
    brush.scale(((size + 4) * ratio) / 28, ((size + 4) * ratio) / 28);
    brush.translate(2, 2);
    const shape = new Path2D(style.shape);
    brush.lineJoin = "round";
    brush.strokeStyle = theme.halo;
    brush.lineWidth = 3.5;
    brush.stroke(shape);
    brush.fillStyle = theme.tone(style);
    brush.fill(shape);
    return canvas;
  }

  // Sprites of every style at this resolution: draw(context, style number, x, y).
  incidentMap.sprites = function (styles, theme, ratio, size = SIZE) {
    const pictures = styles.map((style) => picture(style, theme, ratio, size));
    const half = (size + 4) / 2;
    return (brush, style, x, y) => brush.drawImage(pictures[style], x - half, y - half, 2 * half, 2 * half);
  };
  incidentMap.SPRITE = SIZE;
}
