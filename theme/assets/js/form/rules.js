// What a schema asks of a value: the JSON Schema of profiles, read in the browser. As in builder/checking/violations.py.

import { same } from "./editing.js";
import { meant } from "./lexicon.js";
import { listing, phrase } from "./problems.js";

/** @typedef {import("./problems.js").Problem} Problem */

const EXPECTED = {
  string: phrase("text"),
  object: phrase("a block with keys of its own"),
  array: phrase("a list, with a dash before each item"),
  integer: phrase("a whole number"),
  number: phrase("a number"),
  boolean: phrase("“true” or “false”"),
};
const NUMBERS = { integer: /^-?(?:0|[1-9][0-9]{0,14})$/, number: /^-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?$/ };

/**
 * @typedef {{ path: (string | number)[], text: string, schema: any, sector?: any }} Special
 * a text with a format or a reference; `sector` is what stands beside it under that name
 * @typedef {{ problems: Problem[], specials: Special[], value: any }} Found  `value` has numbers where the schema asks for them
 */

/**
 * What breaks the schema, and the texts that other rules look at.
 * @param {any} value @param {any} schema @param {(path: (string | number)[]) => number} lineOf
 * @returns {Found}
 */
export function walk(value, schema, lineOf) {
  const problems = [];
  const specials = [];
  const report = (path, code, params = {}) => problems.push({ code, path, params });

  const visit = (given, rules, path, parent) => {
    const types = [rules.type ?? []].flat();
    const value = numbered(given, types);
    const isText = typeof value === "string";
    if (types.length && !types.some((type) => isA(value, type))) wrongType(report, path, value, types[0]);
    if (rules.enum && !rules.enum.includes(value))
      report(path, "not-allowed", { found: shown(value), allowed: listing(rules.enum), suggestion: closest(shown(value), rules.enum) });
    if (isText) textRules(report, path, value, rules);
    if (typeof value === "number") numberRules(report, path, value, rules, parent);
    if (isText && (rules.format || rules["x-ref"])) specials.push({ path, text: value, schema: rules, sector: parent?.sector });
    if (Array.isArray(value)) {
      sizes(report, path, value.length, rules.minItems, rules.maxItems);
      if (rules.uniqueItems) repeated(report, path, value, lineOf);
      return value.map((each, at) => visit(each, rules.items ?? {}, [...path, at], parent));
    }
    if (!isA(value, "object")) return value;
    const keys = Object.keys(value);
    sizes(report, path, keys.length, rules.minProperties, rules.maxProperties);
    for (const name of [...(rules.required ?? []), ...asked(value, rules)]) missing(report, path, value, name);
    for (const name of keys) if (rules.propertyNames) specials.push({ path: [...path, name], text: name, schema: rules.propertyNames, sector: undefined });
    return Object.fromEntries(keys.map((name) => [name, visit(value[name], inner(rules, name), [...path, name], value)]));
  };

  return { value: visit(value, schema, [], undefined), problems, specials };
}

const isA = (value, type) =>
  ({
    string: typeof value === "string",
    object: value !== null && typeof value === "object" && !Array.isArray(value),
    array: Array.isArray(value),
    integer: Number.isInteger(value),
    number: typeof value === "number",
    boolean: typeof value === "boolean",
  })[type];

/** Text becomes a number where the schema asks for one and it is written as one. */
function numbered(value, types) {
  const kind = types.find((type) => NUMBERS[type]);
  return typeof value === "string" && kind && NUMBERS[kind].test(value) ? Number(value) : value;
}

const inner = (rules, name) =>
  rules.properties?.[name] ?? Object.entries(rules.patternProperties ?? {}).find(([pattern]) => new RegExp(pattern).test(name))?.[1] ?? {};

/** The keys that a condition asks for: when these are there, with these values, those must be as well. */
function asked(value, { if: given, then }) {
  if (!given) return [];
  const there = (given.required ?? []).every((name) => name in value);
  const equal = Object.entries(given.properties ?? {}).every(([name, rule]) => !(name in value) || value[name] === rule.const);
  return there && equal ? then.required : [];
}

function missing(report, path, value, name) {
  if (name in value) return;
  if (name === "consent" && "name" in value) report([...path, "name"], "name-without-consent", { found: shown(value.name) });
  else report(path, "missing-key", { found: name });
}

function wrongType(report, path, value, first) {
  if (value === null) report(path, "empty-value");
  else if (typeof value === "boolean" && first === "string") report(path, "quotes-needed", { found: shown(value) });
  else report(path, "wrong-type", { expected: EXPECTED[first] ?? phrase("a value"), found: shown(value) });
}

function textRules(report, path, value, rules) {
  const length = [...value].length;
  if (length < (rules.minLength ?? 0)) report(path, "empty-text", { found: length, limit: rules.minLength });
  if (length > (rules.maxLength ?? Infinity)) report(path, "too-long", { found: length, limit: rules.maxLength });
  if (rules.pattern && !new RegExp(rules.pattern, "u").test(value))
    report(path, "wrong-form", { found: value, expected: rules.examples?.[0] ?? rules.pattern });
}

function numberRules(report, path, value, { minimum = -Infinity, maximum = Infinity }, parent) {
  if (value >= minimum && value <= maximum) return;
  if (path.at(-2) === "coordinates") report(path.slice(0, -1), "coordinates-abroad", { found: coordinatesShown(parent) });
  else report(path, "out-of-range", { found: value, lowest: minimum, highest: maximum });
}

function sizes(report, path, found, least = 0, most = Infinity) {
  if (found < least) report(path, "too-few-items", { found, limit: least });
  if (found > most) report(path, "too-many-items", { found, limit: most });
}

function repeated(report, path, value, lineOf) {
  for (const [at, each] of value.entries()) {
    const first = value.findIndex((other) => same(other, each));
    if (first < at) report([...path, at], "repeated-item", { found: shown(each), other: lineOf([...path, first]) });
  }
}

export const coordinatesShown = ({ lat, lon }) => `lat ${lat}, lon ${lon}`;

const closest = (found, known) => meant(typeof found === "string" ? found : "", known.map((word) => [word, word]));

function shown(value) {
  if (Array.isArray(value)) return phrase("a list");
  if (value !== null && typeof value === "object") return phrase("a block with keys");
  return value === null ? "" : String(value);
}
