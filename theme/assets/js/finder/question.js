// What the visitor asks for, as it stands in the address of the page. Nothing here touches the page.

/**
 * @typedef {{ q: string | null, filters: Record<string, string[]>, sort: string, map: boolean }} Question q is null: nothing
 *   asked; `map` says that the visitor has the map open
 */

export const SORTS = ["relevance", "distance", "name"];
const MOST = 200; // characters of a question, values of a filter

/**
 * @param {string} search of the address: `?q=strijk&sector=groen`
 * @param {string[]} kinds that can be filtered on
 * @returns {Question}
 */
export function readQuestion(search, kinds) {
  const said = new URLSearchParams(search);
  const filters = {};
  for (const kind of kinds) {
    const values = [...new Set(said.getAll(kind))].filter((value) => /^[\w/-]{1,140}$/.test(value)).slice(0, MOST);
    if (values.length) filters[kind] = values;
  }
  const sort = said.get("sort") ?? "";
  return { q: said.get("q")?.slice(0, MOST) ?? null, filters, sort: SORTS.includes(sort) ? sort : SORTS[0], map: said.get("view") === "map" };
}

/** The search part of an address; empty when nothing is asked. @param {Question} question */
export function written({ q, filters, sort, map }) {
  const said = new URLSearchParams();
  const chosen = Object.entries(filters).flatMap(([kind, values]) => values.map((value) => [kind, value]));
  if (q !== null && (q || !chosen.length)) said.set("q", q);
  for (const [kind, value] of chosen) said.append(kind, value);
  if (sort !== SORTS[0]) said.set("sort", sort);
  if (map && said.size) said.set("view", "map");
  return said.size === 0 ? "" : `?${said}`.replaceAll("%2F", "/");
}

/** @param {Question} question */
export const isAsked = ({ q, filters }) => q !== null || Object.keys(filters).length > 0;

/**
 * The question with one value of a filter put in or taken out.
 * @param {Question} question @param {string} kind @param {string} value @param {boolean} on @returns {Question}
 */
export function filtered(question, kind, value, on) {
  const values = (question.filters[kind] ?? []).filter((other) => other !== value);
  const { [kind]: _, ...others } = question.filters;
  const chosen = on ? [...values, value] : values;
  return { ...question, filters: chosen.length ? { ...others, [kind]: chosen } : others };
}

/**
 * `q` without `text`, or with `by` in its place. Little words before it (in, in de buurt van) go with it.
 * @param {string} q @param {string} text @param {Set<string>} little @param {string} [by]
 */
export function replaced(q, text, little, by = "") {
  const start = q.toLowerCase().indexOf(text.toLowerCase());
  if (start < 0) return q;
  let before = q.slice(0, start);
  for (;;) {
    const last = /([\p{L}\p{N}’']+)[\s,]*$/u.exec(before);
    if (!last || !little.has(last[1].toLowerCase())) break;
    before = before.slice(0, last.index);
  }
  return [before, by, q.slice(start + text.length)].map((part) => part.trim()).filter(Boolean).join(" ");
}
