// What may be in a bundle: pages of this site, named by their path without the slashes at its ends.

const SECTIONS = ["organisaties", "praktijk", "agenda", "vragen", "begrippen"];
const SOUND = new RegExp(`^(?:${SECTIONS.join("|")})/[a-z0-9][a-z0-9-]{1,99}$`);

/** How many pages a bundle holds: more is no longer something to bring to a table. */
export const MOST = 100;

/**
 * Is this the key of a page that can be in a bundle? Whatever else is in an address or in storage, from
 * `javascript:` to `../`, is none.
 * @param {unknown} key
 * @returns {key is string}
 */
export const sound = (key) => typeof key === "string" && SOUND.test(key);

/** The key of a page by its address below the site's root: the same in every language. @param {string} url */
export const keyOf = (url) => url.replace(/^\/|\/$/g, "").replace(/^[a-z]{2}\//, "");

/** The kind of page a sound key stands for: its section. @param {string} key */
export const section = (key) => key.slice(0, key.indexOf("/"));

/**
 * The keys in the hash of a shared address (`#organisaties/bewel,praktijk/x`), each once and in order, at most MOST.
 * @param {string} hash
 * @returns {{ keys: string[], refused: number } | null} `refused`: how many are no key; null when nothing is shared
 */
export function sharedKeys(hash) {
  const parts = decoded(hash.replace(/^#/, "")).split(",").map((part) => part.trim()).filter(Boolean);
  if (!parts.some((part) => part.includes("/"))) return null; // the # of a place on the page
  const keys = [...new Set(parts.filter(sound))].slice(0, MOST);
  return { keys, refused: new Set(parts).size - keys.length };
}

/** Mail programs write a comma as %2C. */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The address that shows these pages to somebody else. @param {string} page of the bundle @param {string[]} keys */
export const sharedAddress = (page, keys) => `${page.replace(/[?#].*$/s, "")}#${keys.join(",")}`;
