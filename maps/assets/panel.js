"use strict";
// The panel: heading, totals, legend, incidents, credits. All of it is text of the record.
{
  const { element, words, symbol } = incidentMap;
  // More lines than anyone reads would only make the page slow.
  const LISTED = 200;
  const plural = (number, one) => `${number.toLocaleString("en")} ${one}${number === 1 ? "" : "s"}`;

  const section = (heading, ...content) =>
    element("section", {}, element("h2", {}, heading), ...content);

  const cell = (figure) => element("td", {}, element("b", figure === null ? { class: "unknown" } : {},
    figure === null ? "unknown" : figure.toLocaleString("en")));

  function totals(data) {
    const sums = incidentMap.totals(data, Uint32Array.from({ length: data.count }, (_, row) => row));
    const line = (label, name) => {
      const { low, best, high, unknown } = sums[name];
      return element("tr", {}, element("th", { scope: "row" }, `${label} `,
        unknown ? element("small", {}, `${unknown} of ${sums.incidents} not stated`) : ""),
      [low, best, high].map(cell));
    };
    const heads = ["", "Low", "Best", "High"].map((text) => element("th", { scope: "col" }, text));
    return section("Casualties",
      element("table", {}, element("thead", {}, element("tr", {}, heads)),
        element("tbody", {}, line("Killed", "killed"), line("Injured", "injured"))),
      element("p", { class: "note" }, "Sums over the incidents that state a figure; unknown when one of them leaves it open."),
      sums.above ? element("p", { class: "note" }, `${plural(sums.above, "record")} of waves or roll-ups left out of the sums, since their parts are counted.`) : "");
  }

  function legend(layer) {
    const { data } = layer, counts = new Uint32Array(data.styles.length);
    data.styleOf.forEach((style) => { counts[style] += 1; });
    const kinds = data.styles.map((style, at) => counts[at] && element("li", {},
      symbol(style, 18), element("span", {}, style.label),
      element("b", {}, counts[at].toLocaleString("en")))).filter(Boolean);
    const marks = Object.entries(data.marks).filter(([mark]) => layer.shows(mark)).map(([mark, label]) => element("li", {},
      element("i", { class: `mark mark-${mark}`, "aria-hidden": "true" }), element("span", {}, label)));
    return section("Legend", element("ul", { class: "legend" }, kinds, marks));
  }

  function list(layer) {
    const located = [];
    for (let row = 0; row < layer.data.count; row += 1) if (layer.data.isLocated(row)) located.push(row);
    const rest = located.length - LISTED;
    return section("On the map", element("ul", { class: "entries" }, located.slice(0, LISTED).map((row) => {
      const button = incidentMap.entry(layer.data, row);
      button.addEventListener("click", () => layer.fire("choose", { row }));
      return element("li", {}, button);
    })), rest > 0 ? element("p", { class: "note" }, `and ${rest.toLocaleString("en")} more on the map`) : "");
  }

  function unlocated(data) {
    const rows = [];
    for (let row = 0; row < data.count; row += 1) if (!data.isLocated(row)) rows.push(row);
    if (!rows.length) return "";
    return section(`${plural(rows.length, "incident")} without a place`,
      rows.slice(0, LISTED).map((row) => element("details", {},
        element("summary", { dir: "auto" }, incidentMap.facts.title(data, row)), incidentMap.details(data, row))));
  }

  function colophon({ made, credits, borders }) {
    return element("footer", {},
      element("dl", {}, made.flatMap(([label, text]) =>
        [element("dt", {}, label), element("dd", { dir: "auto" }, text)])),
      credits.map((line) => words("p", "", line)),
      element("p", {}, borders), element("p", {}, "Drawn with folium and Leaflet"));
  }

  incidentMap.panel = function (layer, texts) {
    const { data } = layer;
    const body = element("div", { id: "panel-body", class: "panel-body" },
      data.count ? [totals(data), legend(layer), list(layer), unlocated(data)] : "",
      colophon(texts));
    const toggle = element("button", { type: "button", class: "panel-toggle", "aria-controls": "panel-body" });
    const panel = element("aside", { class: "panel", "aria-label": "About this map" },
      element("header", {},
        element("div", {}, element("h1", { dir: "auto" }, texts.title),
          element("p", { role: "status" }, data.count ? plural(data.count, "incident") : "No incident matches")),
        toggle),
      body);
    const fold = (open) => {
      panel.classList.toggle("folded", !open);
      toggle.setAttribute("aria-expanded", open);
      toggle.setAttribute("aria-label", open ? "Hide details" : "Show details");
    };
    toggle.addEventListener("click", () => fold(panel.classList.contains("folded")));
    fold(!matchMedia("(max-width: 640px)").matches);
    return { panel, fold };
  };
}
