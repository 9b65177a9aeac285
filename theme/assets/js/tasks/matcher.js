// Opens the matcher with the tables it reads, which lie in folders of the site of their own.
import { readerOf } from "../common/engine.js";

/** @param {string} root the way to the site's root @returns {Promise<{ match: (request: any) => Promise<any> }>} */
export async function matcherOf(root) {
  const folder = new URL(`${root}assets/`, location.href);
  const { openMatcher } = await import(new URL("match/match.js", folder).href);
  return openMatcher(readerOf(new URL("search/", folder)), document.documentElement.lang);
}
