"use strict";
// The one global name of these scripts. Each layer adds its drawing under `layers`.
window.incidentMap = window.incidentMap || { layers: {} };
