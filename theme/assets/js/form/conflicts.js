// Where the site and a draft say something else of the same field: both are shown, and somebody chooses.

import { el } from "../common/dom.js";
import { schemaAt } from "./editing.js";
import { nameOf, shown } from "./shown.js";

/**
 * Asks, and gives one answer for each conflict: whether the draft is right.
 * @param {{ part: (name: string) => any, words: import("../common/words.js").Words, form: any, conflicts: import("./merge.js").Conflict[],
 *   day: string, wipe: () => void }} given  `day` on which the draft was begun, in words
 * @returns {Promise<boolean[]>}
 */
export function choices({ part, words, form, conflicts, day, wipe }) {
  const text = words.say("conflicts", { date: day });
  part("conflicts-text").textContent = text;
  part("conflicts-list").replaceChildren(...conflicts.map((conflict, at) => question(conflict, at, words, form)));
  part("conflicts-wipe").addEventListener("click", wipe);
  part("conflicts").hidden = false;
  part("live").textContent = text;
  return new Promise((resolve) => {
    part("conflicts-form").addEventListener("submit", (event) => {
      event.preventDefault();
      const chosen = new FormData(event.target);
      part("conflicts").hidden = true;
      resolve(conflicts.map((_, at) => chosen.get(`keuze-${at}`) === "mine"));
    });
  });
}

function question({ path, site, mine }, at, words, form) {
  const answer = (value, label, said) =>
    el("label", { class: "ww-tick" }, el("input", { type: "radio", name: `keuze-${at}`, value, required: true }),
      el("span", {}, el("span", { class: "ww-soft" }, `${label}: `), shown(said, schemaAt(form.schema, path), form) || words.say("nothing")));
  return el("fieldset", { class: "ww-group" }, el("legend", {}, nameOf(path, form)), answer("site", words.say("onSite"), site), answer("mine", words.say("inDraft"), mine));
}
