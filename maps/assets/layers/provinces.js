"use strict";
// Provinces in the shade of their incidents; waves above recorded strikes are not counted again.
{
  function counts(view, named) {
    const { data } = view, found = new Map();
    for (let row = 0; row < data.count; row += 1) {
      if (!view.isShown(row) || !view.counts(row)) continue;
      const code = named[`${data.text("country", row)}\n${data.text("admin1", row)}`];
      if (code) found.set(code, (found.get(code) || 0) + 1);
    }
    return found;
  }

  incidentMap.layers.provinces = ({ topology, named }) => {
    const group = L.featureGroup();
    let areas = null;
    return {
      group,
      refresh(view) {
        group.clearLayers();
        areas ||= incidentMap.decode(topology);
        const found = counts(view, named), most = Math.max(1, ...found.values());
        for (const { properties, polygons } of areas) {
          const count = found.get(properties.code);
          if (!count) continue;
          const share = Math.log(1 + count) / Math.log(1 + most);
          const shape = L.polygon(polygons, {
            pane: "incident-areas", weight: 1, color: view.theme.soft,
            fillColor: incidentMap.shade(share, view.theme.dark), fillOpacity: 1, interactive: false,
          });
          const word = incidentMap.element("span", {}, incidentMap.say.number(count));
          shape.bindTooltip(word, { permanent: true, direction: "center", className: "incident-number" });
          group.addLayer(shape);
        }
      },
    };
  };
}
