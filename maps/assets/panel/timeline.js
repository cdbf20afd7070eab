// @ts-check
// The bar of time: how many incidents when, a window over them, and a button that moves it.
import { LENGTHS, NEVER, isoDate, spanOf, spansOfRows, unitStarts } from "../data/days.js";
import { onTheme } from "../drawing/theme.js";
import { when, windowInWords } from "../text/calendar.js";
import { element } from "../text/elements.js";
import { plural } from "../text/figures.js";
import { histogram, paintHistogram } from "./histogram.js";
import { say } from "../text/messages.js";

/** @import { Unit } from "../data/days.js" */
/** @import { State } from "./state.js" */

/** @type {Unit[]} */
const UNITS = ["day", "week", "month", "year"];
// Units at most, and how many are easy to slide over.
const MOST = 8000, EASY = 130;
/** @type {Record<string, number>} milliseconds a step */
const SPEEDS = { slow: 1200, normal: 600, fast: 200 };

/** What the choices are called. @type {Record<string, string>} */
const WORDS = { day: say("day"), week: say("week"), month: say("month"), year: say("year"), slow: say("slow"), normal: say("normal"), fast: say("fast") };

/** @param {string} name @param {string} label */
const slider = (name, label) =>
  element("input", { type: "range", class: `range range-${name}`, min: 0, "aria-label": label });

/** @param {string} label @param {string[]} names */
const selection = (label, names) => element("select", { "aria-label": label }, names.map((name) => element("option", { value: name }, WORDS[name] || name)));

class Timeline {
  /** @param {State} state */
  constructor(state) {
    const { data } = state.layer;
    this.state = state;
    this.spans = spansOfRows(data);
    const dated = this.spans.first.filter((day) => day !== NEVER);
    this.undated = data.count - dated.length;
    this.low = dated.reduce((a, b) => Math.min(a, b), Infinity);
    this.high = this.spans.last.reduce((a, b) => Math.max(a, b), NEVER);
    /** @type {number[]} */
    this.starts = [];
    // The unit that the time is cut into.
    this.cutBy = "";
    this.going = false;
    this.timer = 0;
    this.canvas = element("canvas", { class: "histogram", "aria-hidden": "true" });
    this.from = slider("from", say("First date shown"));
    this.to = slider("to", say("Last date shown"));
    this.words = element("p", { class: "time-words", role: "status" });
    this.play = element("button", { type: "button", class: "play", "aria-label": say("Play") });
    this.unit = selection(say("Step"), this.units());
    this.speed = selection(say("Speed"), Object.keys(SPEEDS));
    this.speed.value = "normal";
    // Whether playing adds one unit after the other, or moves the window along.
    this.adding = element("input", { type: "checkbox", name: "add-up" });
  }

  usable() {
    return this.low < Infinity && this.high > this.low && this.units().length > 0;
  }

  units() {
    return UNITS.filter((unit) => this.many(unit) <= MOST && this.many(unit) > 1);
  }

  /** @param {Unit} unit */
  many(unit) {
    return (this.high - this.low) / LENGTHS[unit];
  }

  section() {
    this.listen();
    this.cut();
    return element("section", { class: "timeline", "aria-label": say("Time") },
      element("div", { class: "time-bar" }, this.play, this.words, element("label", { class: "add-up" }, this.adding, ` ${say("add up")}`), this.unit, this.speed),
      element("div", { class: "time-slider" }, this.canvas, this.from, this.to));
  }

  /** The unit that the address names, or the finest that is easy to slide over. */
  unitWanted() {
    const units = this.units(), { step } = this.state.extras;
    return units.find((unit) => unit === step) || units.find((unit) => this.many(unit) <= EASY) || units[0];
  }

  listen() {
    this.from.addEventListener("input", () => this.slide(this.from));
    this.to.addEventListener("input", () => this.slide(this.to));
    this.unit.addEventListener("change", () => { this.stop(); this.state.choose({ step: this.unit.value }); });
    this.canvas.addEventListener("pointerdown", (event) => this.grab(event));
    this.play.addEventListener("click", () => (this.going ? this.stop() : this.start()));
    this.state.on(() => this.follow());
    onTheme(() => this.draw());
    addEventListener("resize", () => this.draw());
  }

  // Cut the time into units.
  cut() {
    this.unit.value = this.cutBy = this.unitWanted();
    this.starts = unitStarts(/** @type {Unit} */ (this.unit.value), this.low, this.high);
    this.from.max = this.to.max = String(this.last);
    this.place();
  }

  get last() {
    return this.starts.length - 1;
  }

  /**
   * The window as units: the first shown and the one after the last.
   * @returns {[number, number]}
   */
  window() {
    return [Number(this.from.value), Number(this.to.value)];
  }

  /** @param {number} from @param {number} to */
  move(from, to) {
    this.from.value = String(from);
    this.to.value = String(to);
  }

  /** @param {HTMLInputElement} moved */
  slide(moved) {
    const [from, to] = this.window();
    if (from >= to && moved === this.from) this.move(to - 1, to);
    else if (from >= to) this.move(from, from + 1);
    this.ask();
  }

  /**
   * Drag the whole window, or set it down where the pointer is.
   * @param {PointerEvent} event
   */
  grab(event) {
    const { left, width } = this.canvas.getBoundingClientRect(), unit = (/** @type {PointerEvent} */ { clientX }) => ((clientX - left) / width) * this.last;
    const [from, to] = this.window(), wide = to - from, at = unit(event), offset = at >= from && at <= to && wide < this.last ? at - from : wide / 2;
    const drag = (/** @type {PointerEvent} */ moved) => {
      const start = Math.max(0, Math.min(this.last - wide, Math.round(unit(moved) - offset)));
      if (start === this.window()[0]) return;
      this.move(start, start + wide);
      this.ask();
    };
    this.stop();
    this.canvas.setPointerCapture(event.pointerId);
    this.canvas.addEventListener("pointermove", drag);
    this.canvas.addEventListener("pointerup", () => this.canvas.removeEventListener("pointermove", drag), { once: true });
    drag(event);
  }

  ask() {
    const [from, to] = this.window(), whole = from === 0 && to === this.last;
    this.state.ask({ from: whole ? "" : isoDate(this.starts[from]), to: whole ? "" : isoDate(this.starts[to] - 1) });
  }

  follow() {
    if (this.cutBy !== this.unitWanted()) this.cut(); else this.place();
  }

  // Show the window that the state has.
  place() {
    const { from, to } = this.state.asked, start = spanOf(from), end = spanOf(to), { last } = this;
    const unit = (/** @type {number} */ day) => Math.max(0, this.starts.findLastIndex((first) => first <= day));
    this.move(start ? Math.min(unit(start[0]), last - 1) : 0, end ? Math.min(last, unit(end[1]) + 1) : last);
    this.draw();
    this.tell();
  }

  draw() {
    paintHistogram(this.canvas, histogram(this.starts, this.spans, this.others()), this.window(), this.starts);
  }

  // The bars count what answers every other filter, but not the window itself.
  others() {
    const mask = this.state.beyondTime();
    return (/** @type {number} */ row) => !mask || mask[row] === 1;
  }

  // The dates that are asked for, not the units that the thumbs stand on.
  tell() {
    const { from, to } = this.state.asked, narrowed = Boolean(from || to), [low, high] = [isoDate(this.low), isoDate(this.high)];
    this.words.replaceChildren(narrowed ? windowInWords(from, to) : when(low, high, "day", ""),
      this.undated ? element("small", {}, narrowed ? plural(this.undated, "{n} undated incident left out", "{n} undated incidents left out") : plural(this.undated, "{n} undated incident", "{n} undated incidents")) : "");
    this.from.setAttribute("aria-valuetext", when(from || low, "", "day", ""));
    this.to.setAttribute("aria-valuetext", when(to || high, "", "day", ""));
  }

  start() {
    const [from, to] = this.window();
    if (from === 0 && to === this.last) this.move(from, this.adding.checked ? 1 : Math.max(1, Math.round(this.last / 12)));
    this.going = true;
    this.step(true);
  }

  /**
   * On by one unit, from the start again after the end.
   * @param {boolean} first
   */
  step(first) {
    if (!this.going) return;
    const [from, to] = this.window(), next = to >= this.last ? 0 : from + 1, adding = this.adding.checked;
    if (!first && adding) this.move(from, to >= this.last ? from + 1 : to + 1);
    else if (!first) this.move(next, next + to - from);
    this.show();
    this.ask();
    this.timer = setTimeout(() => this.step(false), SPEEDS[this.speed.value]);
  }

  stop() {
    clearTimeout(this.timer);
    this.going = false;
    this.show();
  }

  show() {
    this.play.classList.toggle("going", this.going);
    this.play.setAttribute("aria-label", this.going ? say("Stop") : say("Play"));
  }
}

/**
 * The bar, or nothing where fewer than two days are known.
 * @param {State} state
 */
export function timeSection(state) {
  const timeline = new Timeline(state);
  if (!timeline.usable()) return null;
  const section = timeline.section();
  requestAnimationFrame(() => timeline.draw());
  return section;
}
