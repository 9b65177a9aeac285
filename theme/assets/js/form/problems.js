// What is wrong with a profile, and the words for it. As in builder/problems.py; the words come with the form.

/**
 * @typedef {{ code: string, path: (string | number)[], params: Record<string, any> }} Problem
 * A parameter is text, a number, `phrase(…)` or `listing(…)`.
 * @typedef {{ messages: Record<string, [string, string, string]>, phrases: Record<string, string> }} Words
 */

import { inside } from "./layout.js";

const MAX_SHOWN = 60;
const MAX_LISTED = 130;
const MAX_MESSAGE = 200;
const UNPRINTABLE =
  /[\0-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff\ud800-\udfff\u{e0000}-\u{e0fff}]/gu;

/** Words of our own inside a message, by their English. @param {string} english */
export const phrase = (english) => ({ phrase: english });

/** `a, b, c`, and an ellipsis when there are more than fit. @param {Iterable<string>} values */
export function listing(values) {
  let text = "";
  for (const value of values) {
    const longer = text ? `${text}, ${shorten(value)}` : shorten(value);
    if ([...longer].length > MAX_LISTED) return { listing: `${text}, …` };
    text = longer;
  }
  return { listing: text };
}

/** @param {Problem} problem @param {Words} words */
export const isError = ({ code }, words) => words.messages[code][0] === "error";

/** What is wrong, with a suggestion where there is one. @param {Problem} problem @param {Words} words */
export function message({ code, params }, words) {
  let text = filled(words.messages[code][1], params, words);
  if (params.suggestion) text += ` ${filled(words.phrases["Did you mean “{suggestion}”?"], params, words)}`;
  return shorten(text, MAX_MESSAGE);
}

/** What can be done; empty when the message says it all. @param {Problem} problem @param {Words} words */
export const hint = ({ code, params }, words) => shorten(filled(words.messages[code][2], params, words), MAX_MESSAGE);

/** A path as people write it: `locations[0].phone`. @param {(string | number)[]} path */
export const keyOf = (path) => path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("").replace(/^\./, "");

/** The field that a problem is shown at: of a key that is missing, where it would be. @param {Problem} problem @returns {(string | number)[]} */
export const fieldOfProblem = ({ code, path, params }) => (["missing-key", "missing-here"].includes(code) ? [...path, params.found] : path);

/** For who sees the form and not the file: what is missing is called as its field is. @param {Problem} problem @param {any} form @returns {Problem} */
export function named(problem, form) {
  const path = fieldOfProblem(problem);
  const title = path !== problem.path && path.reduce(inside, form.schema).title;
  return title ? { ...problem, params: { ...problem.params, found: title } } : problem;
}

function filled(template, params, words) {
  const text = template.replace(/\{(\w+)\}|\{\{|\}\}/g, (all, name) => (name ? shown(params[name], words) : all[0]));
  return text.replaceAll("….", "…");
}

function shown(value, words) {
  if (value?.phrase !== undefined) return words.phrases[value.phrase] ?? value.phrase;
  return value?.listing ?? shorten(String(value));
}

function shorten(text, limit = MAX_SHOWN) {
  const line = [...text].length > limit || text.includes("\n") ? [...text].slice(0, 4 * limit).join("").split(/\s+/).filter(Boolean).join(" ") : text;
  const clean = [...line.replace(UNPRINTABLE, "\ufffd")];
  return clean.length <= limit ? clean.join("") : `${clean.slice(0, limit - 1).join("").trimEnd()}…`;
}
