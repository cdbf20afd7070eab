"use strict";
// Dashed great circles from reported launch sites, and the sites themselves.
incidentMap.layers.launches = function (view, { sites, doubts, lines }) {
  for (const [index, site, latitude, longitude] of lines) {
    const [, ...from] = sites[site];
    const way = incidentMap.greatCircle(from, [latitude, longitude]);
    view.obstacles.push(...way.map((place) => ({ place, reach: 4 })));
    view.addLayer(L.polyline(way, {
      pane: "incident-lines", interactive: false, smoothFactor: 0.5,
      className: `incident-launch ${view.styleClass(index)}`,
    }));
  }
  sites.forEach(([name, ...place], site) => {
    const indexes = lines.filter((line) => line[1] === site).map((line) => line[0]);
    const heading = `Reported launch site: ${name}`;
    if (doubts[site]) {
      view.addLayer(L.circle(place, {
        radius: doubts[site], pane: "incident-circles", interactive: false, className: "incident-doubt",
      }));
    }
    const marker = L.circleMarker(place, { radius: 6, pane: "incident-lines", className: "incident-site" });
    const choose = () => view.show(incidentMap.choice(view.data, heading, indexes,
      (index) => view.openers.get(index).open()), place);
    view.addLayer(incidentMap.interactive(marker, incidentMap.visible(heading), choose));
    view.names.push({ kind: "site", text: name, place, reach: 8 });
  });
};
