// @ts-check
// The page on paper: one sheet of map with what the panel says of it, and behind it, when asked, a
// table of what is selected.
import { people, kind, title, when, where } from "../popup/facts.js";
import { element, plainButton } from "../text/elements.js";
import { plural } from "../text/figures.js";
import { say } from "../text/messages.js";

/** @import { Incidents } from "../data/incidents.js" */
/** @import { State } from "./state.js" */

// Room on a sheet of A4 across, with margins of 8 mm, at 96 pixels an inch.
const WIDTH = 1062, HEIGHT = 733;
// So many lines are printed; of more the rest is counted.
const MOST_LINES = 1000;
const COLUMNS = [say("Date"), say("What happened"), say("Where"), say("Kind"), say("Killed"), say("Injured"), say("Code")];

/** @param {Incidents} data @param {number} row */
const cells = (data, row) => [
  when(data, row), title(data, row), where(data, row), kind(data, row), people(data, "killed", row) || "", people(data, "injured", row) || "",
  data.text("code", row),
];

/** @param {Incidents} data @param {Rows} rows */
function table(data, rows) {
  const shown = [...rows.slice(0, MOST_LINES)], rest = rows.length - shown.length;
  return [
    element("table", {}, element("thead", {}, element("tr", {}, COLUMNS.map((name) => element("th", { scope: "col" }, name)))),
      element("tbody", {}, shown.map((row) => element("tr", {}, cells(data, row).map((text) => element("td", { dir: "auto" }, text)))))),
    rest > 0 ? element("p", {}, plural(rest, "{n} more is not in this table; save what is selected as CSV to have all.", "{n} more are not in this table; save what is selected as CSV to have all.")) : "",
  ];
}

/** What the reader has asked of the page. @param {State} state */
const asked = (state) => Object.entries(state.asked).filter(([name, value]) => value && name !== "area").map(([name, value]) => `${name.replace("_", "-")} ${value}`).join("; ");

/**
 * Let the page fit a sheet while it is printed, by whatever way the reader prints.
 * @param {HTMLElement} behind what stands on further sheets
 * @param {() => void} before what is written for paper alone
 */
function fitTheSheet(behind, before) {
  const root = document.documentElement, look = root.style;
  addEventListener("beforeprint", () => {
    look.setProperty("--sheet-width", `${window.innerWidth}px`);
    look.setProperty("--sheet-height", `${window.innerHeight}px`);
    look.setProperty("--sheet-scale", String(Math.min(WIDTH / window.innerWidth, HEIGHT / window.innerHeight)));
    root.classList.add("on-paper");
    before();
    // The panel is made smaller till all of it stands on the sheet.
    const [panel, main] = [".panel", "main"].map((name) => /** @type {HTMLElement} */ (document.querySelector(name)));
    let scale = 1;
    for (let turn = 0; turn < 4; turn += 1) {
      look.setProperty("--panel-scale", String(scale));
      scale *= Math.min(1, (main.getBoundingClientRect().height * 0.97) / panel.getBoundingClientRect().height);
    }
    look.setProperty("--panel-scale", String(scale));
  });
  addEventListener("afterprint", () => {
    root.classList.remove("on-paper");
    behind.replaceChildren();
  });
}

/**
 * The part of the panel that prints.
 * @param {State} state
 * @param {() => Uint32Array} selected the rows that are counted now
 */
export function printing(state, selected) {
  const behind = element("section", { class: "printed-table" }), filter = element("p", { class: "printed-filter" });
  document.body.append(behind);
  fitTheSheet(behind, () => { filter.textContent = asked(state); });
  const print = (/** @type {boolean} */ withTable) => () => {
    behind.replaceChildren(...(withTable ? table(state.layer.data, selected()) : []));
    globalThis.print();
  };
  return element("section", { class: "printing" }, element("h2", {}, say("Print")), filter,
    element("p", {}, plainButton(say("The map"), print(false)), " ", plainButton(say("The map and a table"), print(true))));
}
