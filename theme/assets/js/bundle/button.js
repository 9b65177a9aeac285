/**
 * The buttons that put a page in the bundle, and the number beside "My bundle" in the header. On every page.
 *
 * A button is any `<button data-bundle="organisaties/bewel">`; what is not in it yet comes from here. Clicks are heard for
 * buttons that come later too; after adding some, call `refresh(parent)` so that they are filled and show their state.
 */
import { said } from "../said.js";
import { MOST } from "./keys.js";
import { add, has, items, kept, remove } from "./store.js";

const link = /** @type {HTMLElement | null} */ (document.querySelector("[data-bundle-link]"));
/** @type {Record<string, string> | undefined} what the buttons say, once it is there */
let words;
/** @type {DocumentFragment | undefined} what is in a button, before it is told of which page; in one on the page itself the most is from the start */
let face;
const isWhole = (button) => button.querySelector(".ww-visually-hidden");
let waiting = false;
let fading = 0;
const SEEN = 8000; // milliseconds that what went well is to be seen
const AT_ONCE = 8; // buttons that are filled without a pause: those of a screen
const whenIdle = globalThis.requestIdleCallback ?? setTimeout;
const status = document.createElement("p");
status.className = "ww-bundle-status ww-visually-hidden";
status.setAttribute("role", "status");

/** Show on the buttons within `parent` which pages are in the bundle, and fill those that are empty. @param {ParentNode} [parent] */
export function refresh(parent = document) {
  for (const button of parent.querySelectorAll("[data-bundle]"))
    button.setAttribute("aria-pressed", String(has(/** @type {HTMLElement} */ (button).dataset.bundle ?? "")));
  fill();
}

/** Fill the first empty buttons of the page, and the next when the browser has nothing else to do. */
function fill() {
  if (!face) return;
  const those = [...document.querySelectorAll("[data-bundle]")].filter((button) => !isWhole(button)).slice(0, AT_ONCE);
  for (const one of those) {
    const button = /** @type {HTMLButtonElement} */ (one);
    const name = span("", nameOf(button));
    const lang = headingOf(button)?.lang;
    if (lang) name.lang = lang;
    button.replaceChildren(face.cloneNode(true));
    button.lastElementChild?.append("(", name, ")");
    button.hidden = false;
  }
  if (those.length && !waiting) {
    waiting = true;
    whenIdle(() => {
      waiting = false;
      fill();
    });
  }
}

/** @param {Record<string, string>} words */
function faceOf({ bundle_out, bundle_in }) {
  const made = document.createDocumentFragment();
  const both = span("ww-bundle-button__words", span("", bundle_out ?? ""), span("", bundle_in ?? ""));
  made.append(icon("bookmark-plus-outline"), icon("bookmark-check"), both, span("ww-visually-hidden"));
  return made;
}

/** @param {string} classes @param {(Node | string)[]} children */
function span(classes, ...children) {
  const made = document.createElement("span");
  made.className = classes;
  made.append(...children);
  return made;
}

/** @param {string} name of a drawing of the sheet of icons */
function icon(name) {
  const [svg, use] = ["svg", "use"].map((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", new URL(`../../../icons.svg#${name}`, import.meta.url).href);
  svg.append(use);
  return svg;
}

/** What the page of a button is called: its own words, or the heading of the card or page it stands in. */
const nameOf = (button) => button.dataset.name || (headingOf(button)?.textContent?.trim() ?? "");

/** @returns {HTMLElement | null} */
const headingOf = (button) => button.closest("li, article")?.querySelector("h1, h2, h3, a") ?? document.querySelector("h1");

function toggle(button) {
  const key = button.dataset.bundle ?? "";
  const had = has(key);
  if (had) remove(key);
  else add(key);
  const fault = has(key) === had ? "full" : kept() ? "" : "lost";
  say(fault || (has(key) ? "added" : "removed"), nameOf(button), Boolean(fault));
}

/** Say what happened, with the way to the bundle; what went wrong stays. */
function say(what, name, wrong) {
  const sentence = words?.[`bundle_${what}`] ?? "";
  status.textContent = sentence.replace("{name}", name).replace("{n}", String(MOST));
  if (what === "added" && link) {
    const way = document.createElement("a");
    way.href = /** @type {HTMLAnchorElement} */ (link).href;
    way.textContent = `${words?.bundle_show} (${items().length})`;
    status.append(" ", way);
  }
  status.classList.remove("ww-visually-hidden");
  clearTimeout(fading);
  if (!wrong) fading = setTimeout(() => status.matches(":hover, :focus-within") || status.classList.add("ww-visually-hidden"), SEEN);
}

function show() {
  refresh();
  const count = link?.querySelector("[data-bundle-count]");
  const n = items().length;
  if (count) count.textContent = n ? String(n) : "";
}

document.addEventListener("click", (event) => {
  const button = /** @type {Element} */ (event.target).closest?.("button[data-bundle]");
  if (button) toggle(button);
});
addEventListener("ww-bundle", show);
document.body.append(status);
show();
said.then((those) => {
  words = those;
  face = faceOf(those);
  refresh();
});
