// @ts-check
// The incidents of one layer: columns that are unpacked when they are first wanted.
import { readNumbers, readTexts, splitList } from "./columns.js";
import { readJson, textOf, unpack } from "./embedded.js";
import { Records } from "./records.js";
import { WORLD, worldX, worldY } from "../geometry/mercator.js";

/** @import { Numbers, Texts } from "./columns.js" */

// What the first drawing needs; everything else follows when it is done.
/** @type {NumberColumn[]} */
const FIRST = ["latitude", "longitude", "area", "style"];

export class Incidents {
  /**
   * @param {Head} head
   * @param {string[]} blocks
   */
  constructor(head, blocks) {
    this.count = head.count;
    this.located = head.located;
    this.labels = head.labels;
    this.above = head.above;
    this.uses = head.uses;
    this.waves = head.waves;
    this.broader = head.broader;
    this.aliases = head.aliases;
    this.styles = head.styles;
    this.layers = head.layers;
    this.names = head.names;
    this.marks = head.marks;
    this.records = new Records(head.records || null, (block) => this.block(block), head.count);
    this.head = head;
    this.blocks = blocks;
    /** @type {Promise<Uint8Array<ArrayBuffer>> | null} */
    this.bundled = null;
    /** @type {Partial<Record<NumberColumn, Numbers>>} */
    this.numbers = {};
    /** @type {Partial<Record<TextColumn, Texts>>} */
    this.texts = {};
    // Where the dots are: x and y of the world for every row, and the rows that have one.
    this.x = new Uint32Array(head.count);
    this.y = new Uint32Array(head.count);
    this.points = new Uint32Array(0);
    // The style of every row, by position in `styles`.
    this.styleOf = new Uint8Array(head.count);
  }

  /**
   * The incidents that the page carries under an id.
   * @param {string} id
   */
  static fromPage(id) {
    return new Incidents(readJson(id), textOf(`${id}_blocks`).split("\n"));
  }

  /**
   * All together: each waits for the browser to inflate it, and none for another.
   * @param {(NumberColumn | TextColumn)[]} names
   */
  async load(names) {
    await Promise.all(names.map((name) => this.loadOne(name)));
  }

  /** @param {NumberColumn | TextColumn} name */
  async loadOne(name) {
    const packed = this.head.columns[name], block = (/** @type {PackedBlock} */ part) => this.block(part);
    if (!packed || name in this.numbers || name in this.texts) return;
    if (packed.texts) {
      this.texts[/** @type {TextColumn} */ (name)] = await readTexts(packed, this.count, block);
    } else {
      this.numbers[/** @type {NumberColumn} */ (name)] = await readNumbers(packed, this.count, block);
    }
  }

  /**
   * The bytes of a block: of its own, or out of the bundle of small ones.
   * @param {PackedBlock} packed
   */
  async block({ block, at = 0, plain }) {
    if (block) return unpack(this.blocks[block], { plain });
    this.bundled ||= unpack(this.blocks[0], this.head.bundle);
    return (await this.bundled).slice(at, at + plain);
  }

  async begin() {
    await this.load(FIRST);
    this.place();
    const { style } = this.numbers;
    if (style) for (let row = 0; row < this.count; row += 1) this.styleOf[row] = style.valueOf(row);
  }

  finish() {
    return this.load(/** @type {(NumberColumn | TextColumn)[]} */ (Object.keys(this.head.columns)));
  }

  place() {
    const { latitude, longitude } = this.numbers;
    if (!latitude || !longitude) return;
    const rows = new Uint32Array(this.count);
    let count = 0;
    for (let row = 0; row < rows.length; row += 1) {
      if (!latitude.known(row)) continue;
      this.x[row] = Math.min(WORLD - 1, worldX(longitude.valueOf(row)));
      this.y[row] = Math.min(WORLD - 1, worldY(latitude.valueOf(row)));
      rows[count] = row;
      count += 1;
    }
    this.points = rows.slice(0, count);
  }

  /** @param {NumberColumn} name @param {number} row */
  number(name, row) {
    const column = this.numbers[name];
    return column ? column.at(row) : null;
  }

  /**
   * A reader of low, best and high of a figure, which looks its columns up once for all rows.
   * @param {Toll | Munition} name
   * @returns {(row: number) => [number | null, number | null, number | null]}
   */
  figures(name) {
    const [low, best, high] = ["low", "best", "high"].map((end) => this.numbers[/** @type {NumberColumn} */ (`${name}_${end}`)]);
    return (row) => [low ? low.at(row) : null, best ? best.at(row) : null, high ? high.at(row) : null];
  }

  /** @param {TextColumn} name @param {number} row */
  text(name, row) {
    const column = this.texts[name];
    return column ? column.at(row) : "";
  }

  /**
   * The items of a cell of a list column.
   * @param {TextColumn} name
   * @param {number} row
   */
  items(name, row) {
    return splitList(this.text(name, row));
  }

  /**
   * The items of a value of a list column, by its position.
   * @param {TextColumn} name
   * @param {number} position
   */
  listed(name, position) {
    const column = this.texts[name];
    return column ? splitList(column.value(position)) : [];
  }

  /**
   * What people read for a code, or the code where nobody named it.
   * @param {TextColumn} name
   * @param {string} code
   */
  label(name, code) {
    return (this.labels[name] || {})[code] || code;
  }

  /**
   * The row that this one is part of, or -1.
   * @param {number} row
   */
  parent(row) {
    const above = this.number("parent_row", row);
    return above === null ? -1 : above;
  }

  /**
   * The rows that are part of this one.
   * @param {number} row
   */
  parts(row) {
    const rows = [];
    for (let part = 0; this.numbers.parent_row && part < this.count; part += 1) if (this.parent(part) === row) rows.push(part);
    return rows;
  }

  /**
   * The row of a code, or -1.
   * @param {string} code
   */
  rowOfCode(code) {
    for (let row = 0; row < this.count; row += 1) if (this.text("code", row) === code) return row;
    return -1;
  }

  /** @param {number} row */
  hasPoint(row) {
    return Boolean(this.numbers.latitude && this.numbers.latitude.known(row));
  }

  /** @param {number} row */
  isLocated(row) {
    return this.hasPoint(row) || this.number("area", row) !== null;
  }

  /**
   * The place of a row that has a point.
   * @param {number} row
   * @returns {Place}
   */
  latLng(row) {
    const { latitude, longitude } = this.numbers;
    if (!latitude || !longitude) throw new Error(`expected a row with a point, found ${row}`);
    return [latitude.valueOf(row), longitude.valueOf(row)];
  }

  /** @param {number} row */
  styleAt(row) {
    return this.styles[this.styleOf[row]];
  }
}
