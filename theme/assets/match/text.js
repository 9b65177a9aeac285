// A description of work taken apart: sentences, the words in them that may mean something, and cues beside the work.
// builder/matching/text.py does the same.
import { tokens } from "../search/engine.js";

const MOST_CHARACTERS = 20000;
/** Words from which a sentence is not a line of a list. */
const PROSE = 14;
const CUT = /[\n\r;!?•●▪◦·]+|[.:](?=[ \t\n\r\u00a0]|$)|[ \t\n\r\u00a0][-–—*][ \t\n\r\u00a0]/g;
const CODE = /^[1-9]\d{3}$/;

/**
 * @typedef {{text: string, start: number, end: number, at: number, skip: boolean, comma: number, part: number, where: boolean}} Word
 *   `at`: its place in the sentence; `comma`, `part`: how many commas, and words such as `en`, stand before it; `where`: it
 *   stands after `in onze`, `voor de`
 * @typedef {{words: Word[], content: Word[], prose: boolean}} Sentence
 */

/** The first characters of a text: those that are read. @param {string} text @returns {string} */
export const readable = (text) => (text.length > MOST_CHARACTERS ? [...text].slice(0, MOST_CHARACTERS).join("") : text);

/**
 * @param {string} text
 * @param {{stop: Set<string>, joins: Set<string>, counted: Set<string>, articles: Set<string>, beforePlaces: Set<string>}} lists
 * @returns {Sentence[]}
 */
export function sentencesOf(text, lists) {
  const found = [];
  let start = 0;
  for (const [end, following] of [...[...text.matchAll(CUT)].map((cut) => [cut.index, cut.index + cut[0].length]), [text.length, text.length]]) {
    const piece = text.slice(start, end), said = tokens(piece);
    if (said.length) {
      const words = wordsOf(piece, start, said, lists);
      found.push({ words, content: words.filter((word) => !word.skip), prose: words.length >= PROSE });
    }
    start = following;
  }
  return found;
}

function wordsOf(piece, start, said, { stop, joins, counted, articles, beforePlaces }) {
  let joined = 0, comma = 0, from = 0;
  return said.map(({ w, s, e }, at) => {
    for (; from < s; from++) if (piece[from] === ",") comma++;
    if (joins.has(w)) joined++;
    const amount = counted.has(w) && /^\d+$/.test(said[at - 1]?.w ?? "");
    return { text: w, start: start + s, end: start + e, at, skip: stop.has(w) || w.length < 2 || /\d/.test(w) || amount, comma, part: comma + joined,
      where: at > 1 && articles.has(said[at - 1].w) && beforePlaces.has(said[at - 2].w) };
  });
}

/**
 * The cues that a text gives: where they stand, by id, in the order of `cues`. Words of which the asker has `told` what they
 * mean give none.
 * @param {Sentence[]} sentences @param {[string, string[]][]} cues @param {Map<string, string>} told @returns {Map<string, [number, number][]>}
 */
export function cuesIn(sentences, cues, told) {
  const lines = sentences.map(({ words }) => ` ${words.map(({ text }) => text).join(" ")} `), found = new Map();
  for (const [id, phrases] of cues) {
    const spans = new Map();
    for (const phrase of phrases)
      lines.forEach((line, n) => {
        for (let at = line.indexOf(` ${phrase} `); at >= 0; at = line.indexOf(` ${phrase} `, at + 1)) {
          const first = line.slice(0, at + 1).split(" ").length - 2, those = sentences[n].words.slice(first, first + phrase.split(" ").length);
          const span = [those[0].start, those.at(-1).end];
          if (!allTold(those, told)) spans.set(span.join(), span);
        }
      });
    if (spans.size) found.set(id, [...spans.values()].sort(byPlace));
  }
  return found;
}

const allTold = (those, told) => those.every(({ text }) => told.has(text));

/** Stretches of a text, or lists of places, in their order. */
export const byPlace = (a, b) => {
  for (let i = 0; i < a.length && i < b.length; i++) if (a[i] !== b[i]) return a[i] - b[i];
  return a.length - b.length;
};

/** Names are kept whole, or without the little words inside: Heist-op-den-Berg. */
function spokenKey(those, known, stop) {
  const words = those.map(({ text }) => text), whole = words.join("");
  return known.has(whole) || stop.has(words[0]) || stop.has(words.at(-1)) ? whole : words.filter((word) => !stop.has(word)).join("");
}

/**
 * Places that a text names after `in`, `te`, `bij` and so on or on a line of their own, and postal codes before a place; not
 * those of which the asker has `told` what they mean.
 * @param {Sentence[]} sentences @param {Map<string, number[]>} known @param {Set<string>} leads words before a place
 * @param {Set<string>} stop little words @param {Map<string, string>} told
 * @returns {{key: string, start: number, end: number}[]}
 */
export function placesIn(sentences, known, leads, stop, told) {
  const found = [];
  for (const { words } of sentences)
    for (const { at, text } of words) {
      const before = words[at - 1]?.text ?? "", after = words[at + 1]?.text ?? "";
      const led = leads.has(before) || CODE.test(before);
      for (const length of [4, 3, 2, 1]) {
        const those = words.slice(at, at + length), key = spokenKey(those, known, stop);
        if (!led && length !== words.length) continue;
        if (those.length < length || !known.has(key) || (CODE.test(text) && !known.has(after))) continue;
        if (!allTold(those, told)) found.push({ key, start: those[0].start, end: those[length - 1].end });
        break;
      }
    }
  return found;
}
