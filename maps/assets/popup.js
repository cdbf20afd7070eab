"use strict";
// What one incident's popup says, built when it is opened.
{
  const { element, words, link, symbol } = incidentMap;

  function head(data, index) {
    const { kind, title, when, where, precision } = data.columns;
    return element("header", {},
      element("p", { class: "incident-kind" },
        symbol(data.styles[data.style[index]], 14), kind[index] || "Incident"),
      element("h2", { dir: "auto" }, title[index] || "Incident without a title"),
      words("p", "incident-when", when[index]),
      words("p", "incident-where", where[index]),
      words("p", "incident-precision", precision[index]));
  }

  function people(data, index) {
    const figure = (label, text) => element("div", {},
      element("dt", {}, label),
      element("dd", /^\d[\d,]*$/.test(text) ? { class: "plain" } : {}, text));
    return element("dl", { class: "incident-people" },
      figure("Killed", data.columns.killed[index]),
      figure("Injured", data.columns.injured[index]));
  }

  function facts(data, index) {
    const stated = data.facts.filter(({ column }) => data.columns[column][index]);
    return element("dl", { class: "incident-facts" }, stated.flatMap(({ column, label }) => [
      element("dt", {}, label),
      element("dd", { dir: "auto" }, data.columns[column][index]),
    ]));
  }

  // Publishers and addresses are two lists: they are paired only where they pair one to one.
  function sources(data, index) {
    const names = data.columns.sources[index], addresses = data.columns.source_urls[index];
    const paired = names.length === addresses.length;
    const items = paired
      ? addresses.map((address, at) => link(address, names[at]))
      : [...names.map((name) => element("span", { dir: "auto" }, name)),
         ...addresses.map((address) => link(address))];
    if (!items.length) return element("p", { class: "incident-sources" }, "No source on record");
    return element("div", { class: "incident-sources" },
      element("h3", {}, items.length > 1 ? "Sources" : "Source"),
      element("ul", {}, items.map((item) => element("li", {}, item))));
  }

  function parentage(data, index) {
    const parent = data.columns.parent[index];
    const at = parent ? data.columns.code.indexOf(parent) : -1;
    return parent && element("p", { class: "incident-parent", dir: "auto" },
      `Part of: ${at < 0 ? parent : data.columns.title[at] || parent}`);
  }

  // One incident, whole.
  incidentMap.details = (data, index) => element("article", { class: "incident-details" },
    head(data, index), people(data, index), facts(data, index),
    parentage(data, index), sources(data, index),
    words("p", "incident-summary", data.columns.summary[index]),
    words("p", "incident-code", data.columns.code[index]));

  // Several incidents that share a place: a list to choose from.
  incidentMap.choice = (data, heading, indexes, open) => element("div", { class: "incident-choice" },
    element("h2", { dir: "auto" }, heading),
    element("ul", {}, indexes.map((index) => {
      const button = incidentMap.entry(data, index);
      button.addEventListener("click", () => open(index));
      return element("li", {}, button);
    })));

  // One line for one incident in a list: symbol, title, date.
  incidentMap.entry = (data, index) => element("button", { type: "button", class: "incident-entry" },
    symbol(data.styles[data.style[index]], 14),
    element("span", {},
      words("strong", "", data.columns.title[index] || "Incident without a title"),
      words("small", "", data.columns.when[index])));
}
