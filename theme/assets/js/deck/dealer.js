// Where the cards come from: the search index, the matcher for the tasks of a takenwijzer, or the requests on the page.
import { inBelgium } from "../../search/calendar.js";
import { keyOf } from "../bundle/keys.js";
import { once, openEngine } from "../common/engine.js";
import { stateOf } from "../dated.js";
import { matcherOf } from "../tasks/matcher.js";
import { Profiles } from "../tasks/profile.js";
import { whyOf } from "../tasks/reading.js";
import { readState, requestOf } from "../tasks/state.js";

const BATCH = 30; // organisations that are fetched at a time
const MOST = 100; // organisations for tasks

/**
 * @typedef {{ key: string, title: string, titleLang?: string, lang?: string, where: string[], km?: number, what: string, facts: string[],
 *   fits: string[], mind: string[] }} Card
 * @typedef {{ total: number, tasks?: string[], card: (at: number) => Promise<Card | undefined> }} Deal
 */

export class Dealer {
  /**
   * @param {{ root: string, home: string }} ways to the site's root, and to its pages in the language of this one
   * @param {HTMLElement[]} requests cards on the page
   */
  constructor({ root, home }, requests) {
    Object.assign(this, { requests, profiles: new Profiles(home) });
    this.engine = once(() => openEngine(new URL(`${root}assets/search/`, location.href)));
    this.matcher = once(() => matcherOf(root));
  }

  /** @param {import("./choice.js").Choice} choice @returns {Promise<Deal>} */
  deal(choice) {
    if (choice.role === "organisatie") return this.dealRequests(choice);
    return choice.tasks ? this.dealForTasks(choice) : this.dealOrganisations(choice);
  }

  async dealOrganisations({ sectors, region }) {
    const { index } = await this.engine();
    const filters = { ...(sectors.length && { sector: sectors }), ...(region && { region: [region] }) };
    const batches = new Map();
    const batch = (number) => {
      if (!batches.has(number)) batches.set(number, index.search("", { limit: BATCH, offset: number * BATCH, filters }));
      return batches.get(number);
    };
    const { organisations } = await batch(0);
    const card = async (at) => {
      const hit = (await batch(Math.floor(at / BATCH))).hits[at % BATCH];
      return hit && { key: keyOf(hit.url), title: hit.title, where: hit.places, lang: hit.lang, what: hit.summary, facts: hit.sectors, fits: [], mind: [] };
    };
    return { total: organisations, card };
  }

  async dealForTasks({ tasks }) {
    const matcher = await this.matcher();
    const answer = await matcher.match(requestOf(readState(tasks), MOST));
    const found = new Map();
    for (const one of [...(answer.whole ? [answer.whole] : []), ...answer.packages]) for (const hit of one.organisations) if (!found.has(hit.id)) found.set(hit.id, hit);
    const hits = [...found.values()].slice(0, MOST);
    const card = async (at) => {
      const hit = hits[at];
      if (!hit) return undefined;
      const profile = await this.profiles.of(hit.url);
      const { towns = [], what = "", lang } = profile ?? {};
      return { key: keyOf(hit.url), title: hit.title, lang, where: towns, km: hit.km || undefined, what, facts: [], fits: whyOf(hit, true), mind: whyOf(hit, false) };
    };
    return { total: hits.length, tasks: answer.packages.flatMap((one) => one.tasks.map(({ label }) => label)), card };
  }

  async dealRequests({ sectors }) {
    const today = inBelgium(new Date()).date;
    const open = this.requests.filter(({ dataset }) => {
      const about = dataset.sectors.split(" ");
      return stateOf(dataset.until, today) === "current" && (!sectors.length || sectors.some((one) => about.includes(one)));
    });
    const text = (element, part) => element.querySelector(part)?.textContent.trim() ?? "";
    const card = async (at) => {
      const one = open[at];
      const { key } = one?.dataset ?? {};
      return one && { key, title: text(one, "h3"), titleLang: one.querySelector("h3 [lang]")?.lang, lang: one.querySelector("[data-what]").lang, where: [text(one, ".ww-place")], what: text(one, "[data-what]"), facts: [text(one, "[data-fact]")], fits: [], mind: [] };
    };
    return { total: open.length, card };
  }
}
