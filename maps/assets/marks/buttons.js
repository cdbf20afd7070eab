// @ts-check
// The marks of the canvas for the keyboard and for those who hear the page: a button each.
import * as facts from "../popup/facts.js";
import { visible } from "../text/characters.js";
import { element } from "../text/elements.js";
import { number } from "../text/figures.js";

/** @import { Mark } from "./hits.js" */
/** @import { Frame } from "../drawing/frame.js" */
/** @import { IncidentLayer } from "../incident_layer.js" */

// One stop for the tabulator; the arrows go from mark to mark.
const MOST = 120;
const NAME = "Incidents on the map; arrow keys move between them";
/** @type {Record<string, Pixel>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** @param {IncidentLayer} view @param {Mark} mark */
function label({ data }, mark) {
  if (mark.row !== undefined) return `${facts.title(data, mark.row)}, ${facts.when(data, mark.row)}`;
  const kinds = [...mark.mix].map((count, style) => ({ count, name: data.styles[style].label }))
    .filter(({ count }) => count).sort((a, b) => b.count - a.count)
    .map(({ count, name }) => `${number(count)} ${name.toLowerCase()}`);
  return `${number(mark.group.count)} incidents: ${kinds.join(", ")}`;
}

/**
 * The nearest mark in the direction of an arrow.
 * @param {Mark[]} marks
 * @param {Mark} from
 * @param {Pixel} way
 */
function towards(marks, from, [dx, dy]) {
  /** @type {Mark | null} */
  let best = null;
  let least = Infinity;
  for (const mark of marks) {
    const x = mark.x - from.x, y = mark.y - from.y, along = x * dx + y * dy, aside = Math.abs(x * dy - y * dx);
    if (along <= 0 || along < aside / 2) continue;
    if (along + 2 * aside < least) [best, least] = [mark, along + 2 * aside];
  }
  return best;
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
    /** @type {Mark[]} */
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
      button.addEventListener("click", (event) => { event.stopPropagation(); this.view.activate(this.marks[at]); });
      this.buttons[at] = button;
    }
    return this.buttons[at];
  }

  /**
   * A button over each of the first marks within the map.
   * @param {Frame} frame
   */
  place({ map, corner: origin }) {
    const size = map.getSize(), corner = map.containerPointToLayerPoint([0, 0]);
    const [left, top] = [corner.x - origin.x, corner.y - origin.y];
    const seen = this.view.hits.marks.filter(({ x, y }) => x >= left && y >= top && x <= left + size.x && y <= top + size.y);
    const rest = seen.length > MOST ? `; ${MOST} of ${seen.length} marks can be reached, going closer brings others` : "";
    this.pane.setAttribute("aria-label", NAME + rest);
    this.marks = seen.slice(0, MOST);
    const focused = this.buttons.findIndex((button) => button === document.activeElement);
    this.marks.forEach((mark, at) => {
      const button = this.button(at);
      button.setAttribute("aria-label", visible(label(this.view, mark)));
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
