"use strict";
// Incidents at one spot, spread around it so that each can be reached.
{
  const MOST = 24, STEP = 30;

  // How far each symbol stands off the spot, in pixels: a ring, then a wider one.
  function offsets(total) {
    const found = [];
    for (let ring = 1; found.length < total; ring += 1) {
      const radius = 12 + ring * STEP, room = Math.min(total - found.length, Math.floor((2 * Math.PI * radius) / STEP));
      for (let i = 0; i < room; i += 1) {
        const angle = (2 * Math.PI * i) / room - Math.PI / 2;
        found.push([radius * Math.cos(angle), radius * Math.sin(angle)]);
      }
    }
    return found;
  }

  incidentMap.Fan = class {
    constructor(view) {
      Object.assign(this, { view, rows: null });
    }

    open(rows) {
      this.rows = [...rows];
      this.offsets = offsets(rows.length);
      this.view.redraw();
    }

    // Whether there was one to close.
    close() {
      if (!this.rows) return false;
      this.rows = null;
      this.view.redraw();
      return true;
    }

    // Whether a group is the spot that is spread out.
    holds(group) {
      if (!this.rows) return false;
      const { data } = this.view, [row] = this.rows;
      return group.count === this.rows.length && group.cells.length === 1
        && Math.hypot(group.x - data.x[row], group.y - data.y[row]) < 2;
    }

    shift(row) {
      const at = this.rows ? this.rows.indexOf(row) : -1;
      return at < 0 ? [0, 0] : this.offsets[at];
    }

    draw(frame) {
      if (!this.rows) return;
      const { data, theme, hits } = this.view, { brush } = frame, [first] = this.rows;
      for (const worldX of frame.copies(data.x[first], 80)) {
        const [x, y] = frame.pixel(worldX, data.y[first]);
        Object.assign(brush, { strokeStyle: theme.soft, lineWidth: 1.2 });
        brush.beginPath();
        this.offsets.forEach(([dx, dy]) => { brush.moveTo(x, y); brush.lineTo(x + dx, y + dy); });
        brush.stroke();
        this.rows.forEach((row, i) => {
          const [dx, dy] = this.offsets[i];
          this.view.sprite(brush, data.styleOf[row], x + dx, y + dy);
          hits.add({ x: x + dx, y: y + dy, reach: 15, row, shift: [dx, dy] });
        });
      }
    }
  };
  incidentMap.FAN_MOST = MOST;
}
