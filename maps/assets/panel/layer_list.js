// @ts-check
// The parts of the panel about layers: the legend, and the boxes that switch them.
import { NEUTRAL, symbol } from "../drawing/symbols.js";
import { WEIGHTS } from "../layers/heat.js";
import { element } from "../text/elements.js";
import { number } from "../text/figures.js";
import { say } from "../text/messages.js";

/** @import { IncidentLayer, LayerDrawing } from "../incident_layer.js" */
/** @import { State } from "./state.js" */

/** What heat counts. @type {Record<string, string>} */
const WORDS = { incidents: say("incidents"), killed: say("killed"), launched: say("launched") };

/** @param {LayerDrawing} drawing */
const limitOf = ({ limit }) => limit && limit() && element("small", {}, limit());

/**
 * How well the events among these rows are established, in the order of the vocabulary.
 * @param {IncidentLayer} layer
 * @param {Rows} rows
 */
function verifications({ data }, rows) {
  const counts = new Map(Object.keys(data.labels.verification || {}).map((code) => [code, 0]));
  for (const row of rows) {
    const code = data.text("verification", row);
    counts.set(code, (counts.get(code) || 0) + 1);
  }
  return [...counts].filter(([, count]) => count).map(([code, count]) => element("li", {},
    symbol(NEUTRAL, 18, code), element("span", {}, code ? data.label("verification", code) : say("Verification not stated")), element("b", {}, number(count))));
}

/**
 * The kinds of weapon among these rows with their counts, how well they are established, and the
 * marks of the layers that are on.
 * @param {IncidentLayer} layer
 * @param {Rows} rows
 */
export function legend(layer, rows) {
  const { data } = layer, counts = new Uint32Array(data.styles.length);
  for (const row of rows) counts[data.styleOf[row]] += 1;
  const kinds = data.styles.map((style, at) => (counts[at] ? element("li", {},
    symbol(style, 18), element("span", {}, style.label), element("b", {}, number(counts[at]))) : ""));
  /** @param {string} name */
  const more = (name) => { const { keys } = layer.layers[name]; return keys ? keys(layer, rows) : []; };
  const isDrawn = (/** @type {string} */ name) => layer.shows(name) && !layer.layers[name].isEmpty?.();
  const marks = Object.entries(data.marks).filter(([name]) => isDrawn(name)).flatMap(([name, label]) => [
    element("li", {}, element("i", { class: `mark mark-${name}`, "aria-hidden": "true" }), element("span", {}, label, limitOf(layer.layers[name]))),
    ...more(name).map(([mark, text]) => element("li", {}, mark, element("span", {}, text)))]);
  const heading = (/** @type {string} */ text) => element("h3", {}, text);
  return element("div", { class: "legend" }, element("ul", {}, kinds), heading(say("How well established")), element("ul", {}, verifications(layer, rows)),
    marks.length ? [heading(say("Marks")), element("ul", {}, marks)] : "");
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
    state.on(() => { box.checked = layer.active.has(name); });
    return element("label", { class: "switch" }, box, element("span", {}, layer.data.names[name]));
  });
  const heat = layer.layers.heat ? element("label", { class: "field" }, element("span", {}, say("Heat by")), weightField(state)) : "";
  return element("details", { class: "layers" }, element("summary", {}, say("Layers")), boxes, heat);
}

/** @param {State} state */
function weightField(state) {
  const { layer } = state;
  const field = element("select", { name: "weight" }, Object.keys(WEIGHTS).map((name) => element("option", { value: name }, WORDS[name])));
  field.addEventListener("change", () => {
    layer.weight = field.value;
    layer.redraw();
    state.choose({ heat: field.value === "incidents" ? "" : field.value });
  });
  const follow = () => { field.value = layer.weight; };
  state.on(follow);
  follow();
  return field;
}
