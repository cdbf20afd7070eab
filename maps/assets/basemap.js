"use strict";
// Land and borders, under everything else and deaf to the pointer.
{
  const { decode, extent, read } = incidentMap;

  const style = (className) => ({ pane: "ground", interactive: false, className, smoothFactor: 0.8 });

  function outline(map, areas, className) {
    L.polygon(areas.flatMap((area) => area.polygons), style(className)).addTo(map);
  }

  // Names of areas, each with the outer rings that it may stand in.
  const names = (areas, kind) => areas.filter((area) => area.properties.name).map((area) => ({
    kind, text: area.properties.name,
    rings: area.polygons.map(([ring]) => ({ ring, extent: extent(ring) })),
  }));

  incidentMap.basemap = function (map, id) {
    const data = read(id);
    const pane = map.createPane("ground");
    pane.style.zIndex = 250;
    pane.style.pointerEvents = "none";
    const countries = decode(data.countries);
    const provinces = data.provinces ? decode(data.provinces) : [];
    outline(map, countries, "ground-country");
    if (provinces.length) {
      outline(map, provinces, "ground-province");
      L.polyline(incidentMap.rim(data.provinces), style("ground-border")).addTo(map);
    }
    map.groundNames = [...names(countries, "country"), ...names(provinces, "province")];
  };
}
