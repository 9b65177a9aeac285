// What changes in a profile, in words: the field, what stood there and what stands there now.

import { el } from "../common/dom.js";
import { same } from "./editing.js";
import { inside } from "./layout.js";
import { shown, titleOf } from "./shown.js";

/** @typedef {{ field: string, before: string, after: string }} Change  empty when there is nothing */

/** @param {any} before @param {any} after @param {any} form the definition @returns {Change[]} in the order of the schema */
export function changesOf(before, after, form) {
  const found = [];
  compare(before, after, form.schema, "", found, form);
  return found;
}

/** @param {Change[]} changes @param {import("../common/words.js").Words} words @returns {HTMLElement} */
export function changeList(changes, words) {
  const said = (tag, key, text) => text && el("dd", {}, el(tag, {}, el("span", { class: "ww-visually-hidden" }, `${words.say(key)} `), text));
  const row = ({ field, before, after }) => el("div", {}, el("dt", {}, field), ...[said("del", "was", before), said("ins", "becomes", after)].filter(Boolean));
  return el("dl", { class: "ww-changes" }, ...changes.map(row));
}

function compare(before, after, schema, field, found, form) {
  if (same(before, after)) return;
  const isGroup = (value) => value && typeof value === "object" && !Array.isArray(value) && !schema["x-text"];
  if (Array.isArray(before ?? after) && schema.items?.properties) items(before ?? [], after ?? [], schema, field, found, form);
  else if (isGroup(before ?? after)) {
    const keys = Object.keys(schema.properties ?? {});
    const more = [...Object.keys(before ?? {}), ...Object.keys(after ?? {})].filter((key) => !keys.includes(key));
    for (const key of new Set([...keys, ...more])) {
      const inner = inside(schema, key);
      const name = schema.properties ? inner.title : shown(key, schema.propertyNames ?? {}, form);
      compare(before?.[key], after?.[key], inner, field ? `${field}, ${lower(name)}` : name, found, form);
    }
  } else found.push({ field, before: shown(before, schema, form), after: shown(after, schema, form) });
}

/** Items that are in both lists stay as they are; of the others, those in the same place are compared. */
function items(before, after, schema, field, found, form) {
  const gone = before.filter((each) => !after.some((other) => same(each, other)));
  const come = after.filter((each) => !before.some((other) => same(each, other)));
  if (!gone.length && !come.length) found.push({ field, before: order(before, schema, form), after: order(after, schema, form) });
  for (let at = 0; at < Math.max(gone.length, come.length); at++) {
    const title = titleOf(gone[at] ?? come[at], schema.items, form);
    if (gone[at] && come[at]) compare(gone[at], come[at], schema.items, `${field} (${title})`, found, form);
    else found.push({ field, before: gone[at] ? title || "…" : "", after: come[at] ? title || "…" : "" });
  }
}

const order = (list, schema, form) => list.map((each) => titleOf(each, schema.items, form)).join("; ");
const lower = (text) => text.charAt(0).toLowerCase() + text.slice(1);
