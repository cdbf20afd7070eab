"use strict";
// Dashed great circles from reported launch sites, and the sites themselves.
{
  // More lines than this are a blot: those of most incidents are drawn, and the legend says so. The
  // most recent record of a line stands for it.
  const MOST = 1500;

  function way(from, to) {
    const { mercator } = incidentMap;
    return incidentMap.greatCircle(from, to).map(([latitude, longitude]) => [mercator.x(longitude), mercator.y(latitude)]);
  }

  // Lines of what is shown: one for a site, a place and a style, with its rows.
  function linesOf(view, sites) {
    const { data } = view, numbers = new Map(sites.map(({ name }, at) => [name, at]));
    const lines = new Map();
    const column = data.columns.launch_sites;
    for (const row of column ? view.shownPoints() : []) {
      if (!column.position(row)) continue;
      for (const name of data.items("launch_sites", row)) {
        if (!numbers.has(name)) continue;
        const site = numbers.get(name);
        const key = [site, data.x[row] >>> 16, data.y[row] >>> 16, data.styleOf[row]].join();
        if (lines.has(key)) lines.get(key).rows.push(row); else lines.set(key, { site, row, rows: [row] });
      }
    }
    return [...lines.values()].sort((a, b) => b.rows.length - a.rows.length);
  }

  function dash(frame, view, { points, row }) {
    const { brush } = frame;
    for (const x of frame.copies(points[0][0], frame.width)) {
      const shift = x - points[0][0];
      brush.beginPath();
      points.forEach(([px, py]) => brush.lineTo(...frame.pixel(px + shift, py)));
      brush.strokeStyle = view.theme.tone(view.data.styleAt(row));
      brush.stroke();
    }
  }

  function stand(view, group, { name, latitude, longitude, uncertainty_m: doubt }, rows) {
    const heading = `Reported launch site: ${name}`, place = [latitude, longitude];
    if (doubt) group.addLayer(L.circle(place, { radius: doubt, pane: "incident-areas", interactive: false, className: "incident-doubt" }));
    const marker = L.circleMarker(place, { radius: 6, pane: "incident-sites", className: "incident-site" });
    const choose = () => view.show(incidentMap.choice(view.data, heading, rows, (row) => view.open(row)), place);
    group.addLayer(incidentMap.interactive(marker, incidentMap.visible(heading), choose));
    view.names.push({ kind: "site", text: name, place, reach: 8 });
  }

  incidentMap.layers.launches = (sites) => {
    const group = L.featureGroup();
    let lines = [], all = [];
    return {
      group,
      refresh(view) {
        all = linesOf(view, sites);
        const seen = new Map();
        for (const { site, rows } of all) seen.set(site, [...(seen.get(site) || []), ...rows]);
        lines = all.slice(0, MOST).map((line) => ({
          ...line, points: way([sites[line.site].latitude, sites[line.site].longitude], view.data.latLng(line.row)),
        }));
        group.clearLayers();
        view.names = [];
        seen.forEach((rows, site) => stand(view, group, sites[site], rows));
      },
      draw(frame, view) {
        const { brush } = frame;
        const many = lines.length > 60;
        Object.assign(brush, { lineWidth: many ? 1 : 1.8, lineCap: "round", globalAlpha: many ? 0.4 : 0.95 });
        brush.setLineDash(many ? [1, 5] : [2, 7]);
        for (const line of lines) dash(frame, view, line);
        brush.setLineDash([]);
        brush.globalAlpha = 1;
        view.lines = lines.length;
      },
      // What the legend adds where not everything is drawn.
      limit: () => (all.length > MOST
        ? `${incidentMap.say.number(MOST)} of ${incidentMap.say.number(all.length)} lines drawn, those of most incidents` : ""),
      obstacles: () => (lines.length > 60 ? [] : lines.flatMap(({ points }) => points)),
    };
  };
}
