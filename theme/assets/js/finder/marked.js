// The words of a question in what was found: whether they are the same to a reader, and text in which they are marked.
import { BETWEEN } from "../common/between.js";
import { el } from "../common/dom.js";

/** Whether two pieces of text are the same word to a reader. */
export const alike = (a, b) => folded(a) === folded(b);

export const folded = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().split(BETWEEN).join("");

/**
 * `text` as nodes, with the words that were asked for in <mark>; for the eye alone, as screen readers would say where each begins and ends.
 * @param {string} text
 * @param {string[]} asked folded words
 * @param {(text: string) => {w: string, s: number, e: number}[]} tokens cuts a text into folded words
 * @returns {(Node | string)[]}
 */
export function marked(text, asked, tokens) {
  const parts = [];
  let end = 0;
  for (const { w, s, e } of asked.length ? tokens(text) : []) {
    if (s < end || !asked.some((word) => fits(w, word))) continue;
    parts.push(text.slice(end, s), el("mark", { role: "none" }, text.slice(s, e)));
    end = e;
  }
  return [...parts, text.slice(end)].filter(Boolean);
}

/** Is `word` the word that was asked for, a longer one that begins with it, or another form of it? */
function fits(word, asked) {
  if (word === asked || (asked.length > 2 && word.startsWith(asked))) return true;
  let same = 0;
  while (same < word.length && word[same] === asked[same]) same++;
  return same > 3 && same >= asked.length - 2 && word.length <= same + 3;
}
