"use strict";
// The panel: heading, filters, totals, layers, legend, incidents, credits. All of it is text of
// the record, and all of it follows what is shown.
{
  const { element, words, symbol, say } = incidentMap;
  // More lines than anyone reads would only make the page slow.
  const LISTED = 200;

  const section = (heading, ...content) =>
    element("section", {}, element("h2", {}, heading), ...content);

  const cell = (figure) => element("td", {}, element("b", figure === null ? { class: "unknown" } : {},
    figure === null ? "unknown" : say.number(figure)));

  function totals(data, rows, type) {
    const sums = incidentMap.totals(data, rows, type), joint = Math.max(sums.launched.joint, sums.intercepted.joint);
    const line = (label, name, ends) => {
      const { unknown } = sums[name];
      return element("tr", {}, element("th", { scope: "row" }, `${label} `,
        unknown ? element("small", {}, `${say.number(unknown)} of ${say.number(sums[name].of)} not stated`) : ""),
      ends.map((end) => (end ? cell(sums[name][end]) : element("td", {}))));
    };
    const heads = [element("td"), ...["Low", "Best", "High"].map((text) => element("th", { scope: "col" }, text))];
    const toll = ["low", "best", "high"], span = ["low", "", "high"];
    return [
      element("table", {}, element("thead", {}, element("tr", {}, heads)),
        element("tbody", {}, line("Killed", "killed", toll), line("Injured", "injured", toll),
          line("Launched", "launched", span), line("Intercepted", "intercepted", span))),
      element("p", { class: "note" }, "Sums over the records that state a figure; unknown when one of them leaves it open."),
      type ? element("p", { class: "note" }, `Launched and intercepted count one weapon type alone: ${data.label("weapon_types", type).toLowerCase()}.`) : "",
      joint ? element("p", { class: "note" }, `Counts of ${say.plural(joint, "record")} are of other weapons or of several together, and add nothing to these.`) : "",
      sums.above ? element("p", { class: "note" }, `${say.plural(sums.above, "record")} of waves or roll-ups left out of the sums, since their parts are counted.`) : "",
    ];
  }

  function legend(layer, rows) {
    const { data } = layer, counts = new Uint32Array(data.styles.length);
    rows.forEach((row) => { counts[data.styleOf[row]] += 1; });
    const kinds = data.styles.map((style, at) => counts[at] && element("li", {},
      symbol(style, 18), element("span", {}, style.label), element("b", {}, say.number(counts[at])))).filter(Boolean);
    const limit = ({ limit: said }) => (said && said() ? element("small", {}, said()) : "");
    const marks = Object.entries(data.marks).filter(([mark]) => layer.shows(mark)).map(([mark, label]) => element("li", {},
      element("i", { class: `mark mark-${mark}`, "aria-hidden": "true" }), element("span", {}, label, limit(layer.layers[mark]))));
    return element("ul", { class: "legend" }, kinds, marks);
  }

  function list(layer, rows) {
    const located = rows.filter((row) => layer.data.isLocated(row));
    const rest = located.length - LISTED;
    return [element("ul", { class: "entries" }, [...located.slice(0, LISTED)].map((row) => {
      const button = incidentMap.entry(layer.data, row);
      button.addEventListener("click", () => layer.fire("choose", { row }));
      return element("li", {}, button);
    })), rest > 0 ? element("p", { class: "note" }, `and ${say.number(rest)} more on the map`) : ""];
  }

  function layers(state) {
    const { layer } = state, { names } = layer.data;
    const boxes = Object.keys(layer.layers).map((name) => {
      const box = element("input", { type: "checkbox", name: `layer-${name}` });
      box.checked = layer.active.has(name);
      box.addEventListener("change", () => {
        const chosen = [...layer.active].filter((other) => other !== name);
        state.show(box.checked ? [...chosen, name] : chosen);
      });
      return element("label", { class: "switch" }, box, element("span", {}, names[name]));
    });
    const weight = element("select", { name: "weight" }, incidentMap.weights.map((name) => element("option", {}, name)));
    weight.addEventListener("change", () => { layer.weight = weight.value; layer.redraw(); });
    const heat = layer.layers.heat ? element("label", { class: "field" }, element("span", {}, "Heat by"), weight) : "";
    return element("details", { class: "layers" }, element("summary", {}, "Layers"), boxes, heat);
  }

  function colophon({ made, credits, borders }) {
    return element("footer", {},
      element("dl", {}, made.flatMap(([label, text]) =>
        [element("dt", {}, label), element("dd", { dir: "auto" }, text)])),
      credits.map((line) => words("p", "", line)),
      element("p", {}, borders), element("p", {}, "Drawn with folium and Leaflet (BSD-2-Clause)"));
  }

  // The rows of a mask, perhaps only those within the view.
  function rowsOf(layer, inView) {
    const { data } = layer, bounds = inView && layer._map.getBounds();
    const rows = new Uint32Array(data.count);
    let found = 0;
    for (let row = 0; row < data.count; row += 1) {
      if (!layer.isShown(row) || (bounds && !(data.hasPoint(row) && bounds.contains(data.latLng(row))))) continue;
      rows[found] = row;
      found += 1;
    }
    return rows.slice(0, found);
  }

  // The parts that follow what is shown.
  function follow(state, parts) {
    const { layer } = state, { data } = layer, inView = parts.inView.checked;
    const rows = rowsOf(layer, inView), all = inView ? rowsOf(layer) : rows;
    parts.status.textContent = all.length === data.count
      ? say.plural(data.count, "incident") : `${say.number(all.length)} of ${say.plural(data.count, "incident")}`;
    parts.totals.replaceChildren(...totals(data, rows, state.asked.weapon_type).filter(Boolean));
    parts.legend.replaceChildren(legend(layer, rows));
    parts.list.replaceChildren(...list(layer, rows).filter(Boolean));
    parts.lost.show(all.filter((row) => !data.isLocated(row)));
    parts.undated.show(incidentMap.undated(state, parts.never));
    parts.none.hidden = all.length > 0;
  }

  function body(state, parts, texts, tiles) {
    if (!state.layer.data.count) return [tiles, colophon(texts)];
    return [incidentMap.filters(state),
      section("Totals", element("label", { class: "switch" }, parts.inView, element("span", {}, "Only what the map shows now")), parts.totals),
      element("section", {}, layers(state)), tiles,
      section("Legend", parts.legend), section("On the map", parts.list), parts.lost.box, parts.undated.box, colophon(texts)];
  }

  function nothing(state) {
    const clear = element("button", { type: "button", class: "plain" }, "Clear the filters");
    clear.addEventListener("click", () => state.ask(incidentMap.noFilter()));
    const made = element("div", { class: "empty", role: "note" }, element("h2", {}, "No incident matches"),
      element("p", {}, "Nothing on this map answers these filters."), clear);
    made.hidden = true;
    return made;
  }

  // `tiles`: what switches them, or "". {panel, fold, none}: the panel, a function that opens or closes it, a note when nothing matches.
  incidentMap.panel = function (state, texts, tiles) {
    const { data } = state.layer;
    const parts = {
      status: element("p", { role: "status" }, data.count ? "" : "No incident matches"),
      totals: element("div"), legend: element("div"), list: element("div"), never: incidentMap.rowsWithoutDate(data),
      lost: new incidentMap.Listing(data, "without a place", "The map cannot show them."),
      undated: new incidentMap.Listing(data, "without a date", "The slider cannot place them: a window of dates leaves them out."),
      inView: element("input", { type: "checkbox", name: "in-view" }), none: nothing(state),
    };
    const toggle = element("button", { type: "button", class: "panel-toggle", "aria-controls": "panel-body" });
    const panel = element("aside", { class: "panel", "aria-label": "About this map" },
      element("header", {}, element("div", {}, element("h1", { dir: "auto" }, texts.title), parts.status), toggle),
      element("div", { id: "panel-body", class: "panel-body" }, body(state, parts, texts, tiles)));
    const fold = (open) => {
      panel.classList.toggle("folded", !open);
      toggle.setAttribute("aria-expanded", open);
      toggle.setAttribute("aria-label", open ? "Hide details" : "Show details");
    };
    toggle.addEventListener("click", () => fold(panel.classList.contains("folded")));
    fold(!matchMedia("(max-width: 640px)").matches);
    if (data.count) {
      // Many changes in a row, as when time runs, are followed once.
      let waiting = 0;
      const now = () => { waiting = 0; follow(state, parts); };
      const later = () => { if (!waiting) waiting = requestIdleCallback(now, { timeout: 400 }); };
      parts.inView.addEventListener("change", now);
      state.on(later);
      state.map.on("moveend", () => { if (parts.inView.checked) later(); });
      now();
    }
    return { panel, fold, none: parts.none };
  };
}
