// What a value says in words: labels instead of ids, one line for a group.

import { inside } from "./layout.js";
import { spokenHours } from "./week.js";

const LINE = 70; // characters

/** @param {any} value @param {any} schema @param {any} form the definition @param {any} [sector] beside it @returns {string} */
export function shown(value, schema, form, sector) {
  if (value === null || value === undefined) return "";
  if (value === true || value === false) return value ? form.yes : form.no;
  if (typeof value === "string") return labelOf(value, schema, form, sector);
  if (Array.isArray(value)) return value.map((each) => shown(each, schema.items ?? {}, form, sector)).filter(Boolean).join(schema.items?.properties ? "; " : ", ");
  if (schema["x-text"]) return Object.values(value).join(" / ");
  return Object.entries(value).map(([key, each]) => shown(each, inside(schema, key), form, value.sector)).filter(Boolean).join(", ");
}

/** The words for an id. */
function labelOf(text, schema, form, sector) {
  if (schema.labels) return schema.labels[text] ?? text;
  if (schema.format === "opening-hours" && form.days) return spokenHours(text, form.days, form.closed);
  if (schema.format?.endsWith("date") && form.day) return form.day(text);
  return choicesOf(schema, form, sector)?.find(([id]) => id === text)?.[1] ?? text.trim();
}

/** What can be chosen for a field; undefined when anything can. @returns {[string, string, string[], string][] | undefined} */
export function choicesOf(schema, form, sector) {
  if (schema.enum) return schema.enum.map((id) => [id, schema.labels[id], [], ""]);
  if (schema["x-ref"] === "sector" && form.sectors) return form.sectors;
  if (schema["x-ref"] === "activity") return form.activities[sector] ?? [];
  return form.choices[schema["x-ref"]];
}

/** What a field is called, with the groups it is in: `Locaties 2, Straat`. @param {(string | number)[]} path */
export function nameOf(path, form) {
  const names = [];
  let schema = form.schema;
  for (const step of path) {
    schema = inside(schema, step);
    if (typeof step === "number") names.push(`${names.pop() ?? ""} ${step + 1}`);
    else names.push(schema.title ?? step);
  }
  return names.join(", ");
}

/** One line that tells a group from its neighbours: its first text and what it cannot do without. */
export function titleOf(value, schema, form) {
  if (typeof value !== "object" || value === null) return shorten(shown(value, schema, form));
  const isPlain = (key) => typeof value[key] === "string" || inside(schema, key)["x-text"];
  const keys = Object.keys(schema.properties ?? {}).filter((key) => value[key] && isPlain(key));
  if (keys[0] === "url" && value.title) return shorten(shown(value.title, inside(schema, "title"), form));
  const wanted = new Set([keys.find((key) => !inside(schema, key)["x-rare"]) ?? keys[0], ...(schema.required ?? []).filter((key) => keys.includes(key))]);
  return shorten([...wanted].filter(Boolean).map((key) => shown(value[key], inside(schema, key), form, value.sector)).join(", "));
}

/** Text on one line, cut after a word. @param {string} text */
export function shorten(text, most = LINE) {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= most ? line : `${line.slice(0, most).replace(/\s\S*$/, "")}…`;
}
