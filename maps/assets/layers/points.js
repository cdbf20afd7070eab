"use strict";
// One symbol an incident. Incidents at the same spot stand in a ring around it.
{
  const SIZE = 26;

  function spots(points) {
    const found = new Map();
    for (const [index, latitude, longitude] of points) {
      const key = `${latitude.toFixed(4)},${longitude.toFixed(4)}`;
      if (!found.has(key)) found.set(key, { place: [latitude, longitude], indexes: [] });
      found.get(key).indexes.push(index);
    }
    return found.values();
  }

  // How far a symbol stands off its spot, in pixels.
  function offset(position, total) {
    if (total === 1) return [0, 0];
    const radius = Math.max(18, (total * SIZE) / (2 * Math.PI));
    const angle = (2 * Math.PI * position) / total - Math.PI / 2;
    return [Math.round(radius * Math.cos(angle)), Math.round(radius * Math.sin(angle))];
  }

  function icon(style, [dx, dy]) {
    const picture = incidentMap.symbol(style, SIZE);
    if (dx || dy) {
      const back = { x1: 12, y1: 12, x2: 12 - (dx * 24) / SIZE, y2: 12 - (dy * 24) / SIZE };
      picture.prepend(incidentMap.shape("line", { class: "incident-leader", ...back }));
    }
    const anchor = [SIZE / 2 - dx, SIZE / 2 - dy];
    return L.divIcon({ html: picture, iconSize: [SIZE, SIZE], iconAnchor: anchor, className: "incident-point" });
  }

  incidentMap.layers.points = function (view, points) {
    const { columns, styles, style } = view.data;
    for (const { place, indexes } of spots(points)) {
      indexes.forEach((index, position) => {
        const label = [columns.title[index] || "Incident", columns.when[index]].join(", ");
        const shift = offset(position, indexes.length);
        const marker = L.marker(place, { icon: icon(styles[style[index]], shift), keyboard: false });
        const open = () => view.open(index, place, shift);
        view.addLayer(incidentMap.interactive(marker, incidentMap.visible(label), open));
        view.openers.set(index, { place, open });
      });
      const reach = indexes.length > 1 ? Math.abs(offset(0, indexes.length)[1]) + SIZE / 2 : SIZE / 2;
      view.names.push({ kind: "place", text: columns.place[indexes[0]], place, reach });
    }
  };
}
