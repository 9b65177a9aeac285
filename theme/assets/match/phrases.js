// Where phrases of the vocabulary stand in a sentence: their words may stand apart, in any order, in other forms.
// builder/matching/phrases.py does the same.
import { byPlace } from "./text.js";
import { grouped } from "./lexicon.js";

/**
 * @typedef {{where: number[], concept: string, score: number, worth: number}} Span  `where`: places in the content
 * @typedef {Map<number, number>} Units the stems that a word may stand for, with how surely
 */

export const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const power = (base, times) => { let found = 1; while (times-- > 0) found *= base; return found; };

/** The stems of each word, also of verbs that are said in two. @returns {Units[]} */
export function unitsOf(sentence, content, lexicon, { recognition: rules, particles }) {
  const units = content.map((word) => new Map(lexicon.units(word.text, rules)));
  for (const [place, unit] of saidInTwo(sentence, content, lexicon, particles)) if (!units[place].has(unit)) units[place].set(unit, rules.form);
  return units;
}

/** @param {import("./text.js").Word[]} content @param {Units[]} own the stems of each word of it @returns {Span[]} */
export function spansOf(content, own, prose, lexicon, rules) {
  const borrowed = own.map((those) => lexicon.borrowed(those, rules.alike)), units = own.map((those, place) => new Map([...those, ...borrowed[place]]));
  const places = new Map(), best = new Map();
  units.forEach((those, place) => { for (const unit of those.keys()) grouped(places, unit).push(place); });
  for (const unit of [...places.keys()].sort((a, b) => a - b))
    for (const phrase of lexicon.byUnit.get(unit) ?? []) {
      if (!phrase.units.every((other) => places.has(other))) continue;
      for (const anchor of places.get(unit)) {
        if (phrase.units.length === 1 && borrowed[anchor].has(unit)) continue;
        const span = spanOf(prose, content, units, places, phrase, unit, anchor, lexicon, rules);
        if (!span) continue;
        const key = `${span.where.join()} ${span.concept}`;
        if (span.score > (best.get(key)?.score ?? 0)) best.set(key, span);
      }
    }
  return [...best.values()].sort((a, b) => byPlace(a.where, b.where) || byText(a.concept, b.concept));
}

/** Verbs of which the first part stands at the end: `je geeft de gegevens in`. */
function saidInTwo({ words }, content, lexicon, particles) {
  const found = [];
  for (const { text, at, part } of words) {
    if (!particles.has(text) || words[at + 1]?.part === part) continue;
    content.forEach((verb, place) => {
      const unit = verb.part === part && verb.at < at ? lexicon.withParticle(verb.text, text) : undefined;
      if (unit !== undefined) found.push([place, unit]);
    });
  }
  return found;
}

/** The nearest words that make the phrase with the word at `anchor`. @returns {Span | undefined} */
function spanOf(prose, content, units, places, phrase, unit, anchor, lexicon, rules) {
  let score = phrase.weight * units[anchor].get(unit);
  const all = new Set([anchor]);
  for (const other of phrase.units) {
    if (other === unit) continue;
    const nearest = (a, b) => (Math.abs(b - anchor) < Math.abs(a - anchor) ? b : a), place = places.get(other).reduce(nearest);
    score *= units[place].get(other);
    all.add(place);
  }
  const where = [...all].sort((a, b) => a - b), low = where[0], high = where[where.length - 1], apart = high - low + 1 - where.length;
  if (apart > rules.window) return;
  score *= power(rules.gap, apart) * power(rules.comma, content[high].comma - content[low].comma);
  if (phrase.units.every((each) => lexicon.idle.has(each))) return;
  const size = phrase.units.length;
  if (size === 1 && content[anchor].where) score *= rules.where;
  if (prose && size === 1) score *= units[anchor].get(unit) > rules.typo ? rules.prose : 0;
  if (content.length > 1 && phrase.units.every((each) => lexicon.stray.has(each))) score *= rules.alone;
  return { where, concept: phrase.concept, score, worth: score * Math.sqrt(size) };
}
