// @ts-check
// Puts the page together: panel, controls, first view, names.
import { readJson } from "./data/embedded.js";
import { addGround, readGround } from "./ground/ground.js";
import { addNames } from "./ground/names.js";
import { tileSection } from "./ground/tiles.js";
import { edgeCount } from "./panel/edge_count.js";
import { Panel } from "./panel/panel.js";
import { recordPanel } from "./panel/record_panel.js";
import { State, viewIn } from "./panel/state.js";
import { storyCard } from "./panel/story.js";
import { timeSection } from "./panel/timeline.js";
import { element } from "./text/elements.js";
import { distance } from "./text/figures.js";
import { isRightToLeft, say } from "./text/messages.js";

/** @import { IncidentLayer } from "./incident_layer.js" */

const NARROW = matchMedia("(max-width: 600px)");
// As wide as a popup and its edges, in pixels.
const ROOM = 370;
const LOW = matchMedia("(max-height: 560px)");
const STILL = matchMedia("(prefers-reduced-motion: reduce)");

/**
 * The map goes to a place without gliding where the reader's system asks for less motion.
 * @param {L.Map} map
 */
function steady(map) {
  const { setView, panBy } = map;
  /** @template Options @param {Options} options */
  const calm = (options) => (STILL.matches ? { ...options, animate: false } : options);
  map.setView = (center, zoom, options) => setView.call(map, center, zoom, calm(options));
  map.panBy = (offset, options) => panBy.call(map, offset, calm(options));
  map.options.inertia = !STILL.matches;
}

/**
 * The width and height that panel and time cover, so that nothing important is drawn beneath them.
 * @param {HTMLElement} panel
 * @param {HTMLElement | null} time
 */
function covered(panel, time) {
  const { width, height } = panel.getBoundingClientRect(), below = time ? time.getBoundingClientRect().height : 0;
  return NARROW.matches ? [0, Math.min(height + below, innerHeight / 2)] : [width + 16, below];
}

/**
 * Where the page runs from right to left, the panel stands at the right.
 * @param {number} start at the side of the panel
 * @param {number} end at the other side
 */
const sides = (start, end) => (isRightToLeft ? { left: end, right: start } : { left: start, right: end });

/**
 * Tell the map what panel and time cover now; where there is little height, a popup takes the place
 * of the bar of time.
 * @param {L.Map} map
 * @param {HTMLElement} panel
 * @param {HTMLElement | null} time
 */
function keepFree(map, panel, time) {
  const { width, height } = panel.getBoundingClientRect(), bar = time ? time.getBoundingClientRect() : null;
  const beside = !NARROW.matches, foot = bar && bar.height && !LOW.matches && beside ? innerHeight - bar.top : 0;
  map.options.incidentPadding = {
    ...sides(beside ? width + 32 : 12, beside ? 64 : 12), top: 14, bottom: Math.max(foot + 8, beside ? 32 : Math.min(height, 80) + 16),
  };
  makeRoomForStory(map.options.incidentPadding);
}

/**
 * The card of a story stays free too: beside it where a popup has room there, else below or above it.
 * @param {{left: number, top: number, right: number, bottom: number}} padding
 */
function makeRoomForStory(padding) {
  const story = document.querySelector(".story"), card = story && story.getBoundingClientRect();
  if (!card || !card.height) return;
  if (card.left - padding.left >= ROOM) padding.right = document.documentElement.clientWidth - card.left + 12;
  else if (card.top < innerHeight / 3) padding.top = card.bottom + 8;
  else padding.bottom = Math.max(padding.bottom, innerHeight - card.top + 12);
}

/**
 * The first view: all that there is, beside the panel.
 * @param {L.Map} map
 * @param {IncidentLayer} layer
 * @param {HTMLElement} panel
 * @param {HTMLElement | null} time
 */
function frame(map, layer, panel, time) {
  const bounds = layer.getBounds(), [covers, bottom] = covered(panel, time);
  keepFree(map, panel, time);
  if (!bounds.isValid()) {
    map.setView([30, 20], 2.5, { animate: false });
    return;
  }
  const margin = NARROW.matches ? 40 : 70, free = sides(covers + margin, margin);
  map.fitBounds(bounds, {
    paddingTopLeft: [free.left, margin], paddingBottomRight: [free.right, bottom + margin],
    maxZoom: 7, animate: false,
  });
}

/**
 * The view that the address names, or all that there is beside a panel and a bar of time as high as usual.
 * @param {L.Map} map
 * @param {IncidentLayer} layer
 */
function firstView(map, layer) {
  const named = viewIn(new URLSearchParams(location.hash.slice(1)));
  if (named) { map.setView(named.place, named.zoom, { animate: false }); return; }
  const panel = element("aside", { class: "panel" }, element("header", {}, element("div", {}, element("h1", {}, "-"), element("p", {}, "-"))));
  const time = element("section", { class: "timeline" }, element("div", { class: "time-bar" }, element("i", { class: "play" })), element("div", { class: "time-slider" }));
  for (const one of [panel, time]) {
    one.style.visibility = "hidden";
    document.body.append(one);
  }
  frame(map, layer, panel, time);
  panel.remove();
  time.remove();
}

/** Nothing answers, or all that answers is left out: that is said, and how to see it. @param {string[]} leftOut */
const noIncidents = (leftOut) => element("div", { class: "empty", role: "note" },
  element("h2", {}, leftOut.length ? say("All that matches is left out") : say("No incident matches")),
  leftOut.length ? leftOut.map((sentence) => element("p", {}, sentence))
    : element("p", {}, say("Nothing on record answers this filter. Widen the dates, the place or the weapon and make the map again.")));

/** @param {PanelTexts} texts @param {HTMLElement} borders */
const edge = ({ positions }, borders) => element("footer", { class: "borders" },
  element("span", { class: "ground-note" }),
  positions && element("span", { class: "positions" }, positions), borders);

// From here on the ground is coarser than what it lies under.
const CLOSE = 12, COARSE = say("From here on no street, house or small river is drawn: outlines, rivers and towns are for orientation");
/** @param {L.Map} map */
function tellGround(map) {
  const note = document.querySelector(".ground-note");
  const follow = () => { if (note) note.textContent = map.getZoom() >= CLOSE ? COARSE : ""; };
  map.on("zoomend", follow);
  follow();
}

/**
 * @param {L.Map} map
 * @param {IncidentLayer} layer
 * @param {PanelTexts} texts
 */
function addPanel(map, layer, texts) {
  const state = new State(map, layer), borders = element("span", {}, texts.borders);
  const panel = new Panel(state, texts, tileSection(map, texts.tiles, borders)), time = timeSection(state);
  // Before the map, so that the keyboard comes to the search first.
  const skip = document.querySelector(".skip-link");
  if (skip) {
    skip.after(panel.element);
    skip.addEventListener("click", (event) => { event.preventDefault(); panel.search(); });
  } else document.body.prepend(panel.element);
  document.body.append(layer.data.count ? panel.none : noIncidents(texts.left_out), edge(texts, borders));
  if (time) document.body.append(time);
  followSize("--panel-head", panel.element.querySelector("header"));
  followSize("--foot", document.querySelector(".borders"));
  document.body.append(edgeCount(state), recordPanel(state));
  layer.on("choose", (event) => {
    if (NARROW.matches) panel.fold(false);
    layer.visit(/** @type {any} */ (event).row);
  });
  return { state, panel, time };
}

/**
 * Other parts stand on this one, however many lines it has.
 * @param {string} name of its height in the style sheet
 * @param {Element | null} part
 */
function followSize(name, part) {
  if (part instanceof HTMLElement) new ResizeObserver(() => document.documentElement.style.setProperty(name, `${part.offsetHeight}px`)).observe(part);
}

/** The scale of the map, with the words of the page for its units. */
function scale() {
  const control = /** @type {any} */ (L.control.scale({ position: isRightToLeft ? "bottomleft" : "bottomright", imperial: false }));
  control._updateMetric = (/** @type {number} */ most) => {
    const metres = control._getRoundNum(most);
    control._updateScale(control._mScale, distance(metres), metres / most);
  };
  return control;
}

function clearAround() {
  const made = [".panel", ".timeline", ".borders", ".empty", ".edge-count", ".record-panel", ".story", "dialog.warning"];
  document.querySelectorAll(made.join()).forEach((one) => one.remove());
}

/** All of the page is read. */
const parsed = () => (document.readyState === "loading"
  ? new Promise((done) => { document.addEventListener("DOMContentLoaded", done, { once: true }); }) : null);

/**
 * @param {L.Map} map
 * @param {IncidentLayer} layer
 * @param {string} textsId
 * @param {string} groundId
 */
async function build(map, layer, textsId, groundId) {
  steady(map);
  const reading = readGround(groundId);
  await layer.begun;
  const ground = await reading, early = !layer.isSmall();
  if (early) {
    // A large layer draws before there is a panel, and does not move when it comes.
    firstView(map, layer);
    addGround(map, ground);
  }
  await layer.ready;
  await parsed();
  clearAround();
  const { state, panel, time } = addPanel(map, layer, readJson(textsId));
  L.control.zoom({ position: isRightToLeft ? "topleft" : "topright", zoomInTitle: say("Zoom in"), zoomOutTitle: say("Zoom out") }).addTo(map);
  scale().addTo(map);
  if (early) keepFree(map, panel.element, time);
  else {
    frame(map, layer, panel.element, time);
    if (state.view) map.setView(state.view.place, state.view.zoom, { animate: false });
    addGround(map, ground);
  }
  addNames(map, layer, ground, panel.element);
  tellGround(map);
  if (state.filtered) state.apply(); else layer.redraw();
  for (const message of document.querySelectorAll(".loading")) message.remove();
  const story = storyCard(state, panel.story, (card) => {
    if (!card.isConnected) document.body.append(card);
    keepFree(map, panel.element, time);
  });
  if (!story || state.hadAddress) state.openNamed();
  addEventListener("resize", () => keepFree(map, panel.element, time));
}

/**
 * A page that a browser saved holds what its scripts once made: that goes before they make it anew.
 * @param {string} id of the element of the map
 */
export function clear(id) {
  clearAround();
  const main = document.getElementById(id);
  if (main) {
    main.replaceChildren();
    main.className = "incident-map";
    main.removeAttribute("style");
  }
  for (const name of ["data-drawn", "data-shown"]) document.documentElement.removeAttribute(name);
}

/**
 * Puts a page around a layer: the texts of the panel and the ground stand in the page by their ids.
 * @param {L.Map} map
 * @param {IncidentLayer} layer
 * @param {string} textsId
 * @param {string} groundId
 */
export function surround(map, layer, textsId, groundId) {
  layer.surroundings = build(map, layer, textsId, groundId);
}
