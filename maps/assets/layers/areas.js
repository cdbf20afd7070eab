"use strict";
// Outlines of areas, for incidents of which no more than the area is known.
{
  // A place within the area, for the popup to point at.
  function inside(polygons) {
    const rings = polygons.map(([ring]) => ({ ring, extent: incidentMap.extent(ring) }));
    const [room] = incidentMap.roomsForName(rings, [-90, 90, -360, 360], 0);
    return room ? [room.latitude, room.longitude] : polygons[0][0][0];
  }

  incidentMap.layers.areas = function (view, { topologies, places }) {
    const outlines = new Map(topologies.flatMap(incidentMap.decode)
      .map((area) => [area.properties.code, area.polygons]));
    const { style, columns } = view.data;
    for (const { code, name, incidents } of places) {
      if (!outlines.has(code)) continue;
      const alike = incidents.every((index) => style[index] === style[incidents[0]]);
      const shape = L.polygon(outlines.get(code), {
        pane: "incident-areas",
        className: `incident-area ${alike ? view.styleClass(incidents[0]) : "incident-mixed"}`,
      });
      const at = inside(outlines.get(code));
      const openOne = (index) => view.open(index, at);
      const open = () => (incidents.length === 1 ? openOne(incidents[0])
        : view.show(incidentMap.choice(view.data, `Known only to ${name}`, incidents, openOne), at));
      const titles = incidents.map((index) => columns.title[index] || "Incident").join("; ");
      view.addLayer(incidentMap.interactive(shape, incidentMap.visible(`Somewhere in ${name}: ${titles}`), open));
      incidents.forEach((index) => view.openers.set(index, { place: at, open: () => openOne(index) }));
    }
  };
}
