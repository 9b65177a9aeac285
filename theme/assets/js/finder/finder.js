// The finder: reads the address, asks the engine, shows what comes back. Nothing is loaded until the visitor begins.
import { Facets } from "./facets.js";
import { answer, askedWords, card } from "./hits.js";
import { Missed } from "./missed.js";
import { askPlace, forgetPlace, knownPlace } from "./place.js";
import { filtered, isAsked, readQuestion, written } from "./question.js";
import { chips, notices, without } from "./understood.js";
import { Words } from "./words.js";

const CALM = 700; // milliseconds without typing after which we say what we found
const TOP = 2; // answers that stand above the results with their explanation
const ALSO = 3; // answers of which only the name is given
const SPARE = 12; // answers that the engine may put between the organisations

class Finder {
  /** @param {HTMLElement} page */
  constructor(page) {
    this.page = page;
    this.data = JSON.parse(document.getElementById("zoeker-gegevens").textContent);
    this.words = new Words(this.data.words);
    this.kinds = this.data.facets.map(({ kind }) => kind);
    this.box = /** @type {HTMLInputElement} */ (page.querySelector("input[name=q]"));
    this.facets = new Facets(this.part("facets"), this.data, this.words, (kind, value, on) => this.filter(kind, value, on));
    this.missed = new Missed((name) => this.part(name), this.words, this.data.email);
    this.near = knownPlace();
    this.title = document.title;
    this.turn = 0;
    this.listen();
    this.fromAddress();
  }

  /** @param {string} name of an element: `data-<name>` */
  part(name) {
    return /** @type {HTMLElement} */ (this.page.querySelector(`[data-${name}]`));
  }

  // --- the engine ---------------------------------------------------------------------------------------------------

  /** The engine with its index, once. */
  load() {
    this.loading ??= this.open().catch((error) => {
      this.loading = undefined;
      throw error;
    });
    return this.loading;
  }

  async open() {
    const folder = new URL(`${this.page.dataset.root}assets/search/`, location.href);
    const { openIndex, tokens } = await import(new URL("engine.js", folder).href);
    this.tokens = tokens;
    return openIndex(async (path) => {
      const answered = await fetch(new URL(path, folder));
      if (!answered.ok) throw new Error(`${answered.status} for ${path}`);
      const bytes = await answered.arrayBuffer();
      if (path === "manifest.json") this.little = littleWords(JSON.parse(new TextDecoder().decode(bytes)));
      return bytes;
    });
  }

  // --- asking -------------------------------------------------------------------------------------------------------

  /** Shows the answer to the question as it is now; only the latest counts. @param {{ typing?: boolean, more?: boolean }} [how] */
  async ask({ typing = false, more = false } = {}) {
    const turn = ++this.turn;
    clearTimeout(this.calm);
    if (!isAsked(this.question)) return this.start();
    try {
      const { q, filters, sort } = this.question;
      const index = await this.load();
      const result = await index.search(q ?? "", { limit: this.shown + SPARE, filters, near: this.near, sort, typing });
      const counts = await result.facets;
      if (turn !== this.turn) return undefined;
      const nothing = !result.organisations || lost(result, typing);
      // Half a word is no reason to clear the page: what is there stays until the visitor stops typing.
      if (!(typing && nothing)) this.show(result, counts, nothing, more);
      this.calm = setTimeout(() => this.settle(result, counts, nothing), typing ? CALM : 0);
      if (typing) this.part("notices").replaceChildren();
    } catch (error) {
      if (turn === this.turn) this.fail();
      console.warn(error);
    }
    return undefined;
  }

  /** Nothing is asked: the ways on. */
  start() {
    this.state("start");
    this.part("understood").hidden = this.part("found").hidden = true;
    this.part("ways").hidden = false;
    this.part("live").textContent = "";
    document.title = this.title;
  }

  fail() {
    this.start();
    this.part("understood").hidden = false;
    this.part("chips").replaceChildren();
    this.part("notices").replaceChildren(this.words.say("failed"));
  }

  /** @param {any} result @param {any} counts @param {boolean} nothing @param {boolean} more */
  show(result, counts, nothing, more) {
    const { words, question, tokens } = this;
    const { hits, answers, organisations } = nothing ? { ...result, hits: [], organisations: 0 } : result;
    const setting = { root: this.page.dataset.root, words, tokens, asked: askedWords(result.understood, tokens), template: this.part("hit") };
    const cards = hits.filter((hit) => hit.places).slice(0, this.shown);
    const list = this.part("hits");
    const old = more ? list.children.length : 0;
    const made = cards.slice(old).map((hit) => card(hit, setting));
    if (more) list.append(...made);
    else list.replaceChildren(...made);
    if (more) made[0]?.querySelector("a").focus();
    this.showAnswers(hits, answers, setting);
    this.showChips(result.understood, counts);
    this.facets.update(counts, question.filters);
    this.part("count").textContent = words.count("count", organisations);
    this.part("sheet-show").textContent = words.count("show", organisations);
    const left = Math.min(organisations - cards.length, this.data.step);
    this.part("more").hidden = left <= 0;
    this.part("more").textContent = words.say("more", { n: left });
    this.part("sort").value = question.sort;
    this.placed = hits.some((hit) => hit.km !== undefined);
    this.state(nothing ? "nothing" : "results");
    this.part("found").hidden = this.part("understood").hidden = false;
    this.part("found").toggleAttribute("data-bare", nothing && !Object.keys(question.filters).length);
    this.part("nothing").hidden = this.part("ways").hidden = !nothing;
    if (nothing) this.showNothing();
  }

  /** Pages that answer: those the engine puts before everything else come with their explanation. */
  showAnswers(hits, answers, setting) {
    const firsts = hits.findIndex((hit) => hit.places);
    const top = hits.slice(0, firsts < 0 ? hits.length : firsts).slice(0, TOP);
    const also = answers.filter((hit) => !top.some(({ url }) => url === hit.url)).slice(0, ALSO);
    const box = this.part("answers");
    box.hidden = !top.length && !also.length;
    box.replaceChildren(...top.map((hit) => answer(hit, true, setting)), ...also.map((hit) => answer(hit, false, setting)));
  }

  showChips(understood, counts) {
    const label = (kind, id) =>
      this.data.facets.find((facet) => facet.kind === kind)?.names?.[id] ?? counts[kind]?.find((value) => value.id === id)?.label ?? id;
    const setting = { words: this.words, cross: this.part("cross"), little: this.little, near: Boolean(this.near), label };
    this.part("chips").replaceChildren(...chips(understood, this.question, setting));
    const chosen = Object.values(this.question.filters).flat().length;
    this.part("filters-label").textContent = chosen ? this.words.say("filtersChosen", { n: chosen }) : this.words.say("filters");
    for (const button of this.page.querySelectorAll("[data-clear]")) button.hidden = !chosen;
  }

  showNothing() {
    const { q, filters } = this.question;
    const filtering = Object.keys(filters).length > 0;
    this.part("nothing-title").textContent = this.words.say(q ? "nothing" : "nothingFilters", { query: q ?? "" });
    this.part("nothing-filters").hidden = !filtering;
  }

  /** The visitor has stopped typing: everything that may move the page, and what is said aloud. */
  settle(result, counts, nothing) {
    const { q } = this.question;
    if (nothing) this.show(result, counts, nothing, false);
    this.part("notices").replaceChildren(...notices(result, this.question, { words: this.words, little: this.little }));
    const found = this.words.count(q ? "countFor" : "count", result.organisations, { query: q ?? "" });
    this.part("live").textContent = nothing ? this.words.say(q ? "nothing" : "nothingFilters", { query: q ?? "" }) : found;
    if (nothing && q) this.missed.note(q);
    document.title = q ? `${q} – ${this.title}` : this.title;
  }

  state(name) {
    this.page.dataset.state = name;
  }

  // --- the address --------------------------------------------------------------------------------------------------

  /** Takes the question from the address: at first, and when the visitor goes back or forward. */
  async fromAddress() {
    clearTimeout(this.still);
    this.question = readQuestion(location.search, this.kinds);
    this.shown = Math.min(Number(history.state?.shown) || this.data.step, 1000);
    this.settled = isAsked(this.question);
    this.box.value = this.question.q ?? "";
    const top = history.state?.top;
    await this.ask();
    if (Number.isFinite(top)) scrollTo({ top, behavior: "instant" });
  }

  /** Another question. @param {import("./question.js").Question} question @param {boolean} settled a step to come back to */
  change(question, settled) {
    const address = location.pathname + written(question);
    const moved = address !== location.pathname + location.search;
    if (moved && (settled || this.settled)) this.keep();
    this.question = question;
    this.shown = this.data.step;
    // While typing the address follows; only what was there when typing began stays a step to come back to.
    if (moved) {
      if (settled || this.settled) {
        history.pushState({ shown: this.shown }, "", address);
      } else history.replaceState({ shown: this.shown }, "", address);
    }
    this.settled = settled;
    if (settled) this.box.value = question.q ?? "";
    return this.ask({ typing: !settled });
  }

  /** Remembers where the visitor is on the page, for when they come back. */
  keep() {
    history.replaceState({ shown: this.shown, top: Math.round(scrollY) }, "");
  }

  filter(kind, value, on) {
    this.change(on ? filtered(this.question, kind, value, true) : without(this.question, kind, value), true);
  }

  // --- the visitor --------------------------------------------------------------------------------------------------

  listen() {
    const { page, box } = this;
    history.scrollRestoration = "manual";
    addEventListener("popstate", () => this.fromAddress());
    addEventListener("scroll", () => {
      clearTimeout(this.still);
      this.still = setTimeout(() => this.keep(), 150);
    }, { passive: true });
    box.addEventListener("focus", () => this.load().catch(() => {}), { once: true });
    box.addEventListener("input", () => {
      this.frame ??= requestAnimationFrame(() => {
        this.frame = undefined;
        const q = box.value.trim() ? box.value : null;
        this.change({ ...this.question, q }, false);
      });
    });
    this.part("form").addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.frame) cancelAnimationFrame(this.frame);
      this.frame = undefined;
      this.change({ ...this.question, q: box.value.trim() }, true);
      if (matchMedia("(pointer: coarse)").matches) box.blur(); // the keyboard makes room for the results
    });
    page.addEventListener("keydown", (event) => this.key(event));
    page.addEventListener("click", (event) => this.click(event));
    this.part("sort").addEventListener("change", ({ target }) => {
      if (target.value === "distance" && !this.placed) {
        target.value = this.question.sort;
        this.openPlace();
      } else this.change({ ...this.question, sort: target.value }, true);
    });
    this.part("more").addEventListener("click", () => {
      this.shown += this.data.step;
      this.keep();
      this.ask({ more: true });
    });
    this.part("place-yes").addEventListener("click", () => this.usePlace());
    this.part("sheet").addEventListener("close", () => this.part("side").append(this.part("facets")));
    const wide = matchMedia("(min-width: 60rem)");
    wide.addEventListener("change", () => wide.matches && this.part("sheet").close());
    this.part("everything").hidden = this.part("keys").hidden = false;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("dialog")) return;
    const links = [...this.page.querySelectorAll("[data-answers]:not([hidden]) a, [data-hits] a")];
    const at = links.indexOf(event.target);
    const inBox = event.target === this.box;
    if (event.key === "ArrowDown" && (inBox || at >= 0)) links[at + 1]?.focus();
    else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] ?? this.box).focus();
    else if (event.key === "Escape" && at >= 0) this.box.focus();
    else if (event.key === "Escape" && inBox && this.box.value) {
      this.box.value = "";
      this.change({ ...this.question, q: null }, false);
    } else return;
    event.preventDefault();
  }

  /** @param {MouseEvent} event */
  click(event) {
    const on = (name) => event.target.closest(`[data-${name}]`);
    if (on("close")) on("close").closest("dialog").close();
    else if (event.target === this.part("sheet") || event.target === this.part("place")) event.target.close(); // beside it
    else if (on("open-sheet")) {
      this.part("sheet-body").append(this.part("facets"));
      this.part("sheet").showModal();
    } else if (on("near")) this.openPlace();
    else if (on("clear")) this.change({ ...this.question, filters: {} }, true);
    else if (on("ask") && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      if (on("forget")) this.forget();
      else this.change(readQuestion(on("ask").search, this.kinds), true);
      this.box.focus({ preventScroll: true });
    } else return;
  }

  openPlace() {
    this.part("place-problem").textContent = "";
    this.part("place").showModal();
  }

  async usePlace() {
    try {
      this.near = await askPlace();
      this.part("place").close();
      this.settled = true;
      this.change({ ...this.question, q: this.question.q ?? "", sort: "distance" }, true);
    } catch {
      this.part("place-problem").textContent = this.words.say("placeFailed");
    }
  }

  forget() {
    forgetPlace();
    this.near = undefined;
    this.change({ ...this.question, sort: "relevance" }, true);
  }
}

/** Words that belong to the place after them, as the index has them. */
const littleWords = (manifest) => new Set(["placeBefore", "placeWords", "stop"].flatMap((key) => (manifest[key] ?? "").split(" ")));

/** No word of the question is known, so what the engine gives is no answer. A word of two letters is only a beginning. */
function lost({ understood }, typing) {
  const words = understood.filter(({ kind }) => kind !== "ignored");
  const open = typing && words.at(-1)?.kind === "unknown" && words.at(-1).text.length < 3;
  return words.length > 0 && words.every(({ kind }) => kind === "unknown") && !open;
}

new Finder(document.querySelector("[data-finder]"));
