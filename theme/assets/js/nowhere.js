// The page for addresses that do not exist is there once, in every language: who was below /fr/ sees it in French alone.
// What was asked for is in the address: it is searched at once.
import { el } from "./finder/dom.js";
import { openEngine } from "./finder/engine.js";

const GUESSES = 3;
const LONGEST = 60; // characters of an address that may be a name
const parts = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-nowhere]")]);
const start = (part) => new URL(part.dataset.start, location.href).pathname;
const here = parts.filter((part) => location.pathname.startsWith(start(part))).sort((a, b) => start(b).length - start(a).length)[0];

if (here) {
  const title = parts[0].querySelector("h1");
  const own = here.querySelector("h2:not([data-guesses] h2)");
  document.title = document.title.replace(title.textContent, (own ?? title).textContent);
  if (own) {
    title.textContent = own.textContent;
    own.replaceWith(title);
    for (const around of document.querySelectorAll("body > header, body > footer")) around.lang = document.documentElement.lang;
    document.documentElement.lang = here.lang;
  }
  for (const part of parts) part.hidden = part !== here;
  const words = asked(location.pathname.slice(start(here).length));
  here.querySelector("input").value = words;
  if (words) guess(here, words);
}

/** The words in the last part of an address: "de brug" of `organisaties/de-brug.html`. @param {string} path */
function asked(path) {
  const last = path.split("/").filter(Boolean).at(-1) ?? "";
  if (last === "404.html") return "";
  const name = last.replace(/%[\da-f]{2}/gi, " ").replace(/\.[a-z]+$/, "");
  return name.replace(/[^\p{L}\p{N}]+/gu, " ").trim().slice(0, LONGEST);
}

/** Shows what comes closest to those words. @param {HTMLElement} part @param {string} words */
async function guess(part, words) {
  const root = start(parts[0]);
  const { index } = await openEngine(new URL(`${root}assets/search/`, location.href));
  const { hits } = await index.search(words, { limit: GUESSES });
  const found = hits.filter(({ url }) => url).map(({ title, url, lang }) => el("li", {}, el("a", { href: root + url, lang }, title)));
  part.querySelector("[data-guesses] ul").append(...found);
  part.querySelector("[data-guesses]").hidden = !found.length;
}
