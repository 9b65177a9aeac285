// From a description of work to packages, forms and organisations, from the published tables: the same answer as
// `werkwijzer match --format json` gives. No DOM, nothing but the reader given. builder/matching/matcher.py does the same.
import { openIndex, sums, tokens, unfold } from "../search/engine.js";
import { byPlace, cuesIn, placesIn, readable, sentencesOf } from "./text.js";
import { Lexicon } from "./lexicon.js";
import { recognise } from "./recognition.js";
import { packagesOf } from "./packages.js";
import { formsFor } from "./forms.js";
import { Fit, Profiles, rounded } from "./fit.js";

/** A place that nobody knows; `place` is what was asked. */
export class UnknownPlaceError extends Error {
  constructor(place) { super(`unknown place: ${place}`); this.name = "UnknownPlaceError"; this.place = place; }
}

/**
 * @typedef {{text: string, place?: string, customer?: string, floor?: string, limit?: number, seed?: string,
 *   meanings?: Record<string, string>}} Request  `meanings`: what a word is, a sector or an activity, or "" for no work
 */

/**
 * @param {(path: string) => Promise<any>} read gives a file of the search index, by name relative to it, as bytes, text or JSON
 * @param {string} [language] of what is said; tasks may be in any
 */
export async function openMatcher(read, language) {
  const index = await openIndex(read), { folders, languages: [first] } = index.m;
  if (language && language !== first) await (await import("../search/names.js")).speak(index, language);
  if (!folders.t) throw new Error("the index has no tables for matching");
  const [words, rules, places, organisations, map] = await Promise.all([
    index.load("t", 0, async (table) => new Lexicon(table, (await index.load("w", 0)).endings)),
    index.load("t", 1, ready),
    index.load("t", 2, ({ keys, numbers, flanders }) => ({ known: placesByKey(unfold(keys), numbers), flanders })),
    index.load("o", 0, (table) => new Profiles(table)),
    index.load("p", 0),
    index.load("w", 0), // at once, for the first
  ]);
  return new Matcher(index, words, rules, places, organisations, map);
}

/** The rules with their lists of words ready to look in. */
const ready = (rules) => ({ ...rules, ...Object.fromEntries(LISTS.map((name) => [name, new Set(rules[name])])) });
const LISTS = ["joins", "counted", "articles", "beforePlaces", "particles", "silent"];

function placesByKey(keys, numbers) {
  let last = 0;
  return new Map(keys.map((key, i) => {
    const [step, ...others] = [numbers[i]].flat();
    return [key, [(last += step), ...others]];
  }));
}

/** Names are kept whole, or without their little words: Heist-op-den-Berg. */
const placeKey = (place, known, stop) => (known.has(joined(place)) ? joined(place) : joined(place, stop));

const joined = (text, without = new Set()) => tokens(text).map(({ w }) => w).filter((w) => !without.has(w)).join("");

/** Who comes to work in a place: a list, or the files of a very long one. */
const coming = async (index, list) => (Array.isArray(list[3]) ? (await import("../search/large.js")).near(index, list, { whole: true }) : [sums(list)]);

class Matcher {
  constructor(index, lexicon, rules, places, profiles, map) { Object.assign(this, { index, lexicon, rules, places, profiles, map }); }

  /** @param {Request} request Rejects with UnknownPlaceError for a place that nobody knows. */
  async match({ text, place, customer, floor, limit = 10, seed = new Date().toISOString().slice(0, 10), meanings = {} }) {
    text = readable(`${text ?? ""}`);
    const { lexicon, rules, profiles, index: { reader } } = this;
    const told = new Map(Object.entries(meanings).filter(([, work]) => !work || Object.hasOwn(rules.labels.work, work)).flatMap(([said, work]) => tokens(said).map(({ w }) => [w, work])));
    const sentences = sentencesOf(text, { ...rules, stop: new Set([...reader.stop, ...rules.silent]) });
    const asked = this.circumstances(sentences, place, customer, floor, told);
    const { tasks, unplaced } = recognise(text, sentences, asked, told, lexicon, rules);
    const concepts = await Promise.all(asked.numbers.map((number) => this.index.concept(number)));
    asked.place = concepts[0]?.label ?? null;
    const fit = new Fit(profiles, asked, concepts.length ? await this.around(concepts) : undefined, rules), ties = scrambler(`${seed}`, profiles.size);
    const groups = packagesOf(tasks, (sector) => profiles.declaring(sector), rules);
    const packages = await Promise.all(groups.map((those) => this.package(those, asked, fit, limit, ties)));
    return {
      packages, whole: groups.length > 1 ? await this.package(tasks, asked, fit, limit, ties) : null, unplaced,
      circumstances: { place: asked.place, customer: asked.customer, floor: asked.floor, frequency: asked.frequency, conditions: asked.conditions, spans: stretches(asked.spans) },
    };
  }

  /** What is asked beside the work. */
  circumstances(sentences, place, customer, floor, meanings) {
    const { rules, places: { known }, index: { reader } } = this;
    const [floors, often, conditions, customers] = ["floors", "frequencies", "conditions", "customers"].map((kind) => cuesIn(sentences, rules[kind], meanings));
    const named = placesIn(sentences, known, new Set([...reader.placeBefore, ...reader.placeWords]), reader.stop, meanings);
    const numbers = known.get(place ? placeKey(place, known, reader.stop) : named[0]?.key) ?? [];
    if (place && !numbers.length) throw new UnknownPlaceError(place);
    const stood = named.map(({ start, end }) => [start, end]), cues = [floors, often, conditions, customers].flatMap((found) => [...found.values()].flat());
    return {
      numbers, place: null, customer: customer || strongest(rules.customers, customers), floor: floor || strongest(rules.floors, floors),
      frequency: strongest(rules.frequencies, often), conditions: [...conditions.keys()], spans: [...cues, ...stood].sort(byPlace), named: stood,
    };
  }

  /** The municipalities of a place, and who comes to work there. @returns {Promise<import("./fit.js").Around>} */
  async around(concepts) {
    const { index, map, profiles, places: { flanders } } = this, ranks = new Set(), covering = new Set();
    for (const { n, kind, extra } of concepts) {
      for (const rank of kind === "region" ? sums(extra.places) : [extra.place]) ranks.add(rank);
      for (const those of await coming(index, n === flanders ? profiles.table.anywhere : extra.covered ?? [])) for (const d of those) covering.add(d);
    }
    const those = [...ranks];
    return { lat: those.map((rank) => map.lat[rank]), lon: those.map((rank) => map.lon[rank]), towns: new Set(those.map((rank) => map.number + rank)), covering };
  }

  async package(tasks, asked, fit, limit, ties) {
    const { rules } = this, { labels } = rules;
    const activities = [...new Set(tasks.map(({ activity }) => activity))], sectors = [...new Set(tasks.map(({ sector }) => sector))];
    const forms = formsFor(sectors, asked, rules), wanted = fit.wanted(forms), found = fit.scores(activities, wanted);
    const organisations = await Promise.all(best(found, limit, ties).map(({ d, score }) => this.hit(d, score, activities, wanted, fit)));
    return {
      activities: activities.filter((key) => key.includes("/")), sectors,
      forms: forms.map(({ form, weight, reason }) => ({ form, label: labels.form[form], reason, weight })),
      tasks: tasks.map(({ activity, score, words, others }) => ({
        activity, label: labels.work[activity], score: rounded(score), words: stretches(words), others: others.map((key) => ({ activity: key, label: labels.work[key] })),
      })),
      organisations, found: found.length,
    };
  }

  async hit(d, score, activities, wanted, fit) {
    const [id, title, , places] = await this.index.card(d), why = new Map(), reasons = fit.reasons(d, activities, wanted);
    for (const fits of [true, false])
      for (const reason of reasons) {
        if (reason.fits !== fits) continue;
        const text = this.sentence(reason), key = `${fits} ${text}`;
        if (!why.has(key)) why.set(key, { code: reason.code, fits, text });
      }
    return { kind: "organisation", id, title, url: this.index.m.url.replace("*", id), score, places, km: fit.around ? fit.placed(d)[1] : null, why: [...why.values()] };
  }

  /** A reason in words. */
  sentence({ code, params }) {
    const { labels, reasons } = this.rules, { activity, customer, form, condition, ...said } = params;
    if (activity) Object.assign(said, { sector: labels.work[activity.split("/")[0]], activity: labels.work[activity] });
    Object.assign(said, { customer: labels.customer[customer], form: labels.form[form], condition: labels.condition[condition] });
    return reasons[code].replace(/\{(\w+)\}/g, (_, name) => said[name]);
  }
}

const stretches = (those) => those.map(([start, end]) => ({ start, end }));

/** The last of the cues that the text gives: they stand from weak to strong. */
const strongest = (cues, found) => cues.map(([id]) => id).filter((id) => found.has(id)).pop() ?? null;

/** The best, of equals those that the seed puts first; only what can be among them is put in order. */
function best(found, limit, ties) {
  const scores = Float64Array.from(found, ({ score }) => score).sort(), least = scores[Math.max(0, scores.length - limit)];
  return found.filter(({ score }) => score >= least).sort((a, b) => b.score - a.score || ties(a.d) - ties(b.d) || a.d - b.d).slice(0, limit);
}

/** A number for each organisation, for an order that is even and the same for the same seed. */
function scrambler(seed, size) {
  const known = new Map(), codes = [...seed].map((char) => char.codePointAt(0));
  return (number) => {
    if (!known.has(number)) {
      let mixed = 2166136261 ^ number;
      for (const code of [...codes, ...[...`${number}`].map((char) => char.charCodeAt(0))]) mixed = Math.imul(mixed ^ code, 16777619);
      mixed = Math.imul(mixed ^ (mixed >>> 15), 2246822507);
      known.set(number, (mixed ^ (mixed >>> 13)) >>> 0);
    }
    return known.get(number);
  };
}
