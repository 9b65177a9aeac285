/**
 * The page of the bundle: the visitor's own, or one that somebody shares in the address
 * (`/bundel/#organisaties/bewel,praktijk/x`), which never replaces the visitor's own unasked.
 */
import { inBelgium } from "../../search/calendar.js";
import { partsOf } from "../common/dom.js";
import { dataBlock, Words } from "../common/words.js";
import { binder } from "./binder.js";
import { cards } from "./cards.js";
import { compared } from "./compare.js";
import { facts } from "./facts.js";
import { section, sharedAddress, sharedKeys } from "./keys.js";
import { List } from "./list.js";
import { Pages } from "./pages.js";
import * as store from "./store.js";
import { table } from "./table.js";

const page = /** @type {HTMLElement} */ (document.querySelector("[data-bundle-page]"));
const data = dataBlock("bundel-gegevens");
const words = new Words(data.words);
const pages = new Pages(new URL(page.dataset.home, location.href).href);
const part = partsOf(page.parentElement);
const list = new List(part("list"), part("row"), words, { move, remove, note: store.note, swap });

/** @type {Map<string, import("./pages.js").Sheet>} what has come so far */
const sheets = new Map();
/** @type {{ keys: string[], refused: number } | null} what somebody shares */
let shared = null;
/** @type {{ title: string, items: import("./store.js").Item[] } | null} as it was before something was taken out */
let before = null;

const shown = () => (shared ? shared.keys.map((key) => ({ key, note: "" })) : store.items());
const titleNow = () => (!shared && store.title()) || words.say("title");

function look() {
  const found = sharedKeys(location.hash);
  if (!found && location.hash.length > 1) return; // a place on this page: what is shown stays
  const own = store.items().map(({ key }) => key).join(",");
  shared = found?.keys.length && found.keys.join(",") !== own ? found : null;
  if (found?.refused) say(words.count("refused", found.refused));
  show();
}

function show() {
  const items = shown();
  const own = store.items().length > 0;
  part("empty").hidden = items.length > 0;
  part("lead").hidden = items.length > 0;
  part("filled").hidden = part("tools").hidden = items.length === 0;
  part("shared").hidden = !shared;
  part("add").hidden = !own;
  part("take-words").textContent = words.say(own ? "takeInstead" : "take");
  for (const one of page.querySelectorAll("[data-own-only]")) one.hidden = Boolean(shared);
  part("lost").hidden = store.kept();
  part("vcards").hidden = !items.some(({ key }) => isOrganisation(key));
  part("address").value = address(items);
  if (part("bundle-title") !== document.activeElement) part("bundle-title").value = store.title();
  list.show(items, !shared);
  for (const { key } of items) {
    const known = sheets.get(key);
    if (known) list.fill(key, known);
    if (known?.state === "failed" || !known) pages.get(key).then((sheet) => came(key, sheet));
  }
  bindSoon();
}

const isOrganisation = (key) => section(key) === "organisaties";
const address = (items) => sharedAddress(location.href, items.map(({ key }) => key));

/** @param {string} key @param {import("./pages.js").Sheet} sheet */
function came(key, sheet) {
  if (sheet.key !== key) swap(key, sheet.key); // the page has another address now
  sheets.set(sheet.key, sheet);
  list.fill(sheet.key, sheet);
  bindSoon();
}

// --- what a visitor does ---------------------------------------------------------------------------------------

function move(key, by) {
  const keys = store.items().map((item) => item.key);
  const to = keys.indexOf(key) + by;
  if (to < 0 || to >= keys.length) return;
  store.move(key, to);
  say(words.say("moved", { name: nameOf(key), n: to + 1, all: keys.length }));
}

function remove(key) {
  keepForUndo();
  store.remove(key);
  say(words.say("removed", { name: nameOf(key) }), true);
}

/** Another page in the place of one, with its note. */
function swap(key, next) {
  if (shared) shared = { ...shared, keys: [...new Set(shared.keys.map((one) => (one === key ? next : one)))] };
  if (!shared) store.replace(store.items().map((item) => (item.key === key ? { ...item, key: next } : item)));
  else show();
}

function take(keys) {
  keepForUndo();
  store.replace(keys);
  const all = store.items().length;
  history.replaceState(null, "", location.pathname);
  shared = null;
  show();
  say(words.count("taken", all), true);
}

function keepForUndo() {
  before = { title: store.title(), items: store.items() };
}

function undo() {
  if (!before) return;
  store.replace(before.items);
  store.rename(before.title);
  before = null;
  say(words.say("undone"));
  (part("list").querySelector("a[href]") ?? page.querySelector("h1")).focus();
}

/** @param {string} sentence @param {boolean} [undoable] the way back then gets the focus, as the button pressed is gone */
function say(sentence, undoable = false) {
  part("live").textContent = sentence;
  part("notice").hidden = false;
  part("undo").hidden = !undoable;
  if (undoable) part("undo").focus();
}

const nameOf = (key) => sheets.get(key)?.title ?? key;

// --- what is taken along ---------------------------------------------------------------------------------------

let waiting = 0;

/** Typing a note does not remake the document at every letter. */
function bindSoon() {
  clearTimeout(waiting);
  waiting = setTimeout(bind, 150);
}

function rows() {
  return shown().flatMap(({ key, note }) => {
    const sheet = sheets.get(key);
    return sheet ? [{ sheet, kind: words.kind(section(key)), note }] : [];
  });
}

function bind() {
  clearTimeout(waiting);
  const those = rows();
  const bundle = { title: titleNow(), site: data.site, shared: address(shown()), rows: those };
  part("binder").replaceChildren(...(those.length ? binder(bundle, words, today()) : []));
  const organisations = factsOf(isOrganisation);
  const few = organisations.length < 2;
  part("compared").replaceChildren(...(few ? [] : compared(organisations, data.columns, words.say("unknown"))));
  for (const one of [part("compare"), ...page.querySelectorAll("[data-compares]")]) one.hidden = few;
  page.toggleAttribute("data-bound", those.length === shown().length);
  document.title = `${titleNow()} – ${data.site}`; // browsers name the PDF after it
}

const today = () => words.date(inBelgium(new Date()).date);

function download(text, type, ending) {
  const name = titleNow().normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = `${name || "bundel"}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** @param {(key: string) => boolean} [wanted] */
const factsOf = (wanted = () => true) =>
  rows().filter(({ sheet }) => sheet.body && wanted(sheet.key)).map(({ sheet, kind, note }) => facts(sheet, kind, note));

part("print").addEventListener("click", async () => {
  await Promise.all(shown().map(({ key }) => pages.get(key)));
  bind();
  print();
});
part("print-list").addEventListener("click", async () => {
  await Promise.all(shown().map(({ key }) => pages.get(key)));
  bind();
  part("paper-words").textContent = `${titleNow()} · ${today()}`;
  part("compare").toggleAttribute("data-paper", true);
  print();
});
addEventListener("afterprint", () => part("compare").removeAttribute("data-paper"));
part("csv").addEventListener("click", () => download(table(factsOf(), data.columns), "text/csv", "csv"));
part("cards").addEventListener("click", () => download(cards(factsOf(isOrganisation)), "text/vcard", "vcf"));
part("copy").addEventListener("click", async () => {
  part("address").select();
  try {
    await navigator.clipboard.writeText(part("address").value);
    say(words.say("copied"));
  } catch {
    say(words.say("copyYourself")); // no clipboard here; the address is selected
  }
});
part("clear").addEventListener("click", () => {
  keepForUndo();
  store.clear();
  say(words.say("emptied"), true);
});
part("undo").addEventListener("click", undo);
part("take").addEventListener("click", () => take(shared.keys));
part("add").addEventListener("click", () => take([...new Set([...store.items().map(({ key }) => key), ...shared.keys])]));
part("mine").addEventListener("click", (event) => {
  event.preventDefault();
  history.pushState(null, "", location.pathname);
  look();
});
part("bundle-title").addEventListener("input", () => store.rename(part("bundle-title").value));
addEventListener("hashchange", look);
addEventListener("popstate", look);
addEventListener("ww-bundle", show);
addEventListener("online", show); // what did not load is asked for again
addEventListener("beforeprint", bind);
part("start").hidden = false;
look();
