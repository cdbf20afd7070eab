"use strict";
// Columns as maps/packing.py packs them. They stay typed arrays: no object stands for a record.
{
  const ARRAYS = { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array };
  const utf8 = new TextDecoder();

  // All lowest bytes stand first, then all second ones; perhaps each number is a step from the last.
  function whole(bytes, { width, steps }, count) {
    if (!width) return new Uint8Array(count);
    const made = width === 1 ? bytes : new ARRAYS[width](count);
    if (width > 1) {
      for (let row = 0; row < count; row += 1) {
        let value = 0;
        for (let plane = width - 1; plane >= 0; plane -= 1) value = value * 256 + bytes[plane * count + row];
        made[row] = value;
      }
    }
    if (steps) for (let row = 1; row < count; row += 1) made[row] += made[row - 1];
    return made;
  }

  class Numbers {
    constructor(values, { base = 0, scale = 1 }, unknown) {
      Object.assign(this, { values, base, scale, unknown });
    }

    known(row) {
      return !this.unknown || !(this.unknown[row >> 3] & (1 << (row & 7)));
    }

    // The number of a row, or null where nobody said.
    at(row) {
      return this.known(row) ? (this.base + this.values[row]) / this.scale : null;
    }
  }

  class Texts {
    constructor(bytes, positions) {
      const ends = [];
      for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) ends.push(at);
      Object.assign(this, { bytes, positions, ends: Uint32Array.from(ends) });
      if (positions) this.words = utf8.decode(bytes).split("\0").slice(0, -1);
    }

    // How many values the column has: 0 stands for "nobody said", the first value is 1.
    get size() {
      return this.ends.length + 1;
    }

    position(row) {
      return this.positions ? this.positions[row] : row + 1;
    }

    value(position) {
      if (!position) return "";
      if (this.words) return this.words[position - 1];
      const start = position > 1 ? this.ends[position - 2] + 1 : 0;
      return utf8.decode(this.bytes.subarray(start, this.ends[position - 1]));
    }

    at(row) {
      return this.value(this.position(row));
    }
  }

  // A cell of a list column, as schema.columns.split_list reads it.
  incidentMap.split = function (cell) {
    if (!cell) return [];
    const items = [""];
    for (let i = 0; i < cell.length; i += 1) {
      if (cell[i] === ";") {
        items.push("");
        if (cell[i + 1] === " ") i += 1;
        continue;
      }
      if (cell[i] === "\\") i += 1;
      items[items.length - 1] += cell[i] || "";
    }
    return items;
  };

  // Reads one packed column; `block` gives the bytes of a block.
  incidentMap.column = async function (packed, count, block) {
    const bytes = (part) => (part && part.plain ? block(part) : null);
    if (packed.texts) {
      const positions = packed.positions && whole(await bytes(packed.positions), packed.positions, count);
      return new Texts(await bytes(packed.texts), positions);
    }
    const unknown = await bytes(packed.unknown);
    if (packed.floats) {
      return new Numbers(new Float64Array((await bytes(packed.floats)).buffer), {}, unknown);
    }
    return new Numbers(whole(await bytes(packed), packed, count), packed, unknown);
  };
}
