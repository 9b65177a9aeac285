/**
 * Reads the YAML that profiles are written in: blocks and lists, text that is plain, in quotes or in a block, and lists
 * and blocks on one line. Every value keeps its place in the text, so that one can be changed and the rest stays as it is.
 * What is outside that (anchors, tags, tabs, several documents …) is refused, never guessed at.
 */

import { ScalarReader, scalar } from "./scalars.js";

export { Unreadable, lineAt } from "./scalars.js";

/**
 * @typedef {{ kind: "scalar" | "map" | "list", start: number, end: number, style: string, flow: boolean, text: string, entries: Entry[] }} Value
 * `style` of a scalar is its first character when it is in quotes or a block, else ""; `end` is excluded.
 * @typedef {{ key: string | null, start: number, after: number, value: Value }} Entry
 * `start` of the key, or of the dash of an item; `after` the colon or dash
 */

const SPECIAL = { "": null, "~": null, null: null, true: true, false: false };
const DEEPEST = 11; // levels below the first

/** The tree of a text. Raises Unreadable. @param {string} text @returns {Value} */
export function read(text) {
  const reader = new Reader(text);
  reader.skip();
  if (reader.ended) reader.refuse();
  const root = reader.block(reader.column, -1, 0);
  reader.skip();
  if (!reader.ended || root.kind !== "map" || root.flow) reader.refuse();
  return root;
}

/** What a tree says: text, true, false, null, lists and objects. @param {Value} value @returns {any} */
export function said({ kind, style, text, entries }) {
  if (kind === "list") return entries.map((entry) => said(entry.value));
  if (kind === "map") return Object.fromEntries(entries.map((entry) => [entry.key, said(entry.value)]));
  return !style && Object.hasOwn(SPECIAL, text) ? SPECIAL[text] : text.normalize("NFC");
}

/** The value at a path, or undefined. @param {Value} root @param {(string | number)[]} path */
export function valueAt(root, path) {
  let value = root;
  for (const step of path) value = value && entryOf(value, step)?.value;
  return value;
}

/** @param {Value} value @param {string | number} step @returns {Entry | undefined} */
export const entryOf = (value, step) =>
  typeof step === "number" ? (value.kind === "list" ? value.entries[step] : undefined) : value.entries.find((entry) => entry.key === step);

class Reader extends ScalarReader {
  /** Past what may follow a value on its line. */
  finish() {
    const before = this.at;
    this.spaces();
    if (this.text[this.at] === "#" && this.at > before) this.at = this.lineEnd();
    if (!this.ended && this.text[this.at] !== "\n") this.refuse();
  }

  isDash(at = this.at) {
    return this.text[at] === "-" && (at + 1 >= this.text.length || " \n".includes(this.text[at + 1]));
  }

  /** A value that starts here and may go on over lines; `outer` is the column of what it is in. @returns {Value} */
  block(indent, outer, depth) {
    if (depth > DEEPEST) this.refuse();
    if (this.isDash()) return this.list(indent, depth);
    if (this.keyEnd() >= 0) return this.map(indent, depth);
    return this.single(outer, depth);
  }

  /** A value that is no block of its own: text, or braces and brackets. */
  single(outer, depth) {
    const first = this.text[this.at];
    if (first === "|" || first === ">") return this.literal(outer);
    const value = first === "[" || first === "{" ? this.flow(depth) : first === '"' || first === "'" ? this.quoted(first) : this.plain(outer);
    this.finish();
    return value;
  }

  list(indent, depth) {
    const start = this.at;
    const entries = [];
    while (!this.ended && this.column === indent && this.isDash()) {
      const dash = this.at;
      this.at += 1;
      this.keep(entries, { key: null, start: dash, after: this.at, value: this.after(indent, depth, false) });
      this.skip();
    }
    return this.closed("list", start, indent, entries);
  }

  map(indent, depth) {
    const start = this.at;
    const entries = [];
    const seen = new Set();
    while (!this.ended && this.column === indent && !this.isDash()) {
      const begin = this.at;
      const colon = this.keyEnd();
      if (colon < 0) this.refuse();
      const key = this.key(colon);
      const folded = key.toLowerCase();
      if (!key || key === "<<" || seen.has(folded)) this.refuse(begin);
      seen.add(folded);
      this.at = colon + 1;
      this.keep(entries, { key, start: begin, after: this.at, value: this.after(indent, depth, true) });
      this.skip();
    }
    return this.closed("map", start, indent, entries);
  }

  closed(kind, start, indent, entries) {
    if (!this.ended && this.column > indent) this.refuse();
    return { kind, start, end: entries.at(-1).value.end, style: "", flow: false, text: "", entries };
  }

  /** What follows a colon or a dash: on the same line, or below it and further in. */
  after(indent, depth, inMap) {
    const here = this.at;
    const line = this.lineEnd();
    this.skip();
    if (this.at <= line && !this.ended && this.text[this.at] !== "\n") {
      if (inMap) {
        if (this.isDash() || (this.keyEnd() >= 0 && !'[{"\''.includes(this.text[this.at]))) this.refuse();
        return this.single(indent, depth + 1);
      }
      return this.block(this.column, indent, depth + 1);
    }
    const column = this.column;
    if (!this.ended && (column > indent || (inMap && column === indent && this.isDash()))) {
      return this.block(column, indent, depth + 1);
    }
    this.at = here;
    return scalar(here, here, "", "");
  }

  /** Where the colon after the key that starts here is; -1 when there is no key here. */
  keyEnd() {
    const first = this.text[this.at];
    if (first === '"' || first === "'") {
      const from = this.at;
      const line = this.lineEnd();
      this.quoted(first);
      const [end, fits] = [this.at, this.at <= line];
      this.at = from;
      const colon = end + (this.text.slice(end).match(/^ */)?.[0].length ?? 0);
      return fits && this.text[colon] === ":" && " \n".includes(this.text[colon + 1] ?? "\n") ? colon : -1;
    }
    if (this.isIndicator()) return -1;
    for (let at = this.at; at < this.lineEnd(); at++) {
      if (this.text[at] === ":" && " \n".includes(this.text[at + 1] ?? "\n")) return at;
      if (this.text[at] === "#" && this.text[at - 1] === " ") return -1;
    }
    return -1;
  }

  key(colon) {
    const first = this.text[this.at];
    if (first === '"' || first === "'") return this.quoted(first).text.normalize("NFC");
    return this.text.slice(this.at, colon).trimEnd().normalize("NFC");
  }

  flow(depth) {
    if (depth > DEEPEST) this.refuse();
    const start = this.at;
    const isList = this.text[start] === "[";
    const close = isList ? "]" : "}";
    const entries = [];
    const seen = new Set();
    this.at += 1;
    this.skip();
    while (this.text[this.at] !== close) {
      if (this.ended) this.refuse(start);
      const begin = this.at;
      let key = null;
      if (!isList) {
        key = this.flowText().text.normalize("NFC");
        this.skip();
        if (this.text[this.at] !== ":" || !key || key === "<<" || seen.has(key.toLowerCase())) this.refuse();
        seen.add(key.toLowerCase());
        this.at += 1;
        if (!" \n".includes(this.text[this.at])) this.refuse();
        this.skip();
      }
      const inner = this.text[this.at];
      const value = inner === "[" || inner === "{" ? this.flow(depth + 1) : this.flowText();
      this.keep(entries, { key, start: begin, after: begin, value });
      this.skip();
      if (this.text[this.at] === ",") {
        this.at += 1;
        this.skip();
      } else if (this.text[this.at] !== close) this.refuse();
    }
    this.at += 1;
    return { kind: isList ? "list" : "map", start, end: this.at, style: "", flow: true, text: "", entries };
  }
}
