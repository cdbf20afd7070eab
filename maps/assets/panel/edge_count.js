// @ts-check
// The count, at the edge of the map, of what it could only show by hatching whole countries.
import { choice } from "../popup/choice.js";
import { freeOf } from "../popup/popup.js";
import { element, plainButton } from "../text/elements.js";
import { plural } from "../text/figures.js";
import { say } from "../text/messages.js";

/** @import { State } from "./state.js" */

/**
 * A button that lists them and offers to hatch; hidden where there are none or they are hatched.
 * @param {State} state
 */
export function edgeCount(state) {
  const { layer, map } = state, all = layer.rowsOfAreas(1);
  /** @type {number[]} */
  let rows = [];
  const button = plainButton("", () => {
    const { left, right, top } = freeOf(map), { x, y } = map.getSize();
    const list = choice(layer.data, plural(rows.length, "{n} incident known to a country only", "{n} incidents known to a country only"), rows, (row) => layer.fire("choose", { row }));
    list.append(plainButton(say("Hatch these countries"), () => { map.closePopup(); state.show([...layer.active, "countries"]); }));
    const { lat, lng } = map.containerPointToLatLng([(left + x - right) / 2, Math.max(top + 300, y * 0.6)]);
    layer.show(list, [lat, lng]);
  });
  const place = element("div", { class: "edge-count" }, button);
  const follow = () => {
    rows = layer.shows("countries") ? [] : all.filter((row) => layer.isShown(row));
    place.hidden = !rows.length;
    button.textContent = plural(rows.length, "{n} incident known to a country only", "{n} incidents known to a country only");
  };
  state.on(follow);
  follow();
  return place;
}
