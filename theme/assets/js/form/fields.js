/**
 * The fields of the form. Which field a value gets follows from its schema alone: text, choice, list, group or hours.
 * Every field and group carries the key of its value in `data-key`; what is wrong with it is shown there.
 */

import { el } from "../common/dom.js";
import { described, fieldset, framed, idOf } from "./boxes.js";
import { groupField, groupList } from "./groups.js";
import { hoursField } from "./hours.js";
import { picker } from "./picker.js";
import { pictureBox } from "./pictures.js";
import { keyOf } from "./problems.js";
import { choicesOf, shown } from "./shown.js";

/**
 * @typedef {(string | number)[]} Path
 * @typedef {{ store: import("./store.js").Store, form: any, words: import("../common/words.js").Words, languages: string[],
 *   pictureBytes: number, touch: (path: Path) => void, tell: (text: string) => void, redraw: (path: Path) => void, icon: (name: string) => Node,
 *   fieldOf: (context: Context, path: Path, schema: any, needed: boolean) => HTMLElement }} Context
 * `touch` says that somebody left a field: from then on its faults are shown; `redraw` makes a field again if it is there;
 * `fieldOf` is the one below, for groups of fields, which are fields themselves
 */

const FEW = 12; // choices that are all shown at once
const LONG = 200; // characters that still fit on one line
const KINDS = { phone: "tel", email: "email", url: "url", date: "date" };
const NUMERIC = new Set(["postal-code", "nis"]);

/** @param {Context} context @param {Path} path @param {any} schema @param {boolean} needed @returns {HTMLElement} */
export function fieldOf(context, path, schema, needed) {
  const types = [schema.type].flat();
  if (schema["x-picture"]) return pictureField(context, path, schema, needed);
  if (schema["x-text"]) return textField(context, path, schema, needed);
  if (types.includes("boolean")) return tickField(context, path, schema);
  if (types.includes("array")) {
    if (schema.items.properties && !schema.items["x-text"]) return groupList(context, path, schema, needed);
    return choicesOf(schema.items, context.form, sectorOf(context, path)) ? choicesField(context, path, schema, needed) : linesField(context, path, schema, needed);
  }
  if (types.includes("object")) return (schema.patternProperties ? hoursField : groupField)(context, path, schema, needed);
  return choicesOf(schema, context.form, sectorOf(context, path)) ? choiceField(context, path, schema, needed) : lineField(context, path, schema, needed);
}

/** What is chosen beside it as sector, for activities. */
const sectorOf = ({ store }, path) => store.at([...path.slice(0, -1), "sector"]);

/** An input or textarea that writes what is typed, and is looked at when it is left. */
function written(context, path, schema, box, { end = "" } = {}) {
  const { store, touch } = context;
  box.value = (store.at(path) ?? "").replace(/\n$/, "");
  const typed = () => (schema["x-text"] === "paragraphs" ? box.value : box.value.replace(/\n+/g, " "));
  box.addEventListener("input", () => store.set(path, typed() && typed() + (typed().includes("\n") || end ? "\n" : "")));
  box.addEventListener("change", () => {
    const right = tidied(box.value, path, context);
    if (right !== undefined) {
      box.value = right;
      store.set(path, right);
      context.tell(context.words.say("tidied", { text: right }));
    }
    touch(path);
  });
  return box;
}

/** What somebody surely meant: a number in the form of the file, an address with https:// in front. */
function tidied(text, path, { store }) {
  const key = keyOf(path);
  const found = store.problems.find((problem) => keyOf(problem.path) === key);
  if (["phone-form", "enterprise-number-form"].includes(found?.code)) return found.params.expected;
  if (found?.code === "url-scheme" && /^[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/.test(text.trim())) return `https://${text.trim()}`;
  return text !== text.trim() ? text.trim() : undefined;
}

function lineField(context, path, schema, needed) {
  const types = [schema.type].flat();
  const isNumber = types.includes("integer") || types.includes("number");
  const box = el("input", {
    id: idOf(path),
    type: KINDS[schema.format] ?? "text",
    inputmode: isNumber ? "decimal" : NUMERIC.has(schema.format) ? "numeric" : undefined,
    maxlength: schema.maxLength && !schema.format ? String(schema.maxLength) : undefined,
    autocomplete: "off",
    class: (schema.maxLength ?? 99) <= 16 || isNumber ? "ww-field__short" : undefined,
    "aria-describedby": described(path, schema),
  });
  return framed(context, path, schema, needed, written(context, path, schema, box));
}

/** The file of a picture; where the group around it is the only one of its kind, it can be taken away as a whole. */
function pictureField(context, path, schema, needed) {
  const { store, words } = context;
  const own = { ...schema, description: words.say("pictureHelp") };
  const group = path.slice(0, -1);
  const isAsked = needed && store.at(group) !== undefined; // nobody must have a logo
  const made = framed(context, path, own, isAsked, pictureBox(context, path, idOf(path), described(path, own)));
  if (typeof group.at(-1) === "number" || store.at(group) === undefined) return made;
  const button = el("button", { type: "button", class: "ww-edit__quiet" }, context.icon("cross"), words.say("removeThis"));
  button.addEventListener("click", () => {
    store.remove(group);
    context.redraw(group);
    document.getElementById(idOf(path))?.focus();
  });
  made.append(button);
  return made;
}

function textBox(context, path, schema) {
  const isLong = schema["x-text"] === "paragraphs" || schema.maxLength > LONG;
  const rows = schema.maxLength > 1000 ? "8" : isLong ? "3" : "2";
  const box = isLong || path.length === 1 ? el("textarea", { rows }) : el("input", { type: "text", autocomplete: "off" });
  box.id = idOf(path);
  box.setAttribute("aria-describedby", described(path, schema));
  const old = context.store.at(path);
  return written(context, path, schema, box, { end: typeof old === "string" && old.endsWith("\n") ? "\n" : "" });
}

/** Free text: in the language of the site, or in several. */
function textField(context, path, schema, needed) {
  const { store, words, languages } = context;
  const value = store.at(path);
  const isMap = value !== null && typeof value === "object";
  const redraw = (made) => made.replaceWith(textField(context, path, schema, needed));
  const add = (made, missing) =>
    missing.map((language) => {
      const button = el("button", { type: "button", class: "ww-edit__quiet" }, words.say("translate", { language: schema.properties[language].title }));
      button.addEventListener("click", () => {
        store.set(path, { ...(isMap ? value : { [languages[0]]: store.at(path) ?? null }), [language]: null });
        redraw(made());
        document.getElementById(idOf([...path, language]))?.focus();
      });
      return button;
    });
  if (!isMap) {
    const made = framed(context, path, schema, needed, textBox(context, path, schema));
    if (path.length === 1 && languages.length > 1) made.append(...add(() => made, languages.slice(1)));
    return made;
  }
  const inner = Object.keys(schema.properties).filter((language) => language in value).map((language) => {
    const own = { ...schema.properties[language], "x-text": schema["x-text"], description: "" };
    return framed(context, [...path, language], own, false, textBox(context, [...path, language], own));
  });
  const made = fieldset(context, path, schema, needed, ...inner);
  made.append(...add(() => made, languages.filter((language) => !(language in value))));
  return made;
}

function tickField({ store, touch }, path, schema) {
  const id = idOf(path);
  const box = /** @type {HTMLInputElement} */ (el("input", { type: "checkbox", id, "aria-describedby": described(path, schema) }));
  box.checked = store.at(path) === true;
  box.addEventListener("change", () => {
    if (box.checked) store.set(path, true);
    else store.clear(path);
    touch(path);
  });
  return el("div", { class: "ww-field", "data-key": keyOf(path) },
    el("label", { class: "ww-tick", for: id }, box, el("span", {}, schema.title)),
    el("p", { class: "ww-field__help", id: `${id}-hulp` }, schema.description ?? ""),
    el("div", { class: "ww-field__fault", id: `${id}-fout`, hidden: true }));
}

/** One choice of a list: a select when there are few, else a box with search. */
function choiceField(context, path, schema, needed) {
  const { store, form, words, touch } = context;
  const choices = () => choicesOf(schema, form, sectorOf(context, path));
  const choose = (id) => {
    const isOther = schema["x-ref"] === "sector" && id !== store.at(path);
    if (isOther && store.at(workBeside(path))) store.remove(workBeside(path)); // work of another sector
    store.set(path, id);
    touch(path);
    if (isOther) context.redraw(workBeside(path));
  };
  if (choices().length > FEW) {
    const box = picker({ id: idOf(path), choices, chosen: () => shown(store.at(path), schema, form, sectorOf(context, path)), onChoose: choose, described: described(path, schema), words });
    return framed(context, path, schema, needed, box);
  }
  const box = /** @type {HTMLSelectElement} */ (el("select", { id: idOf(path), "aria-describedby": described(path, schema) },
    el("option", { value: "" }, words.say("nothingChosen")), ...choices().map(([id, label]) => el("option", { value: id }, label))));
  box.value = store.at(path) ?? "";
  box.addEventListener("change", () => choose(box.value));
  return framed(context, path, schema, needed, box);
}

const workBeside = (path) => [...path.slice(0, -1), "activities"];

/** Several choices of a list: boxes to tick when there are few, else what is chosen and a box with search. */
function choicesField(context, path, schema, needed) {
  const { store, form, words, touch } = context;
  const choices = () => choicesOf(schema.items, form, sectorOf(context, path));
  const chosen = () => store.at(path) ?? [];
  const take = (id) => store.remove([...path, chosen().indexOf(id)]);
  const give = (id) => id && !chosen().includes(id) && store.add(path, id);
  if (choices().length <= FEW) {
    const ticks = choices().map(([id, label], at) => {
      const box = /** @type {HTMLInputElement} */ (el("input", { type: "checkbox", id: `${idOf(path)}-${at}` }));
      box.checked = chosen().includes(id);
      box.addEventListener("change", () => {
        if (box.checked) give(id);
        else take(id);
        touch(path);
      });
      return el("label", { class: "ww-tick", for: box.id }, box, el("span", {}, label));
    });
    return fieldset(context, path, schema, needed, el("div", { class: "ww-ticks" }, ...ticks));
  }
  const chips = el("ul", { class: "ww-picked" });
  const draw = () => chips.replaceChildren(...chosen().map((id) => {
    const label = shown(id, schema.items, form, sectorOf(context, path));
    const button = el("button", { type: "button", "aria-label": words.say("remove", { what: label }) }, context.icon("cross"));
    button.addEventListener("click", () => {
      take(id);
      draw();
      touch(path);
      box.querySelector("input").focus();
    });
    return el("li", {}, el("span", {}, label), button);
  }));
  const box = picker({
    id: `${idOf(path)}-zoek`,
    choices: () => choices().filter(([id]) => !chosen().includes(id)),
    chosen: () => "",
    onChoose: (id) => {
      give(id);
      draw();
      touch(path);
    },
    described: described(path, schema),
    words,
  });
  draw();
  const label = el("label", { class: "ww-field__inner", for: `${idOf(path)}-zoek` }, words.say("searchChoice"));
  return fieldset(context, path, schema, needed, chips, label, box);
}

/** A list of texts: a box for each. */
function linesField(context, path, schema, needed) {
  const { store, words } = context;
  const list = el("ul", { class: "ww-lines" });
  const own = { ...schema.items, title: "", description: "" };
  const line = (value, at) => {
    const place = [...path, at];
    const name = `${schema.title} ${at + 1}`;
    const button = el("button", { type: "button", class: "ww-edit__icon", "aria-label": words.say("remove", { what: name }) }, context.icon("cross"));
    button.addEventListener("click", () => {
      store.remove(place);
      draw();
      add.focus();
    });
    const box = value !== null && typeof value === "object" ? textField(context, place, { ...schema.items, title: name }, false) : framed(context, place, own, false, own["x-text"] ? textBox(context, place, own) : written(context, place, own, el("input", { id: idOf(place), type: "text", autocomplete: "off" })), name);
    return el("li", {}, box, button);
  };
  const draw = () => list.replaceChildren(...(store.at(path) ?? []).map(line));
  const add = el("button", { type: "button", class: "ww-edit__add" }, context.icon("plus"), words.say("add", { name: schema.title.toLowerCase() }));
  add.addEventListener("click", () => {
    store.add(path, null);
    draw();
    list.lastElementChild?.querySelector("input, textarea")?.focus();
  });
  draw();
  return fieldset(context, path, schema, needed, list, add);
}
