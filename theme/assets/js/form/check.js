/**
 * What is wrong with a profile, by the rules of `werkwijzer check` that one profile is enough for.
 * The same codes, places and words; tests/form/test_rules.py compares them.
 */

import { formatFault, mixesScripts } from "./formats.js";
import { keyOf } from "./problems.js";
import { dayProblems, locationProblems, mailboxFaults, referenceFaults } from "./references.js";
import { walk } from "./rules.js";
import { lineAt, read, said, valueAt } from "./yaml.js";

/** @typedef {import("./problems.js").Problem} Problem */

/**
 * @param {string} text of the profile, which the reader can read @param {string} slug
 * @param {any} form  the definition, with `places`
 * @returns {Problem[]} in the order of the file
 */
export function check(text, slug, form) {
  const root = read(text);
  const lineOf = (path) => lineAt(text, placeOf(root, path));
  const { value, problems, specials } = walk(said(root), form.schema, lineOf);
  const wrong = new Set(problems.map(({ path }) => keyOf(path)));
  const sound = specials.filter(({ path }) => !wrong.has(keyOf(path)));
  for (const { path, text: found, schema } of sound) {
    const fault = schema.format && formatFault(schema.format, found, form);
    const more = fault ? [fault] : schema.format === "email" ? mailboxFaults(found, slug, form.shared) : [];
    problems.push(...more.map(({ code, params }) => ({ code, path, params: { found, ...params } })));
  }
  // What breaks its schema or form is not looked at further: one mistake, one message.
  const broken = new Set(problems.filter(({ code }) => form.messages[code][0] === "error").map(({ path }) => keyOf(path)));
  const together = [
    ...sound.filter(({ schema }) => schema["x-ref"]).flatMap((special) => referenceFaults(special, form).map((fault) => ({ path: special.path, ...fault }))),
    ...dayProblems(value),
    ...asked(value, form.asked),
    ...locationProblems(value, form),
    ...(typeof value.name === "string" && mixesScripts(value.name) ? [{ code: "mixed-scripts", path: ["name"], params: { found: value.name } }] : []),
  ];
  problems.push(...together.filter(({ path }) => !path.length || !broken.has(keyOf(path))));
  const once = new Map(problems.map((each) => [JSON.stringify(each), each]));
  return [...once.values()].sort((one, other) => placeOf(root, one.path) - placeOf(root, other.path));
}

/** What this directory asks of every organisation that still works. @param {string[]} keys */
const asked = (value, keys) =>
  (value.status?.state ?? "active") === "active"
    ? keys.filter((key) => !value[key] || Object.keys(value[key]).length === 0).map((found) => ({ path: [], code: "missing-here", params: { found } }))
    : [];

/** Where a value starts in the text; of one that is not there, where what it would be in starts. */
function placeOf(root, path) {
  for (let size = path.length; size > 0; size--) {
    const found = valueAt(root, path.slice(0, size));
    if (found) return found.start;
  }
  return 0;
}
