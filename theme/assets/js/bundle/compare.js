// The organisations of a bundle side by side, each with the same few facts: to choose from, and a short list on paper.
import { el } from "../common/dom.js";
import { dialled, national } from "../common/phones.js";

const ASKED = ["work", "customers", "where", "phone", "email", "website", "note"];
const LINKS = { phone: dialled, email: (email) => `mailto:${email}`, website: (url) => url };

/**
 * @param {import("./facts.js").Facts[]} rows @param {Record<string, string>} headings by the name of the fact
 * @param {string} unknown what is said of a fact that nobody told
 * @returns {HTMLElement[]}
 */
export function compared(rows, headings, unknown) {
  // A fact that is known of nobody says nothing, and a note need not be there.
  const asked = ASKED.filter((name) => rows.some((row) => row[name]));
  const fact = (row) => (name) =>
    el("div", {}, el("dt", {}, headings[name]), el("dd", { class: row[name] ? "" : "ww-soft" }, row[name] ? said(row, name) : name === "note" ? "" : unknown));
  return rows.map((row) =>
    el("li", {}, el("h3", {}, el("a", { href: row.url }, row.name)), el("dl", { class: "ww-facts" }, ...asked.map(fact(row)))));
}

function said(row, name) {
  if (name === "website" && !/^https?:/.test(row.website)) return row.website;
  const value = name === "phone" ? national(row.phone) : name === "website" ? new URL(row.website).host.replace(/^www\./, "") : row[name];
  return LINKS[name] ? el("a", { href: LINKS[name](row[name]) }, value) : value;
}
