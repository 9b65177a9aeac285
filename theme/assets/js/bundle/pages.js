// The pages in a bundle are read from the site itself: each page says its own name, what it is about and its facts.
import { sound } from "./keys.js";

/**
 * @typedef {object} Sheet a page as far as the bundle needs it
 * @property {string} key
 * @property {string} url its whole address
 * @property {"here" | "gone" | "failed"} state
 * @property {string} title
 * @property {string} summary
 * @property {string} lang of the summary, where that is another one than of the page
 * @property {any} data its linked data (schema.org), empty when it has none
 * @property {HTMLElement | null} body its main part, as it stands on the page
 * @property {{ key: string, name: string } | null} successor who goes on for an organisation that has stopped
 */

const KINDS = new Set(["Organization", "Event", "Article", "DefinedTerm", "Legislation"]);

export class Pages {
  /** @param {string} home of the site in the language that is wanted, as a whole address */
  constructor(home) {
    this.home = home;
    /** @type {Map<string, Promise<Sheet>>} */
    this.asked = new Map();
  }

  /** The page of a key, asked for once; what did not come is asked for again. @param {string} key @returns {Promise<Sheet>} */
  get(key) {
    const known = this.asked.get(key);
    if (known) return known;
    const coming = this.fetched(key);
    this.asked.set(key, coming);
    coming.then(({ state }) => state === "failed" && this.asked.delete(key));
    return coming;
  }

  async fetched(key, hops = 1) {
    const url = new URL(`${key}/`, this.home).href;
    try {
      const answer = await fetch(url);
      if (answer.status === 404 || answer.status === 410) return without(key, url, "gone");
      if (!answer.ok) return without(key, url, "failed");
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const moved = page.querySelector("main [data-moved]")?.getAttribute("data-moved");
      return moved && sound(moved) && hops ? this.fetched(moved, hops - 1) : readSheet(page, key, url);
    } catch {
      return without(key, url, "failed");
    }
  }
}

const without = (key, url, state) => ({ key, url, state, title: key, summary: "", lang: "", data: {}, body: null, successor: null });

/** @param {Document} page @param {string} key @param {string} url @returns {Sheet} */
function readSheet(page, key, url) {
  const body = page.querySelector("main");
  const said = (selector) => body?.querySelector(selector)?.textContent?.replace(/\s+/g, " ").trim() ?? "";
  const next = body?.querySelector("[data-successor]");
  const nextKey = next?.getAttribute("data-successor");
  return {
    key,
    url,
    state: "here",
    title: said("h1") || key,
    summary: said(".ww-lead"),
    lang: body?.querySelector(".ww-lead")?.getAttribute("lang") ?? "",
    data: linkedData(page),
    body,
    successor: sound(nextKey) ? { key: nextKey, name: next?.getAttribute("data-name") ?? nextKey } : null,
  };
}

function linkedData(page) {
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      const said = JSON.parse(script.textContent);
      const known = [said["@graph"] ?? said].flat().find((data) => KINDS.has(data["@type"]));
      if (known) return known;
    } catch {
      // what cannot be read says nothing
    }
  }
  return {};
}
