"use strict";
// Circles, in metres on the ground, that hold the true place.
incidentMap.layers.uncertainty = function (view, circles) {
  for (const [index, latitude, longitude, radius] of circles) {
    view.addLayer(L.circle([latitude, longitude], {
      radius, pane: "incident-circles", interactive: false,
      className: `incident-circle ${view.styleClass(index)}`,
    }));
  }
};
