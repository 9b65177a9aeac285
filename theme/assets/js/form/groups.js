// Groups of fields, and lists of groups to which one is added, moved or taken away by buttons.

import { el } from "../common/dom.js";
import { fieldset, idOf } from "./boxes.js";
import { titleOf } from "./shown.js";

/** @typedef {import("./fields.js").Context} Context @typedef {import("./fields.js").Path} Path */

/** One group under a heading. @param {Context} context @param {Path} path */
export const groupField = (context, path, schema, needed) => fieldset(context, path, schema, needed, ...fieldsOf(context, path, schema));

/** The fields of a group; those that few people need are folded away until they say something. @returns {HTMLElement[]} */
export function fieldsOf(context, path, schema, keys = Object.keys(schema.properties)) {
  const asked = [...(schema.required ?? []), ...(path.length ? [] : context.form.asked)];
  const rare = keys.filter((key) => schema.properties[key]["x-rare"] && !asked.includes(key) && context.store.at([...path, key]) === undefined);
  const made = (key) => context.fieldOf(context, [...path, key], schema.properties[key], asked.includes(key));
  const shown = keys.filter((key) => !rare.includes(key)).map(made);
  if (!rare.length) return shown;
  const names = rare.map((key) => schema.properties[key].title.toLowerCase()).join(", ");
  return [...shown, el("details", { class: "ww-more" }, el("summary", {}, context.words.say("more", { names })), ...rare.map(made))];
}

/** A list of groups. @param {Context} context @param {Path} path */
export function groupList(context, path, schema, needed) {
  const { store, words, icon, tell } = context;
  const list = el("ol", { class: "ww-items" });
  const one = (schema.items.title ?? schema.title).toLowerCase();
  const count = () => (store.at(path) ?? []).length;

  function draw(opened = -1) {
    const values = store.at(path) ?? [];
    list.replaceChildren(...values.map((value, at) => item(value, at, values.length, at === opened || values.length === 1)));
    add.hidden = values.length >= (schema.maxItems ?? Infinity);
  }

  function item(value, at, all, isOpen) {
    const place = [...path, at];
    const title = titleOf(value, schema.items, context.form) || words.say("newItem", { name: one });
    const buttons = el("p", { class: "ww-item__buttons" });
    const act = (name, label, change, focus) => {
      const button = el("button", { type: "button", class: "ww-edit__quiet" }, icon(name), label);
      button.addEventListener("click", () => {
        const isStillOpen = made.open;
        change();
        focus(isStillOpen);
      });
      buttons.append(button);
    };
    const moved = (by) => (wasOpen) => {
      draw(wasOpen ? at + by : -1);
      list.children[at + by].querySelector("summary").focus();
      tell(words.say("moved", { name: title, n: at + by + 1, all }));
    };
    if (at > 0) act("up", words.say("up"), () => store.move(path, at, -1), moved(-1));
    if (at < all - 1) act("down", words.say("down"), () => store.move(path, at, 1), moved(1));
    act("cross", words.say("removeThis"), () => store.remove(place), () => {
      draw();
      add.focus();
      tell(words.say("removed", { name: title }));
    });
    const summary = el("summary", {}, el("span", { "data-title": JSON.stringify(place) }, title));
    const made = /** @type {HTMLDetailsElement} */ (el("details", { open: isOpen, class: "ww-item", id: idOf(place) }, summary));
    // A long list is only made where somebody looks.
    const fill = () => made.children.length === 1 && made.append(el("div", { class: "ww-item__fields" }, ...fieldsOf(context, place, schema.items)), buttons);
    made.addEventListener("toggle", () => made.open && fill());
    made.addEventListener("ww-open", fill);
    if (isOpen) fill();
    return el("li", { "data-key": keyOfItem(place) }, made);
  }

  const add = el("button", { type: "button", class: "ww-edit__add" }, icon("plus"), words.say("add", { name: one }));
  add.addEventListener("click", () => {
    const needs = schema.items.required ?? Object.keys(schema.items.properties).slice(0, 1);
    store.add(path, Object.fromEntries(needs.map((key) => [key, null])));
    draw(count() - 1);
    /** @type {HTMLElement | null} */ (list.lastElementChild?.querySelector("input, select, textarea"))?.focus();
  });
  draw();
  return fieldset(context, path, schema, needed, list, add);
}

const keyOfItem = (path) => path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("").slice(1);
