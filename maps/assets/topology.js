"use strict";
// Decodes TopoJSON into rings of [latitude, longitude], as Leaflet takes them.
{
  function arcsOf(topology) {
    const { scale, translate } = topology.transform || { scale: [1, 1], translate: [0, 0] };
    return topology.arcs.map((arc) => {
      let x = 0, y = 0;
      return arc.map(([dx, dy]) => {
        if (topology.transform) { x += dx; y += dy; } else { x = dx; y = dy; }
        return [y * scale[1] + translate[1], x * scale[0] + translate[0]];
      });
    });
  }

  // Neighbouring arcs share their end point, which stands once in the ring.
  function ringOf(indexes, arcs) {
    const ring = [];
    for (const index of indexes) {
      const arc = index < 0 ? arcs[~index].slice().reverse() : arcs[index];
      ring.push(...(ring.length ? arc.slice(1) : arc));
    }
    return ring;
  }

  // The lines around all areas together: those that only one area uses.
  incidentMap.rim = function (topology) {
    const uses = new Map();
    for (const object of Object.values(topology.objects)) {
      for (const index of object.geometries.flatMap((shape) => (shape.arcs || []).flat(3))) {
        const arc = index < 0 ? ~index : index;
        uses.set(arc, (uses.get(arc) || 0) + 1);
      }
    }
    return arcsOf(topology).filter((_, arc) => uses.get(arc) === 1);
  };

  // All areas of a topology: {properties, polygons}, a polygon being its rings.
  incidentMap.decode = function (topology) {
    const arcs = arcsOf(topology);
    const shapes = Object.values(topology.objects).flatMap((object) => object.geometries);
    return shapes.filter((shape) => shape.arcs).map((shape) => ({
      properties: shape.properties || {},
      polygons: (shape.type === "Polygon" ? [shape.arcs] : shape.arcs)
        .map((polygon) => polygon.map((indexes) => ringOf(indexes, arcs))),
    }));
  };
}
