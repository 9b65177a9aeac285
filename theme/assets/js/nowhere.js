// The page for addresses that do not exist is there once, in every language: who was below /fr/ sees it in French alone.
// What was asked for is in the address: it is searched at once.
import { el } from "./common/dom.js";
import { openEngine } from "./common/engine.js";

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
    surround(document.documentElement.lang, start(here));
    document.documentElement.lang = here.lang;
  }
  for (const part of parts) part.hidden = part !== here;
  const words = asked(location.pathname.slice(start(here).length));
  here.querySelector("input").value = words;
  if (words) guess(here, words);
}

/**
 * Takes the header and the footer from the start page of another language. Until they come, and when they do not, those that
 * are there say which language they are in.
 * @param {string} lang of this page @param {string} home
 */
async function surround(lang, home) {
  const around = [...document.querySelectorAll("body > header, body > footer")];
  for (const part of around) part.lang = lang;
  const base = new URL(home, location.href);
  const answer = await fetch(base);
  if (!answer.ok) return;
  const other = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const name of ["brand", "find", "bundle-link__words", "menu-button", "nav", "footer__columns", "footer__end > p"]) {
    const part = document.importNode(other.querySelector(`.ww-${name}`), true);
    for (const one of [part, ...part.querySelectorAll("[href], [action]")])
      for (const way of ["href", "action"])
        if (one.hasAttribute(way)) one.setAttribute(way, new URL(one.getAttribute(way), base).href);
    document.querySelector(`.ww-${name}`).replaceWith(part);
  }
  const bundle = /** @type {HTMLAnchorElement} */ (document.querySelector("[data-bundle-link]"));
  bundle.href = new URL(other.querySelector("[data-bundle-link]").getAttribute("href"), base).href;
  for (const part of around) part.removeAttribute("lang");
  document.querySelector(".ww-theme").lang = lang; // the choice of colours is made by a script of that page
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
