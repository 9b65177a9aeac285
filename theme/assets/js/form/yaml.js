/**
 * Reads the YAML that profiles are written in: blocks and lists, text that is plain, in quotes or in a block, and lists
 * and blocks on one line. Every value keeps its place in the text, so that one can be changed and the rest stays as it is.
 * What is outside that (anchors, tags, tabs, several documents …) is refused, never guessed at.
 */

/**
 * @typedef {{ kind: "scalar" | "map" | "list", start: number, end: number, style: string, flow: boolean, text: string, entries: Entry[] }} Value
 * `style` of a scalar is its first character when it is in quotes or a block, else ""; `end` is excluded.
 * @typedef {{ key: string | null, start: number, after: number, value: Value }} Entry
 * `start` of the key, or of the dash of an item; `after` the colon or dash
 */

/** A text that this reader does not know. `line` counts from 1. */
export class Unreadable extends Error {
  constructor(line) {
    super(`line ${line}`);
    this.line = line;
  }
}

const SPECIAL = { "": null, "~": null, null: null, true: true, false: false };
const ESCAPES = { 0: "\0", a: "\x07", b: "\b", t: "\t", n: "\n", v: "\v", f: "\f", r: "\r", e: "\x1b", " ": " ", '"': '"', "/": "/", "\\": "\\", N: "\x85", _: "\xa0", L: "\u2028", P: "\u2029" };
const CODES = { x: 2, u: 4, U: 8 };
const DEEPEST = 11; // levels below the first
const LARGEST = 64 * 1024; // characters
const MOST = 2000; // keys and values
const STRANGE = /[\t\r\ufeff\u0085\u2028\u2029]|^(?:---|\.\.\.|%)/m;

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

/** The line of a place in a text, from 1. */
export const lineAt = (text, place) => text.slice(0, place).split("\n").length;

const scalar = (start, end, style, text) => ({ kind: "scalar", start, end, style, flow: false, text, entries: [] });

class Reader {
  constructor(text) {
    this.text = text;
    this.at = 0;
    this.nodes = 0;
    const strange = text.length > LARGEST ? 0 : text.search(STRANGE);
    if (strange >= 0) this.refuse(strange);
  }

  get ended() {
    return this.at >= this.text.length;
  }

  get column() {
    return this.at - (this.text.lastIndexOf("\n", this.at - 1) + 1);
  }

  refuse(place = this.at) {
    throw new Unreadable(lineAt(this.text, place));
  }

  /** @param {Entry[]} entries @param {Entry} entry */
  keep(entries, entry) {
    this.nodes += entry.key === null ? 1 : 2;
    if (this.nodes > MOST) this.refuse();
    entries.push(entry);
  }

  /** Past spaces, line ends and comments. */
  skip() {
    for (;;) {
      const next = this.text[this.at];
      if (next === " " || next === "\n") this.at += 1;
      else if (next === "#" && (this.at === 0 || " \n".includes(this.text[this.at - 1]))) this.at = this.lineEnd();
      else return;
    }
  }

  spaces() {
    while (this.text[this.at] === " ") this.at += 1;
  }

  lineEnd(from = this.at) {
    const end = this.text.indexOf("\n", from);
    return end < 0 ? this.text.length : end;
  }

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

  /** Whether no plain text can start here. */
  isIndicator() {
    const [first, second] = [this.text[this.at], this.text[this.at + 1] ?? "\n"];
    return ",[]{}#&*!|>'\"%@`".includes(first) || ("-?:".includes(first) && " \n".includes(second));
  }

  plain(outer) {
    if (this.isIndicator()) this.refuse();
    const start = this.at;
    let end = this.plainEnd();
    const lines = [this.text.slice(start, end)];
    for (;;) {
      const more = this.text.slice(end).match(/^ *\n(?: *\n)* */)?.[0];
      const next = more === undefined ? this.text.length : end + more.length;
      const column = next - (this.text.lastIndexOf("\n", next - 1) + 1);
      if (next >= this.text.length || column <= outer || this.text[next] === "#") break;
      this.at = next;
      const empty = more.split("\n").length - 2;
      end = this.plainEnd();
      if (this.text[end] === ":" || end === next) this.refuse();
      lines.push("\n".repeat(empty) || " ", this.text.slice(next, end));
    }
    if (this.text[end] === ":") this.refuse(end);
    this.at = end;
    return scalar(start, end, "", lines.join(""));
  }

  /** Where plain text that goes on here stops on its line, without the spaces after it. */
  plainEnd() {
    const line = this.lineEnd();
    let end = this.at;
    while (end < line) {
      if (this.text[end] === ":" && " \n".includes(this.text[end + 1] ?? "\n")) break;
      if (this.text[end] === "#" && this.text[end - 1] === " ") break;
      end += 1;
    }
    while (end > this.at && this.text[end - 1] === " ") end -= 1;
    return this.text[end] === " " && this.text.slice(end, line).trimStart()[0] === ":" ? this.refuse(end) : end;
  }

  quoted(mark) {
    const start = this.at;
    let text = "";
    this.at += 1;
    for (;;) {
      const next = this.text[this.at];
      if (next === undefined) this.refuse(start);
      if (next === mark && mark === "'" && this.text[this.at + 1] === "'") {
        text += "'";
        this.at += 2;
      } else if (next === mark) break;
      else if (next === "\\" && mark === '"') text += this.escape();
      else if (next === "\n" || (next === " " && /^ *\n/.test(this.text.slice(this.at, this.lineEnd() + 1)))) text += this.fold();
      else {
        text += next;
        this.at += 1;
      }
    }
    this.at += 1;
    return scalar(start, this.at, mark, text);
  }

  /** The end of a line in quotes: a space, or the empty lines after it. */
  fold() {
    const gap = this.text.slice(this.at).match(/^ *\n(?: *\n)* */)[0];
    this.at += gap.length;
    return "\n".repeat(gap.split("\n").length - 2) || " ";
  }

  escape() {
    const name = this.text[this.at + 1];
    this.at += 2;
    if (name in ESCAPES) return ESCAPES[name];
    if (name === "\n") {
      this.spaces();
      return "";
    }
    const size = CODES[name] ?? this.refuse(this.at - 2);
    const digits = this.text.slice(this.at, this.at + size);
    const code = /^[0-9a-fA-F]+$/.test(digits) && digits.length === size ? parseInt(digits, 16) : this.refuse();
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) this.refuse();
    this.at += size;
    return String.fromCodePoint(code);
  }

  /** A block after `|` or `>`; `outer` is the column it must be further in than. */
  literal(outer) {
    const start = this.at;
    const header = this.text.slice(start, this.lineEnd()).match(/^([|>])(?:([1-9])([+-]?)|([+-]?)([1-9]?))(?: +#.*| *)$/);
    if (!header) this.refuse();
    const given = Number(header[2] || header[5] || 0);
    const chomp = header[3] || header[4] || "";
    let at = this.lineEnd() + 1;
    let indent = given ? Math.max(outer, 0) + given : 0;
    let end = start + header[0].length;
    const lines = [];
    let empty = 0; // lines at the end that hold nothing
    while (at < this.text.length) {
      const line = this.text.slice(at, this.lineEnd(at));
      const column = line.search(/[^ ]/);
      if (column >= 0 && !indent) {
        indent = Math.max(column, outer + 1, 1);
        if (lines.some((each) => each.length > indent)) this.refuse(at); // spaces above that are further in than the text
        lines.fill("");
      }
      if (column >= 0 && column < indent) break;
      lines.push(indent ? line.slice(indent) : line);
      empty = lines.at(-1).trim() ? 0 : empty + 1;
      if (column >= 0) end = at + line.length;
      at += line.length + 1;
    }
    if (lines.slice(lines.length - empty).some((line) => line)) this.refuse(); // spaces that would be text
    this.at = Math.min(at, this.text.length);
    const body = lines.slice(0, lines.length - empty);
    const text = header[1] === "|" ? body.join("\n") : folded(body);
    const closing = !body.length ? (chomp === "+" ? "\n".repeat(empty) : "") : chomp === "-" ? "" : chomp === "+" ? "\n".repeat(1 + empty) : "\n";
    return scalar(start, end, header[1], text + closing);
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

  flowText() {
    const first = this.text[this.at];
    if (first === '"' || first === "'") return this.quoted(first);
    if (this.ended || this.isIndicator()) this.refuse();
    const start = this.at;
    while (!this.ended && !",[]{}\n".includes(this.text[this.at])) {
      if (this.text[this.at] === ":" && " \n,[]{}".includes(this.text[this.at + 1] ?? "\n")) break;
      if (this.text[this.at] === "#" && this.text[this.at - 1] === " ") break;
      this.at += 1;
    }
    while (this.text[this.at - 1] === " ") this.at -= 1;
    const end = this.at;
    this.skip();
    if (!",]}:".includes(this.text[this.at])) this.refuse(); // text over several lines
    this.at = end;
    return scalar(start, end, "", this.text.slice(start, end));
  }
}

/** Lines of a folded block as one text: a line end becomes a space, except beside lines that are further in. */
function folded(lines) {
  let text = "";
  let last; // the last line that holds something
  for (const [place, line] of lines.entries()) {
    if (line === "") text += "\n";
    else {
      const keeps = last !== undefined && (last.startsWith(" ") || line.startsWith(" "));
      if (place && lines[place - 1] !== "") text += keeps ? "\n" : " ";
      else if (keeps) text += "\n";
      text += line;
      last = line;
    }
  }
  return text;
}
