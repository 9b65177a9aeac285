// The texts of a YAML file: plain, in quotes, or in a block of their own; and the place that the reader has come to.

/** @typedef {import("./yaml.js").Value} Value @typedef {import("./yaml.js").Entry} Entry */

/** A text that this reader does not know. `line` counts from 1. */
export class Unreadable extends Error {
  constructor(line) {
    super(`line ${line}`);
    this.line = line;
  }
}

/** The line of a place in a text, from 1. */
export const lineAt = (text, place) => text.slice(0, place).split("\n").length;

/** @returns {Value} */
export const scalar = (start, end, style, text) => ({ kind: "scalar", start, end, style, flow: false, text, entries: [] });

const ESCAPES = { 0: "\0", a: "\x07", b: "\b", t: "\t", n: "\n", v: "\v", f: "\f", r: "\r", e: "\x1b", " ": " ", '"': '"', "/": "/", "\\": "\\", N: "\x85", _: "\xa0", L: "\u2028", P: "\u2029" };
const CODES = { x: 2, u: 4, U: 8 };
const LARGEST = 64 * 1024; // characters
const MOST = 2000; // keys and values
const STRANGE = /[\t\r\ufeff\u0085\u2028\u2029]|^(?:---|\.\.\.|%)/m;

export class ScalarReader {
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
