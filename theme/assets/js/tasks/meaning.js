// The dialog in which a visitor says what a word means: another reading, any activity, or no work at all.
import { el } from "../common/dom.js";
import { fits, folded } from "../list-filter.js";

const MOST = 30; // activities in the list

/**
 * @param {{ id: string, label: string, activities: [string, string][] }[]} sectors
 * @param {string} query
 * @returns {{ key: string, label: string, sector: string }[]} activities of which all words begin like those asked for;
 *   longer words may also stand inside one. Labels that begin so come first.
 */
export function activitiesFor(sectors, query) {
  const asked = folded(query).split(" ").filter(Boolean);
  if (!asked.length) return [];
  const found = [];
  for (const { label: sector, activities } of sectors)
    for (const [key, label] of activities) {
      const own = folded(label);
      const rank = own.startsWith(asked[0]) ? 0 : fits(own, asked) ? 1 : 2;
      if (fits(folded(`${label} ${sector}`), asked)) found.push({ key, label, sector, rank });
    }
  return found.sort((a, b) => a.rank - b.rank).map(({ rank, ...one }) => one);
}

export class Meaning {
  /**
   * @param {(name: string) => HTMLElement} part gives an element of the page
   * @param {any} data @param {import("../common/words.js").Words} words
   * @param {(text: string) => Promise<{ activity: string, label: string }[]>} readings what the matcher makes of a text
   * @param {(said: string[], meaning: string) => void} choose called with the words and what they mean
   */
  constructor(part, data, words, readings, choose) {
    Object.assign(this, { part, data, words, readings, choose });
    this.dialog = /** @type {HTMLDialogElement} */ (part("meaning"));
    this.query = /** @type {HTMLInputElement} */ (part("activity-query"));
    this.query.addEventListener("input", () => this.search());
    part("not-work").addEventListener("click", () => this.done(""));
    this.dialog.addEventListener("click", ({ target }) => {
      const button = target.closest("[data-meant]");
      if (button) this.done(button.dataset.meant);
    });
  }

  /**
   * @param {string[]} said the words as typed
   * @param {{ activity: string, label: string, others: { activity: string, label: string }[] }} [task] how they were read
   * @param {boolean} [beside] read as a place, a time or a condition
   */
  open(said, task, beside = false) {
    this.said = said;
    this.part("meaning-title").textContent = this.words.say("meaningOf", { text: said.join(" … ") });
    this.part("not-work-words").textContent = this.words.say(beside ? "leaveOut" : "noWork");
    const choice = ({ activity, label }, current) =>
      el("li", {}, el("button", { type: "button", class: "ww-meaning__choice", "data-meant": activity, "aria-current": current && "true" }, this.named(activity, label)));
    const made = [];
    if (task) made.push(el("h3", {}, this.words.say("reading")), el("ul", { class: "ww-meaning__list" }, choice(task, true)));
    if (task?.others.length) made.push(el("h3", {}, this.words.say("otherReadings")), el("ul", { class: "ww-meaning__list" }, ...task.others.map((other) => choice(other, false))));
    this.part("readings").replaceChildren(...made);
    this.query.value = "";
    this.search();
    this.dialog.showModal();
    if (!task) this.query.focus();
  }

  /** An activity with its sector. */
  named(key, label) {
    const sector = this.data.sectors.find(({ id }) => id === key.split("/")[0]);
    return el("span", {}, el("strong", {}, label), sector && key.includes("/") ? el("span", { class: "ww-soft" }, ` ${sector.label}`) : "");
  }

  async search() {
    const query = this.query.value;
    const named = activitiesFor(this.data.sectors, query);
    this.show(query, named);
    if (query.trim().length < 3) return;
    const read = await this.readings(query);
    if (query !== this.query.value) return;
    const others = read.filter(({ activity }) => !named.some(({ key }) => key === activity)).map(({ activity, label }) => ({ key: activity, label }));
    this.show(query, [...named, ...others]);
  }

  show(query, found) {
    const list = found.slice(0, MOST).map(({ key, label }) => el("li", {}, el("button", { type: "button", class: "ww-meaning__choice", "data-meant": key }, this.named(key, label))));
    const none = query.trim() && !list.length;
    this.part("activities").replaceChildren(...(none ? [el("li", { class: "ww-soft" }, this.words.say("noActivity", { text: query }))] : list));
    this.part("activity-count").textContent = query.trim() ? this.words.count("tasksRead", found.length) : "";
  }

  done(meaning) {
    this.dialog.close();
    this.choose(this.said, meaning);
  }
}
