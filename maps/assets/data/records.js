// @ts-check
// Who says what: claims, statements, sources and media of each incident, unpacked when the first
// record is opened (maps/records.py).
import { readNumbers, readTexts } from "./columns.js";

/** @import { BlockReader, Numbers, Texts } from "./columns.js" */
/** One row of a table by its fields; what nobody said is null or "". @typedef {Record<string, any>} Entry */
/**
 * What is recorded of one incident beside its flat row.
 * @typedef {{claims: Entry[], statements: Entry[], sources: Entry[], media: Entry[]}} RecordParts
 */

/** One table: its columns, and where the rows of each incident begin. */
class Table {
  /** @param {PackedTable} packed @param {BlockReader} block @param {number} incidents */
  static async read(packed, block, incidents) {
    const table = new Table(packed.count);
    await Promise.all(Object.entries(packed.columns).map(async ([name, column]) => {
      table.columns[name] = await (column.texts ? readTexts(column, packed.count, block) : readNumbers(column, packed.count, block));
    }));
    if (packed.of) table.count(await readNumbers(packed.of, incidents, block), incidents);
    return table;
  }

  /** @param {number} rows */
  constructor(rows) {
    this.rows = rows;
    /** @type {Record<string, Texts | Numbers>} */
    this.columns = {};
    this.starts = new Uint32Array(1);
  }

  /** @param {Numbers} many @param {number} incidents */
  count(many, incidents) {
    this.starts = new Uint32Array(incidents + 1);
    for (let row = 0; row < incidents; row += 1) this.starts[row + 1] = this.starts[row] + many.valueOf(row);
  }

  /** @param {number} at @returns {Entry} */
  entry(at) {
    return Object.fromEntries(Object.entries(this.columns).map(([name, column]) => [name, column.at(at)]));
  }

  /** @param {number} incident */
  entries(incident) {
    const from = this.starts[incident], to = this.starts[incident + 1];
    return Array.from({ length: to - from }, (_, n) => this.entry(from + n));
  }
}

export class Records {
  /**
   * @param {PackedRecords | null} packed none where the page was made without claims
   * @param {BlockReader} block
   * @param {number} incidents how many there are
   */
  constructor(packed, block, incidents) {
    this.packed = packed;
    this.block = block;
    this.incidents = incidents;
    /** @type {Promise<Record<string, Table>> | null} */
    this.tables = null;
  }

  get isHeld() {
    return this.packed !== null;
  }

  read() {
    const tables = Object.entries(this.packed ? this.packed.tables : {});
    this.tables ||= Promise.all(tables.map(async ([name, packed]) => [name, await Table.read(packed, this.block, this.incidents)])).then(Object.fromEntries);
    return this.tables;
  }

  /**
   * What people read for a code of a coded field.
   * @param {string} field
   * @param {string} code
   */
  label(field, code) {
    return ((this.packed && this.packed.labels[field]) || {})[code] || code;
  }

  /**
   * All that is recorded of one incident.
   * @param {number} incident
   * @returns {Promise<RecordParts>}
   */
  async partsOf(incident) {
    const { claims, statements, links, media, sources } = await this.read();
    const source = (/** @type {number | null} */ at) => (at === null || at === undefined || !sources ? null : sources.entry(at));
    const sourced = (/** @type {Table | undefined} */ table) => (table ? table.entries(incident) : []).map((entry) => ({ ...entry, source: source(entry.source) }));
    return {
      claims: sourced(claims), statements: sourced(statements), media: media ? media.entries(incident) : [],
      sources: sourced(links).flatMap((link) => link.source || []),
    };
  }
}
