// @ts-check
// The words of the page in the language that it is made for. English stands in the scripts; a page in
// another language carries a table of its messages, made by maps/messages.py out of the catalogue.

/**
 * @typedef {object} Messages
 * @property {string} language as ISO 639-1 has it
 * @property {"ltr" | "rtl"} direction
 * @property {string[]} plurals the forms of a message that counts, by their names in CLDR, in order
 * @property {string} group what stands between thousands
 * @property {string} decimal what stands before a fraction
 * @property {string[]} months as they stand in a date
 * @property {string[]} months_alone as they stand without a day
 * @property {Record<string, string[]>} texts by the English message: one text, or one a form
 */

const held = document.getElementById("incident-messages");
/** The messages of the page; null where it is in English. @type {Messages | null} */
export const messages = held ? JSON.parse(held.textContent || "null") : null;

/** @typedef {Record<string, string | number>} Values */

/** @param {string} text @param {Values} values */
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));

/**
 * A message in the language of the page, with what stands in its braces.
 * @param {string} message
 * @param {Values} [values]
 */
export function say(message, values = {}) {
  const told = messages && messages.texts[message];
  return filled(told ? told[0] : message, values);
}

/** Loaded when a number is first told, and by no page in English. @type {Intl.PluralRules | null} */
let rules = null;

/**
 * A message that counts, in the form that its number has.
 * @param {number} count
 * @param {string} one
 * @param {string} several
 * @param {Values} values
 */
export function form(count, one, several, values) {
  const told = messages && messages.texts[one];
  if (!messages || !told) return filled(count === 1 ? one : several, values);
  rules ||= new Intl.PluralRules(messages.language);
  return filled(told[messages.plurals.indexOf(rules.select(count))] || told[told.length - 1], values);
}

/** Whether the page runs from right to left. */
export const isRightToLeft = messages !== null && messages.direction === "rtl";
