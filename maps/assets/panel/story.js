// @ts-check
// A story told on the map, step by step, and the recording of one: a step is a text and the address of
// what the map shows.
import { element, plainButton, words } from "../text/elements.js";
import { save } from "./downloads.js";
import { plural } from "../text/figures.js";
import { say } from "../text/messages.js";

/** @import { State } from "./state.js" */

/** Words of the address that are no filter. */
const OTHERS = ["view", "layers", "step", "incident", "heat", "compare", "in-view"];

// What JSON may hold as it is and YAML not, or not as the same.
const NOT_PLAIN = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;
/** A text as YAML: that of JSON, with these in numbers. @param {string | string[] | Record<string, string> | null} value */
const quoted = (value) => JSON.stringify(value).replace(NOT_PLAIN, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);

/**
 * A step as `map --story` reads it.
 * @param {StoryStep} step
 */
function yamlOf({ title, text, address }) {
  const shown = new URLSearchParams(address), filter = Object.fromEntries([...shown].filter(([name]) => !OTHERS.includes(name)));
  const lines = [`title: ${quoted(title)}`, `text: ${quoted(text)}`];
  for (const name of ["view", "incident", "step", "heat", "compare"]) if (shown.get(name)) lines.push(`${name}: ${quoted(shown.get(name))}`);
  if (shown.get("layers")) lines.push(`layers: ${quoted((shown.get("layers") || "").split(","))}`);
  if (Object.keys(filter).length) lines.push(`filter: ${quoted(filter)}`);
  return `- ${lines.join("\n  ")}\n`;
}

/**
 * Makes the card that leads through the steps; whether there is one.
 * @param {State} state
 * @param {StoryStep[]} steps
 * @param {(card: HTMLElement) => void} place puts it where it belongs, whenever its words are others
 */
export function storyCard(state, steps, place) {
  if (!steps.length) return false;
  let at = 0;
  const step = element("p", { class: "story-place", role: "status" }), body = element("div", { class: "story-text" });
  const back = plainButton(say("Back"), () => show(at - 1)), next = plainButton(say("Next"), () => show(at + 1));
  const card = element("section", { class: "story", "aria-label": say("Story") }, step, body, element("p", { class: "story-steps" }, back, " ", next));
  /** @param {number} to */
  function show(to) {
    at = Math.max(0, Math.min(steps.length - 1, to));
    const { title, text, address } = steps[at];
    step.textContent = say("Step {at} of {all}", { at: at + 1, all: steps.length });
    body.replaceChildren(...[words("h2", "", title), ...text.split(/\n\s*\n/).map((part) => words("p", "", part))].filter((one) => one instanceof Node));
    back.disabled = at === 0;
    next.disabled = at === steps.length - 1;
    place(card);
    state.goTo(address);
  }
  // A link to one view of the page is not overruled by the story.
  if (!state.hadAddress) show(0);
  else {
    at = -1;
    back.disabled = true;
    step.textContent = plural(steps.length, "A story in {n} step", "A story in {n} steps");
    place(card);
  }
  return true;
}

/**
 * The part of the panel that records steps and saves them.
 * @param {State} state
 */
export function storyRecorder(state) {
  /** @type {StoryStep[]} */
  const steps = [];
  const title = element("input", { name: "story-title", placeholder: say("Heading"), "aria-label": say("Heading for the story"), maxlength: 200, dir: "auto" });
  const text = element("textarea", { name: "story-text", rows: 3, placeholder: say("What the reader is told"), "aria-label": say("Words for the story"), maxlength: 5000, dir: "auto" });
  const list = element("ol", { class: "story-list" }), note = element("p", { class: "note", role: "status" });
  const write = () => {
    list.replaceChildren(...steps.map((step, n) => element("li", {}, element("span", { dir: "auto" }, step.title || say("(no heading)")), " ",
      plainButton(say("Take out"), () => { steps.splice(n, 1); write(); }))));
    note.textContent = "";
  };
  const record = plainButton(say("Record what the map shows"), () => {
    steps.push({ title: title.value, text: text.value, address: state.address() });
    title.value = text.value = "";
    write();
  });
  const keep = plainButton(say("Save the story (YAML)"), () => {
    if (!steps.length) note.textContent = say("No step is recorded yet: there is no story to save.");
    else save("story.yaml", "application/yaml", steps.map(yamlOf).join(""));
  });
  return element("details", { class: "layers story-recorder" }, element("summary", {}, say("Record a story")), title, text, element("p", { class: "tools" }, record, keep), list, note);
}
