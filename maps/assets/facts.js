"use strict";
// The facts of one incident in words, out of the columns and when they are read.
{
  const { say } = incidentMap;
  const AREAS = ["admin2", "admin1", "country"];
  const unique = (items) => [...new Set(items.filter(Boolean))];

  const labels = (data, name, row) => data.items(name, row).map((code) => data.label(name, code)).join(", ");

  function span(data, name, row) {
    return say.count(data.number(`${name}_low`, row), data.number(`${name}_high`, row));
  }

  function kind(data, row) {
    const level = data.text("level", row);
    const named = [["event_type", data.text("event_type", row)], ["level", level === "strike" ? "" : level]];
    return named.filter(([, code]) => code).map(([name, code]) => data.label(name, code)).join(" · ");
  }

  const when = (data, row) => say.when(...["date_start", "date_end", "date_precision", "time_local"]
    .map((name) => data.text(name, row)));

  function where(data, row) {
    const country = data.text("country", row);
    const parts = unique([data.text("place", row), data.text("admin1", row), country && data.label("country", country)]);
    return parts.join(", ") || "place not stated";
  }

  // How closely the place is known, and how the map draws it.
  function precision(data, row) {
    const area = data.number("area", row), code = data.text("location_precision", row);
    if (area !== null) return `Known to the area only; drawn as the outline of ${data.layers.areas.places[area].name}`;
    const label = code ? data.label("location_precision", code) : "Precision not stated";
    const radius = data.number("uncertainty_m", row);
    if (!data.hasPoint(row) || radius === null) return AREAS.includes(code) ? `${label}, which has no outline here` : label;
    return `${label}, within ${say.distance(radius)}`;
  }

  function attacker(data, row) {
    const name = data.text("attacker", row), code = data.text("attribution", row);
    if (!name) return "";
    const how = code && code !== "unknown" ? ` (${data.label("attribution", code).toLowerCase()})` : "";
    return data.label("attacker", name) + how;
  }

  function weapons(data, row) {
    const names = labels(data, "weapons", row), types = labels(data, "weapon_types", row);
    return names && types ? `${names} (${types.toLowerCase()})` : names || types;
  }

  function target(data, row) {
    const kinds = labels(data, "target_types", row), names = data.items("target_names", row).join(", ");
    return names && kinds ? `${names} (${kinds.toLowerCase()})` : names || kinds;
  }

  function verification(data, row) {
    const code = data.text("verification", row);
    return code && data.label("verification", code);
  }

  // The labelled lines of a popup, in order; a line that nobody stated is left out.
  const LINES = [
    ["Weapon", weapons],
    ["Launched", (data, row) => span(data, "launched", row)],
    ["Intercepted", (data, row) => span(data, "intercepted", row)],
    ["Hit", (data, row) => span(data, "hit", row)],
    ["Reported launch site", (data, row) => data.items("launch_sites", row).join(", ")],
    ["Target", target],
    ["Attacker", attacker],
    ["Civilians among the killed", (data, row) => span(data, "civilians_killed", row)],
    ["Children among the killed", (data, row) => span(data, "children_killed", row)],
    ["Verification", verification],
  ];

  const lines = (data, row) => LINES.map(([label, make]) => [label, make(data, row)]).filter(([, text]) => text);

  const people = (data, outcome, row) =>
    say.people(...["low", "best", "high"].map((end) => data.number(`${outcome}_${end}`, row)));

  const title = (data, row) => data.text("title", row) || "Incident without a title";

  incidentMap.facts = { kind, when, where, precision, weapons, people, lines, title };
}
