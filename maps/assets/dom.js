"use strict";
// Builds elements. Text enters the page here alone, and only as text nodes.
{
  const SVG = "http://www.w3.org/2000/svg";
  // An area whose incidents differ in kind.
  const MIXED = { key: "mixed", colour: "#4b5563", night: "#c3cad3" };

  // A control character has no shape of its own: show the sign that Unicode has for it.
  function visible(text) {
    return String(text).replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, (found) => {
      const code = found.charCodeAt(0);
      return code < 0x20 ? String.fromCharCode(0x2400 + code) : "\ufffd";
    });
  }

  // element("p", {class: "x"}, "text", child): empty children are left out.
  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) made.setAttribute(name, value);
    for (const child of children.flat()) {
      if (child === null || child === undefined || child === "") continue;
      made.append(child instanceof Node ? child : document.createTextNode(visible(child)));
    }
    return made;
  }

  // Words out of a record: their own direction, sealed off from the text around them.
  const words = (tag, name, text) => text && element(tag, { class: name, dir: "auto" }, text);

  // A link for http and https; for anything else the address as plain text.
  function link(address, text) {
    let url = null;
    try { url = new URL(address); } catch { /* no address */ }
    if (!url || !["http:", "https:"].includes(url.protocol)) {
      return element("span", { dir: "auto" }, [text, address].filter(Boolean).join(": "));
    }
    const safe = { href: url.href, rel: "noopener noreferrer", target: "_blank", dir: "auto" };
    return element("a", safe, text || url.hostname.replace(/^www\./, ""));
  }

  function shape(tag, attributes) {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  }

  // The symbol of a style. A class carries the colour, so that night and print can change it.
  function symbol(style, size) {
    const picture = shape("svg", {
      class: `incident-symbol incident-${style.key}`, viewBox: "0 0 24 24",
      width: size, height: size, "aria-hidden": "true",
    });
    picture.append(shape("path", { d: style.shape }));
    return picture;
  }

  // A hatch for areas: it leaves the land visible and is never taken for water.
  function hatch(key) {
    const pattern = shape("pattern", {
      id: `incident-hatch-${key}`, width: 7, height: 7,
      patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)",
    });
    pattern.append(shape("rect", { class: `incident-hatch incident-${key}`, width: 1.6, height: 7 }));
    return pattern;
  }

  // Colours and hatches of the styles; the palette itself stays in one place, in Python.
  function paint(styles) {
    const kinds = [...styles, MIXED];
    const rules = kinds.map(({ key, colour, night }) =>
      `.incident-${key}{--day:${colour};--night:${night}}`
      + `.incident-area.incident-${key}{fill:url(#incident-hatch-${key})}`);
    document.head.append(element("style", {}, rules.join("\n")));
    const store = shape("svg", { class: "incident-hatches", width: 0, height: 0, "aria-hidden": "true" });
    store.append(...kinds.map(({ key }) => hatch(key)));
    document.body.append(store);
  }

  const read = (id) => JSON.parse(document.getElementById(id).textContent);

  Object.assign(incidentMap, { element, words, link, shape, symbol, paint, read, visible });
}
