// What is wrong, beside the field and in a summary with links. Only of fields that somebody left, until they want to send.

import { el } from "../common/dom.js";
import { fieldOfProblem, hint, isError, keyOf, message, named } from "./problems.js";

/** @typedef {import("./problems.js").Problem} Problem */

export class Faults {
  /**
   * @param {{ page: HTMLElement, form: any, words: import("../common/words.js").Words, use: (path: any[], text: string) => void }} given
   * `use` puts a suggestion in the place of what is wrong
   */
  constructor({ page, form, words, use }) {
    Object.assign(this, { page, form, words, use });
    this.touched = new Set();
    this.all = false;
  }

  /** @param {Problem[]} problems of the profile as it is now */
  show(problems) {
    const byKey = new Map();
    for (const problem of problems) {
      const place = this.placeOf(problem);
      if (place && (this.all || this.touched.has(keyOf(fieldOfProblem(problem))))) byKey.set(place, [...(byKey.get(place) ?? []), problem]);
    }
    for (const place of this.page.querySelectorAll("[data-key]")) {
      const box = place.querySelector(":scope > .ww-field__fault");
      if (!box) continue;
      const own = byKey.get(place) ?? [];
      const text = own.map((problem) => this.textOf(problem)).join(" ");
      if (box.dataset.said !== text) box.replaceChildren(...own.flatMap((problem) => this.lines(problem)));
      box.dataset.said = text;
      box.hidden = !own.length;
      const isWrong = own.some((problem) => isError(problem, this.form));
      place.classList.toggle("is-wrong", isWrong);
      for (const input of place.querySelectorAll(":scope > :is(input, textarea, select), :scope > .ww-picker > input")) {
        if (isWrong) input.setAttribute("aria-invalid", "true");
        else input.removeAttribute("aria-invalid");
      }
    }
  }

  textOf(problem) {
    const said = named(problem, this.form);
    // What to do about a line that is missing stands in the words for the file.
    return said === problem ? `${message(problem, this.form)} ${hint(problem, this.form)}`.trim() : message(said, this.form);
  }

  lines(problem) {
    const right = remedyOf(problem);
    const parts = [el("p", {}, this.textOf(problem))];
    if (right) {
      const button = el("button", { type: "button", class: "ww-edit__quiet" }, this.words.say("use", { text: right }));
      button.addEventListener("click", () => this.use(problem.path, right));
      parts.push(button);
    }
    return parts;
  }

  /** The field of a problem, or the group it is in. @param {Problem} problem @returns {HTMLElement | undefined} */
  placeOf(problem) {
    const path = fieldOfProblem(problem);
    for (let size = path.length; size > 0; size--) {
      const found = this.page.querySelector(`[data-key="${CSS.escape(keyOf(path.slice(0, size)))}"]`);
      if (found) return found;
    }
    return undefined;
  }
}

/** The text that would be right, when the rule knows it. @param {Problem} problem */
function remedyOf({ code, params }) {
  if (typeof params.expected === "string" && code !== "wrong-form") return params.expected;
  if (code === "municipality-name" || code === "former-municipality") return params.right.includes(" / ") ? "" : params.right;
  return params.suggestion ?? "";
}
