/**
 * The visitor's own bundle, kept in this browser and nowhere else. Every change is told to the window as `ww-bundle`,
 * also a change in another tab. Without storage, or when it is full, the bundle lasts as long as the page: see `kept`.
 */
import { MOST, sound } from "./keys.js";

const PLACE = "ww-bundle";
const VERSION = 1;
const LONGEST_NOTE = 2000;
const LONGEST_TITLE = 120;

/** @typedef {{ key: string, note: string }} Item */
/** @typedef {{ title: string, items: Item[] }} Bundle */

/** @type {Bundle} */
let bundle = { title: "", items: [] };
/** @type {string | null} what storage said when `bundle` was read */
let read = null;
let storing = true;

/** The pages in the bundle, in the visitor's order. @returns {Item[]} */
export const items = () => current().items.map((item) => ({ ...item }));

/** What the visitor calls the bundle; may be empty. */
export const title = () => current().title;

/** @param {string} key */
export const has = (key) => current().items.some((item) => item.key === key);

/** Does the browser keep what is added? False when storage is blocked or full. */
export const kept = () => (current(), storing);

/** @param {string} key @returns {boolean} whether it is in now: false for what is no page, and when the bundle is full */
export function add(key) {
  if (has(key)) return true;
  const now = current();
  if (!sound(key) || now.items.length >= MOST) return false;
  write({ ...now, items: [...now.items, { key, note: "" }] });
  return true;
}

/** @param {string} key */
export function remove(key) {
  if (has(key)) write({ ...current(), items: current().items.filter((item) => item.key !== key) });
}

/** Put a page at another place, counted from 0. @param {string} key @param {number} to */
export function move(key, to) {
  const those = items();
  const from = those.findIndex((item) => item.key === key);
  if (from < 0 || to < 0 || to >= those.length || to === from) return;
  those.splice(to, 0, ...those.splice(from, 1));
  write({ ...current(), items: those });
}

/** @param {string} key @param {string} text */
export function note(key, text) {
  const those = items().map((item) => (item.key === key ? { key, note: text.slice(0, LONGEST_NOTE) } : item));
  write({ ...current(), items: those });
}

/** @param {string} text */
export const rename = (text) => write({ ...current(), title: text.slice(0, LONGEST_TITLE) });

/** Take everything out; the title goes too. */
export const clear = () => write({ title: "", items: [] });

/**
 * Have exactly these pages. A key alone keeps the note it had.
 * @param {(string | Item)[]} those
 */
export function replace(those) {
  const notes = new Map(current().items.map((item) => [item.key, item.note]));
  const whole = those.map((one) => (typeof one === "string" ? { key: one, note: notes.get(one) ?? "" } : one));
  write({ ...current(), items: soundItems(whole) });
}

function current() {
  if (!storing) return bundle;
  try {
    const text = localStorage.getItem(PLACE);
    if (text !== read) [read, bundle] = [text, parsed(text)];
  } catch {
    storing = false; // blocked: from here on the bundle lives on this page
  }
  return bundle;
}

/** @param {Bundle} next */
function write(next) {
  bundle = next;
  const empty = !next.items.length && !next.title;
  try {
    read = empty ? null : JSON.stringify({ version: VERSION, ...next });
    if (read === null) localStorage.removeItem(PLACE);
    else localStorage.setItem(PLACE, read);
    storing = true;
  } catch {
    storing = false;
  }
  tell();
}

/** What was stored, as a bundle; whatever does not fit is left out. @param {string | null} text @returns {Bundle} */
function parsed(text) {
  try {
    const found = JSON.parse(text ?? "null");
    if (found?.version !== VERSION || !Array.isArray(found.items)) return { title: "", items: [] };
    return { title: typeof found.title === "string" ? found.title.slice(0, LONGEST_TITLE) : "", items: soundItems(found.items) };
  } catch {
    return { title: "", items: [] };
  }
}

/** @param {any[]} those @returns {Item[]} */
function soundItems(those) {
  const found = new Map();
  for (const one of those) {
    const text = typeof one?.note === "string" ? one.note.slice(0, LONGEST_NOTE) : "";
    if (sound(one?.key) && !found.has(one.key) && found.size < MOST) found.set(one.key, { key: one.key, note: text });
  }
  return [...found.values()];
}

const tell = () => dispatchEvent(new Event("ww-bundle"));

addEventListener("storage", (event) => {
  if (event.key === PLACE || event.key === null) tell(); // null: everything was cleared
});
addEventListener("pageshow", (event) => {
  if (event.persisted) tell(); // back to a page that slept while another changed the bundle
});
