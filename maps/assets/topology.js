"use strict";
// Decodes TopoJSON: into rings of [latitude, longitude], as Leaflet takes them, or into lines
// x, y, x, y ... of the world, which cost no object a point.
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

  const shapesOf = (topology) => Object.values(topology.objects)
    .flatMap((object) => object.geometries).filter((shape) => shape.arcs);

  const areasOf = (topology, made) => shapesOf(topology).map((shape) => ({
    properties: shape.properties || {},
    polygons: (shape.type === "Polygon" ? [shape.arcs] : shape.arcs).map((polygon) => polygon.map(made)),
  }));

  // All areas of a topology: {properties, polygons}, a polygon being its rings.
  incidentMap.decode = function (topology) {
    const arcs = arcsOf(topology);
    return areasOf(topology, (indexes) => ringOf(indexes, arcs));
  };

  function lineOf(arc, { scale, translate }) {
    const { mercator } = incidentMap, line = new Float64Array(2 * arc.length);
    let x = 0, y = 0;
    for (let i = 0; i < arc.length; i += 1) {
      x += arc[i][0];
      y += arc[i][1];
      line[2 * i] = mercator.x(x * scale[0] + translate[0]);
      line[2 * i + 1] = mercator.y(y * scale[1] + translate[1]);
    }
    return line;
  }

  function joined(indexes, lines) {
    if (indexes.length === 1 && indexes[0] >= 0) return lines[indexes[0]];
    const arcs = indexes.map((index) => lines[index < 0 ? ~index : index]);
    const made = new Float64Array(arcs.reduce((sum, arc) => sum + arc.length - 2, 2));
    let at = 0;
    arcs.forEach((arc, n) => {
      const back = indexes[n] < 0, last = arc.length - 2;
      for (let i = n ? 2 : 0; i <= last; i += 2) {
        const from = back ? last - i : i;
        made[at] = arc[from];
        made[at + 1] = arc[from + 1];
        at += 2;
      }
    });
    return made;
  }

  // The lines around all areas together: those that only one area uses.
  function rimOf(topology, lines) {
    const uses = new Uint32Array(lines.length);
    for (const shape of shapesOf(topology)) {
      for (const index of shape.arcs.flat(3)) uses[index < 0 ? ~index : index] += 1;
    }
    return lines.filter((_, arc) => uses[arc] === 1);
  }

  // The same areas as lines of the world, and the rim around all of them; needs a transform.
  incidentMap.outlines = function (topology) {
    const lines = topology.arcs.map((arc) => lineOf(arc, topology.transform));
    return { areas: areasOf(topology, (indexes) => joined(indexes, lines)), rim: rimOf(topology, lines) };
  };
}
