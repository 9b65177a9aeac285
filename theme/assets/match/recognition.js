// Which activities a description of work asks for, from which words, and which words say nothing to us.
// builder/matching/recognition.py does the same.
import { byPlace } from "./text.js";
import { grouped } from "./lexicon.js";

/** Votes from which a text is about a sector; words from which a text is prose; readings that are offered. */
const SURELY = 1.5, LONG = 60, MOST_OTHERS = 5;

/**
 * @typedef {{where: number[], concept: string, sector: string, score: number, size: number, sure: number, worth: number}} Span
 * @typedef {{activity: string, sector: string, score: number, words: [number, number][], others: string[]}} Task
 */

/**
 * @param {string} text @param {import("./text.js").Sentence[]} sentences @param {{spans: number[][], named: number[][]}} asked
 * @param {Map<string, string>} meanings what the asker says that words are
 * @param {import("./lexicon.js").Lexicon} lexicon @param {any} table the published rules
 * @returns {{tasks: Task[], unplaced: string[]}}
 */
export function recognise(text, sentences, { spans: spoken, named }, meanings, lexicon, table) {
  const rules = table.recognition, prose = sentences.reduce((sum, { words }) => sum + words.length, 0) > LONG;
  const contents = sentences.map(({ content }) => content.filter((word) => !meanings.has(word.text) && !within(word, named)));
  const spans = sentences.map((sentence, at) => spansOf(sentence, contents[at], prose || sentence.prose, lexicon, table));
  const votes = votesOf(spans), tasks = [], said = new Map();
  sentences.forEach((sentence, at) => {
    const mine = spans[at], sectors = new Set(), placed = new Set();
    tasks.push(...told(sentence, meanings, lexicon, table));
    for (const [one, where] of chosen(mine, votes, contents[at], table)) {
      tasks.push(one);
      sectors.add(one.sector);
      for (const place of where) placed.add(place);
    }
    for (const span of mine) if (sectors.has(span.sector)) for (const place of span.where) placed.add(place);
    contents[at].forEach((word, place) => {
      if (placed.has(place) || lexicon.filler.has(word.text) || within(word, spoken)) return;
      const raw = text.slice(word.start, word.end), key = raw.toLowerCase();
      if (!said.has(key)) said.set(key, raw);
    });
  });
  return { tasks: merged(tasks), unplaced: [...said.values()] };
}

const task = (activity, score, words, others) => ({ activity, sector: sectorOf(activity), score, words, others });
export const sectorOf = (key) => key.split("/")[0];
const within = (word, stretches) => stretches.some(([start, end]) => start < word.end && word.start < end);
const power = (base, times) => { let found = 1; while (times-- > 0) found *= base; return found; };
const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** What the asker says that words are, beside how they would be read. @returns {Task[]} */
function told(sentence, meanings, lexicon, table) {
  const { content } = sentence;
  if (!content.some((word) => meanings.get(word.text))) return [];
  const spans = spansOf(sentence, content, false, lexicon, table);
  return content.flatMap((word, place) => {
    const meant = meanings.get(word.text), worth = new Map();
    if (!meant) return [];
    for (const span of spans) if (span.concept !== meant && span.where.includes(place)) worth.set(span.concept, Math.max(worth.get(span.concept) ?? 0, span.worth));
    return [task(meant, 1, [[word.start, word.end]], likeliest(worth))];
  });
}

const likeliest = (worth) => [...worth].sort((a, b) => b[1] - a[1] || byText(a[0], b[0])).slice(0, MOST_OTHERS).map(([concept]) => concept);

function spansOf(sentence, content, prose, lexicon, { recognition: rules, particles }) {
  const units = content.map((word) => new Map(lexicon.units(word.text, rules)));
  for (const [place, unit] of saidInTwo(sentence, content, lexicon, particles)) if (!units[place].has(unit)) units[place].set(unit, rules.form);
  const borrowed = units.map((those) => lexicon.borrowed(those, rules.alike)), places = new Map(), best = new Map();
  units.forEach((those, place) => {
    for (const [unit, weight] of borrowed[place]) those.set(unit, weight);
    for (const unit of those.keys()) grouped(places, unit).push(place);
  });
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
  const sure = score, where = [...all].sort((a, b) => a - b), low = where[0], high = where[where.length - 1], apart = high - low + 1 - where.length;
  if (apart > rules.window) return;
  score *= power(rules.gap, apart) * power(rules.comma, content[high].comma - content[low].comma);
  if (phrase.units.every((each) => lexicon.idle.has(each))) return;
  const size = phrase.units.length;
  if (size === 1 && content[anchor].where) score *= rules.where;
  if (prose && size === 1) score *= units[anchor].get(unit) > rules.typo ? rules.prose : 0;
  if (content.length > 1 && phrase.units.every((each) => lexicon.stray.has(each))) score *= rules.alone;
  return { where, concept: phrase.concept, sector: sectorOf(phrase.concept), score, size, sure, worth: score * Math.sqrt(size) };
}

/** How much of the text speaks of each sector: its best span for each word. */
function votesOf(spans) {
  const best = new Map(), votes = new Map();
  spans.forEach((those, sentence) => {
    for (const { sector, score, where } of those)
      for (const place of where) {
        const key = `${sector} ${sentence} ${place}`, known = best.get(key);
        if (!known) best.set(key, { sector, at: [sentence, place], score });
        else if (score > known.score) known.score = score;
      }
  });
  for (const { sector, score } of [...best.values()].sort((a, b) => byText(a.sector, b.sector) || byPlace(a.at, b.at))) votes.set(sector, (votes.get(sector) ?? 0) + score);
  return votes;
}

/** The best spans of one sentence: activities first, then sectors where words are left. @returns {[Task, number[]][]} */
function chosen(spans, votes, content, { recognition: rules, habits }) {
  const used = new Set(), said = new Set(), sectors = new Set(), local = new Map(), found = [];
  for (const span of spans) grouped(local, span.concept).push(span);
  const agreement = new Map(spans.map((span) => [span, agreed(span, votes, local, rules)]));
  const free = (place) => !used.has(place);
  for (const wide of [false, true]) {
    const least = wide ? rules.least_sector : rules.least;
    const able = spans.filter((span) => (span.concept === span.sector) === wide && span.score >= least - (beside(span, votes) >= SURELY ? rules.lenience : 0));
    able.sort((a, b) => b.worth - a.worth || byPlace(a.where, b.where) || byText(a.concept, b.concept));
    for (const span of able) {
      if (!span.where.some(free)) continue;
      if (!span.where.every(free) && (wide || span.score < rules.least_again)) continue;
      const rivals = able.filter((each) => each.where.every((place) => span.where.includes(place)) && each.where.some(free) && each.worth >= rules.rival * span.worth);
      const [best] = rivals.sort((a, b) => agreement.get(b) - agreement.get(a) || byText(a.concept, b.concept));
      let parts = new Set(best.where.map((place) => content[place].part));
      for (const place of best.where) used.add(place);
      // One task a part: beside `frames lassen` a loose noun is what the work is done to.
      const lone = best.size === 1 && best.sure < rules.least_beside;
      if (lone && content.filter((word) => parts.has(word.part)).length === 1 && !sectors.has(best.sector)) {
        const { comma } = content[best.where[0]], before = Math.min(...parts) - 1;
        if (content.some((word) => word.comma === comma && word.part === before)) parts.add(before);
      }
      if ([...parts].some((part) => said.has(part)) && (wide || lone)) continue;
      for (const part of parts) said.add(part);
      sectors.add(best.sector);
      const usual = wide && habits[best.sector]?.[0], meant = usual ? `${best.sector}/${usual}` : best.concept;
      found.push([task(meant, best.score, best.where.map((place) => [content[place].start, content[place].end]), othersOf(best, meant, spans, agreement)), best.where]);
    }
  }
  return found;
}

/** Other readings of the words of a task, sure or not. */
function othersOf(best, meant, spans, agreement) {
  const worth = new Map();
  for (const span of spans)
    if (span.concept !== meant && span.concept !== best.concept && span.where.some((place) => best.where.includes(place)))
      worth.set(span.concept, Math.max(worth.get(span.concept) ?? 0, agreement.get(span)));
  return likeliest(worth);
}

/** How much of the rest of the text is about the same sector. */
const beside = (span, votes) => Math.max(0, (votes.get(span.sector) ?? 0) - span.score * span.where.length);

/** The worth with what the rest of the sentence says of the same work, and the rest of the text of its sector. */
function agreed(span, votes, local, rules) {
  let own = 0;
  for (const each of local.get(span.concept)) if (each.score > own && !each.where.some((place) => span.where.includes(place))) own = each.score;
  return span.worth * (1 + rules.agreement * (Math.min(1, beside(span, votes)) + Math.min(1, own)));
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
