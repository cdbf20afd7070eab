// @ts-check
// The frame that a popup stands in: its size, its place, and where the keyboard goes.
import { say } from "../text/messages.js";

const POPUP = { minWidth: 260, maxWidth: 340, className: "incident-popup" };

// The point of a popup, and the place of its symbol below it.
const TIP = 56;
/** The room that nothing covers where the page says nothing else. */
const EDGES = { left: 16, top: 16, right: 16, bottom: 32 };

/** What a page keeps covered at each side of its map, in pixels. @param {L.Map} map */
export const freeOf = (map) => map.options.incidentPadding || EDGES;

/**
 * Leave the page's panel free, and never be taller or wider than the map.
 * @param {L.Map} map
 * @returns {L.PopupOptions}
 */
function room(map) {
  const size = map.getSize();
  const { left, top, right, bottom } = freeOf(map), wide = size.x - left - right;
  return {
    maxHeight: Math.max(140, Math.min(640, size.y - top - bottom - TIP)),
    minWidth: Math.min(POPUP.minWidth, wide - 8), maxWidth: Math.min(POPUP.maxWidth, wide - 8),
    autoPanPaddingTopLeft: [left, top], autoPanPaddingBottomRight: [right, bottom],
  };
}

/**
 * Focus goes into the popup and, on closing, back.
 * @param {L.Map} map
 * @param {HTMLElement} content
 * @param {Place} place
 * @param {Pixel} [shift] how far beside the place it points
 * @param {() => void} [closed] what follows when it closes
 */
export function openPopup(map, content, place, [dx, dy] = [0, 0], closed = () => {}) {
  const before = document.activeElement;
  const popup = L.popup({ ...POPUP, ...room(map), offset: [dx, dy - 4] }).setLatLng(place).setContent(content);
  popup.once("remove", () => {
    if (before instanceof HTMLElement && before.isConnected) before.focus();
    closed();
  });
  popup.openOn(map);
  const shut = popup.getElement()?.querySelector(".leaflet-popup-close-button");
  if (shut) shut.setAttribute("aria-label", say("Close popup"));
  // A part that is opened inside makes the popup taller.
  for (const name of ["toggle", "filled"]) {
    content.addEventListener(name, () => { if (popup.isOpen()) { popup._updateLayout(); popup._updatePosition(); popup._adjustPan(); } }, true);
  }
  content.tabIndex = -1;
  content.focus({ preventScroll: true });
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const close = document.querySelector(".incident-popup .leaflet-popup-close-button");
  if (close instanceof HTMLElement) close.click();
});
