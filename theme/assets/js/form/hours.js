// Opening hours: a table of days for each purpose of a place. Hours that are no plain table stay as they are written.

import { el } from "../common/dom.js";
import { fieldset, idOf } from "./boxes.js";
import { choicesOf, shown } from "./shown.js";
import { DAYS, hoursOf, spokenHours, tidyHours, weekOf } from "./week.js";

/** @typedef {import("./fields.js").Context} Context @typedef {import("./fields.js").Path} Path */

const WORKDAYS = DAYS.slice(1, 5); // after Monday

const boxId = (place, day) => `${idOf(place)}-${day}`;

/** @param {Context} context @param {Path} path of the block with hours by purpose */
export function hoursField(context, path, schema, needed) {
  const { store, words, form, icon, touch } = context;
  const rules = Object.values(schema.patternProperties)[0];
  const tables = el("div", {});
  const select = /** @type {HTMLSelectElement} */ (el("select", { id: `${idOf(path)}-nieuw` }));

  function draw() {
    const value = store.at(path) ?? {};
    tables.replaceChildren(...Object.keys(value).map((key) => table(key, value[key] ?? "")));
    const free = choicesOf(schema.propertyNames, form).filter(([id]) => !(id in value));
    select.replaceChildren(el("option", { value: "" }, words.say("nothingChosen")), ...free.map(([id, label]) => el("option", { value: id }, label)));
    const own = store.at([...path.slice(0, -1), "purposes"]) ?? []; // what the place is for is what has hours
    select.value = own.find((id) => free.some(([other]) => other === id)) ?? "";
  }

  function table(key, text) {
    const place = [...path, key];
    forget(place);
    const week = weekOf(text) ?? (text ? undefined : Object.fromEntries(DAYS.map((day) => [day, ""])));
    const remove = el("button", { type: "button", class: "ww-edit__quiet" }, icon("cross"), words.say("removeThis"));
    remove.addEventListener("click", () => {
      forget(place);
      store.remove(place);
      draw();
      select.focus();
    });
    const title = shown(key, schema.propertyNames, form);
    const own = { title, description: words.say(week ? "hoursHelp" : "hoursAsWritten") };
    return fieldset(context, place, own, false, week ? days(place, week) : asWritten(place, text, title), remove);
  }

  /** The boxes of a table are gone, or made anew. */
  function forget(place) {
    for (const day of DAYS) store.unread.delete(boxId(place, day));
  }

  function days(place, week) {
    const fault = el("p", { class: "ww-field__fault", role: "alert", hidden: true });
    const boxes = /** @type {Record<string, HTMLInputElement>} */ ({});
    const same = el("button", { type: "button", class: "ww-edit__quiet", hidden: true }, words.say("sameHours"));
    const offer = () => (same.hidden = !week.Mo || WORKDAYS.every((day) => week[day]));
    const write = (day) => (boxes[day].value = spokenHours(week[day], words.sentences.days, words.say("closed")));
    const keep = () => {
      store.set(place, hoursOf(week) || null);
      touch(place);
      offer();
    };
    same.addEventListener("click", () => {
      for (const day of WORKDAYS.filter((each) => !week[each])) {
        week[day] = week.Mo;
        write(day);
      }
      keep();
      boxes.Sa.focus();
    });
    const rows = DAYS.map((day) => {
      const id = boxId(place, day);
      const box = /** @type {HTMLInputElement} */ (el("input", { id, type: "text", autocomplete: "off" }));
      boxes[day] = box;
      write(day);
      box.addEventListener("change", () => {
        const hours = tidyHours(box.value);
        fault.hidden = hours !== undefined;
        box.ariaInvalid = hours === undefined ? "true" : null;
        if (hours === undefined) {
          store.unread.set(id, { path: place, text: box.value });
          return fault.replaceChildren(words.say("hoursFault", { text: box.value }));
        }
        store.unread.delete(id);
        week[day] = hours;
        write(day);
        keep();
      });
      return el("div", { class: "ww-days__row" }, el("label", { for: id }, words.sentences.days[day]), box);
    });
    rows.splice(1, 0, el("p", { class: "ww-days__same" }, same));
    offer();
    return el("div", { class: "ww-days" }, ...rows, fault);
  }

  function asWritten(place, text, title) {
    const box = /** @type {HTMLInputElement} */ (el("input", { type: "text", autocomplete: "off", "aria-label": title, maxlength: String(rules.maxLength) }));
    box.value = text;
    box.addEventListener("input", () => store.set(place, box.value || null));
    return box;
  }

  const add = el("button", { type: "button", class: "ww-edit__add" }, icon("plus"), words.say("addHours"));
  add.addEventListener("click", () => {
    const key = select.value;
    if (!key) return select.focus();
    store.set([...path, key], null);
    draw();
    document.getElementById(boxId([...path, key], DAYS[0]))?.focus();
  });
  draw();
  const label = el("label", { for: select.id, class: "ww-field__inner" }, words.say("hoursFor"));
  return fieldset(context, path, schema, needed, tables, el("div", { class: "ww-days__new" }, label, select, add));
}
