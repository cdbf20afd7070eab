// @ts-check
// A canvas over the map, larger than what is seen, so that moving the map draws nothing anew
// until it stands still.
import { Frame } from "./frame.js";
import { brushOf } from "./symbols.js";

/** @typedef {Iterator<undefined, void>} Parts what is left of a long drawing */
/** @typedef {[number, number, number, number]} Part left, top, width, height in pixels of the screen */

/** Nothing is left to draw. */
function* done() { /* no part */ }

export class Surface extends L.Renderer {
  /**
   * `late`: so many frames after the others, so that two surfaces do not make one frame long.
   * `steady`: a place looks the same wherever it stands on the screen, so that a picture that was
   * moved is kept.
   * @param {(frame: Frame) => Parts | void} paint draws everything; where it is a generator, it
   *   rests between the parts of a long drawing
   * @param {{pane: string, late?: number, opaque?: boolean, steady?: boolean}} options
   */
  constructor(paint, { pane, late = 0, opaque = false, steady = false }) {
    super({ padding: 0.25, pane });
    this.paint = paint;
    this.late = late;
    this.opaque = opaque;
    this.steady = steady;
    this.full = false;
    this.waiting = 0;
    /** @type {L.Point | null} */
    this.origin = null;
  }

  _initContainer() {
    this._container = document.createElement("canvas");
    this._container.className = "incident-surface";
    this._container.setAttribute("aria-hidden", "true");
    this.brush = brushOf(this._container, { alpha: !this.opaque });
  }

  onRemove() {
    cancelAnimationFrame(this.waiting);
    this._container.remove();
    return this;
  }

  // Leaflet calls it whenever the map moved. A surface that still covers the view is left as it is.
  _update() {
    const moving = this._map._animatingZoom && this._bounds;
    if (!moving && this.covers()) return;
    cancelAnimationFrame(this.waiting);
    if (moving) return;
    this.wait(this._bounds ? this.late : 0);
  }

  /** @param {number} frames */
  wait(frames) {
    if (!frames) this.again(); else this.waiting = requestAnimationFrame(() => this.wait(frames - 1));
  }

  // At a new zoom nothing of the old picture stays, so that it may fill up over a few frames; one
  // that was only moved would flicker.
  again() {
    const before = this._bounds, zoomed = before && this._zoom !== this._map.getZoom();
    const moved = before && !zoomed && this.steady && this.full && this.origin === this._map.getPixelOrigin();
    super._update();
    if (zoomed) this.fill(this.begin()); else if (!moved || !this.shift(before)) this.redraw();
  }

  /**
   * Move the picture along and paint only what it does not reach, in whole pixels of the screen or
   * not at all.
   * @param {L.Bounds} before
   */
  shift(before) {
    const ratio = devicePixelRatio || 1, { x, y } = before.getTopLeft().subtract(this._bounds.getTopLeft());
    const [width, height] = [this._container.width, this._container.height];
    const [dx, dy] = [x * ratio, y * ratio];
    if (!Number.isInteger(dx) || !Number.isInteger(dy) || !before.getSize().equals(this._bounds.getSize())) return false;
    const brush = this.brush || brushOf(this._container);
    brush.setTransform(1, 0, 0, 1, 0, 0);
    brush.drawImage(this._container, dx, dy);
    this.within(brush, [0, dy > 0 ? 0 : height + dy, width, Math.abs(dy)]);
    this.within(brush, [dx > 0 ? 0 : width + dx, 0, Math.abs(dx), height]);
    return true;
  }

  /**
   * Paint a part of the canvas alone.
   * @param {CanvasRenderingContext2D} brush
   * @param {Part} part
   */
  within(brush, part) {
    brush.save();
    brush.setTransform(1, 0, 0, 1, 0, 0);
    brush.beginPath();
    brush.rect(...part);
    brush.clip();
    for (const parts = this.begin(part); !parts.next().done;);
    brush.restore();
  }

  /** @param {Parts} parts */
  fill(parts) {
    this.full = Boolean(parts.next().done);
    if (!this.full) this.waiting = requestAnimationFrame(() => this.fill(parts));
  }

  covers() {
    const map = this._map, corner = map.containerPointToLayerPoint([0, 0]);
    return this._zoom === map.getZoom() && this.origin === map.getPixelOrigin()
      && this._bounds.contains(L.bounds(corner, corner.add(map.getSize())));
  }

  /** Draw now. The canvas follows the map by itself while it moves. */
  redraw() {
    if (!this._map || !this._bounds) return this;
    cancelAnimationFrame(this.waiting);
    for (const parts = this.begin(); !parts.next().done;);
    this.full = true;
    return this;
  }

  /**
   * A clean canvas, or part of it, and what is left to do.
   * @param {Part} [part]
   * @returns {Parts}
   */
  begin(part) {
    this.origin = this._map.getPixelOrigin();
    const size = this._bounds.getSize(), ratio = devicePixelRatio || 1, brush = this.brush || brushOf(this._container);
    const [width, height] = [Math.round(size.x * ratio), Math.round(size.y * ratio)];
    L.DomUtil.setPosition(this._container, this._bounds.getTopLeft());
    if (this._container.width !== width || this._container.height !== height) {
      Object.assign(this._container, { width, height });
      Object.assign(this._container.style, { width: `${size.x}px`, height: `${size.y}px` });
    }
    brush.setTransform(ratio, 0, 0, ratio, 0, 0);
    brush.clearRect(0, 0, size.x, size.y);
    const frame = new Frame(this._map, this._bounds, brush, ratio);
    if (part) frame.narrow(part);
    return this.paint(frame) || done();
  }
}
