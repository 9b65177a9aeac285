// The profile that a new one starts from: what the schema asks for, still empty.

import { entryLines, inside, treeOf } from "./layout.js";

/** @param {any} schema @param {string} header the first line of a file @param {string} today year-month-day */
export function blank(schema, header, today) {
  const lines = schema.required.toSorted((one, other) => rank(schema, one) - rank(schema, other))
    .flatMap((key) => entryLines(key, treeOf(empty(inside(schema, key), today)), inside(schema, key), ""));
  return `${header}\n${lines.join("\n")}\n`;
}

const rank = (schema, key) => Object.keys(schema.properties).indexOf(key);

function empty(schema, today) {
  if (schema.type === "array") return [empty(schema.items, today)];
  if (schema.type === "object") return Object.fromEntries(schema.required.map((key) => [key, empty(schema.properties[key], today)]));
  return schema.enum?.[0] ?? (schema.format === "date" ? today : null);
}
