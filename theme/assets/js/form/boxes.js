// What stands around the box of a value: its label, help, and the place for what is wrong.

import { el } from "../common/dom.js";
import { keyOf } from "./problems.js";

/** @typedef {import("./fields.js").Path} Path */

/** The id of the element for a value. @param {Path} path */
export const idOf = (path) => `veld-${path.join("-")}`;

/** The parts of a field around its box: label, help, place for what is wrong. */
export function framed({ words }, path, schema, needed, box, label = schema.title) {
  const id = idOf(path);
  const parts = [el("label", { for: id }, label, ...(needed ? [" ", el("span", { class: "ww-field__need" }, words.say("needed"))] : []))];
  if (schema.description) parts.push(el("p", { class: "ww-field__help", id: `${id}-hulp` }, schema.description));
  return el("div", { class: "ww-field", "data-key": keyOf(path) }, ...parts, box, el("div", { class: "ww-field__fault", id: `${id}-fout`, hidden: true }));
}

/** A set of boxes under one heading, with help and a place for what is wrong. */
export function fieldset({ words }, path, schema, needed, ...children) {
  const id = idOf(path);
  const help = schema.description ? [el("p", { class: "ww-field__help", id: `${id}-hulp` }, schema.description)] : [];
  const legend = el("legend", {}, schema.title, ...(needed ? [" ", el("span", { class: "ww-field__need" }, words.say("needed"))] : []));
  return el("fieldset", { class: "ww-group", id, tabindex: "-1", "data-key": keyOf(path), "aria-describedby": described(path, schema) },
    legend, ...help, el("div", { class: "ww-field__fault", id: `${id}-fout`, hidden: true }), ...children);
}

/** The ids of what describes a value: its help, and what is wrong with it. @param {Path} path */
export const described = (path, schema) => `${schema.description ? `${idOf(path)}-hulp ` : ""}${idOf(path)}-fout`;
