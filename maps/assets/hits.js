"use strict";
// What stands under the pointer: marks in a grid of the screen.
{
  const SIDE = 48;

  // A mark is {x, y, reach} in pixels of the canvas, with whatever its layer wants to know.
  incidentMap.Hits = class {
    constructor() {
      this.marks = [];
      this.grid = new Map();
    }

    add(mark) {
      this.marks.push(mark);
      const key = this.key(mark.x, mark.y);
      if (this.grid.has(key)) this.grid.get(key).push(mark); else this.grid.set(key, [mark]);
    }

    key(x, y) {
      return Math.floor(x / SIDE) * 65536 + Math.floor(y / SIDE);
    }

    // The mark whose middle is nearest, of those in reach.
    at(x, y) {
      let best = null, least = Infinity;
      for (let dx = -SIDE; dx <= SIDE; dx += SIDE) {
        for (let dy = -SIDE; dy <= SIDE; dy += SIDE) {
          for (const mark of this.grid.get(this.key(x + dx, y + dy)) || []) {
            const far = Math.hypot(mark.x - x, mark.y - y);
            if (far <= mark.reach && far < least) [best, least] = [mark, far];
          }
        }
      }
      return best;
    }
  };
}
