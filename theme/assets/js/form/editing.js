/**
 * Changes in the text of a profile. Each takes a text and gives a text in which only the lines of that change differ:
 * comments, order and layout of all other lines stay as they are. All raise Unreadable.
 */

import { entryLines, inside, newEntry, rankOf, treeOf } from "./layout.js";
import { entryOf, read, said, valueAt } from "./yaml.js";

/** @typedef {(string | number)[]} Path  keys, and numbers of items from 0 */
/** @typedef {import("./yaml.js").Value} Value @typedef {import("./yaml.js").Entry} Entry */

/**
 * The text with another value at `path`, which is made when it is not there.
 * @param {string} text @param {any} schema of the whole file
 * @param {Path} path @param {any} value text, true, false, null, a list or an object
 */
export function set(text, schema, path, value) {
  const root = read(text);
  const [outer, step] = [path.slice(0, -1), path.at(-1)];
  const parent = valueAt(root, outer);
  if (!parent || parent.kind === "scalar") return set(text, schema, outer, typeof step === "number" ? [value] : { [step]: value });
  const entry = entryOf(parent, step);
  if (!entry) {
    const made = treeOf(value);
    if (!parent.flow) return added(text, parent, schemaAt(schema, outer), step, made);
    return rewritten(text, root, schema, outer, { ...parent, entries: [...parent.entries, newEntry(step, made)] });
  }
  return same(said(entry.value), value) ? text : rewritten(text, root, schema, path, styled(value, entry.value));
}

/** The text with an item in a list, before the one that has its number now. @param {Path} path of the list */
export function insert(text, schema, path, number, value) {
  const root = read(text);
  const list = valueAt(root, path);
  if (list?.kind !== "list" || !list.entries.length) return set(text, schema, path, [value]);
  if (!list.flow) return added(text, list, schemaAt(schema, path), number, treeOf(value));
  const entries = list.entries.toSpliced(number, 0, newEntry(null, treeOf(value)));
  return rewritten(text, root, schema, path, { ...list, entries });
}

/** The text without what is at `path`. What holds nothing then goes as well, or becomes an empty list where one must be. */
export function remove(text, schema, path) {
  const root = read(text);
  const [outer, step] = [path.slice(0, -1), path.at(-1)];
  const parent = valueAt(root, outer);
  const entry = parent && entryOf(parent, step);
  if (!entry) return text;
  const number = parent.entries.indexOf(entry);
  const entries = parent.entries.toSpliced(number, 1);
  if (!entries.length) {
    const mustBe = typeof outer.at(-1) === "number" || schemaAt(schema, outer.slice(0, -1)).required?.includes(outer.at(-1));
    return mustBe ? rewritten(text, root, schema, outer, { ...parent, flow: true, entries }) : remove(text, schema, outer);
  }
  if (parent.flow) return rewritten(text, root, schema, outer, { ...parent, entries });
  const line = lineStart(text, entry.start);
  const end = lineEnd(text, entry.value.end);
  if (number) return text.slice(0, lineEnd(text, parent.entries[number - 1].value.end)) + text.slice(end);
  if (!text.slice(line, entry.start).trim()) return text.slice(0, above(text, entry)) + text.slice(end + 1);
  // It stands beside a dash: what follows takes its place there, and comments between them go above the dash.
  const indent = text.slice(line).match(/^ */)[0];
  const between = text.slice(end, lineStart(text, entries[0].start)).split("\n").filter((each) => each.trim());
  const comments = between.map((each) => `${indent}${each.trim()}\n`).join("");
  return text.slice(0, line) + comments + text.slice(line, entry.start) + text.slice(entries[0].start);
}

/** The text with an item of a list one place further (`by` 1) or back (-1). @param {Path} path of the list */
export function move(text, schema, path, number, by) {
  const root = read(text);
  const list = valueAt(root, path);
  const [one, two] = [list?.entries[Math.min(number, number + by)], list?.entries[Math.max(number, number + by)]];
  if (!one || !two) return text;
  if (list.flow) {
    const entries = list.entries.map((each) => (each === one ? two : each === two ? one : each));
    return rewritten(text, root, schema, path, { ...list, entries });
  }
  const start = above(text, one);
  const middle = lineEnd(text, one.value.end);
  const end = lineEnd(text, two.value.end);
  return `${text.slice(0, start)}${text.slice(middle + 1, end)}\n${text.slice(start, middle)}${text.slice(end)}`;
}

/** The schema at a path; without words on it, one that asks nothing. */
export const schemaAt = (schema, path) => path.reduce(inside, schema);

/** Whether two values say the same. */
export function same(one, other) {
  if (one === other) return true;
  if (!one || !other || typeof one !== "object" || typeof other !== "object" || Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]));
}

/** The tree of a value in the style of the one it replaces. @returns {Value} */
function styled(value, old) {
  const made = treeOf(value);
  if (typeof value === "string" && typeof said(old) === "string") return { ...made, style: old.style || made.style };
  return made.kind !== "scalar" && made.kind === old.kind && old.entries.length ? { ...made, flow: old.flow } : made;
}

/** The text with the value at `path` written anew; inside brackets, the whole of them. */
function rewritten(text, root, schema, path, value) {
  const outer = path.slice(0, -1);
  const parent = valueAt(root, outer);
  const entry = entryOf(parent, path.at(-1));
  if (parent.flow) {
    const entries = parent.entries.map((each) => (each === entry ? { ...each, value } : each));
    return rewritten(text, root, schema, outer, { ...parent, entries });
  }
  const old = entry.value;
  const line = lineStart(text, entry.start);
  const indent = " ".repeat(entry.start - line);
  // A comment beside the first line stays there; others, inside what is written anew, go above.
  const head = headEnd(text, entry);
  const beside = text.slice(head, lineEnd(text, head)).match(/^ +#.*$/)?.[0] ?? "";
  const comments = old.kind === "scalar" ? [] : commentsIn(text, head + beside.length, old);
  const lines = entryLines(entry.key, value, schemaAt(schema, path), indent, beside);
  const end = lineEnd(text, Math.max(old.end, head));
  return [text.slice(0, line), ...comments.map((each) => `${indent}${each}\n`), text.slice(line, entry.start), lines.join("\n"), text.slice(end)].join("");
}

/** The text with a new entry in a block or list: an item at its number, a key at the place that the schema gives it. */
function added(text, parent, schema, step, value) {
  const isItem = parent.kind === "list";
  const [first] = parent.entries;
  const column = first.start - lineStart(text, first.start);
  const indent = " ".repeat(column);
  const rank = rankOf(step, schema);
  const before = parent.entries.filter((entry, at) => (isItem ? at < step : rankOf(entry.key, schema) <= rank)).at(-1);
  const lines = entryLines(isItem ? null : String(step), value, inside(schema, step), indent).join("\n");
  if (before) {
    const end = lineEnd(text, before.value.end);
    return `${text.slice(0, end)}\n${indent}${lines}${text.slice(end)}`;
  }
  const alone = !text.slice(lineStart(text, first.start), first.start).trim();
  const place = alone ? above(text, first) + column : first.start;
  return `${text.slice(0, place)}${lines}\n${indent}${text.slice(place)}`;
}

const lineStart = (text, place) => text.lastIndexOf("\n", place - 1) + 1;

function lineEnd(text, place) {
  const end = text.indexOf("\n", place);
  return end < 0 ? text.length : end;
}

/** Where the comments begin that stand right above an entry; its own line when there are none. @param {Entry} entry */
function above(text, entry) {
  let start = lineStart(text, entry.start);
  while (start > 0) {
    const before = lineStart(text, start - 1);
    const line = text.slice(before, start).trim();
    if (!line.startsWith("#") || line.startsWith("# yaml-language-server:")) break;
    start = before;
  }
  return start;
}

/** Where the first line of an entry ends, without what stands beside it. @param {Entry} entry */
function headEnd(text, { after, value }) {
  if (value.kind !== "scalar") return value.flow ? value.end : after;
  return "|>".includes(value.style || "-") ? value.start + text.slice(value.start).match(/^[|>][-+0-9]*/)[0].length : value.end;
}

/** The comments inside a value, from a place on. @param {Value} value */
function commentsIn(text, from, value) {
  let shown = text.slice(0, value.end);
  for (const { start, end } of scalarsOf(value)) shown = shown.slice(0, start) + shown.slice(start, end).replace(/[^\n]/g, "x") + shown.slice(end);
  const places = [...shown.slice(from).matchAll(/(?:^|(?<=\s))#.*$/gm)].map((found) => [from + found.index, from + found.index + found[0].length]);
  return places.map(([start, end]) => text.slice(start, end).trimEnd());
}

/** @param {Value} value @returns {Value[]} */
const scalarsOf = (value) => (value.kind === "scalar" ? [value] : value.entries.flatMap((entry) => scalarsOf(entry.value)));
