"use strict";
// The marks of the canvas for the keyboard and for those who hear the page: a button each.
{
  // One stop for the tabulator; the arrows go from mark to mark.
  const MOST = 120;
  const NAME = "Incidents on the map; arrow keys move between them";
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  function label(view, mark) {
    const { data } = view, { facts, say } = incidentMap;
    if (mark.row !== undefined) return `${facts.title(data, mark.row)}, ${facts.when(data, mark.row)}`;
    const kinds = [...mark.mix].map((count, style) => [count, data.styles[style].label])
      .filter(([count]) => count).sort((a, b) => b[0] - a[0])
      .map(([count, name]) => `${say.number(count)} ${name.toLowerCase()}`);
    return `${say.number(mark.group.count)} incidents: ${kinds.join(", ")}`;
  }

  // The nearest mark in the direction of an arrow.
  function towards(marks, from, [dx, dy]) {
    let best = null, least = Infinity;
    for (const mark of marks) {
      const x = mark.x - from.x, y = mark.y - from.y, along = x * dx + y * dy, aside = Math.abs(x * dy - y * dx);
      if (along <= 0 || along < aside / 2) continue;
      if (along + 2 * aside < least) [best, least] = [mark, along + 2 * aside];
    }
    return best;
  }

  incidentMap.Focus = class {
    constructor(view, pane) {
      Object.assign(this, { view, pane, buttons: [] });
      pane.setAttribute("role", "group");
      pane.setAttribute("aria-label", NAME);
      pane.addEventListener("keydown", (event) => this.key(event));
    }

    button(number) {
      if (!this.buttons[number]) {
        const made = incidentMap.element("button", { type: "button", class: "incident-point" });
        // The map takes a click for one beside everything, and would close what this opens.
        made.addEventListener("click", (event) => { event.stopPropagation(); this.view.activate(made.mark); });
        this.buttons[number] = made;
      }
      return this.buttons[number];
    }

    // Put a button over each of the first marks within the map.
    place(bounds) {
      const size = this.view._map.getSize(), corner = this.view._map.containerPointToLayerPoint([0, 0]);
      const [left, top] = [corner.x - bounds.min.x, corner.y - bounds.min.y];
      const inView = ({ x, y }) => x >= left && y >= top && x <= left + size.x && y <= top + size.y;
      const seen = this.view.hits.marks.filter(inView), marks = seen.slice(0, MOST);
      const rest = seen.length > MOST ? `; ${MOST} of ${seen.length} marks can be reached, going closer brings others` : "";
      this.pane.setAttribute("aria-label", NAME + rest);
      const focused = this.buttons.indexOf(document.activeElement);
      marks.forEach((mark, number) => {
        const button = this.button(number);
        button.mark = mark;
        button.setAttribute("aria-label", incidentMap.visible(label(this.view, mark)));
        button.tabIndex = number === Math.max(0, Math.min(focused, marks.length - 1)) ? 0 : -1;
        L.DomUtil.setPosition(button, L.point(mark.x + bounds.min.x - 15, mark.y + bounds.min.y - 15).round());
        if (!button.isConnected) this.pane.append(button);
      });
      this.buttons.slice(marks.length).forEach((button) => button.remove());
      this.marks = marks;
    }

    key(event) {
      const way = ARROWS[event.key], from = document.activeElement.mark;
      if (!way || !from) return;
      event.preventDefault();
      event.stopPropagation();
      const to = towards(this.marks, from, way);
      if (to) this.buttons[this.marks.indexOf(to)].focus();
    }
  };
}
