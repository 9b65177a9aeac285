// What task words mean: the phrases of the sectors as sets of stems, by number. builder/matching/lexicon.py does the same.
import { sums, unfold } from "../search/engine.js";
import { distance, pattern } from "../search/recovery.js";

/** Letters of a word that is another form of the one that is written. */
const SHORTEST_FORM = 4;
const MOST_ALIKE = 4, SURE_LENGTH = 6, LONG_WORD = 9;
/** What may stand between the parts of a compound, and the fewest letters of a part. */
const LINKS = ["", "s", "en", "e", "n"], SHORTEST_PART = 3;

/** Stands for what is no work, and the steps of evidence in a whole. */
export const BESIDE = "";
const STEPS = 4;

/** @typedef {{units: number[], concept: string, weight: number}} Phrase */

export class Lexicon {
  /** @param {any} table @param {[string, string][]} endings those of the search engine */
  constructor(table, endings) {
    const surfaces = unfold(table.surfaces), stems = sums(table.stems);
    /** Stems by word. */
    this.surfaces = new Map(surfaces.map((word, i) => [word, stems[i]]));
    this.filler = new Set(table.filler.split(" "));
    this.idle = new Set(sums(table.idle));
    this.stray = new Set(sums(table.stray));
    this.alike = new Map(table.alike.map(([one, ...others]) => [one, others]));
    this.irregular = new Map(Object.entries(table.irregular));
    this.endings = [endings.map(pattern), table.endings.map(pattern)];
    this.byLength = new Map();
    for (const word of surfaces) if (word.length > SHORTEST_FORM) grouped(this.byLength, word.length).push(word);
    this.byUnit = phrasesByUnit(table);
    this.evidence = evidenceByUnit(table);
    this.memory = { units: new Map(), forms: new Map(), split: new Map() };
  }

  /** The stems that a word may stand for, each with how surely (0 to 1). @returns {Map<number, number>} */
  units(word, rules) { return kept(this.memory.units, word, () => this.found(word, rules)); }

  /** What a word tells of each work, by the stems it may stand for; null for a word that is not known. @returns {Map<string, number> | null} */
  told(word, units, rules) {
    const found = new Map(), share = this.filler.has(word) ? rules.filler : 1;
    for (const [unit, sure] of units)
      for (const [work, steps] of this.evidence.get(unit) ?? []) found.set(work, Math.max((steps / STEPS) * sure, found.get(work) ?? 0));
    if (share !== 1) for (const [work, told] of found) if (work !== BESIDE) found.set(work, told * share);
    return units.size ? found : null;
  }

  /** Stems of other words that mean the same: they count in a phrase, never alone. @returns {Map<number, number>} */
  borrowed(units, sure) {
    const found = new Map();
    for (const [unit, own] of units)
      for (const other of this.alike.get(unit) ?? []) if (!units.has(other)) found.set(other, Math.max(own * sure, found.get(other) ?? 0));
    return found;
  }

  found(word, rules) {
    const { surfaces } = this, found = new Map(), add = (known, weight) => { const unit = surfaces.get(known); if (!found.has(unit)) found.set(unit, weight); };
    if (surfaces.has(word)) add(word, 1);
    for (const other of this.irregular.has(word) ? [this.irregular.get(word)] : this.forms(word))
      if (other.length >= SHORTEST_FORM && surfaces.has(other)) add(other, rules.form);
    if (this.filler.has(word)) return found;
    if (!surfaces.has(word) || word.length > LONG_WORD) for (const part of this.parts(word)) add(part, rules.compound);
    if (!found.size) for (const near of this.near(word)) add(near, word.length > SURE_LENGTH ? rules.typo : rules.typo_short);
    return found;
  }

  /** The stem of a verb that is said in two: `geeft … in` is `ingeven`. */
  withParticle(word, particle) {
    return this.surfaces.get([word, ...this.forms(word)].map((other) => particle + other).find((other) => this.surfaces.has(other)));
  }

  /** Other forms that a word may be of, likeliest first. @returns {string[]} */
  forms(word) {
    return kept(this.memory.forms, word, () => {
      const [dutch, others] = this.endings.map((endings) => endings.map(([from, to]) => word.replace(from, to)).filter((other) => other !== word));
      return [...new Set(dutch.filter((other) => other.length > 2)), ...others];
    });
  }

  parts(word) {
    for (const other of [word, ...this.forms(word)]) {
      const parts = this.split(other);
      if (parts.length) return parts.every((part) => part.length >= SHORTEST_FORM) ? parts : [];
    }
    return [];
  }

  isPart(word) { return word.length >= SHORTEST_PART && this.surfaces.has(word) && !/\d/.test(word); }

  /** The parts of a compound, the longest first part winning. @returns {string[]} */
  split(word) { return kept(this.memory.split, word, () => this.two(word) ?? this.three(word) ?? []); }

  two(word) {
    let best = 0, found;
    for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at++) {
      const head = word.slice(at), before = word.slice(0, at);
      if (!this.isPart(head)) continue;
      for (const link of LINKS) {
        const first = before.endsWith(link) ? before.slice(0, at - link.length) : "";
        if (!this.isPart(first)) continue;
        const worth = Math.min(first.length, head.length) * 2 - link.length;
        if (worth > best || (worth === best && found && first > found[0])) [best, found] = [worth, [first, head]];
      }
    }
    return found;
  }

  three(word) {
    for (let at = word.length - SHORTEST_PART; at >= SHORTEST_PART * 2; at--)
      if (this.isPart(word.slice(at)))
        for (const link of LINKS) {
          const before = word.slice(0, at), front = before.endsWith(link) && this.two(before.slice(0, at - link.length));
          if (front) return [...front, word.slice(at)];
        }
  }

  /** The known words that are nearest, when they are near enough to be meant by an error in typing. */
  near(word) {
    if (word.length <= SHORTEST_FORM || /\d/.test(word)) return [];
    const most = word.length >= LONG_WORD ? 2 : 1, tail = word.slice(-3);
    let nearest = most, found = [];
    for (let length = word.length - most; length <= word.length + most; length++)
      for (const known of this.byLength.get(length) ?? []) {
        if (known[0] !== word[0] && !known.endsWith(tail)) continue;
        const far = distance(word, known, nearest);
        if (far < nearest) [nearest, found] = [far, []];
        if (far === nearest) found.push(known);
      }
    return found.sort().slice(0, MOST_ALIKE);
  }
}

/** Phrases by their rarest stem: they are looked for only where that stands. @returns {Map<number, Phrase[]>} */
function phrasesByUnit({ phrases: rows, works, weights }) {
  const phrases = [], counted = new Map(), found = new Map();
  let first = 0, next = 0;
  rows.many.forEach((many, i) => {
    const size = Math.floor(many / weights.length), units = [(first += rows.first[i]), ...rows.others.slice(next, (next += size - 1))];
    phrases.push({ units, concept: works[rows.works[i]], weight: weights[many % weights.length] });
    for (const unit of units) counted.set(unit, (counted.get(unit) ?? 0) + 1);
  });
  const rarest = (a, b) => (counted.get(b) - counted.get(a) || b - a) > 0 ? a : b;
  for (const phrase of phrases) grouped(found, phrase.units.reduce(rarest)).push(phrase);
  return found;
}

/** What each stem tells: works with steps. @returns {Map<number, [string, number][]>} */
function evidenceByUnit({ evidence: rows, works }) {
  let unit = 0, next = 0;
  return new Map(rows.units.map((step, i) => {
    let work = 0;
    return [(unit += step), Array.from({ length: rows.many[i] }, () => [works[(work += rows.works[next])], rows.steps[next++]])];
  }));
}

/** The list of a key, made when there is none. */
export const grouped = (map, key) => map.get(key) ?? map.set(key, []).get(key);
/** What was found before, or is found now. */
const kept = (memory, key, find) => { if (!memory.has(key)) memory.set(key, find()); return memory.get(key); };
