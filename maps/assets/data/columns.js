// @ts-check
// Columns as maps/packing.py packs them. They stay typed arrays: no object stands for a record.

const ARRAYS = { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array };
const utf8 = new TextDecoder();

/** @typedef {Uint8Array | Uint16Array | Uint32Array} Whole */

/**
 * All lowest bytes stand first, then all second ones; perhaps each number is a step from the last.
 * @param {Uint8Array | null} bytes
 * @param {Pick<PackedWhole, "width" | "steps">} packed
 * @param {number} count
 * @returns {Whole}
 */
function wholeNumbers(bytes, { width, steps }, count) {
  if (!width || !bytes) return new Uint8Array(count);
  const numbers = width === 1 ? bytes : new ARRAYS[width](count);
  if (width > 1) {
    for (let row = 0; row < count; row += 1) {
      let value = 0;
      for (let plane = width - 1; plane >= 0; plane -= 1) value = value * 256 + bytes[plane * count + row];
      numbers[row] = value;
    }
  }
  if (steps) for (let row = 1; row < count; row += 1) numbers[row] += numbers[row - 1];
  return numbers;
}

/** A column of numbers. */
export class Numbers {
  /**
   * @param {Whole | Float64Array} values
   * @param {{base?: number, scale?: number}} packed
   * @param {Uint8Array | null} unknown a bit a row
   */
  constructor(values, { base = 0, scale = 1 }, unknown) {
    this.values = values;
    this.base = base;
    this.scale = scale;
    this.unknown = unknown;
  }

  /** @param {number} row */
  known(row) {
    return !this.unknown || !(this.unknown[row >> 3] & (1 << (row & 7)));
  }

  /**
   * The number of a row, or null where nobody said.
   * @param {number} row
   */
  at(row) {
    return this.known(row) ? this.valueOf(row) : null;
  }

  /**
   * The number of a row that is known to have one.
   * @param {number} row
   */
  valueOf(row) {
    return (this.base + this.values[row]) / this.scale;
  }
}

/** A column of texts: position 0 stands for "nobody said", the first value is 1. */
export class Texts {
  /**
   * @param {Uint8Array} bytes
   * @param {Whole | null} positions none where every row has a text of its own
   */
  constructor(bytes, positions) {
    const ends = [];
    for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) ends.push(at);
    this.bytes = bytes;
    this.positions = positions;
    this.ends = Uint32Array.from(ends);
    this.words = positions ? utf8.decode(bytes).split("\0").slice(0, -1) : null;
  }

  /** How many positions there are. */
  get size() {
    return this.ends.length + 1;
  }

  /** @param {number} row */
  position(row) {
    return this.positions ? this.positions[row] : row + 1;
  }

  /** @param {number} position */
  value(position) {
    if (!position) return "";
    if (this.words) return this.words[position - 1];
    const start = position > 1 ? this.ends[position - 2] + 1 : 0;
    return utf8.decode(this.bytes.subarray(start, this.ends[position - 1]));
  }

  /** @param {number} row */
  at(row) {
    return this.value(this.position(row));
  }
}

/**
 * The items of a cell of a list column, as schema.columns.split_list reads it.
 * @param {string} cell
 */
export function splitList(cell) {
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
}

/**
 * @typedef {(block: PackedBlock) => Promise<Uint8Array<ArrayBuffer>>} BlockReader
 */

/**
 * @param {PackedTexts} packed
 * @param {number} count
 * @param {BlockReader} block gives the bytes of a block
 */
export async function readTexts(packed, count, block) {
  const { positions } = packed;
  const numbers = positions ? wholeNumbers(await bytesOf(positions, block), positions, count) : null;
  return new Texts((await bytesOf(packed.texts, block)) || new Uint8Array(0), numbers);
}

/**
 * @param {PackedNumbers} packed
 * @param {number} count
 * @param {BlockReader} block
 */
export async function readNumbers(packed, count, block) {
  const unknown = packed.unknown ? await bytesOf(packed.unknown, block) : null;
  if (packed.floats) return new Numbers(new Float64Array((await block(packed.floats)).buffer), {}, unknown);
  return new Numbers(wholeNumbers(await bytesOf(packed, block), packed, count), packed, unknown);
}

/**
 * @param {Partial<PackedBlock>} part
 * @param {BlockReader} block
 */
async function bytesOf(part, block) {
  return part.plain ? block({ ...part, plain: part.plain }) : null;
}
