// The matching day: choose cards, go through them, keep who you want to talk to, and take the pile along.
import { add } from "../bundle/store.js";
import { el, iconsOf, partsOf } from "../common/dom.js";
import { dataBlock, Words } from "../common/words.js";
import { because } from "../tasks/takers.js";
import { readChoice, writtenChoice } from "./choice.js";
import { Dealer } from "./dealer.js";
import { Pile } from "./pile.js";
import { swipeable } from "./swipe.js";

const PLACES = 3;

class Matchday {
  /** @param {HTMLElement} page */
  constructor(page) {
    this.page = page;
    this.home = page.dataset.home;
    this.part = partsOf(page);
    this.icon = iconsOf(this.part);
    this.words = new Words(dataBlock("matchdag-gegevens").words);
    this.form = /** @type {HTMLFormElement} */ (this.part("setup"));
    this.dealer = new Dealer(page.dataset, [...page.querySelectorAll("[data-request]")]);
    this.pile = new Pile();
    this.turn = 0;
    this.listen();
    this.fromAddress();
  }

  // --- choosing cards -----------------------------------------------------------------------------------------------

  fromAddress() {
    this.choice = readChoice(location.hash);
    const { role, sectors, region } = this.choice;
    this.form.elements.rol.value = role;
    this.form.elements.regio.value = region;
    for (const box of this.form.querySelectorAll("[name=sector]")) box.checked = sectors.includes(box.value);
    return this.deal();
  }

  /** @param {Partial<import("./choice.js").Choice>} change @param {boolean} step whether the visitor can come back to where they are */
  change(change, step) {
    this.choice = { ...this.choice, ...change };
    history[step ? "pushState" : "replaceState"](null, "", writtenChoice(this.choice));
    return this.deal();
  }

  /** Counts the cards; when they are dealt, the first that was not decided yet lies on top. */
  async deal() {
    const turn = ++this.turn;
    const { dealt, role, tasks } = this.choice;
    this.page.dataset.state = dealt ? "deck" : "setup";
    this.form.hidden = dealt;
    this.part("deck").hidden = !dealt;
    this.part("lists").hidden = dealt;
    for (const choice of this.page.querySelectorAll("[data-choices]")) choice.hidden = role === "bedrijf" ? Boolean(tasks) : choice.tagName === "DIV";
    this.part("for-tasks").hidden = !tasks || role !== "bedrijf";
    this.showPile();
    try {
      const deal = await this.dealer.deal(this.choice);
      if (turn !== this.turn) return;
      this.hand = deal;
      this.part("deal-words").textContent = this.words.count("deal", deal.total);
      this.part("deal").hidden = !deal.total;
      const none = role === "organisatie" && !this.choice.sectors.length ? "noRequests" : "noCards";
      this.part("setup-status").textContent = deal.total ? "" : this.words.say(none);
      if (deal.tasks) this.part("for-tasks").textContent = this.words.say("forTasks", { tasks: deal.tasks.join(", ") });
      if (dealt) await this.begin();
    } catch (error) {
      console.warn(error);
      this.part("setup-status").textContent = this.part("live").textContent = this.words.say("failed");
    }
  }

  async begin() {
    this.at = 0;
    for (let card; this.at < this.hand.total; this.at++) {
      card = await this.hand.card(this.at);
      if (!card || this.pile.of(card.key) === undefined) break;
    }
    await this.show();
  }

  // --- the card on top ----------------------------------------------------------------------------------------------

  async show() {
    const { at, hand, words } = this;
    const card = await hand.card(at);
    const next = await hand.card(at + 1);
    if (at !== this.at || hand !== this.hand) return;
    this.card = card;
    const done = !card;
    this.part("progress").textContent = done ? words.say("end", { n: this.pile.kept().length }) : words.say("progress", { at: words.number(at + 1), n: words.number(hand.total) });
    this.part("bar").style.width = `${hand.total ? (Math.min(at, hand.total) / hand.total) * 100 : 100}%`;
    const made = [];
    if (next) made.push(this.made(next, true));
    if (card) made.push(this.made(card, false));
    this.part("stack").replaceChildren(...made);
    this.part("stack").hidden = done;
    this.part("yes").disabled = this.part("no").disabled = done;
    this.part("back").disabled = at === 0;
    const now = done ? "" : `: ${card.title}`;
    this.part("live").textContent = `${this.said ?? ""} ${this.part("progress").textContent}${now}`.trim();
    this.said = undefined;
    this.showPile();
    if (done) this.part("progress").focus();
  }

  /** @param {import("./dealer.js").Card} card @param {boolean} below whether it is the one below: only to be seen */
  made(card, below) {
    const { words } = this;
    const where = [card.where.slice(0, PLACES).join(", "), card.km === undefined ? "" : words.say("away", { km: words.number(card.km) })];
    const left = card.where.length - PLACES;
    if (left > 0) where[0] = words.say("morePlaces", { places: where[0], n: left });
    const made = el(
      "article",
      { class: "ww-playing", "data-below": below, inert: below, "aria-hidden": below && "true" },
      el("h3", { lang: card.titleLang }, el("a", { href: `${this.home}${card.key}/`, draggable: "false" }, card.title)),
      ...(where.some(Boolean) ? [el("p", { class: "ww-playing__where" }, this.icon("place"), where.filter(Boolean).join(" · "))] : []),
      el("p", { class: "ww-playing__what", lang: card.lang }, card.what),
      ...because("ww-playing", "fits", card.fits, this),
      ...because("ww-playing", "mind", card.mind, this),
      ...(card.facts.length ? [el("ul", { class: "ww-playing__facts" }, ...card.facts.slice(0, 6).map((fact) => el("li", {}, fact)))] : []),
      ...(this.pile.of(card.key) ? [el("p", { class: "ww-playing__kept" }, this.icon("fits"), words.say("onPile"))] : []),
    );
    if (!below) swipeable(made, (yes) => this.decide(yes));
    return made;
  }

  decide(yes) {
    if (!this.card) return;
    this.pile.decide(this.card, yes);
    this.said = `${this.words.say(yes ? "yes" : "no", { title: this.card.title })}.`;
    this.at += 1;
    this.card = undefined;
    this.show();
  }

  back() {
    if (!this.at) return;
    this.at -= 1;
    this.show();
  }

  // --- the pile -----------------------------------------------------------------------------------------------------

  showPile() {
    const { words } = this;
    const kept = this.pile.kept();
    this.part("pile").hidden = !kept.length;
    this.part("pile-head").textContent = words.count("kept", kept.length);
    this.part("pile-list").replaceChildren(
      ...kept.map(({ key, title }) =>
        el("li", {}, el("a", { href: `${this.home}${key}/` }, title), el("button", { type: "button", class: "ww-pile__remove", "data-remove": key, "aria-label": words.say("remove", { what: title }) }, "×")),
      ),
    );
  }

  toBundle() {
    for (const { key } of this.pile.kept()) add(key);
    this.part("pile-status").textContent = this.words.say("bundled");
  }

  /** The kept cards as cards to cut out; the menu stands below them already. */
  async print() {
    const made = [];
    for (const { key, title } of this.pile.kept()) {
      const profile = key.startsWith("organisaties/") ? await this.dealer.profiles.of(key) : undefined;
      const own = profile && [profile.towns.slice(0, PLACES).join(", "), profile.phone, profile.email].filter(Boolean).join(" · ");
      made.push(el("li", {}, el("small", {}, own ?? ""), el("strong", {}, title), el("span", {}, profile?.what ?? "")));
    }
    this.part("handout").replaceChildren(...made);
    window.print();
  }

  // --- the visitor --------------------------------------------------------------------------------------------------

  listen() {
    const { form, page } = this;
    addEventListener("popstate", () => this.fromAddress());
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      await this.change({ dealt: true }, true);
      this.part("progress").focus({ preventScroll: true });
      this.part("deck").scrollIntoView({ behavior: "instant" });
    });
    form.addEventListener("change", () => {
      const said = new FormData(form);
      this.change({ role: said.get("rol"), sectors: said.getAll("sector"), region: said.get("regio") }, false);
    });
    page.addEventListener("click", ({ target }) => {
      const on = (name) => target.closest(`[data-${name}]`);
      if (on("yes")) this.decide(true);
      else if (on("no")) this.decide(false);
      else if (on("back")) this.back();
      else if (on("setup-again")) this.change({ dealt: false }, true);
      else if (on("remove")) this.remove(on("remove").dataset.remove);
      else if (on("to-bundle")) this.toBundle();
      else if (on("print")) this.print();
      else if (on("clear")) this.clear();
    });
    addEventListener("keydown", (event) => this.key(event));
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const { key, target, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (!this.choice.dealt || altKey || ctrlKey || metaKey || shiftKey || target.closest?.("input, select, textarea, [contenteditable]")) return;
    if (key === "ArrowRight") this.decide(true);
    else if (key === "ArrowLeft") this.decide(false);
    else if (key === "Backspace") this.back();
    else return;
    event.preventDefault();
  }

  remove(key) {
    this.pile.forget(key);
    this.showPile();
    if (this.hand && this.choice.dealt) this.show();
    (this.pile.kept().length ? this.part("pile-head") : this.part("progress")).focus();
  }

  clear() {
    this.pile.clear();
    this.change({ dealt: false }, true);
    this.form.querySelector("input").focus();
  }
}

new Matchday(document.querySelector("[data-matchday]"));
