// A sentence cut into stretches of one kind of work each, or of none: the cutting for which most speaks.
// builder/matching/segments.py does the same.
import { byPlace } from "./text.js";
import { byText } from "./phrases.js";
import { BESIDE, grouped } from "./lexicon.js";

/** Parts of one stretch; readings that are offered. */
const MOST_PARTS = 12;
export const MOST_OTHERS = 5;

/**
 * @typedef {Map<string, number>} Told what speaks for a work
 * @typedef {{content: import("./text.js").Word[], told: (Told | null)[], spans: import("./phrases.js").Span[], bar: number}} Reading
 *   `told`: what each word tells, null when it is not known; `bar`: what must speak for a task
 * @typedef {{work: string, support: number, where: number[], others: string[]}} Segment
 */

/**
 * @param {Reading} reading @param {Told} elsewhere what the rest of the text tells @param {Record<string, number>} rules
 * @returns {Segment[]} in the order of the sentence
 */
export function segmentsOf(reading, elsewhere, rules) {
  const parts = partsOf(reading, rules), best = [0], back = [], found = [];
  parts.forEach((last, at) => {
    let most = best[at] + last.beside, choice = [at, BESIDE];
    for (const [start, run, support] of supports(parts, at + 1, elsewhere, rules)) {
      let chosen = "", top = -Infinity;
      for (const [work, told] of run) {
        const value = support(work, told);
        if (value > top || (value === top && work < chosen)) { chosen = work; top = value; }
      }
      const worth = best[start] + (top - reading.bar);
      if (worth > most) [most, choice] = [worth, [start, chosen]];
    }
    best.push(most);
    back.push(choice);
  });
  for (let end = parts.length; end; ) {
    const [start, work] = back[end - 1];
    if (work !== BESIDE) found.push(segment(reading, parts, start, end, work, elsewhere, rules));
    end = start;
  }
  return found.reverse();
}

/** Pieces that are not cut further: what they tell, above the cost of a known word that tells nothing of a work. */
function partsOf({ content, told, spans }, rules) {
  const parts = [], partOf = [];
  content.forEach((word, at) => {
    if (!at || word.part !== content[at - 1].part) parts.push({ low: at, high: at, told: new Map(), known: 0, beside: 0, begins: [], ends: [] });
    const part = parts[parts.length - 1];
    partOf.push(parts.length - 1);
    part.high = at + 1;
    if (!told[at]?.size) return;
    if (!told[at].has(BESIDE)) part.known++;
    for (const [work, evidence] of told[at])
      if (work === BESIDE) part.beside += evidence * rules.aside;
      else part.told.set(work, (part.told.get(work) ?? 0) + (evidence + rules.other));
  });
  for (const span of spans) {
    const first = partOf[span.where[0]], last = partOf[span.where[span.where.length - 1]];
    parts[first].begins.push([last, span]);
    if (first !== last) parts[last].ends.push(span);
  }
  return parts;
}

/** For each stretch that ends before part `end`: where it starts, what words tell in it, and what speaks for a work then. */
function* supports(parts, end, elsewhere, rules) {
  const run = new Map(), phrases = new Map(), raise = (work, worth) => {
    phrases.set(work, Math.max(worth, phrases.get(work) ?? 0));
    if (!run.has(work)) run.set(work, 0);
  };
  let known = 0;
  for (let start = end - 1; start >= 0 && start > end - 1 - MOST_PARTS; start--) {
    const part = parts[start];
    known += part.known;
    for (const [work, told] of part.told) run.set(work, (run.get(work) ?? 0) + told);
    for (const [last, span] of part.begins) if (last < end) raise(span.concept, span.worth);
    for (const span of part.ends) raise(span.concept, span.worth * rules.across);
    if (!run.size) continue;
    const against = rules.other * known;
    yield [start, run, (work, told) => told - against + rules.phrase * (phrases.get(work) ?? 0) + rules.beside * Math.min(rules.beside_most, elsewhere.get(work) ?? 0)];
  }
}

/** @returns {Segment} */
function segment({ told, spans }, parts, start, end, work, elsewhere, rules) {
  const support = supportIn(parts, start, end, elsewhere, rules), { low } = parts[start], { high } = parts[end - 1], where = new Set();
  for (let at = low; at < high; at++) if ((told[at]?.get(work) ?? 0) >= rules.telling) where.add(at);
  const last = ({ where: those }) => those[those.length - 1], inside = spans.filter((span) => span.concept === work && low <= last(span) && last(span) < high);
  for (const at of inside.sort((a, b) => b.worth - a.worth || byPlace(a.where, b.where))[0]?.where ?? []) where.add(at);
  if (!where.size) for (let at = low; at < high; at++) where.add(at);
  const others = [...support].filter(([other, value]) => other !== work && value > 0).sort((a, b) => b[1] - a[1] || byText(a[0], b[0]));
  return { work, support: support.get(work), where: [...where].sort((a, b) => a - b), others: others.slice(0, MOST_OTHERS).map(([other]) => other) };
}

/** What speaks for each work in one stretch. */
function supportIn(parts, start, end, elsewhere, rules) {
  for (const [first, run, support] of supports(parts, end, elsewhere, rules))
    if (first === start) return new Map([...run].map(([work, told]) => [work, support(work, told)]));
}
