"use strict";
// Records that the map or the slider cannot place: counted and listed in the panel.
{
  const { element, say } = incidentMap;
  // More lines than anyone reads would only make the page slow.
  const LISTED = 200;

  // A list that opens, of records that the map or the slider cannot place. Each line opens its record.
  incidentMap.Listing = class {
    constructor(data, what, note) {
      Object.assign(this, { data, what, rows: [], summary: element("summary"), lines: element("div") });
      this.list = element("details", { class: "listing" }, this.summary, element("p", { class: "note" }, note), this.lines);
      this.list.addEventListener("toggle", () => this.fill());
      this.box = element("section", {}, this.list);
    }

    show(rows) {
      this.rows = rows;
      this.box.hidden = !rows.length;
      this.summary.textContent = `${say.plural(rows.length, "incident")} ${this.what}`;
      this.fill();
    }

    // The same lines stay, and with them what the reader has opened.
    fill() {
      const rest = this.rows.length - LISTED, key = `${this.list.open} ${this.rows.slice(0, LISTED).join()} ${rest}`;
      if (this.key === key) return;
      this.key = key;
      this.lines.replaceChildren(...(this.list.open ? [...this.rows.slice(0, LISTED)].map((row) => this.line(row)) : []));
      if (this.list.open && rest > 0) this.lines.append(element("p", { class: "note" }, `and ${say.number(rest)} more`));
    }

    line(row) {
      const more = element("details", {}, element("summary", { dir: "auto" }, incidentMap.facts.title(this.data, row)));
      more.addEventListener("toggle", () => more.append(incidentMap.details(this.data, row)), { once: true });
      return more;
    }
  };

  // Rows without a date, of those that answer every filter but the window of dates.
  incidentMap.undated = function (state, never) {
    const mask = never.length ? state.beyondTime() : null;
    return mask ? never.filter((row) => mask[row] === 1) : never;
  };

  incidentMap.rowsWithoutDate = function (data) {
    const { first } = incidentMap.spans(data), found = [];
    first.forEach((day, row) => { if (day === incidentMap.days.NEVER) found.push(row); });
    return found;
  };
}
