"use strict";
// The panel: heading, totals, legend, incidents, credits. All of it is text of the record.
{
  const { element, words, symbol, total, leaves } = incidentMap;
  // More lines than anyone reads would only make the page slow.
  const LISTED = 200;
  const plural = (number, one) => `${number.toLocaleString("en")} ${one}${number === 1 ? "" : "s"}`;

  const section = (heading, ...content) =>
    element("section", {}, element("h2", {}, heading), ...content);

  const cell = (figure) => element("td", {}, element("b", figure === null ? { class: "unknown" } : {},
    figure === null ? "unknown" : figure.toLocaleString("en")));

  function totals(data) {
    const indexes = leaves(data.columns);
    const line = (label, name) => {
      const { low, best, high, unknown } = total(data.columns, name, indexes);
      return element("tr", {}, element("th", { scope: "row" }, `${label} `,
        unknown ? element("small", {}, `${unknown} of ${indexes.length} not stated`) : ""),
      [low, best, high].map(cell));
    };
    const heads = ["", "Low", "Best", "High"].map((text) => element("th", { scope: "col" }, text));
    const left = data.count - indexes.length;
    return section("Casualties",
      element("table", {}, element("thead", {}, element("tr", {}, heads)),
        element("tbody", {}, line("Killed", "killed"), line("Injured", "injured"))),
      element("p", { class: "note" }, "Sums over the incidents that state a figure; unknown when one of them leaves it open."),
      left ? element("p", { class: "note" }, `${plural(left, "record")} of waves or roll-ups left out of the sums, since their parts are counted.`) : "");
  }

  function legend(data) {
    const kinds = data.legend.map(({ style, count }) => element("li", {},
      symbol(data.styles[style], 18), element("span", {}, data.styles[style].label),
      element("b", {}, count.toLocaleString("en"))));
    const marks = data.marks.map(({ mark, label }) => element("li", {},
      element("i", { class: `mark mark-${mark}`, "aria-hidden": "true" }), element("span", {}, label)));
    return section("Legend", element("ul", { class: "legend" }, kinds, marks));
  }

  function list(layer) {
    const located = [...layer.openers.keys()].sort((a, b) => a - b);
    const rest = located.length - LISTED;
    return section("On the map", element("ul", { class: "entries" }, located.slice(0, LISTED).map((index) => {
      const button = incidentMap.entry(layer.data, index);
      button.addEventListener("click", () => layer.fire("choose", { index }));
      return element("li", {}, button);
    })), rest > 0 ? element("p", { class: "note" }, `and ${rest.toLocaleString("en")} more on the map`) : "");
  }

  function unlocated(data) {
    if (!data.unlocated.length) return "";
    const title = (index) => data.columns.title[index] || data.columns.code[index] || "Incident";
    return section(`${plural(data.unlocated.length, "incident")} without a place`,
      data.unlocated.map((index) => element("details", {},
        element("summary", { dir: "auto" }, title(index)), incidentMap.details(data, index))));
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
      data.count ? [totals(data), legend(data), list(layer), unlocated(data)] : "",
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
