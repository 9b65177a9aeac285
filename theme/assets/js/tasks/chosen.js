// Who was chosen, and what the visitor takes along: mails to them, the bundle, and a briefing to print.
import { keyOf } from "../bundle/keys.js";
import { add } from "../bundle/store.js";
import { partsOf } from "../common/dom.js";
import { briefing } from "./briefing.js";
import { MailDialog } from "./mail-dialog.js";
import { FEW } from "./packages.js";
import { Profiles } from "./profile.js";
import { beside } from "./reader.js";
import { hitIn } from "./reading.js";

export class Chosen {
  /**
   * @param {HTMLElement} page @param {any} data @param {import("../common/words.js").Words} words
   * @param {() => { state: import("./state.js").State, answer: any }} now what is asked, and what the matcher answers; undefined before it does
   */
  constructor(page, data, words, now) {
    Object.assign(this, { page, data, words, now, part: partsOf(page) });
    const { root, home } = page.dataset;
    this.profiles = new Profiles(home);
    this.mails = new MailDialog(this.part, words, root);
    /** @type {Map<string, import("./profile.js").Profile | undefined>} those that have come, by id of the organisation */
    this.known = new Map();
  }

  /** The organisations that are chosen, as they are found now. @returns {any[]} hits */
  hits() {
    const { state, answer } = this.now();
    return answer ? state.chosen.map((id) => hitIn(answer, id)).filter(Boolean) : [];
  }

  /** Ticks who is chosen, says how many, and has their profiles ready. */
  show() {
    const hits = this.hits();
    const ids = new Set(this.now().state.chosen);
    for (const box of this.page.querySelectorAll("[data-choose]")) box.checked = ids.has(box.value);
    this.part("bar").hidden = !hits.length;
    this.part("chosen").textContent = hits.length ? this.words.count("chosen", hits.length) : "";
    for (const hit of hits) this.profiles.of(hit.url);
  }

  async openLetters() {
    const { words, data } = this;
    const { state, answer } = this.now();
    const chosen = await Promise.all(this.hits().map(async (hit) => ({ hit, profile: await this.profiles.of(hit.url) })));
    const floors = words.sentences.floors;
    this.mails.open(chosen, { answer, text: state.text, say: (key, values) => words.say(key, values), cue: (id) => data.cues[id] ?? id, floor: (id) => floors[id] ?? id });
  }

  toBundle() {
    for (const hit of this.hits()) add(keyOf(hit.url));
    this.part("chosen").textContent = `${this.words.count("chosen", this.now().state.chosen.length)}. ${this.words.say("bundled")}`;
  }

  async print() {
    await this.makeBriefing();
    window.print();
  }

  /** Fills the briefing. What is known already stands there at once, as a browser that prints does not wait. */
  makeBriefing() {
    if (!this.now().answer) return undefined;
    this.placeBriefing();
    const { state, answer } = this.now();
    const hits = state.chosen.length ? this.hits() : answer.packages.flatMap((one) => one.organisations.slice(0, FEW));
    return Promise.all(hits.map(async (hit) => this.known.set(hit.id, await this.profiles.of(hit.url)))).then(() => this.placeBriefing());
  }

  placeBriefing() {
    const { words, data, known } = this;
    const { state, answer } = this.now();
    const besides = beside(answer, { data }).map((item) => item.textContent);
    this.part("briefing").replaceChildren(...briefing(state.text, answer, { words, data, chosen: new Set(state.chosen), besides, profiles: known }));
    this.part("briefing").hidden = false;
    document.documentElement.classList.add("ww-has-briefing");
  }
}
