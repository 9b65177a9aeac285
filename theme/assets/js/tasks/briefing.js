// The briefing: one document to print and to take to the table. It is made when it is asked for.
import { inBelgium } from "../../search/calendar.js";
import { el } from "../common/dom.js";
import { FEW } from "./packages.js";
import { letter, stretches, tasksOf, whyOf } from "./reading.js";

const CARDS = 8;
const LINES = 8; // to write on

/**
 * Conversation cards that suit: those about these sectors, then about these forms, then those about nothing special.
 * @param {{ for: string, question: string, forms: string[], sectors: string[] }[]} cards
 * @param {any} answer of the matcher
 */
export function cardsFor(cards, { packages, circumstances }) {
  const sectors = new Set(packages.flatMap((one) => one.sectors));
  const forms = new Set(packages.flatMap((one) => one.forms.map(({ form }) => form)));
  const government = ["lokaal-bestuur", "overheid"].includes(circumstances.customer);
  const rank = (card) => {
    if (card.for === (government ? "company" : "government") || card.for === "organisation") return 9;
    if (card.sectors.length) return card.sectors.some((id) => sectors.has(id)) ? 0 : 9;
    if (card.forms.length) return card.forms.some((id) => forms.has(id)) ? 1 : 8;
    return 2;
  };
  const ranked = cards.map((card, at) => ({ card, rank: rank(card), at })).filter(({ rank }) => rank < 8);
  return ranked.sort((a, b) => a.rank - b.rank || a.at - b.at).slice(0, CARDS).map(({ card }) => card);
}

/**
 * @param {string} text @param {any} answer of the matcher
 * @param {{ words: import("../common/words.js").Words, data: any, chosen: Set<string>, besides: string[],
 *   profiles: Map<string, import("./profile.js").Profile | undefined> }} setting `profiles` by id; `besides` what else was read
 * @returns {(Node | string)[]}
 */
export function briefing(text, answer, { words, data, chosen, besides, profiles }) {
  const today = words.date(inBelgium(new Date()).date);
  const tasks = tasksOf(answer);
  const marked = stretches(text, answer).map(({ text: said, kind, task }) =>
    kind === "task" ? el("u", {}, said, el("sup", {}, letter(tasks[task].package))) : said,
  );
  return [
    el("header", {}, el("h1", {}, words.say("briefing")), el("p", { class: "ww-soft" }, words.say("briefingFor", { site: words.say("site"), date: today }))),
    el("section", {}, el("h2", {}, words.say("theText")), el("p", { class: "ww-briefing__text" }, ...marked), ...(besides.length ? [el("p", {}, besides.join(" · "))] : [])),
    ...answer.packages.map((one, number) => packageSection(one, number, { words, chosen, profiles })),
    el(
      "section",
      { class: "ww-briefing__talk" },
      el("h2", {}, words.say("talk")),
      el("ul", {}, ...cardsFor(data.cards, answer).map(({ question, suggestion }) => el("li", {}, el("strong", {}, question), ` ${suggestion}`))),
      el("h2", {}, words.say("notes")),
      ...Array.from({ length: LINES }, () => el("div", { class: "ww-briefing__line" })),
    ),
  ];
}

/** A package with who was chosen for it; when nobody was chosen at all, with the first of the list. */
function packageSection(one, number, { words, chosen, profiles }) {
  const own = one.organisations.filter((hit) => chosen.has(hit.id));
  const shown = chosen.size ? own : one.organisations.slice(0, FEW);
  const [form] = one.forms;
  const title = [...new Set(one.tasks.map(({ label }) => label))].join(", ");
  return el(
    "section",
    { class: "ww-briefing__package" },
    el("h2", {}, `${words.say("package", { letter: letter(number) })}: ${title}`),
    ...(form ? [el("p", {}, el("strong", {}, form.label), ` ${form.reason}`)] : []),
    ...(shown.length ? [el("h3", {}, words.say("whoCan"))] : []),
    ...shown.map((hit) => contact(hit, profiles.get(hit.id), words)),
  );
}

function contact(hit, profile, words) {
  const reach = [profile?.towns.slice(0, 3).join(", "), profile?.phone, profile?.email].filter(Boolean);
  const said = (fits) => whyOf(hit, fits).join(" · ");
  return el(
    "div",
    { class: "ww-briefing__who" },
    el("h4", {}, hit.title),
    el("p", {}, reach.join(" · ")),
    el("p", {}, said(true)),
    ...(said(false) ? [el("p", {}, el("strong", {}, words.say("mind")), ` ${said(false)}`)] : []),
  );
}
