// Choosing from a list with search: the combobox of the ARIA practices, with its list below the box.

import { el } from "../common/dom.js";
import { plain } from "./lexicon.js";

/** @typedef {[string, string, string[], string]} Choice  id, label, other words for it, explanation */

const MOST = 40;

/**
 * @param {{ id: string, choices: () => Choice[], chosen: () => string, onChoose: (id: string) => void, described: string, words: import("../common/words.js").Words }} given
 * `chosen` is the label in the box when nothing is typed
 * @returns {HTMLElement}
 */
export function picker({ id, choices, chosen, onChoose, described, words }) {
  const list = el("ul", { role: "listbox", id: `${id}-lijst`, class: "ww-picker__list", hidden: true, "aria-label": words.say("choices") });
  const box = /** @type {HTMLInputElement} */ (
    el("input", { id, type: "text", role: "combobox", autocomplete: "off", autocapitalize: "off", spellcheck: "false", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list", "aria-describedby": described })
  );
  box.value = chosen();
  let active = -1;

  const options = () => [...list.children].filter((each) => each.getAttribute("role") === "option");
  const isOpen = () => !list.hidden;

  function open(query) {
    const found = fitting(choices(), query);
    list.replaceChildren(...found.map(([value, label, , explanation], at) => option(value, label, explanation, at)));
    if (!found.length) list.append(el("li", { class: "ww-picker__none", role: "presentation" }, words.say("noChoice", { query })));
    list.hidden = false;
    box.setAttribute("aria-expanded", "true");
    activate(query && found.length ? 0 : -1);
  }

  function option(value, label, explanation, at) {
    const made = el("li", { role: "option", id: `${id}-keuze-${at}`, "data-value": value, "aria-selected": "false" }, el("span", {}, label));
    if (explanation) made.append(el("span", { class: "ww-picker__explained" }, explanation));
    return made;
  }

  function close() {
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }

  function activate(place) {
    active = place;
    for (const [at, each] of options().entries()) each.setAttribute("aria-selected", String(at === place));
    const current = options()[place];
    if (!current) return box.removeAttribute("aria-activedescendant");
    box.setAttribute("aria-activedescendant", current.id);
    current.scrollIntoView({ block: "nearest" });
  }

  function choose(value) {
    close();
    onChoose(value);
    box.value = chosen();
  }

  box.addEventListener("input", () => open(box.value));
  box.addEventListener("click", () => (isOpen() ? close() : open("")));
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen()) return open("");
      const count = options().length;
      if (count) activate((active + (event.key === "ArrowDown" ? 1 : count - (active < 0 ? 0 : 1))) % count);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (isOpen() && options()[active]) choose(options()[active].dataset.value);
    } else if (event.key === "Escape" && isOpen()) {
      event.stopPropagation();
      box.value = chosen();
      close();
    }
  });
  box.addEventListener("blur", () => {
    close();
    const exact = choices().find(([, label]) => plain(label) === plain(box.value));
    if (box.value.trim() === chosen()) return;
    if (!box.value.trim() || exact) onChoose(exact?.[0] ?? "");
    box.value = chosen();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", (event) => {
    const found = /** @type {HTMLElement} */ (event.target).closest("[data-value]");
    if (found) choose(found.dataset.value);
  });
  return el("div", { class: "ww-picker" }, box, list);
}

/** The choices that hold every word of a query, those that begin with it first. @param {Choice[]} choices */
export function fitting(choices, query) {
  const asked = plain(query).split(" ").filter(Boolean);
  const ranked = choices.map((choice, place) => ({ choice, place, rank: rankOf(choice, asked) })).filter(({ rank }) => rank < 3);
  return ranked.sort((one, other) => one.rank - other.rank || one.place - other.place).slice(0, MOST).map(({ choice }) => choice);
}

function rankOf([id, label, words], asked) {
  if (!asked.length) return 0;
  const name = plain(label);
  if (name.startsWith(asked.join(" "))) return 0;
  if (asked.every((word) => name.includes(word))) return 1;
  const all = plain([id, label, ...words].join(" "));
  return asked.every((word) => all.includes(word)) ? 2 : 3;
}
