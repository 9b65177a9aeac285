// The profiles that a visitor looked at last, on this device only; the start page shows them.
const PLACE = "ww-seen";
const MOST = 6;
const SOUND = /^organisaties\/[a-z0-9][a-z0-9-]{1,99}$/;

/** @typedef {{ key: string, name: string }} Seen `key` is the page's path in the first language, without slashes at its ends */

/** @returns {Seen[]} the last one first; nothing where storage is blocked or holds something else */
export function seen() {
  try {
    const kept = JSON.parse(localStorage.getItem(PLACE) ?? "[]");
    return kept.filter(({ key, name }) => SOUND.test(key) && typeof name === "string").slice(0, MOST);
  } catch {
    return [];
  }
}

/** @param {Seen} profile */
export const note = (profile) => keep([profile, ...seen().filter(({ key }) => key !== profile.key)].slice(0, MOST));

export const clear = () => keep([]);

/** @param {Seen[]} profiles */
function keep(profiles) {
  try {
    if (profiles.length) localStorage.setItem(PLACE, JSON.stringify(profiles));
    else localStorage.removeItem(PLACE);
  } catch {
    // then nothing is remembered
  }
}

/** Fills the part of the start page that shows them. @param {HTMLElement} part */
function show(part) {
  const list = part.querySelector("ul");
  const items = seen().map(({ key, name }) => {
    const link = document.createElement("a");
    link.href = `${part.dataset.home}${key}/`;
    link.textContent = name;
    const item = document.createElement("li");
    item.append(link);
    return item;
  });
  list?.replaceChildren(...items);
  part.hidden = !items.length;
}

const part = typeof document === "undefined" ? null : /** @type {HTMLElement | null} */ (document.querySelector("[data-seen]"));
if (part) {
  show(part);
  part.querySelector("button")?.addEventListener("click", () => {
    clear();
    show(part);
  });
}
