// @ts-check
// Outlines of whole countries, for incidents of which no more is known.
import { countries } from "./areas.js";

/** @import { IncidentLayer, LayerDrawing } from "../incident_layer.js" */

/** @param {object} _packed @param {IncidentLayer} view @returns {LayerDrawing} */
export const layer = (_packed, view) => (view.data.layers.areas ? countries(view.data.layers.areas) : {});
