// @ts-check
// Provinces in the shade of their incidents; waves above recorded strikes are not counted again.
import { ringAreas } from "../data/topology.js";
import { shade } from "../drawing/hexagons.js";
import { element } from "../text/elements.js";
import { number } from "../text/figures.js";

/** @import { IncidentLayer, LayerDrawing } from "../incident_layer.js" */

/** @param {IncidentLayer} view @param {Record<string, string>} named */
function countsByCode(view, named) {
  const { data } = view;
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (let row = 0; row < data.count; row += 1) {
    if (!view.isShown(row) || !view.counts(row)) continue;
    const code = named[`${data.text("country", row)}\n${data.text("admin1", row)}`];
    if (code) counts.set(code, (counts.get(code) || 0) + 1);
  }
  return counts;
}

/**
 * @param {NonNullable<LayerData["provinces"]>} packed
 * @returns {LayerDrawing}
 */
export function layer({ topology, named }) {
  const group = L.featureGroup();
  /** @type {Area<Ring>[] | null} */
  let areas = null;
  let greatest = 0;
  return {
    group,
    refresh(view) {
      group.clearLayers();
      areas ||= ringAreas(topology);
      const counts = countsByCode(view, named), most = Math.max(1, ...counts.values());
      greatest = counts.size ? most : 0;
      for (const { properties, polygons } of areas) {
        const count = counts.get(properties.code);
        if (!count) continue;
        const share = Math.log(1 + count) / Math.log(1 + most);
        const shape = L.polygon(polygons, {
          pane: "incident-areas", weight: 1, color: view.theme.soft,
          fillColor: shade(share, view.theme.dark), fillOpacity: 1, interactive: false,
        });
        shape.bindTooltip(element("span", {}, number(count)), { permanent: true, direction: "center", className: "incident-number" });
        group.addLayer(shape);
      }
    },
    limit: () => (greatest ? `from 1, the lightest, to ${number(greatest)}` : ""),
  };
}
