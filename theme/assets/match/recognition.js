// Which activities a description of work asks for, from which words, and which words say nothing to us.
// builder/matching/recognition.py does the same.
import { BESIDE } from "./lexicon.js";
import { byText, spansOf, unitsOf } from "./phrases.js";
import { MOST_OTHERS, segmentsOf } from "./segments.js";

/** Words from which a text is read as prose, unless its sentences have fewer words than a line. */
const LONG = 60, LINE = 6;

/** @typedef {{activity: string, sector: string, score: number, words: [number, number][], others: string[]}} Task */

/**
 * @param {string} text @param {import("./text.js").Sentence[]} sentences @param {{spans: number[][], named: number[][]}} asked
 * @param {Map<string, string>} meanings what the asker says that words are
 * @param {import("./lexicon.js").Lexicon} lexicon @param {any} table the published rules
 * @returns {{tasks: Task[], unplaced: string[]}}
 */
export function recognise(text, sentences, { spans: spoken, named }, meanings, lexicon, table) {
  const rules = table.recognition, number = sentences.reduce((sum, { words }) => sum + words.length, 0);
  const long = number > LONG && number >= LINE * sentences.length;
  const readings = sentences.map((sentence) => {
    const content = sentence.content.filter((word) => !meanings.has(word.text) && !within(word, named));
    const units = unitsOf(sentence, content, lexicon, table), told = content.map((word, at) => lexicon.told(word.text, units[at], rules));
    const prose = long || sentence.prose, bar = prose ? rules.task_prose : rules.task;
    return { content, told, spans: spansOf(content, units, prose, lexicon, rules), bar };
  });
  const own = readings.map(({ told }) => summed(told)), whole = summed(own), tasks = [], said = new Map();
  readings.forEach((reading, n) => {
    const elsewhere = new Map([...whole].map(([work, told]) => [work, told - (own[n].get(work) ?? 0)])), placed = new Set();
    tasks.push(...toldBy(sentences[n], meanings, lexicon, rules));
    for (const { work, support, where, others } of segmentsOf(reading, elsewhere, rules)) {
      tasks.push(task(work, support / (support + reading.bar), where.map((at) => [reading.content[at].start, reading.content[at].end]), others));
      for (let at = where[0]; at <= where[where.length - 1]; at++) placed.add(at);
    }
    reading.content.forEach((word, at) => {
      if (!saysNothing(reading.told[at], placed.has(at)) || lexicon.filler.has(word.text) || within(word, spoken)) return;
      const raw = text.slice(word.start, word.end), key = raw.toLowerCase();
      if (!said.has(key)) said.set(key, raw);
    });
  });
  return { tasks: merged(tasks), unplaced: [...said.values()] };
}

const task = (activity, score, words, others) => ({ activity, sector: sectorOf(activity), score, words, others });
export const sectorOf = (key) => key.split("/")[0];
const within = (word, stretches) => stretches.some(([start, end]) => start < word.end && word.start < end);

/** What several words or sentences tell together. */
function summed(those) {
  const found = new Map();
  for (const told of those) for (const [work, evidence] of told ?? []) found.set(work, (found.get(work) ?? 0) + evidence);
  return found;
}

/** Whether a word should be told as not understood: it is unknown, or is of work that is not recognised. */
const saysNothing = (told, placed) => !told || (!placed && told.size > 0 && !told.has(BESIDE));

/** What the asker says that words are, beside how they would be read. @returns {Task[]} */
function toldBy({ content }, meanings, lexicon, rules) {
  return content.flatMap((word) => {
    const meant = meanings.get(word.text);
    if (!meant) return [];
    const told = lexicon.told(word.text, lexicon.units(word.text, rules), rules) ?? new Map();
    const others = [...told].filter(([work]) => work !== meant && work !== BESIDE).sort((a, b) => b[1] - a[1] || byText(a[0], b[0]));
    return [task(meant, 1, [[word.start, word.end]], others.slice(0, MOST_OTHERS).map(([work]) => work))];
  });
}

/** Each activity once; saying it again makes it surer. */
function merged(tasks) {
  const found = new Map();
  for (const one of tasks) {
    const known = found.get(one.activity);
    found.set(one.activity, !known ? one : { ...known, score: 1 - (1 - Math.min(1, known.score)) * (1 - Math.min(1, one.score)),
      words: [...known.words, ...one.words], others: [...new Set([...known.others, ...one.others])].slice(0, MOST_OTHERS) });
  }
  return [...found.values()];
}
