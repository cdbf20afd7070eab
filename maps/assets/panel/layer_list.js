// @ts-check
// The parts of the panel about layers: the legend, and the boxes that switch them.
import { symbol } from "../drawing/symbols.js";
import { WEIGHTS } from "../layers/heat.js";
import { element } from "../text/elements.js";
import { number } from "../text/figures.js";

/** @import { IncidentLayer, LayerDrawing } from "../incident_layer.js" */
/** @import { State } from "./state.js" */

/** @param {LayerDrawing} drawing */
const limitOf = ({ limit }) => limit && limit() && element("small", {}, limit());

/**
 * The kinds of weapon among these rows with their counts, and the marks of the layers that are on.
 * @param {IncidentLayer} layer
 * @param {Rows} rows
 */
export function legend(layer, rows) {
  const { data } = layer, counts = new Uint32Array(data.styles.length);
  for (const row of rows) counts[data.styleOf[row]] += 1;
  const kinds = data.styles.map((style, at) => (counts[at] ? element("li", {},
    symbol(style, 18), element("span", {}, style.label), element("b", {}, number(counts[at]))) : ""));
  const marks = Object.entries(data.marks).filter(([name]) => layer.shows(name)).map(([name, label]) => element("li", {},
    element("i", { class: `mark mark-${name}`, "aria-hidden": "true" }), element("span", {}, label, limitOf(layer.layers[name]))));
  return element("ul", { class: "legend" }, kinds, marks);
}

/**
 * A box for each layer.
 * @param {State} state
 */
export function layerBoxes(state) {
  const { layer } = state;
  const boxes = Object.keys(layer.layers).map((name) => {
    const box = element("input", { type: "checkbox", name: `layer-${name}` });
    box.checked = layer.active.has(name);
    box.addEventListener("change", () => {
      const others = [...layer.active].filter((other) => other !== name);
      state.show(box.checked ? [...others, name] : others);
    });
    return element("label", { class: "switch" }, box, element("span", {}, layer.data.names[name]));
  });
  const heat = layer.layers.heat ? element("label", { class: "field" }, element("span", {}, "Heat by"), weightField(layer)) : "";
  return element("details", { class: "layers" }, element("summary", {}, "Layers"), boxes, heat);
}

/** @param {IncidentLayer} layer */
function weightField(layer) {
  const field = element("select", { name: "weight" }, Object.keys(WEIGHTS).map((name) => element("option", {}, name)));
  field.addEventListener("change", () => { layer.weight = field.value; layer.redraw(); });
  return field;
}
