"use strict";
// Outlines of areas, for incidents of which no more than the area is known.
{
  // From here on an area may fill the screen, and its hatching steps back behind the ground.
  const NEAR = 7.5;

  // A place within the area, for the popup to point at.
  function inside(polygons) {
    const rings = polygons.map(([ring]) => ({ ring, extent: incidentMap.extent(ring) }));
    const [room] = incidentMap.roomsForName(rings, [-90, 90, -360, 360], 0);
    return room ? [room.latitude, room.longitude] : polygons[0][0][0];
  }

  // Rows of each area, of those that are shown.
  function rowsByArea(view, many) {
    const rows = Array.from({ length: many }, () => []), { area } = view.data.columns;
    for (let row = 0; row < view.data.count; row += 1) {
      if (view.isShown(row) && area.known(row)) rows[area.at(row)].push(row);
    }
    return rows;
  }

  function outline(view, area, rows) {
    const { name, polygons } = area;
    const { styleOf } = view.data;
    const alike = rows.every((row) => styleOf[row] === styleOf[rows[0]]);
    const shape = L.polygon(polygons, {
      pane: "incident-areas",
      className: `incident-area incident-${alike ? view.data.styleAt(rows[0]).key : "mixed"}`,
    });
    const open = () => (rows.length === 1 ? view.open(rows[0])
      : view.show(incidentMap.choice(view.data, `Known only to ${name}`, rows, (row) => view.open(row)), area.at));
    const named = rows.slice(0, 5).map((row) => incidentMap.facts.title(view.data, row)).join("; ");
    const more = rows.length > 5 ? ` and ${rows.length - 5} more` : "";
    return incidentMap.interactive(shape, incidentMap.visible(`Somewhere in ${name}: ${named}${more}`), open, view);
  }

  incidentMap.layers.areas = ({ topologies, places }) => {
    const group = L.featureGroup();
    group.once("add", ({ target: { _map: map } }) => {
      const near = () => map.getPane("incident-areas").classList.toggle("near", map.getZoom() >= NEAR);
      map.on("zoomend", near);
      if (map._loaded) near();
    });
    const outlines = new Map(topologies.flatMap(incidentMap.decode)
      .map((area) => [area.properties.code, area.polygons]));
    const areas = places.map(({ code, name }) => {
      const polygons = outlines.get(code);
      let at = null;
      return { name, polygons, get at() { return (at ||= inside(polygons)); } };
    });
    return {
      group,
      refresh(view) {
        group.clearLayers();
        rowsByArea(view, areas.length).forEach((rows, number) => {
          if (rows.length) group.addLayer(outline(view, areas[number], rows));
        });
      },
      place: (number) => areas[number].at,
      bounds: () => areas.map(({ polygons }) => L.latLngBounds(polygons.flatMap(([ring]) => ring))),
    };
  };
}
