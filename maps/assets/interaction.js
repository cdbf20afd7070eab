"use strict";
// Popups and shapes that open something, by mouse, touch and keyboard.
{
  const POPUP = { minWidth: 260, maxWidth: 340, className: "incident-popup" };

  // Leave the page's panel free, and never be taller or wider than the map.
  function room(map) {
    const size = map.getSize();
    const left = (map.options.incidentPadding || [16, 16])[0];
    return {
      maxHeight: Math.max(180, Math.min(640, size.y - 110)),
      maxWidth: Math.min(POPUP.maxWidth, size.x - 48),
      autoPanPaddingTopLeft: [left, 16], autoPanPaddingBottomRight: [16, 32],
    };
  }

  // Focus goes into the popup and, on closing, back.
  incidentMap.openPopup = function (map, content, place, [dx, dy] = [0, 0]) {
    const before = document.activeElement;
    const popup = L.popup({ ...POPUP, ...room(map), offset: [dx, dy - 4] }).setLatLng(place).setContent(content);
    popup.once("remove", () => before && before.isConnected && before.focus());
    popup.openOn(map);
    // What is opened inside makes the popup taller.
    content.addEventListener("toggle", () => { popup._updateLayout(); popup._updatePosition(); popup._adjustPan(); }, true);
    content.tabIndex = -1;
    content.focus({ preventScroll: true });
  };

  // Every shape that opens something does so by click and by Enter or Space; a mark of `view` that
  // stands over it goes first.
  incidentMap.interactive = function (layer, label, open, view) {
    layer.on("click", (event) => {
      if (view && view.hitAt(event.containerPoint)) return;
      L.DomEvent.stop(event);
      open();
    });
    layer.on("add", () => {
      const target = layer.getElement();
      for (const [name, value] of Object.entries({ tabindex: 0, role: "button", "aria-label": label })) {
        target.setAttribute(name, value);
      }
      target.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        event.stopPropagation();
        open();
      });
    });
    return layer;
  };

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const close = document.querySelector(".incident-popup .leaflet-popup-close-button");
    if (close) close.click();
  });
}
