// The finder: reads the address, asks the engine, shows what comes back. Of the index nothing is loaded until the visitor begins.
import { breath, closesDialog, oncePerFrame, painted } from "../common/dom.js";
import { once, openEngine } from "../common/engine.js";
import { dataBlock, Words } from "../common/words.js";
import { nextOf } from "./keyboard.js";
import { MapPane } from "./map-pane.js";
import { Missed } from "./missed.js";
import { misses } from "./misses.js";
import { askPlace, forgetPlace, knownPlace } from "./place.js";
import { filtered, isAsked, readQuestion, written } from "./question.js";
import { without } from "./understood.js";
import { isAnswered, SCREEN, View } from "./view.js";

const CALM = 700; // milliseconds without typing after which we say what we found
const FIRST = 8; // results while typing: more than a screen shows
const LONG = 8; // milliseconds of work after which the browser may first show the letter that was typed
const SPARE = 3; // answers that the engine may put before the organisations
const MOST = 1000; // results on the page
const WIDE = matchMedia("(min-width: 60rem)"); // the filters stand beside the results

class Finder {
  /** @param {HTMLElement} page */
  constructor(page) {
    this.page = page;
    this.data = dataBlock("zoeker-gegevens");
    const words = (this.words = new Words(this.data.words));
    this.kinds = this.data.facets.map(({ kind }) => kind);
    const box = (this.box = /** @type {HTMLInputElement} */ (page.querySelector("input[name=q]")));
    this.view = new View(page, this.data, words, (kind, value, on) => this.filter(kind, value, on));
    this.missed = new Missed(this.view.part, words, this.data.email);
    this.open = once(() => openEngine(new URL(`${page.dataset.root}assets/search/`, location.href)));
    this.opening = once(async () => (await this.load()).search("", { limit: SCREEN + SPARE }));
    this.map = new MapPane(page, this.view.part, words, this.open);
    this.type = oncePerFrame(() => this.change({ ...this.question, q: box.value.trim() ? box.value : null }, false));
    this.near = knownPlace();
    this.turn = 0;
    this.listen();
    this.fromAddress();
    this.load().catch(() => {}); // asking will say so
  }

  // --- the engine ---------------------------------------------------------------------------------------------------

  /** The engine with its index, once. @returns {Promise<any>} */
  async load() {
    const { index, tokens, little } = await this.open();
    Object.assign(this, { tokens, little });
    return index;
  }

  /** Has ready what the first letters need. */
  async warm() {
    try {
      const { facets } = await this.opening();
      const counts = WIDE.matches && (await facets);
      if (counts && !isAsked(this.question)) await this.view.showCounts(counts, {});
    } catch {
      // asking will say so
    }
  }

  // --- asking -------------------------------------------------------------------------------------------------------

  /**
   * Shows the answer to the question as it is now; only the latest counts. While the visitor types, only what fits on
   * the screen and does not move it; the rest follows when they pause.
   * @param {{ typing?: boolean, append?: boolean }} [how] append: keep the results that are there
   */
  async ask({ typing = false, append = false } = {}) {
    const turn = ++this.turn;
    const { view, question } = this;
    clearTimeout(this.calm);
    view.busy(isAsked(question));
    if (!isAsked(question)) return view.start();
    try {
      const number = typing ? FIRST : this.shown;
      const first = view.empty ? Math.min(SCREEN, number) : number;
      const began = performance.now();
      let result = await this.answer(first, typing);
      if (performance.now() - began > LONG) await breath();
      if (turn !== this.turn) return undefined;
      const { shown, near, tokens, little } = this;
      const now = { question, number: first, shown, append, typing, near: Boolean(near), tokens, little };
      const found = result.organisations > 0;
      // Half a word is no reason to clear the page: what is there stays until the visitor stops typing.
      if (found || !typing) {
        view.show(result, now);
        await painted();
        if (turn === this.turn && first < number) {
          result = await this.answer(number, typing);
          while (turn === this.turn && !view.complete(result, number)) await painted();
        }
        if (turn !== this.turn) return undefined;
      }
      this.map.show(result, question, () => turn === this.turn);
      if (typing) view.clearNotices();
      this.result = result;
      if (found || !typing) await this.count();
      if (turn !== this.turn) return undefined;
      if (typing) this.calm = setTimeout(() => this.ask({ append: found }), CALM);
      else {
        view.settle(result, now);
        if (!found && !isAnswered(result, question)) await this.nothing(turn);
        if (turn === this.turn) view.busy(false);
      }
    } catch (error) {
      if (turn === this.turn) {
        view.fail();
        view.busy(false);
      }
      console.warn(error);
    }
    return undefined;
  }

  /** The numbers beside the filters, where those are seen: on a phone they stand on a sheet. */
  async count() {
    const { turn, view, question: { filters } } = this;
    if (!this.result || !(WIDE.matches || view.part("sheet").open || Object.keys(filters).length)) return;
    const counts = await this.result.facets;
    if (turn === this.turn) await view.showCounts(counts, filters);
  }

  /** What the engine answers. The first letters of a word say little yet: then what the other words say. */
  async answer(number, typing) {
    const { filters, sort } = this.question;
    const q = this.question.q ?? "";
    const index = await this.load();
    const other = this.near || sort !== "relevance" || Object.keys(filters).length;
    const search = (text) => (typing && !other && !text.trim() ? this.opening() : index.search(text, { limit: number + SPARE, filters, near: this.near, sort }));
    const begun = typing ? /(^|\s)\S{1,2}$/u.exec(q)?.[0].trim() : undefined;
    const result = begun?.length === 1 ? undefined : await search(q);
    return result?.organisations || !begun ? result : search(q.slice(0, -begun.length));
  }

  /** Nothing was found: what is close to it, and the question for the list of those that found nothing. */
  async nothing(turn) {
    const { question, near } = this;
    if (question.q) this.missed.note(question.q);
    this.view.showMisses([]);
    const index = await this.load();
    const close = await misses(question, ({ q, filters }) => index.search(q ?? "", { limit: 1, filters, near }));
    if (turn === this.turn) this.view.showMisses(close);
  }

  // --- the address --------------------------------------------------------------------------------------------------

  /** Takes the question from the address: at first, and when the visitor goes back or forward. */
  async fromAddress() {
    clearTimeout(this.still);
    this.question = readQuestion(location.search, this.kinds);
    this.shown = Math.min(Number(history.state?.shown) || this.data.step, MOST);
    this.settled = isAsked(this.question);
    this.box.value = this.question.q ?? "";
    const top = history.state?.top;
    await this.ask();
    if (Number.isFinite(top)) scrollTo({ top, behavior: "instant" });
  }

  /** Another question. @param {import("./question.js").Question} question @param {boolean} settled a step to come back to */
  change(question, settled) {
    const address = location.pathname + written(question);
    if (address !== location.pathname + location.search) {
      // While typing the address follows; only what was there when typing began stays a step to come back to.
      const step = settled || this.settled;
      if (step) this.keep();
      history[step ? "pushState" : "replaceState"]({ shown: this.data.step }, "", address);
    }
    this.question = question;
    this.shown = this.data.step;
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
    const { page, box, view } = this;
    const on = (name, event, act) => view.part(name).addEventListener(event, act);
    history.scrollRestoration = "manual";
    addEventListener("popstate", () => this.fromAddress());
    addEventListener("scroll", () => {
      clearTimeout(this.still);
      this.still = setTimeout(() => this.keep(), 150);
    }, { passive: true });
    for (const begun of ["pointerenter", "focus"]) box.addEventListener(begun, () => this.warm(), { once: true });
    box.addEventListener("input", () => this.type());
    on("form", "submit", (event) => {
      event.preventDefault();
      this.type.stop();
      this.change({ ...this.question, q: box.value.trim() }, true);
      if (matchMedia("(pointer: coarse)").matches) box.blur(); // the keyboard makes room for the results
    });
    page.addEventListener("keydown", (event) => this.key(event));
    page.addEventListener("click", (event) => this.click(event));
    on("sort", "change", ({ target }) => this.sort(target));
    on("more", "click", () => this.more());
    on("place-yes", "click", () => this.usePlace());
    on("map-toggle", "click", () => this.change({ ...this.question, map: !this.question.map }, true));
    on("sheet", "close", () => view.part("side").append(view.part("facets")));
    WIDE.addEventListener("change", ({ matches }) => {
      if (matches) view.part("sheet").close();
      this.count().catch(console.warn);
    });
    view.part("everything").hidden = view.part("keys").hidden = false;
    page.toggleAttribute("data-begun", true);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const next = nextOf(event, this.box, this.links());
    if (next) next.focus();
    else if (event.key === "Escape" && event.target === this.box && this.box.value) {
      this.box.value = "";
      this.type();
    } else return;
    event.preventDefault();
  }

  /** Where the arrows go, in the order of the page. @returns {HTMLElement[]} */
  links() {
    return [...this.page.querySelectorAll("[data-answers]:not([hidden]) a, [data-hits] a, [data-more-about]:not([hidden]) a")];
  }

  /** @param {MouseEvent} event */
  click(event) {
    const part = (name) => this.view.part(name);
    const on = (name) => event.target.closest(`[data-${name}]`);
    if (closesDialog(event.target)) return;
    if (on("open-sheet")) {
      part("sheet-body").append(part("facets"));
      part("sheet").showModal();
      this.count().catch(console.warn);
    } else if (on("near")) this.closeBy();
    else if (on("skip")) this.links()[0]?.focus();
    else if (on("clear")) this.change({ ...this.question, filters: {} }, true);
    else if (on("ask") && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      if (on("forget")) this.forget();
      else this.change(readQuestion(on("ask").search, this.kinds), true);
      this.box.focus({ preventScroll: true });
    }
  }

  sort(choice) {
    if (choice.value === "distance" && !this.view.placed) {
      choice.value = this.question.sort;
      this.closeBy();
    } else this.change({ ...this.question, sort: choice.value }, true);
  }

  async more() {
    const list = this.view.part("hits");
    const old = list.children.length;
    this.shown += this.data.step;
    this.keep();
    await this.ask({ append: true });
    list.children[old]?.querySelector("a").focus({ preventScroll: true });
  }

  /** The nearest first; asks for the place of the visitor when it is not known yet. */
  closeBy() {
    if (this.near) return this.fromHere();
    this.view.part("place-problem").textContent = "";
    return this.view.part("place").showModal();
  }

  fromHere() {
    return this.change({ ...this.question, q: this.question.q ?? "", sort: "distance" }, true);
  }

  async usePlace() {
    try {
      this.near = await askPlace();
      this.view.part("place").close();
      this.fromHere();
    } catch {
      this.view.part("place-problem").textContent = this.words.say("placeFailed");
    }
  }

  forget() {
    forgetPlace();
    this.near = undefined;
    this.change({ ...this.question, sort: "relevance" }, true);
  }
}

new Finder(document.querySelector("[data-finder]"));
