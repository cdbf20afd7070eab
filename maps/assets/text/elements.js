// @ts-check
// Builds elements. Text enters the page here alone, and only as text nodes.
import { visible } from "./characters.js";

/** @typedef {Node | string | number | null | undefined | false} Child */
/** @typedef {Child | Child[] | Child[][]} Children */

/**
 * element("p", {class: "x"}, "text", child): empty children are left out.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number>} [attributes]
 * @param {...Children} children
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  for (const child of /** @type {Child[]} */ (children.flat(2))) {
    if (child === null || child === undefined || child === "" || child === false) continue;
    node.append(child instanceof Node ? child : document.createTextNode(visible(child)));
  }
  return node;
}

/**
 * Words out of a record: their own direction, sealed off from the text around them.
 * @param {keyof HTMLElementTagNameMap} tag
 * @param {string} name
 * @param {string} text
 */
export const words = (tag, name, text) => text && element(tag, { class: name, dir: "auto" }, text);

/**
 * A link for http and https; for anything else the address as plain text.
 * @param {string} address
 * @param {string} [text]
 */
export function link(address, text) {
  let url = null;
  try { url = new URL(address); } catch { /* no address */ }
  if (!url || !["http:", "https:"].includes(url.protocol)) {
    return element("span", { dir: "auto" }, [text, address].filter(Boolean).join(": "));
  }
  const safe = { href: url.href, rel: "noopener noreferrer", target: "_blank", dir: "auto" };
  return element("a", safe, text || url.hostname.replace(/^www\./, ""));
}

/**
 * A button of plain text that acts when it is pressed.
 * @param {string} text
 * @param {() => void} act
 */
export function plainButton(text, act) {
  const button = element("button", { type: "button", class: "plain" }, text);
  button.addEventListener("click", act);
  return button;
}

/**
 * A button that reads like a link within the page.
 * @param {string} text
 * @param {() => void} act
 */
export function linkButton(text, act) {
  const button = element("button", { type: "button", class: "incident-link", dir: "auto" }, text);
  button.addEventListener("click", act);
  return button;
}
