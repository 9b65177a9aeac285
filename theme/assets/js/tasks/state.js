// What the visitor asks for, as it stands behind the # of the address: a server never sees it. Nothing here touches the page.

/**
 * @typedef {{ text: string, place: string, customer: string, floor: string, meanings: Record<string, string>, chosen: string[] }} State
 * `meanings`: what the visitor says a word means: an activity or sector, "" is no work. `chosen`: organisations, by id.
 */

const MOST_TEXT = 6000;
const MOST = 60; // meanings, chosen organisations
const ID = /^[\w/-]{1,140}$/;

/** Nothing asked. @returns {State} */
export const nothing = () => ({ text: "", place: "", customer: "", floor: "", meanings: {}, chosen: [] });

/**
 * @param {string} hash of an address: `#tekst=dozen+vouwen&plaats=Genk&zin=vouwen~verpakking/vouwen&kies=bewel`
 * @returns {State}
 */
export function readState(hash) {
  const said = new URLSearchParams(hash.replace(/^#/, ""));
  const id = (key) => (ID.test(said.get(key) ?? "") ? said.get(key) : "");
  const meanings = {};
  for (const pair of said.getAll("zin").slice(0, MOST)) {
    const cut = pair.lastIndexOf("~");
    const meaning = pair.slice(cut + 1);
    if (cut > 0 && cut <= 80 && (!meaning || ID.test(meaning))) meanings[pair.slice(0, cut)] = meaning;
  }
  return {
    text: (said.get("tekst") ?? "").slice(0, MOST_TEXT),
    place: (said.get("plaats") ?? "").slice(0, 80),
    customer: id("wie"),
    floor: id("vloer"),
    meanings,
    chosen: [...new Set(said.getAll("kies"))].filter((one) => ID.test(one)).slice(0, MOST),
  };
}

/** The part of an address from # on; empty when nothing is asked. @param {State} state */
export function written({ text, place, customer, floor, meanings, chosen }) {
  const said = new URLSearchParams();
  for (const [key, value] of [["tekst", text], ["plaats", place], ["wie", customer], ["vloer", floor]]) if (value) said.set(key, value);
  for (const word of Object.keys(meanings).sort()) said.append("zin", `${word}~${meanings[word]}`);
  for (const one of chosen) said.append("kies", one);
  return said.size ? `#${said}`.replaceAll("%2F", "/").replaceAll("%7E", "~").replaceAll("%2C", ",") : "";
}

/** What the matcher is asked; what the visitor did not say is left out. @param {State} state @param {number} limit organisations of a package */
export const requestOf = ({ text, place, customer, floor, meanings }, limit) => ({
  text, limit, meanings, ...(place && { place }), ...(customer && { customer }), ...(floor && { floor }),
});

/** @param {State} state */
export const isAsked = ({ text }) => text.trim().length > 2;
