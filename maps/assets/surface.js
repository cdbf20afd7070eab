"use strict";
// A canvas over the map, larger than what is seen, so that moving the map draws nothing anew
// until it stands still.
{
  const { mercator } = incidentMap;

  // How far a line may reach over its points, in pixels.
  const EDGE = 8;

  // The world as this canvas sees it. Pixels are those of the canvas, `scale` world units a pixel.
  class Frame {
    constructor(map, bounds, brush, ratio) {
      const scale = mercator.WORLD / (256 * 2 ** map.getZoom()), origin = map.getPixelOrigin();
      Object.assign(this, { map, bounds, brush, ratio, scale, zoom: map.getZoom() });
      Object.assign(this, { width: bounds.max.x - bounds.min.x, height: bounds.max.y - bounds.min.y });
      this.left = (bounds.min.x + origin.x) * scale;
      this.top = (bounds.min.y + origin.y) * scale;
      this.box = { west: this.left, east: this.left + this.width * scale, north: this.top, south: this.top + this.height * scale };
    }

    // Look at a part of the canvas alone: left, top, width and height in pixels of the screen.
    narrow([x, y, width, height]) {
      const size = this.scale / this.ratio, edge = EDGE * this.scale;
      const [west, north] = [this.left + x * size - edge, this.top + y * size - edge];
      this.box = { west, north, east: west + width * size + 2 * edge, south: north + height * size + 2 * edge };
    }

    pixel(x, y) {
      return [(x - this.left) / this.scale, (y - this.top) / this.scale];
    }

    // Where a place of the world stands: once, or once for each copy of the world that is seen.
    copies(x, margin = 0) {
      const first = Math.ceil((this.left - margin * this.scale - x) / mercator.WORLD);
      const found = [];
      for (let turn = first; x + turn * mercator.WORLD <= this.box.east + margin * this.scale; turn += 1) {
        found.push(x + turn * mercator.WORLD);
      }
      return found;
    }
  }

  incidentMap.Surface = L.Renderer.extend({
    // `late`: so many frames after the others, so that two surfaces do not make one frame long.
    // `steady`: a place looks the same wherever it stands on the screen, so that a picture that was
    // moved is kept.
    options: { padding: 0.25, pane: "overlayPane", late: 0, opaque: false, steady: false },

    // paint(frame): draws everything; where it is a generator, it rests between the parts of a long
    // drawing.
    initialize(paint, options) {
      this._paint = paint;
      L.Renderer.prototype.initialize.call(this, options);
    },

    _initContainer() {
      this._container = document.createElement("canvas");
      this._container.className = "incident-surface";
      this._container.setAttribute("aria-hidden", "true");
      this._brush = this._container.getContext("2d", { alpha: !this.options.opaque });
    },

    onRemove() {
      cancelAnimationFrame(this._later);
      this._container.remove();
    },

    // A surface that still covers what is seen is left as it is.
    _update() {
      const moving = this._map._animatingZoom && this._bounds;
      if (!moving && this._covers()) return;
      cancelAnimationFrame(this._later);
      if (moving) return;
      this._wait(this._bounds ? this.options.late : 0);
    },

    _wait(frames) {
      if (!frames) this._again(); else this._later = requestAnimationFrame(() => this._wait(frames - 1));
    },

    // At a new zoom nothing of the old picture stays, so that it may fill up over a few frames; one
    // that was only moved would flicker.
    _again() {
      const before = this._bounds, zoomed = before && this._zoom !== this._map.getZoom();
      const moved = before && !zoomed && this.options.steady && this._full && this._origin === this._map.getPixelOrigin();
      L.Renderer.prototype._update.call(this);
      if (zoomed) this._fill(this._begin()); else if (!moved || !this._shift(before)) this.redraw();
    },

    // Move the picture along and paint only what it does not reach, in whole pixels of the screen or
    // not at all.
    _shift(before) {
      const ratio = devicePixelRatio || 1, { x, y } = before.min.subtract(this._bounds.min);
      const [width, height] = [this._container.width, this._container.height];
      const [dx, dy] = [x * ratio, y * ratio];
      if (!Number.isInteger(dx) || !Number.isInteger(dy) || !before.getSize().equals(this._bounds.getSize())) return false;
      this._brush.setTransform(1, 0, 0, 1, 0, 0);
      this._brush.drawImage(this._container, dx, dy);
      const strips = [[0, dy > 0 ? 0 : height + dy, width, Math.abs(dy)], [dx > 0 ? 0 : width + dx, 0, Math.abs(dx), height]];
      for (const strip of strips) this._within(strip);
      return true;
    },

    // Paint a part of the canvas alone.
    _within(part) {
      this._brush.save();
      this._brush.setTransform(1, 0, 0, 1, 0, 0);
      this._brush.beginPath();
      this._brush.rect(...part);
      this._brush.clip();
      for (const parts = this._begin(part); !parts.next().done;);
      this._brush.restore();
    },

    _fill(parts) {
      this._full = parts.next().done;
      if (!this._full) this._later = requestAnimationFrame(() => this._fill(parts));
    },

    _covers() {
      const map = this._map, corner = map.containerPointToLayerPoint([0, 0]);
      return this._zoom === map.getZoom() && this._origin === map.getPixelOrigin()
        && this._bounds.contains(L.bounds(corner, corner.add(map.getSize())));
    },

    // Draw now. The canvas follows the map by itself while it moves.
    redraw() {
      if (!this._map || !this._bounds) return;
      cancelAnimationFrame(this._later);
      for (const parts = this._begin(); !parts.next().done;);
      this._full = true;
    },

    // A clean canvas, or part of it, and what is left to do.
    _begin(part) {
      this._origin = this._map.getPixelOrigin();
      const { min } = this._bounds, size = this._bounds.getSize(), ratio = devicePixelRatio || 1;
      const [width, height] = [Math.round(size.x * ratio), Math.round(size.y * ratio)];
      L.DomUtil.setPosition(this._container, min);
      if (this._container.width !== width || this._container.height !== height) {
        Object.assign(this._container, { width, height });
        Object.assign(this._container.style, { width: `${size.x}px`, height: `${size.y}px` });
      }
      this._brush.setTransform(ratio, 0, 0, ratio, 0, 0);
      this._brush.clearRect(0, 0, size.x, size.y);
      const frame = new Frame(this._map, this._bounds, this._brush, ratio);
      if (part) frame.narrow(part);
      return this._paint(frame) || [].values();
    },
  });
}
