// What stands on the page: results, answers, chips, filters, and what is said aloud.
import { refresh } from "../bundle/button.js";
import { el, keepingFocus, partsOf } from "../common/dom.js";
import { Facets } from "./facets.js";
import { answer, askedWords, card } from "./hits.js";
import { written } from "./question.js";
import { chips, notices } from "./understood.js";

const TOP = 2; // answers that stand above the results with their explanation
export const SCREEN = 4; // organisations of the first answer that are there before the others; on a phone no more fit
const ROUND = 8; // organisations that come at once after those
const ALSO = 3; // answers of which only the name is given
const STILL = 1000; // milliseconds without a change before anything is said aloud

const isFiltered = ({ filters }) => Object.keys(filters).length > 0;

/** No organisation, but pages that explain what was asked, such as a term that describes every organisation. */
export const isAnswered = ({ organisations, answers }, question) => !organisations && answers.length > 0 && !isFiltered(question);

export class View {
  /**
   * @param {HTMLElement} page @param {any} data @param {import("../common/words.js").Words} words
   * @param {(kind: string, value: string, on: boolean) => void} change called when a visitor ticks a filter
   */
  constructor(page, data, words, change) {
    Object.assign(this, { page, data, words, part: partsOf(page), title: document.title, understood: [], placed: false });
    this.facets = new Facets(this.part("facets"), data, words, change);
  }

  /** Nothing is asked: the ways on. */
  start() {
    this.page.dataset.state = "start";
    this.part("understood").hidden = this.part("found").hidden = true;
    this.part("ways").hidden = false;
    this.part("live").textContent = "";
    document.title = this.title;
  }

  /** The engine or its index does not come: we say so, and give the ways on. */
  fail() {
    this.start();
    this.part("understood").hidden = false;
    this.part("chips").replaceChildren();
    this.part("notices").replaceChildren(this.words.say("failed"));
  }

  /**
   * @param {any} result @param {{ question: import("./question.js").Question, number: number, shown: number, append: boolean,
   *   near: boolean, tokens: any, little: Set<string> }} now `number` of cards, of the `shown` that there are to be
   */
  show(result, now) {
    // Who is in the results already, with the arrows, stays there when the rest of the answer comes.
    keepingFocus(this.part("found"), this.page.querySelector("input[name=q]"), () => this.fill(result, now));
  }

  fill(result, now) {
    const { words } = this;
    const { hits, answers, organisations, understood } = result;
    const { question, shown, append, typing, tokens, little } = now;
    const setting = { root: this.page.dataset.root, words, tokens, asked: askedWords(understood, tokens, little), template: this.part("hit") };
    Object.assign(this, { understood, now, setting, placed: hits.some((hit) => hit.km !== undefined) });
    const list = this.part("hits");
    const cards = this.cards(result);
    if (!append) list.replaceChildren();
    this.addCards(cards);
    this.showAnswers(hits);
    this.showAlso(answers);
    this.showChips();
    // While the visitor types nothing may move; then all of it is there at once.
    if (!typing) this.part("notices").replaceChildren(...notices(result, question, { words, little }));
    this.part("count").textContent = words.count("count", organisations);
    this.part("sheet-show").textContent = words.count("show", organisations);
    const left = Math.min(organisations - Math.max(cards.length, shown), this.data.step);
    this.part("more").hidden = left <= 0;
    this.part("more").textContent = words.say("more", { n: left });
    this.part("sort").value = question.sort;
    const nothing = !organisations;
    const filtering = isFiltered(question);
    this.page.dataset.state = nothing ? "nothing" : "results";
    this.part("found").hidden = this.part("understood").hidden = false;
    this.part("found").toggleAttribute("data-bare", nothing && !filtering);
    this.part("ways").hidden = !nothing;
    this.part("nothing").hidden = !nothing || isAnswered(result, question);
    this.part("nothing-title").textContent = this.emptyWords(question);
    this.part("nothing-filters").hidden = !filtering;
    this.part("keeping").hidden = !question.q;
  }

  /** The organisations of an answer that are to be shown. */
  cards({ hits }) {
    return hits.filter((hit) => hit.places).slice(0, this.now.number);
  }

  /** Those that are not in the list yet, and no more than a `number` in it. @returns {boolean} whether that is all */
  addCards(hits, number = hits.length) {
    const list = this.part("hits");
    list.append(...hits.slice(list.children.length, number).map((hit) => card(hit, this.setting)));
    refresh(list);
    return list.children.length >= hits.length;
  }

  /** Whether no organisation is shown: then the first answer is one screen of them, so that nothing waits for all. */
  get empty() {
    return !this.part("hits").children.length;
  }

  /** The next organisations of an answer of which the first are shown. @returns {boolean} whether all are there */
  complete(result, number) {
    this.now.number = number;
    this.showAlso(result.answers);
    return this.addCards(this.cards(result), this.part("hits").children.length + ROUND);
  }

  emptyWords({ q }) {
    return this.words.say(q ? "nothing" : "nothingFilters", { query: q ?? "" });
  }

  /** Pages that answer and that the engine puts before everything else, with their explanation. */
  showAnswers(hits) {
    const firsts = hits.findIndex((hit) => hit.places);
    this.top = hits.slice(0, firsts < 0 && !isFiltered(this.now.question) ? hits.length : Math.max(0, firsts)).slice(0, TOP);
    this.part("answers").hidden = !this.top.length;
    this.part("top").replaceChildren(...this.top.map((hit) => answer(hit, true, this.setting)));
  }

  /** Other pages that answer, below the results. */
  showAlso(answers) {
    const also = answers.filter((hit) => !this.top.some(({ url }) => url === hit.url)).slice(0, ALSO);
    this.part("more-about").hidden = !also.length;
    this.part("also").replaceChildren(...also.map((hit) => answer(hit, false, this.setting)));
  }

  showChips() {
    const { words, now } = this;
    const label = (kind, id) =>
      this.data.facets.find((facet) => facet.kind === kind)?.names?.[id] ?? this.counts?.[kind]?.find((value) => value.id === id)?.label ?? id;
    const setting = { words, cross: this.part("cross"), little: now.little, near: now.near, label };
    const made = chips(this.understood, now.question, setting);
    this.part("chips").replaceChildren(...made);
    this.part("chips").hidden = !made.length && !now.question.q; // while there are words the line stays: nothing jumps
    const chosen = Object.values(now.question.filters).flat().length;
    this.part("filters-label").textContent = chosen ? words.say("filtersChosen", { n: chosen }) : words.say("filters");
    for (const button of this.page.querySelectorAll("[data-clear]")) button.hidden = !chosen;
  }

  /** The numbers beside the filters, and the names of those that are chosen. @param {any} counts @param {Record<string, string[]>} filters */
  async showCounts(counts, filters) {
    const first = !this.counts;
    this.counts = counts;
    await this.facets.update(counts, filters);
    if (first && this.now) this.showChips();
  }

  /** @param {Awaited<ReturnType<typeof import("./misses.js").misses>>} misses what is close to a question that found nothing */
  showMisses(misses) {
    const { words } = this;
    const line = ({ question, organisations }) => {
      const text = Object.keys(question.filters).length < Object.keys(this.now.question.filters).length ? words.say("noFilters") : question.q;
      return el("li", {}, el("a", { href: written(question), "data-ask": true }, text), ` ${words.count("count", organisations)}`);
    };
    this.part("misses").replaceChildren(...misses.map(line));
    this.part("close-by").hidden = !misses.length;
  }

  /** @param {boolean} on whether an answer is on its way */
  busy(on) {
    this.part("found").setAttribute("aria-busy", String(on));
  }

  clearNotices() {
    clearTimeout(this.voice);
    this.part("notices").replaceChildren();
  }

  /** Says it aloud once the page is still: amid many changes a screen reader passes it by (Orca does above 80). */
  say(text) {
    clearTimeout(this.voice);
    this.voice = setTimeout(() => (this.part("live").textContent = text), STILL);
  }

  /** The visitor has paused: what is said aloud. */
  settle(result, { question }) {
    const { q } = question;
    const { organisations } = result;
    const found = this.words.count(q ? "countFor" : "count", organisations, { query: q ?? "" });
    const pages = this.words.count("pagesFor", result.answers.length, { query: q ?? "" });
    this.say(organisations ? found : isAnswered(result, question) ? pages : this.emptyWords(question));
    document.title = q ? `${q} – ${this.title}` : this.title;
  }
}
