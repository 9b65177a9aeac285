// Did you mean: the known word that an unknown word looks like. As in builder/checking/suggestions.py.

const CUTOFF = 72; // of 100; lower gives far-fetched suggestions

/** The text without capitals, accents and signs, with single spaces. @param {string} text */
export const plain = (text) =>
  text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/**
 * The id that somebody meant by a word that is no id; empty when nothing looks like it.
 * @param {string} found @param {Iterable<[string, string]>} words with the id that each stands for
 */
export function meant(found, words) {
  const spoken = new Map();
  for (const [word, id] of words) if (!spoken.has(plain(word))) spoken.set(plain(word), id);
  const asked = plain(found);
  if (!asked) return "";
  if (spoken.has(asked)) return spoken.get(asked);
  let best = "";
  let most = CUTOFF;
  for (const word of [...spoken.keys()].sort(byCharacter)) {
    const score = likeness(asked, word);
    if (best ? score > most : score >= most) [best, most] = [word, score];
  }
  return spoken.get(best) ?? "";
}

const byCharacter = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

/** How much two words look alike, from 0 to 100: the letters they share in the same order. */
export function likeness(one, other) {
  const [a, b] = [[...one], [...other]];
  let row = new Array(b.length + 1).fill(0);
  for (const letter of a) {
    const next = [0];
    for (let at = 0; at < b.length; at++) next.push(letter === b[at] ? row[at] + 1 : Math.max(row[at + 1], next[at]));
    row = next;
  }
  return a.length + b.length ? (200 * row[b.length]) / (a.length + b.length) : 100;
}
