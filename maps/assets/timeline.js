"use strict";
// The bar of time: how many incidents when, a window over them, and a button that moves it.
{
  const { element, say, days } = incidentMap;
  const UNITS = ["day", "week", "month", "year"];
  const MOST = 400, HEIGHT = 44;
  const SPEEDS = { slow: 1200, normal: 600, fast: 200 };

  // Incidents of each unit: those known to lie in it, and shares of those that may.
  function histogram(starts, { first, last }, shown) {
    const sure = new Float64Array(starts.length - 1), maybe = sure.slice();
    const at = (day) => {
      let low = 0, high = starts.length - 1;
      while (high - low > 1) { const middle = (low + high) >> 1; if (starts[middle] <= day) low = middle; else high = middle; }
      return low;
    };
    for (let row = 0; row < first.length; row += 1) {
      if (first[row] === days.NEVER || !shown(row)) continue;
      const from = at(first[row]), to = at(last[row]);
      // A night belongs to its second date.
      if (to === from || last[row] - first[row] === 1) sure[to] += 1;
      else for (let unit = from; unit <= to; unit += 1) maybe[unit] += 1 / (to - from + 1);
    }
    return { sure, maybe };
  }

  function paint(canvas, { sure, maybe }, [from, to]) {
    const theme = incidentMap.theme(), ratio = devicePixelRatio || 1, width = canvas.clientWidth || 300;
    Object.assign(canvas, { width: width * ratio, height: HEIGHT * ratio });
    const brush = canvas.getContext("2d"), step = width / sure.length;
    const tallest = Math.max(1, ...sure.map((count, i) => count + maybe[i]));
    brush.scale(ratio, ratio);
    sure.forEach((count, i) => {
      const high = (HEIGHT * count) / tallest, faint = (HEIGHT * maybe[i]) / tallest, wide = Math.max(1, step - 1);
      brush.fillStyle = i >= from && i < to ? theme.focus : theme.soft;
      brush.globalAlpha = i >= from && i < to ? 1 : 0.35;
      brush.fillRect(i * step, HEIGHT - high, wide, high);
      brush.globalAlpha *= 0.4;
      brush.fillRect(i * step, HEIGHT - high - faint, wide, faint);
    });
    brush.globalAlpha = 1;
  }

  class Timeline {
    constructor(state) {
      const { data } = state.layer;
      Object.assign(this, { state, spans: incidentMap.spans(data) });
      const dated = this.spans.first.filter((day) => day !== days.NEVER);
      this.undated = data.count - dated.length;
      this.low = dated.reduce((a, b) => Math.min(a, b), Infinity);
      this.high = this.spans.last.reduce((a, b) => Math.max(a, b), days.NEVER);
    }

    usable() {
      return this.low < Infinity && this.high > this.low;
    }

    units() {
      return UNITS.filter((unit) => {
        const many = (this.high - this.low) / days.LENGTHS[unit];
        return many <= MOST && many > 1;
      });
    }

    build() {
      const field = (name, attributes) => element("input", { type: "range", class: `range range-${name}`, min: 0, ...attributes });
      this.canvas = element("canvas", { class: "histogram", "aria-hidden": "true" });
      this.from = field("from", { "aria-label": "First date shown" });
      this.to = field("to", { "aria-label": "Last date shown" });
      this.words = element("p", { class: "time-words", role: "status" });
      this.play = element("button", { type: "button", class: "play", "aria-label": "Play" });
      this.unit = element("select", { "aria-label": "Step" }, this.units().map((unit) => element("option", {}, unit)));
      this.speed = element("select", { "aria-label": "Speed" }, Object.keys(SPEEDS).map((name) => element("option", {}, name)));
      this.speed.value = "normal";
      this.unit.value = this.units().find((unit) => (this.high - this.low) / days.LENGTHS[unit] <= 130) || this.units()[0];
      this.listen();
      this.cut();
      return element("section", { class: "timeline", "aria-label": "Time" },
        element("div", { class: "time-bar" }, this.play, this.words, this.unit, this.speed),
        element("div", { class: "time-slider" }, this.canvas, this.from, this.to));
    }

    listen() {
      this.from.addEventListener("input", () => this.slide(this.from));
      this.to.addEventListener("input", () => this.slide(this.to));
      this.unit.addEventListener("change", () => { this.stop(); this.cut(); });
      this.play.addEventListener("click", () => (this.going ? this.stop() : this.start()));
      this.state.on(() => this.follow());
      incidentMap.onTheme(() => this.draw());
      addEventListener("resize", () => this.draw());
    }

    // Cut the time into units.
    cut() {
      this.starts = days.units(this.unit.value, this.low, this.high);
      this.from.max = this.to.max = this.starts.length - 1;
      this.follow();
    }

    // The window as units: the first shown and the one after the last.
    window() {
      return [Number(this.from.value), Number(this.to.value)];
    }

    slide(moved) {
      const [from, to] = this.window();
      if (from >= to) {
        if (moved === this.from) this.from.value = to - 1; else this.to.value = from + 1;
      }
      this.ask();
    }

    ask() {
      const [from, to] = this.window(), last = this.starts.length - 1;
      const whole = from === 0 && to === last;
      this.state.ask({ from: whole ? "" : days.text(this.starts[from]), to: whole ? "" : days.text(this.starts[to] - 1) });
    }

    // Show the window that the state has.
    follow() {
      const { from, to } = this.state.asked, start = days.span(from), end = days.span(to), last = this.starts.length - 1;
      const unit = (day) => Math.max(0, this.starts.findLastIndex((first) => first <= day));
      this.from.value = start ? Math.min(unit(start[0]), last - 1) : 0;
      this.to.value = end ? Math.min(last, unit(end[1]) + 1) : last;
      this.draw();
      this.say(start || end);
    }

    draw() {
      paint(this.canvas, histogram(this.starts, this.spans, this.others()), this.window());
    }

    // What is counted in the bars: every other filter, but not the window itself.
    others() {
      const mask = this.state.beyondTime();
      return (row) => !mask || mask[row] === 1;
    }

    say(narrowed) {
      const [from, to] = this.window();
      const [first, last] = narrowed
        ? [days.text(this.starts[from]), days.text(this.starts[to] - 1)] : [this.low, this.high].map(days.text);
      this.words.replaceChildren(say.when(first, last, "day", ""),
        this.undated ? element("small", {}, `${say.plural(this.undated, "undated incident")}${narrowed ? " left out" : ""}`) : "");
      for (const [field, day] of [[this.from, first], [this.to, last]]) field.setAttribute("aria-valuetext", say.when(day, "", "day", ""));
    }

    start() {
      const [from, to] = this.window(), last = this.starts.length - 1;
      if (from === 0 && to === last) this.to.value = Math.max(1, Math.round(last / 12));
      this.going = true;
      this.step(true);
    }

    // On by one unit, from the start again after the end.
    step(first) {
      if (!this.going) return;
      const [from, to] = this.window(), last = this.starts.length - 1, width = to - from;
      if (!first) {
        const next = to >= last ? 0 : from + 1;
        this.from.value = next;
        this.to.value = next + width;
      }
      this.show();
      this.ask();
      this.timer = setTimeout(() => this.step(), SPEEDS[this.speed.value]);
    }

    stop() {
      clearTimeout(this.timer);
      this.going = false;
      this.show();
    }

    show() {
      this.play.classList.toggle("going", this.going);
      this.play.setAttribute("aria-label", this.going ? "Stop" : "Play");
    }
  }

  // The bar, or nothing where fewer than two days are known.
  incidentMap.timeline = function (state) {
    const made = new Timeline(state);
    if (!made.usable() || !made.units().length) return null;
    const bar = made.build();
    requestAnimationFrame(() => made.draw());
    return bar;
  };
}
