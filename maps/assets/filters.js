"use strict";
// The part of the panel where the reader asks: words, kinds, least tolls.
{
  const { element, say } = incidentMap;

  function labelled(label, field) {
    return element("label", { class: "field" }, element("span", {}, label), field);
  }

  // Values of a column with their labels; list cells item by item.
  function values(data, name, list) {
    const column = data.columns[name], found = new Set();
    for (let value = 1; column && value < column.size; value += 1) {
      (list ? incidentMap.split(column.value(value)) : [column.value(value)]).forEach((item) => found.add(item));
    }
    return [...found].filter(Boolean).map((code) => [code, data.label(name, code)]).sort((a, b) => a[1].localeCompare(b[1], "en"));
  }

  // Weapon types as a tree: each broader type before those below it.
  function weaponTypes(data) {
    const own = values(data, "weapon_types", true).map(([code]) => code);
    const all = new Set(own);
    own.forEach((code) => { for (let up = data.above[code]; up && !all.has(up); up = data.above[up]) all.add(up); });
    const label = (code) => data.label("weapon_types", code);
    const below = (parent, depth) => [...all].filter((code) => (all.has(data.above[code]) ? data.above[code] : "") === parent)
      .sort((a, b) => label(a).localeCompare(label(b), "en"))
      .flatMap((code) => [[code, "\u2003".repeat(depth) + label(code)], ...below(code, depth + 1)]);
    return below("", 0);
  }

  function choice(state, name, label, options, any) {
    const field = element("select", { name }, element("option", { value: "" }, any),
      options.map(([code, text]) => element("option", { value: code }, text)));
    field.addEventListener("change", () => state.ask({ [name]: field.value }));
    return options.length ? labelled(label, field) : "";
  }

  function least(state, name, label) {
    const field = element("input", { name, type: "number", min: 0, inputmode: "numeric", placeholder: "any" });
    field.addEventListener("change", () => state.ask({ [name]: field.validity.valid ? field.value : "" }));
    return labelled(label, field);
  }

  function search(state) {
    const field = element("input", { name: "q", type: "search", placeholder: "Title, place, weapon, code", "aria-label": "Search" });
    let waiting = 0;
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => state.ask({ q: field.value }), 200);
    });
    return field;
  }

  incidentMap.filters = function (state) {
    const { data } = state.layer;
    const clear = element("button", { type: "button", class: "plain" }, "Clear");
    clear.addEventListener("click", () => state.ask(incidentMap.noFilter()));
    const count = element("span", { class: "badge" });
    const more = element("details", { class: "filters" },
      element("summary", {}, "Filters ", count),
      element("div", { class: "fields" },
        choice(state, "weapon_type", "Weapon type", weaponTypes(data), "All"),
        choice(state, "target", "Target", values(data, "target_types", true), "All"),
        choice(state, "attacker", "Attacker", values(data, "attacker"), "All"),
        choice(state, "verification", "Verification", values(data, "verification"), "All"),
        least(state, "killed_min", "Killed at least"),
        least(state, "injured_min", "Injured at least")),
      clear);
    const made = element("section", { class: "ask" }, search(state), more);
    // What the address or the clearing changed, the fields show.
    const follow = (asked) => {
      for (const field of made.querySelectorAll("[name]")) if (field !== document.activeElement || !asked[field.name]) field.value = asked[field.name];
      const many = Object.entries(asked).filter(([name, value]) => value && name !== "q").length;
      count.textContent = many ? say.number(many) : "";
    };
    state.on(follow);
    follow(state.asked);
    return made;
  };
}
