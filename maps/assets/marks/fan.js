// @ts-check
// Incidents at one spot, spread around it so that each can be reached.

/** @import { Group } from "./groups.js" */
/** @import { Frame } from "../drawing/frame.js" */
/** @import { IncidentLayer } from "../incident_layer.js" */

/** More incidents than this are listed instead. */
export const MOST_SPREAD = 24;
const STEP = 30;

/**
 * How far each symbol stands off the spot, in pixels: a ring, then a wider one.
 * @param {number} total
 */
function offsetsOf(total) {
  /** @type {Pixel[]} */
  const offsets = [];
  for (let ring = 1; offsets.length < total; ring += 1) {
    const radius = 12 + ring * STEP, room = Math.min(total - offsets.length, Math.floor((2 * Math.PI * radius) / STEP));
    for (let i = 0; i < room; i += 1) {
      const angle = (2 * Math.PI * i) / room - Math.PI / 2;
      offsets.push([radius * Math.cos(angle), radius * Math.sin(angle)]);
    }
  }
  return offsets;
}

export class Fan {
  /** @param {IncidentLayer} view */
  constructor(view) {
    this.view = view;
    /** @type {number[] | null} */
    this.rows = null;
    /** @type {Pixel[]} */
    this.offsets = [];
  }

  /** @param {Rows} rows */
  open(rows) {
    this.rows = [...rows];
    this.offsets = offsetsOf(rows.length);
    this.view.redraw();
  }

  close() {
    if (!this.rows) return;
    this.rows = null;
    this.view.redraw();
  }

  /**
   * Whether a group is the spot that is spread out.
   * @param {Group} group
   */
  holds(group) {
    if (!this.rows) return false;
    const { data } = this.view, [row] = this.rows;
    return group.count === this.rows.length && group.cells.length === 1
      && Math.hypot(group.x - data.x[row], group.y - data.y[row]) < 2;
  }

  /** @param {number} row @returns {Pixel} */
  shift(row) {
    const at = this.rows ? this.rows.indexOf(row) : -1;
    return at < 0 ? [0, 0] : this.offsets[at];
  }

  /** @param {Frame} frame */
  draw(frame) {
    if (!this.rows) return;
    const { data, theme, hits, sprite } = this.view, { brush } = frame, { rows } = this, [first] = rows;
    for (const worldX of frame.copies(data.x[first], 80)) {
      const [x, y] = frame.pixel(worldX, data.y[first]);
      Object.assign(brush, { strokeStyle: theme.soft, lineWidth: 1.2 });
      brush.beginPath();
      this.offsets.forEach(([dx, dy]) => { brush.moveTo(x, y); brush.lineTo(x + dx, y + dy); });
      brush.stroke();
      rows.forEach((row, i) => {
        const [dx, dy] = this.offsets[i];
        sprite(brush, data.styleOf[row], data.text("verification", row), x + dx, y + dy);
        hits.add({ x: x + dx, y: y + dy, reach: 15, row, shift: [dx, dy] });
      });
    }
  }
}
