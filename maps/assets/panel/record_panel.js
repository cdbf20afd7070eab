// @ts-check
// The record: one incident beside the map, with more room than a popup has.
import { details } from "../popup/details.js";
import { element } from "../text/elements.js";
import { say } from "../text/messages.js";

/** @import { State } from "./state.js" */

/**
 * A panel at the other side of the map, which opens from a popup and closes with Escape.
 * @param {State} state
 */
export function recordPanel(state) {
  const { layer } = state, body = element("div", { class: "record-body", tabindex: -1 });
  const close = element("button", { type: "button", class: "record-close", "aria-label": say("Close the record") }, "\u00d7");
  const panel = element("aside", { class: "record-panel", "aria-label": say("The record") }, close, body);
  panel.hidden = true;
  const shut = () => {
    if (panel.hidden) return;
    panel.hidden = true;
    layer.mark(null, layer.opened || 0);
  };
  /** @param {number} row */
  const show = (row) => {
    state.map.closePopup();
    body.replaceChildren(details(layer.data, row, (other) => { shut(); layer.fire("choose", { row: other }); }));
    panel.hidden = false;
    body.scrollTop = 0;
    body.focus({ preventScroll: true });
    layer.mark(row);
  };
  close.addEventListener("click", shut);
  panel.addEventListener("keydown", (event) => { if (event.key === "Escape") shut(); });
  layer.on("beside", (event) => show(/** @type {any} */ (event).row));
  state.map.on("popupopen", () => { panel.hidden = true; });
  return panel;
}
