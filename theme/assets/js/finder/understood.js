// What was understood of the question, as chips that can be taken away, and what there is to say about it.
import { el } from "../common/dom.js";
import { alike, folded } from "./marked.js";
import { filtered, isAsked, replaced, written } from "./question.js";

/** @typedef {import("./question.js").Question} Question */

const GUESSES = 3; // of what an unknown word may mean
const SILENT = new Set(["unknown", "ignored", "name"]);

/** Whether a reading is a place. @param {string} kind */
export const isPlace = (kind) => kind === "municipality" || kind === "region";

/**
 * @param {any[]} understood readings of the question
 * @param {Question} question
 * @param {{ words: import("../common/words.js").Words, cross: HTMLTemplateElement, little: Set<string>, near: boolean,
 *   label: (kind: string, id: string) => string }} setting
 * @returns {HTMLElement[]} list items; a link leads to the question without it
 */
export function chips(understood, question, { words, cross, little, near, label }) {
  const made = [];
  const add = (text, without, data = {}) => {
    const remove = el("a", { href: written(without) || "./", "data-ask": true, ...data, "aria-label": words.say("remove", { what: text }) }, text);
    remove.append(cross.content.firstElementChild.cloneNode(true));
    made.push(el("li", { class: data.class ?? "ww-chip" }, remove));
  };
  // A word that has two meanings at once is one chip: it goes as a whole. So are two words that say the same.
  const said = understood.filter(({ kind }) => !SILENT.has(kind));
  const shown = said.filter((reading) => said.find(({ text }) => text === reading.text) === reading);
  for (const reading of shown) {
    const same = shown.filter(({ kind, id }) => kind === reading.kind && id === reading.id);
    if (same[0] !== reading) continue;
    const place = isPlace(reading.kind);
    const q = same.reduce((asked, { text }) => replaced(asked, text, place ? little : new Set()), question.q ?? "");
    const rest = { ...question, q: q || null };
    const named = same.find(({ text, label }) => alike(text, label));
    const all = { ...reading, text: same.map(({ text }) => text).join(", "), guess: same.every(({ guess }) => guess) };
    add(chipText(named ?? all, place, words), isAsked(rest) ? rest : { ...question, q: null });
  }
  if (near) add(words.say("nearMe"), question, { "data-forget": true });
  for (const [kind, values] of Object.entries(question.filters))
    for (const value of values) add(label(kind, value), without(question, kind, value));
  return made;
}

/** The question without one value of a filter, and without what belongs to that value. @returns {Question} */
export function without(question, kind, value) {
  let rest = filtered(question, kind, value, false);
  for (const other of kind === "sector" ? (rest.filters.activity ?? []) : [])
    if (other.startsWith(`${value}/`)) rest = filtered(rest, "activity", other, false);
  return rest;
}

/** What a chip says of a reading. */
export function chipText({ text, label, guess, how }, place, words) {
  if (place) return words.say("inPlace", { place: label });
  // Who types `tuino` sees what it becomes; of `bla`, metalwork is a guess.
  if (guess || (how === "prefix" && !folded(label).includes(folded(text)))) return words.say("guess", { text, label });
  return how === "prefix" || alike(text, label) ? label : words.say("meant", { text, label });
}

/**
 * For each reading: the word as it was typed and what it may mean when nobody knows it, undefined for what is known.
 * @param {any} result @returns {({ text: string, guesses: string[] } | undefined)[]}
 */
export function notKnown({ understood, unknown = [] }) {
  const typed = [...unknown]; // in the order of the question
  return understood.map(({ kind, text, label, guesses = [], how }) => {
    if (kind === "unknown") {
      const word = typed.shift() ?? text;
      // The index writes every ij as y; who types ij means it.
      return { text: word, guesses: guesses.slice(0, GUESSES).map((one) => (/ij/i.test(word) ? one.replaceAll("y", "ij") : one)) };
    }
    // What is merely guessed, its chip calls so.
    const unsure = how === "typo" && !isPlace(kind) && !SILENT.has(kind);
    return unsure && !alike(text, label) ? { text, guesses: [label] } : undefined;
  });
}

/**
 * Sentences about the question: other readings, a place where nobody is, words that are not known.
 * @param {any} result @param {Question} question @param {{ words: import("../common/words.js").Words, little: Set<string> }} setting
 * @returns {HTMLElement[]}
 */
export function notices(result, question, { words, little }) {
  const q = question.q ?? "";
  const found = [];
  const strange = notKnown(result);
  const link = (text, other) => el("a", { href: written({ ...question, q: other }), "data-ask": true }, text);
  for (const [at, reading] of result.understood.entries()) {
    const place = isPlace(reading.kind);
    if (place && reading.inside === 0 && reading.km !== undefined)
      found.push(el("p", {}, words.say("nobodyInPlace", { place: reading.label, km: reading.km })));
    if (reading.related?.length)
      found.push(el("p", {}, words.say("nobodyYet", { label: reading.label, others: reading.related.map(({ label }) => label).join(", ") })));
    const other = (reading.alternatives ?? []).find((one) => isPlace(one.kind) !== place && !SILENT.has(reading.kind));
    if (other) {
      const key = place ? "didYouMean" : other.kind === "region" ? "didYouMeanRegion" : "didYouMeanPlace";
      const by = place ? other.label : words.say("inPlace", { place: other.label });
      found.push(el("p", {}, link(words.say(key, { label: other.label }), replaced(q, reading.text, place ? little : new Set(), by))));
    }
    if (strange[at]) {
      const { text, guesses } = strange[at];
      const line = el("p", {}, words.say(guesses.length ? "unknownTry" : "unknown", { text }));
      if (guesses.length) line.append(" ", ...words.either(guesses, (guess) => link(guess, replaced(q, text, new Set(), guess))), "?");
      found.push(line);
    }
  }
  if (result.ask === "location")
    found.push(el("p", {}, el("button", { type: "button", class: "ww-button ww-button--quiet", "data-near": true }, words.say("askPlace"))));
  return found;
}
