// The takenwijzer: reads the address, asks the matcher, shows what comes back. Nothing is loaded until the visitor begins.
import { refresh } from "../bundle/button.js";
import { closesDialog, el, iconsOf, partsOf } from "../common/dom.js";
import { once } from "../common/engine.js";
import { dataBlock, Words } from "../common/words.js";
import { folded } from "../list-filter.js";
import { Chosen } from "./chosen.js";
import { matcherOf } from "./matcher.js";
import { Meaning } from "./meaning.js";
import { card, everything, FEW } from "./packages.js";
import { beside, taskList, textBack, undone, unplaced } from "./reader.js";
import { hitIn, ownWords, tasksOf, wordsOf } from "./reading.js";
import { isAsked, nothing, readState, requestOf, written } from "./state.js";

const CALM = 250; // milliseconds without typing after which we read the text
const STEP = 10; // more organisations at a time
const MOST = 200; // organisations of a package

class TaskFinder {
  /** @param {HTMLElement} page */
  constructor(page) {
    this.page = page;
    this.root = page.dataset.root;
    this.part = partsOf(page);
    this.icon = iconsOf(this.part);
    /** The matcher with its tables. */
    this.load = once(() => matcherOf(this.root));
    this.data = dataBlock("takenwijzer-gegevens");
    this.words = new Words(this.data.words);
    this.form = /** @type {HTMLFormElement} */ (this.part("form"));
    this.chosen = new Chosen(page, this.data, this.words, () => ({ state: this.state, answer: this.answer }));
    this.meaning = new Meaning(this.part, this.data, this.words, (text) => this.readings(text), (said, meant) => this.means(said, meant));
    /** @type {Map<string, number>} organisations that are shown, by package */
    this.shown = new Map();
    this.turn = 0;
    this.form.hidden = false;
    this.listen();
    this.fromAddress();
  }

  // --- the matcher --------------------------------------------------------------------------------------------------

  /** What a few words may mean, for the dialog. */
  async readings(text) {
    const { packages } = await (await this.load()).match({ text, limit: 1 });
    return packages.flatMap((one) => one.tasks.flatMap((task) => [task, ...task.others]));
  }

  /** Reads the text as it is now and shows what comes of it; only the latest counts. */
  async read() {
    const turn = ++this.turn;
    clearTimeout(this.calm);
    if (!isAsked(this.state)) return this.start();
    try {
      const matcher = await this.load();
      const request = requestOf(this.state, Math.max(STEP, ...this.shown.values()));
      this.unknownPlace = "";
      this.sayPlace();
      const match = (asked) => matcher.match(asked).catch((error) => this.withoutPlace(matcher, asked, error));
      let answer = await match(request);
      // Who was chosen far down a list, in another visit, must be found again.
      if (this.state.chosen.some((id) => !hitIn(answer, id))) answer = await match({ ...request, limit: MOST });
      if (turn === this.turn) this.show(answer);
    } catch (error) {
      console.warn(error);
      if (turn === this.turn) this.part("live").textContent = this.part("tools-status").textContent = this.words.say("failed");
    }
    return undefined;
  }

  /** A place that nobody knows: the rest is read. */
  withoutPlace(matcher, { place, ...request }, error) {
    if (!place) throw error;
    this.unknownPlace = place;
    this.sayPlace();
    return matcher.match(request);
  }

  /** Says that the place is not known, once the visitor has left the field. */
  sayPlace() {
    const typing = document.activeElement === this.form.elements.place;
    const problem = this.unknownPlace && !typing ? this.words.say("unknownPlace", { place: this.unknownPlace }) : "";
    this.part("place-problem").textContent = problem;
    this.form.elements.place.setAttribute("aria-invalid", String(Boolean(problem)));
  }

  // --- what stands on the page --------------------------------------------------------------------------------------

  start() {
    this.answer = undefined;
    this.part("start").hidden = false;
    this.part("result").hidden = this.part("bar").hidden = true;
    this.part("live").textContent = this.part("count").textContent = "";
    this.page.dataset.state = "start";
  }

  setting() {
    return {
      root: this.root,
      words: this.words,
      data: this.data,
      icon: this.icon,
      chosen: new Set(this.state.chosen),
      meanings: this.state.meanings,
      shown: (key) => this.shown.get(key) ?? FEW,
    };
  }

  show(answer) {
    const { text } = this.state;
    const setting = this.setting();
    const open = new Set([...this.page.querySelectorAll("details[open]")].map((one) => one.closest("[data-package]")?.dataset.package));
    this.answer = answer;
    this.page.dataset.state = "result";
    this.part("start").hidden = true;
    this.part("result").hidden = false;
    this.part("text-back").replaceChildren(...textBack(text, answer, setting));
    this.part("beside").replaceChildren(...beside(answer, setting));
    this.part("tasks").replaceChildren(...taskList(text, answer, setting));
    this.fill("unplaced", unplaced(answer, setting));
    this.fill("undone", undone(setting));
    const cards = answer.packages.map((one, number) => card(one, number, setting));
    for (const one of cards) if (open.has(one.dataset.package)) one.querySelector("details")?.setAttribute("open", "");
    this.part("packages").replaceChildren(...(cards.length ? cards : [el("p", { class: "ww-banner ww-banner--calm" }, this.words.say("nothing"))]));
    this.fill("whole", answer.whole?.organisations.length ? everything(answer.whole, setting) : []);
    const summary = `${this.words.count("tasksRead", tasksOf(answer).length)}. ${this.words.count("summary", cards.length)}.`;
    this.part("live").textContent = summary;
    this.part("count").replaceChildren(el("a", { href: "#gelezen", "data-to-result": true }, summary));
    const deck = new URL(this.part("to-deck").href);
    deck.hash = written({ ...this.state, chosen: [] });
    this.part("to-deck").href = deck.href;
    refresh(this.page);
    this.chosen.show();
  }

  fill(name, nodes) {
    this.part(name).replaceChildren(...nodes);
    this.part(name).hidden = !nodes.length;
  }

  // --- the address --------------------------------------------------------------------------------------------------

  fromAddress() {
    this.state = readState(location.hash);
    this.settled = true;
    const { text, place, customer, floor } = this.state;
    const fields = this.form.elements;
    fields.text.value = text;
    fields.place.value = place;
    fields.customer.value = customer;
    fields.floor.value = floor;
    return this.read();
  }

  /** Another state. @param {Partial<import("./state.js").State>} change @param {boolean} settled a step to come back to */
  change(change, settled) {
    this.state = { ...this.state, ...change };
    const address = location.pathname + location.search + written(this.state);
    if (address !== location.pathname + location.search + location.hash)
      history[settled || this.settled ? "pushState" : "replaceState"](null, "", address);
    this.settled = settled;
  }

  // --- the visitor --------------------------------------------------------------------------------------------------

  listen() {
    const { form, page } = this;
    addEventListener("popstate", () => this.fromAddress());
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("focusin", () => this.load().catch(console.warn), { once: true });
    form.addEventListener("input", ({ target }) => {
      this.change({ [target.name]: target.value }, false);
      clearTimeout(this.calm);
      this.calm = setTimeout(() => this.read(), CALM);
    });
    form.elements.place.addEventListener("blur", () => this.sayPlace());
    page.addEventListener("click", (event) => this.click(event));
    page.addEventListener("change", ({ target }) => target.matches("[data-choose]") && this.choose(target.value, target.checked));
    addEventListener("beforeprint", () => this.chosen.makeBriefing());
    this.part("copy-link").hidden = !navigator.clipboard;
  }

  /** @param {MouseEvent} event */
  click(event) {
    const { target } = event;
    const on = (name) => target.closest(`[data-${name}]`);
    if (closesDialog(target)) return;
    if (on("to-result")) {
      event.preventDefault(); // the address keeps the question
      this.toResult();
    } else if (on("example")) this.example(on("example").dataset);
    else if (on("empty")) this.empty();
    else if (on("copy-link")) this.copyLink();
    else if (on("task")) this.openTask(Number(on("task").dataset.task));
    else if (on("word")) this.meaning.open([on("word").dataset.word]);
    else if (on("beside-word")) this.meaning.open([on("beside-word").dataset.besideWord], undefined, true);
    else if (on("forget")) this.forget(on("forget").dataset.forget);
    else if (on("more")) this.more(on("more").dataset.more);
    else if (on("mail")) this.chosen.openLetters();
    else if (on("bundle-all")) this.chosen.toBundle();
    else if (on("print")) this.chosen.print();
  }

  async example({ text, place, customer }) {
    this.change({ ...nothing(), text, place, customer }, true);
    this.shown.clear();
    await this.fromAddress();
    if (this.answer && this.part("read-head").getBoundingClientRect().top > innerHeight) this.toResult();
  }

  toResult() {
    this.part("read-head").focus();
    this.part("read-head").scrollIntoView();
  }

  empty() {
    this.change(nothing(), true);
    this.shown.clear();
    this.fromAddress();
    this.form.elements.text.focus();
  }

  async copyLink() {
    await navigator.clipboard.writeText(location.href);
    this.part("tools-status").textContent = this.words.say("copied");
  }

  // --- corrections --------------------------------------------------------------------------------------------------

  openTask(at) {
    const { task } = tasksOf(this.answer)[at];
    this.meaning.open(wordsOf(this.state.text, task), task);
  }

  /** The visitor says what words mean: an activity, or "" for what does not count. */
  async means(said, meant) {
    const words = ownWords(this.state.text, this.answer, said);
    const meanings = { ...this.state.meanings, ...Object.fromEntries(words.map((word) => [folded(word), meant])) };
    this.change({ meanings }, true);
    await this.read();
    this.part("read-head").focus();
  }

  async forget(word) {
    const { [word]: _, ...meanings } = this.state.meanings;
    this.change({ meanings }, true);
    await this.read();
    this.part("read-head").focus();
  }

  // --- organisations ------------------------------------------------------------------------------------------------

  async more(key) {
    const before = this.shown.get(key) ?? FEW;
    this.shown.set(key, Math.min(before + STEP, MOST));
    await this.read();
    const card = [...this.page.querySelectorAll("[data-package]")].find((one) => one.dataset.package === key);
    card?.querySelectorAll(".ww-taker a")[before]?.focus();
  }

  choose(id, on) {
    const others = this.state.chosen.filter((one) => one !== id);
    this.change({ chosen: on ? [...others, id] : others }, true);
    this.chosen.show();
  }
}

new TaskFinder(document.querySelector("[data-tasker]"));
