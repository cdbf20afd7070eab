"use strict";
// The incidents of one layer: columns that are unpacked when they are first wanted.
{
  // What the first drawing needs; everything else follows when it is done.
  const FIRST = ["latitude", "longitude", "area", "style"];
  // Mercator as whole numbers: the world is 2^32 wide, a step is about a centimetre.
  const WORLD = 2 ** 32;
  const HIGHEST = 85.0511287798;

  incidentMap.mercator = {
    x: (longitude) => (longitude / 360 + 0.5) * WORLD,
    y(latitude) {
      const sine = Math.sin((Math.max(-HIGHEST, Math.min(HIGHEST, latitude)) * Math.PI) / 180);
      return (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * WORLD;
    },
    longitude: (x) => (x / WORLD - 0.5) * 360,
    latitude: (y) => (Math.atan(Math.sinh((0.5 - y / WORLD) * 2 * Math.PI)) * 180) / Math.PI,
    WORLD,
  };

  class Incidents {
    constructor(head, blocks) {
      Object.assign(this, head, { packed: head.columns, columns: {}, blocks });
    }

    // All together: each waits for the browser to inflate it, and none for another.
    async load(names) {
      const wanted = names.filter((name) => this.packed[name] && !this.columns[name]);
      const block = (part) => this.block(part);
      await Promise.all(wanted.map(async (name) => {
        this.columns[name] = await incidentMap.column(this.packed[name], this.count, block);
      }));
    }

    // The bytes of a block: of its own, or out of the bundle of small ones.
    async block({ block, at, plain }) {
      if (block) return incidentMap.unpack(this.blocks[block], { plain });
      this.bundled = this.bundled || incidentMap.unpack(this.blocks[0], this.bundle);
      return (await this.bundled).slice(at, at + plain);
    }

    async begin() {
      await this.load(FIRST);
      this.place();
      this.paint();
    }

    finish() {
      return this.load(Object.keys(this.packed));
    }

    // Where the dots are: x and y for every row, and which rows have one.
    place() {
      const { latitude, longitude } = this.columns, { mercator } = incidentMap;
      this.x = new Uint32Array(this.count);
      this.y = new Uint32Array(this.count);
      const rows = new Uint32Array(latitude ? this.count : 0);
      let found = 0;
      for (let row = 0; row < rows.length; row += 1) {
        if (!latitude.known(row)) continue;
        this.x[row] = Math.min(WORLD - 1, mercator.x(longitude.at(row)));
        this.y[row] = Math.min(WORLD - 1, mercator.y(latitude.at(row)));
        rows[found] = row;
        found += 1;
      }
      this.points = rows.slice(0, found);
    }

    // The style of every row, by position in `styles`.
    paint() {
      this.styleOf = new Uint8Array(this.count);
      for (let row = 0; row < this.count; row += 1) this.styleOf[row] = this.columns.style.at(row);
    }

    number(name, row) {
      const column = this.columns[name];
      return column ? column.at(row) : null;
    }

    text(name, row) {
      const column = this.columns[name];
      return column ? column.at(row) : "";
    }

    items(name, row) {
      return incidentMap.split(this.text(name, row));
    }

    // What people read for a code; a weapon without a name gets a heading out of its slug.
    label(name, code) {
      return (this.labels[name] || {})[code] || code;
    }

    // The row that this one is part of, or -1.
    parent(row) {
      const up = this.number("parent_row", row);
      return up === null ? -1 : up;
    }

    hasPoint(row) {
      return Boolean(this.columns.latitude && this.columns.latitude.known(row));
    }

    isLocated(row) {
      return this.hasPoint(row) || this.number("area", row) !== null;
    }

    latLng(row) {
      return [this.number("latitude", row), this.number("longitude", row)];
    }

    styleAt(row) {
      return this.styles[this.styleOf[row]];
    }
  }

  incidentMap.incidents = (id) => new Incidents(
    incidentMap.read(id), document.getElementById(`${id}_blocks`).textContent.split("\n"));
}
