// @ts-check
// The marks of the canvas for the keyboard and for those who hear the page: a button each.
import * as facts from "../popup/facts.js";
import { visible } from "../text/characters.js";
import { element } from "../text/elements.js";
import { number, plural } from "../text/figures.js";
import { probe } from "./hits.js";
import { say } from "../text/messages.js";

/** @import { Mark, ShapeMark } from "./hits.js" */
/** @import { Frame } from "../drawing/frame.js" */
/** @import { IncidentLayer } from "../incident_layer.js" */
/** @typedef {{left: number, top: number, width: number, height: number}} Box */
/** What a button stands for, in pixels of the canvas. @typedef {{x: number, y: number, label: string, open: () => void}} Spot */

// One stop for the tabulator; the arrows go from mark to mark.
const MOST = 120;
const NAME = say("Incidents on the map; arrow keys move between them");
/** @type {Record<string, Pixel>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** @param {IncidentLayer} view @param {Mark} mark */
function label({ data }, mark) {
  if (mark.row !== undefined) return `${facts.title(data, mark.row)}, ${facts.when(data, mark.row)}`;
  const kinds = [...mark.mix].map((count, style) => ({ count, name: data.styles[style].label }))
    .filter(({ count }) => count).sort((a, b) => b.count - a.count)
    .map(({ count, name }) => `${number(count)} ${name.toLowerCase()}`);
  return `${plural(mark.group.count, "{n} incident", "{n} incidents")}: ${kinds.join(", ")}`;
}

/**
 * The nearest mark in the direction of an arrow.
 * @param {Spot[]} marks
 * @param {Spot} from
 * @param {Pixel} way
 */
function towards(marks, from, [dx, dy]) {
  /** @type {Spot | null} */
  let best = null;
  let least = Infinity;
  for (const mark of marks) {
    const x = mark.x - from.x, y = mark.y - from.y, along = x * dx + y * dy, aside = Math.abs(x * dy - y * dx);
    if (along <= 0 || along < aside / 2) continue;
    if (along + 2 * aside < least) [best, least] = [mark, along + 2 * aside];
  }
  return best;
}

/** @param {Box} view @param {{x: number, y: number}} point */
const isWithin = ({ left, top, width, height }, { x, y }) => x >= left && y >= top && x <= left + width && y <= top + height;

// Points of the view that are tried, as shares of its width and height, the middle first.
const TRIED = [0.5, 0.35, 0.65, 0.2, 0.8, 0.06, 0.94];

/**
 * Where the button of an area stands: at its own place or, where the map shows another part of it,
 * within what is seen; none where nothing of it is seen.
 * @param {Pixel} own its place on the canvas
 * @param {ShapeMark} shape
 * @param {Box} view what is seen, on the canvas
 * @returns {Spot[]}
 */
function spotOf([x, y], { path, label: words, open }, view) {
  if (isWithin(view, { x, y })) return [{ x, y, label: words, open }];
  const points = TRIED.flatMap((down) => TRIED.map((across) => ({ x: view.left + across * view.width, y: view.top + down * view.height })));
  const inside = points.find((point) => probe.isPointInPath(path, point.x, point.y, "evenodd"));
  return inside ? [{ ...inside, label: words, open }] : [];
}

export class MarkButtons {
  /**
   * @param {IncidentLayer} view
   * @param {HTMLElement} pane
   */
  constructor(view, pane) {
    this.view = view;
    this.pane = pane;
    /** @type {HTMLButtonElement[]} */
    this.buttons = [];
    // The mark that each button stands for.
    /** @type {Spot[]} */
    this.marks = [];
    pane.setAttribute("role", "group");
    pane.setAttribute("aria-label", NAME);
    pane.addEventListener("keydown", (event) => this.key(event));
  }

  /** @param {number} at */
  button(at) {
    if (!this.buttons[at]) {
      const button = element("button", { type: "button", class: "incident-point" });
      // The map takes a click for one beside everything, and would close what this opens.
      button.addEventListener("click", (event) => { event.stopPropagation(); this.marks[at].open(); });
      this.buttons[at] = button;
    }
    return this.buttons[at];
  }

  /**
   * A button over each of the first marks within the map, and one within each area that is seen.
   * @param {Frame} frame
   */
  place({ map, corner: origin }) {
    const size = map.getSize(), corner = map.containerPointToLayerPoint([0, 0]), { hits } = this.view;
    const view = { left: corner.x - origin.x, top: corner.y - origin.y, width: size.x, height: size.y };
    const seen = hits.marks.filter((mark) => isWithin(view, mark)), areas = hits.shapes.flatMap((shape) => {
      const own = map.latLngToLayerPoint(shape.place).subtract(origin);
      return spotOf([own.x, own.y], shape, view);
    });
    const rest = seen.length > MOST ? `; ${say("{n} of {all} marks can be reached, going closer brings others", { n: MOST, all: seen.length })}` : "";
    this.pane.setAttribute("aria-label", NAME + rest);
    this.marks = [...seen.slice(0, MOST).map((mark) => ({ x: mark.x, y: mark.y, label: label(this.view, mark), open: () => { this.view.activate(mark); } })), ...areas.slice(0, MOST)];
    const focused = this.buttons.findIndex((button) => button === document.activeElement);
    this.marks.forEach((mark, at) => {
      const button = this.button(at);
      button.setAttribute("aria-label", visible(mark.label));
      button.tabIndex = at === Math.max(0, Math.min(focused, this.marks.length - 1)) ? 0 : -1;
      L.DomUtil.setPosition(button, L.point(mark.x + origin.x - 15, mark.y + origin.y - 15).round());
      if (!button.isConnected) this.pane.append(button);
    });
    this.buttons.slice(this.marks.length).forEach((button) => button.remove());
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const way = ARROWS[event.key], from = this.marks[this.buttons.findIndex((button) => button === document.activeElement)];
    if (!way || !from) return;
    event.preventDefault();
    event.stopPropagation();
    const to = towards(this.marks, from, way);
    if (to) this.buttons[this.marks.indexOf(to)].focus();
  }
}
