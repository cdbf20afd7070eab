// @ts-check
// The frame that a popup stands in: its size, its place, and where the keyboard goes.

const POPUP = { minWidth: 260, maxWidth: 340, className: "incident-popup" };

/**
 * Leave the page's panel free, and never be taller or wider than the map.
 * @param {L.Map} map
 * @returns {L.PopupOptions}
 */
function room(map) {
  const size = map.getSize();
  const [left] = map.options.incidentPadding || [16, 16];
  return {
    maxHeight: Math.max(180, Math.min(640, size.y - 110)),
    maxWidth: Math.min(POPUP.maxWidth, size.x - 48),
    autoPanPaddingTopLeft: [left, 16], autoPanPaddingBottomRight: [16, 32],
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
