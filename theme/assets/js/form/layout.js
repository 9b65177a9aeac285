/**
 * How a value is written in a file: the layout of `werkwijzer fmt`, for what the form changes or adds. The same choices as
 * builder/editing/fmt.py and scalars.py; a test writes the same values with both.
 */

/** @typedef {import("./yaml.js").Value} Value */

export const WIDTH = 120;
const INDENT = "  ";
const size = (text) => [...text].length; // in characters, as Python counts them

// Text that other YAML tools would take for a number, a date, a truth value or nothing (YAML 1.1 and 1.2).
const LOOKS_TYPED = new RegExp(
  "^(?:~|null|true|false|yes|no|on|off|y|n" +
    "|[-+]?(?:0x[0-9a-f_]+|0o?[0-7_]+|0b[01_]+|[0-9][0-9_]*(?:\\.[0-9_]*)?|\\.[0-9_]+)(?:e[-+]?[0-9]+)?" +
    "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?" +
    "|[-+]?\\.inf|\\.nan|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*|=|<<)$",
  "i",
);
const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;
const PLAIN = /^[^-?:,[\]{}#&*!|>'"%@`\s~=<][^\n]*$/;
const SPECIAL = new Set(["", "~", "null", "true", "false"]);
// Values of these formats are always in quotes: half of them look like numbers, and people copy what they see.
const QUOTED_FORMATS = new Set(["postal-code", "nis", "phone", "enterprise-number", "date", "partial-date", "date-time-local", "colour"]);

/** The tree of a value that no file says yet; lists of text are written on one line. @returns {Value} */
export function treeOf(value) {
  const made = { kind: "scalar", start: 0, end: 0, style: "?", flow: false, text: "", entries: [] };
  if (value === null) return { ...made, style: "" };
  if (typeof value === "boolean") return { ...made, style: "", text: String(value) };
  if (Array.isArray(value)) {
    const entries = value.map((inner) => newEntry(null, treeOf(inner)));
    return { ...made, kind: "list", style: "", flow: value.every((inner) => typeof inner === "string"), entries };
  }
  if (typeof value === "object") {
    const entries = Object.entries(value).map(([key, inner]) => newEntry(key, treeOf(inner)));
    return { ...made, kind: "map", style: "", entries };
  }
  return { ...made, text: String(value) };
}

/** An entry that stands in no text yet. */
export const newEntry = (key, value) => ({ key, start: 0, after: 0, value });

/** The schema of what is below a step of a path. */
export function inside(schema, step) {
  if (typeof step === "number") return schema?.items ?? {};
  return schema?.properties?.[step] ?? Object.values(schema?.patternProperties ?? {})[0] ?? {};
}

/** The place of a key among its neighbours; keys that the schema does not know come last. */
export function rankOf(key, schema) {
  const place = Object.keys(schema?.properties ?? {}).indexOf(key);
  return place < 0 ? Infinity : place;
}

/**
 * The lines of one entry, the first of them without its indentation.
 * @param {string | null} key null for an item of a list
 * @param {Value} value @param {any} schema of the value
 * @param {string} indent before the key or dash @param {string} beside a comment for the end of the first line, with its spaces
 * @returns {string[]}
 */
export function entryLines(key, value, schema, indent, beside = "") {
  const lead = key === null ? "- " : `${keyText(key)}: `;
  const inner = indent + INDENT;
  if (value.kind === "scalar") return scalarLines(value, schema, lead, beside, inner, key === null);
  if (!value.entries.length) return [`${lead}${value.kind === "map" ? "{}" : "[]"}${beside}`];
  if (staysFlow(value, schema, indent + lead)) return flowLines(value, schema, indent, lead, beside, inner);
  const lines = ordered(value, schema).flatMap((entry) => {
    const own = inside(schema, value.kind === "list" ? 0 : entry.key);
    const [first, ...rest] = entryLines(entry.key, entry.value, own, inner);
    return [inner + first, ...rest];
  });
  if (key !== null) return [lead.trimEnd() + beside, ...lines];
  return [`${lead}${lines[0].slice(inner.length)}${beside}`, ...lines.slice(1)];
}

function ordered(value, schema) {
  if (value.kind === "list") return value.entries;
  return value.entries.map((entry, place) => ({ entry, place, rank: rankOf(entry.key, schema) }))
    .sort((one, other) => (one.rank === other.rank ? one.place - other.place : one.rank - other.rank))
    .map(({ entry }) => entry);
}

function scalarLines(value, schema, lead, beside, inner, inList) {
  if (!value.text && isSpecial(value.text, value.style) && !inList) return [lead.trimEnd() + beside];
  const block = blockOf(value.text, value.style, WIDTH - inner.length);
  if (!block) return [`${lead}${inline(value.text, value.style, schema)}${beside}`];
  return [`${lead}${block.header}${beside}`, ...block.lines.map((line) => (line ? inner + line : ""))];
}

function staysFlow(value, schema, lead) {
  if (!value.flow || value.entries.some((entry) => entry.value.kind !== "scalar" || entry.value.text.includes("\n"))) return false;
  return value.kind === "list" || size(lead + flowMap(value, schema)) <= WIDTH;
}

function flowMap(value, schema) {
  const pairs = ordered(value, schema).map(
    ({ key, value: inner }) => `${keyText(key, true)}: ${inline(inner.text, inner.style, inside(schema, key), true)}`,
  );
  return `{${pairs.join(", ")}}`;
}

function flowLines(value, schema, indent, lead, beside, inner) {
  if (value.kind === "map") return [`${lead}${flowMap(value, schema)}${beside}`];
  const lines = [];
  let line = `${lead}[`;
  let room = WIDTH - indent.length; // the first line stands after the indentation, which is not in it
  for (const [place, entry] of value.entries.entries()) {
    const text = inline(entry.value.text, entry.value.style, schema?.items ?? {}, true) + (place === value.entries.length - 1 ? "]" : ",");
    if (place && size(line) + 1 + size(text) > room) {
      lines.push(line);
      line = inner + text;
      room = WIDTH;
    } else line += place ? ` ${text}` : text;
  }
  return [...lines, line + beside];
}

const isSpecial = (text, style) => !style && SPECIAL.has(text);

function inline(text, style, schema, inFlow = false) {
  if (isSpecial(text, style)) return text || "null";
  const plain = !style || !"'\"".includes(style); // what its author quoted stays quoted
  return plain && mayBePlain(text, schema, inFlow) ? text : JSON.stringify(text);
}

const keyText = (name, inFlow = false) => (readsPlain(name, inFlow) ? name : JSON.stringify(name));

function mayBePlain(text, schema, inFlow) {
  if (QUOTED_FORMATS.has(schema?.format)) return false;
  if (LOOKS_TYPED.test(text)) return ["integer", "number"].includes(schema?.type) && NUMBER.test(text);
  return readsPlain(text, inFlow);
}

function readsPlain(text, inFlow) {
  if (!PLAIN.test(text) || ": ".includes(text.at(-1)) || text.includes(": ") || text.includes(" #")) return false;
  return !(inFlow && /[,[\]{}:]/.test(text));
}

/** The header and lines of a block; undefined for text that stays on its line. */
function blockOf(text, style, room) {
  const body = text.endsWith("\n") ? text.slice(0, -1) : text;
  const chomp = text.endsWith("\n") ? "" : "-";
  if (!body || !(style === "|" || style === ">" || text.includes("\n"))) return undefined;
  if (style === ">" && !body.includes("\n") && body === body.trim()) return { header: `>${chomp}`, lines: folded(body, room) };
  const lines = body.split("\n");
  return fitsLiteral(lines) ? { header: `|${chomp}`, lines } : undefined;
}

const fitsLiteral = (lines) => lines[0] !== "" && lines[0][0] !== " " && lines.at(-1) !== "" && !lines.some((line) => line && !line.trim());

function folded(text, room) {
  const lines = [""];
  for (const word of text.split(/(?<=[^ ]) (?=[^ ])/)) {
    const last = lines.length - 1;
    if (!lines[last]) lines[last] = word;
    else if (size(lines[last]) + 1 + size(word) <= room) lines[last] += ` ${word}`;
    else lines.push(word);
  }
  return lines;
}
