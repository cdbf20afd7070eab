// @ts-check
// Shapes of the map that open something, by mouse, touch and keyboard.

/** @import { IncidentLayer } from "../incident_layer.js" */

/**
 * Every shape that opens something does so by click and by Enter or Space; a mark of `view` that
 * stands over it goes first.
 * @template {L.Path} Shape
 * @param {Shape} shape
 * @param {string} label
 * @param {() => void} open
 * @param {IncidentLayer} [view]
 */
export function clickable(shape, label, open, view) {
  shape.on("click", (event) => {
    if (view && (view.drawing || view.hitAt(event.containerPoint))) return;
    L.DomEvent.stop(event);
    open();
  });
  shape.on("add", () => {
    const target = shape.getElement();
    if (target) listen(target, label, open);
  });
  return shape;
}

/** @param {Element} target @param {string} label @param {() => void} open */
function listen(target, label, open) {
  for (const [name, value] of Object.entries({ tabindex: "0", role: "button", "aria-label": label })) {
    target.setAttribute(name, value);
  }
  target.addEventListener("keydown", (event) => {
    if (!(event instanceof KeyboardEvent) || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    event.stopPropagation();
    open();
  });
}
