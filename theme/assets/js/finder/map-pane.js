// The map with the results, which is read when a visitor first asks for it.
import { once } from "../common/engine.js";
import { replaced, written } from "./question.js";
import { isPlace } from "./understood.js";

export class MapPane {
  /**
   * @param {HTMLElement} page
   * @param {(name: string) => HTMLElement} part a part of the page by its name
   * @param {import("../common/words.js").Words} words
   * @param {() => Promise<{ index: any, little: Set<string> }>} engine
   */
  constructor(page, part, words, engine) {
    Object.assign(this, { page, part, words, engine });
    this.open = once(() => this.unfold());
  }

  async unfold() {
    const root = new URL(this.page.dataset.root, location.href);
    const [{ FinderMap }, { spots }, answered] = await Promise.all([
      import("./map.js"), import(new URL("assets/search/spots.js", root).href), fetch(new URL("assets/map.json", root)),
    ]);
    return { spots, map: new FinderMap(this.part, await answered.json(), this.words, (name) => this.address(name)) };
  }

  /**
   * Shows where those are that were found, when the question asks for a map.
   * @param {any} result what the engine answered
   * @param {import("./question.js").Question} question
   * @param {() => boolean} isLatest whether nobody asked something else since
   */
  async show({ found, understood }, question, isLatest) {
    const { part } = this;
    part("map-toggle").setAttribute("aria-pressed", String(question.map));
    part("map").hidden = !question.map || !found.length;
    if (part("map").hidden) return;
    try {
      const { spots, map } = await this.open();
      const { index, little } = await this.engine();
      const where = await spots(index, found);
      if (!isLatest()) return;
      const places = understood.filter(({ kind }) => isPlace(kind));
      this.asked = { question, places, little };
      map.show(where, places.find(({ kind }) => kind === "municipality")?.label);
    } catch (error) {
      part("map").hidden = true;
      part("live").textContent = this.words.say("mapFailed");
      console.warn(error);
    }
  }

  /** The address of the question in this municipality, instead of the places it names now. @param {string} name */
  address(name) {
    const { question, places, little } = this.asked;
    const q = places.reduce((rest, { text }) => replaced(rest, text, little), question.q ?? "");
    return written({ ...question, q: `${q} ${this.words.say("inPlace", { place: name })}`.trim() });
  }
}
