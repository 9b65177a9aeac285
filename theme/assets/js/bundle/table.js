// A bundle as a table. With semicolons, because Excel in Belgium and the Netherlands reads a comma as the decimal sign,
// and with a byte order mark, because Excel takes the file for an old code page without it.
import { national } from "../common/phones.js";

export const COLUMNS = ["name", "kind", "summary", "work", "customers", "phone", "email", "website", "street", "postalCode", "town", "date", "note", "url"];

/**
 * @param {import("./facts.js").Facts[]} rows
 * @param {Record<string, string>} headings by the name of the column
 */
export function table(rows, headings) {
  const lines = [COLUMNS.map((column) => headings[column]), ...rows.map((row) => COLUMNS.map((column) => cell(row, column)))];
  return `\uFEFF${lines.map((line) => `${line.map(quoted).join(";")}\r\n`).join("")}`;
}

/** A + at the beginning of a number would have to be neutralised. */
const cell = (row, column) => (column === "phone" ? national(row.phone) : row[column]);

/** A value that a spreadsheet could take for a formula begins with an apostrophe, which makes it text. */
function quoted(value) {
  const safe = /^\s*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[";\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
