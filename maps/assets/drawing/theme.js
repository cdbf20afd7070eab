// @ts-check
// The colours of the day, the night and the print.

const dark = matchMedia("screen and (prefers-color-scheme: dark)");

/** @param {string} name @param {string} [other] */
const read = (name, other = "") => getComputedStyle(document.documentElement).getPropertyValue(name).trim() || other;

/** @typedef {ReturnType<typeof theme>} Theme */

/** The colours that canvases paint with; made anew when day turns to night. */
export function theme() {
  return {
    dark: dark.matches,
    tone: (/** @type {Style} */ style) => (dark.matches ? style.night : style.colour),
    halo: read("--incident-halo", "#ffffff"), ink: read("--incident-ink", "#1d2329"),
    soft: read("--incident-soft", "#5a646e"), paper: read("--incident-paper", "#fffdf9"),
    focus: read("--incident-focus", "#1a66d6"),
    typeface: read("--incident-type", "sans-serif"),
    colour: read,
  };
}

/** @param {() => void} act */
export const onTheme = (act) => dark.addEventListener("change", act);
