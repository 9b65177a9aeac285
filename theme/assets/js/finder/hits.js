// Results as elements: a card for each organisation, a link for each page that answers.
import { keyOf } from "../bundle/keys.js";
import { el } from "../common/dom.js";
import { monogram } from "../monogram.js";
import { alike, marked } from "./marked.js";

const PLACES = 3;
const SECTORS = 4;
const REASONS = 3;

/**
 * @typedef {{ root: string, words: import("../common/words.js").Words, asked: string[], template: HTMLTemplateElement,
 *   tokens: (text: string) => {w: string, s: number, e: number}[] }} Setting
 */

/**
 * The words that may be marked in a result: those of the question that were understood. The `little` ones say nothing by
 * themselves: within "tondre la pelouse" they are part of what is meant.
 */
export function askedWords(understood, tokens, little) {
  const said = understood.filter(({ kind }) => kind !== "unknown" && kind !== "ignored");
  const towns = said.filter(({ kind }) => kind === "municipality").map(({ label }) => label);
  const words = (texts) => tokens(texts.join(" ")).map(({ w }) => w);
  const asked = words(said.flatMap(({ text, as }) => [text, as ?? ""])).filter((word) => word.length > 1);
  return [...new Set([...asked.filter((word) => !little.has(word) || asked.length === 1), ...words(towns)])];
}

/** @param {any} hit an organisation @param {Setting} setting @returns {HTMLElement} */
export function card(hit, { root, words, asked, template, tokens }) {
  const made = /** @type {HTMLElement} */ (template.content.firstElementChild.cloneNode(true));
  const part = (name) => made.querySelector(name);
  const mark = (text) => marked(text, asked, tokens);
  const link = part("a");
  link.href = root + hit.url;
  link.append(...mark(hit.title));
  Object.assign(part("h3").dataset, monogram(hit.title, hit.id));
  part(".ww-hit__what").append(...mark(hit.summary));
  if (hit.lang && hit.lang !== document.documentElement.lang) part(".ww-hit__what").lang = hit.lang;
  fill(part(".ww-hit__where"), whereabouts(hit, words).flatMap(mark));
  fill(part(".ww-hit__why"), reasons(hit, words));
  part(".ww-hit__sectors").append(...hit.sectors.slice(0, SECTORS).map((sector) => el("li", {}, ...mark(sector))));
  if (hit.confirmed) {
    const checked = hit.reviewed ? ` · ${words.say("checked", { date: words.date(hit.reviewed) })}` : "";
    part(".ww-hit__state").append(words.say("confirmed") + checked);
  } else part(".ww-hit__state").remove(); // the profile says so
  made.dataset.places = hit.places.join("|"); // for the map
  const bundle = part(".ww-bundle-button");
  bundle.dataset.bundle = keyOf(hit.url);
  bundle.dataset.name = hit.title;
  return made;
}

function fill(line, parts) {
  if (parts.length) line.querySelector("span").append(...parts);
  else line.remove();
}

/** Where it is, the nearest place first: Hasselt, op 12 km · Genk en nog 2. */
function whereabouts(hit, words) {
  const others = [...hit.places];
  const parts = [];
  if (hit.km !== undefined) {
    const nearest = others.find((place) => hit.why.some((why) => why === place || why.startsWith(`${place}, `)));
    if (nearest) {
      others.splice(others.indexOf(nearest), 1);
      parts.push(hit.km < 1 ? nearest : words.say("away", { place: nearest, km: hit.km }));
    }
  }
  const shown = others.slice(0, PLACES).join(", ");
  const rest = others.length - PLACES;
  if (shown) parts.push(rest > 0 ? words.say("morePlaces", { places: shown, n: rest }) : shown);
  return parts.length ? [parts.join(" · ")] : [];
}

/** Why it fits: the words of the question, and what they mean in the directory. */
function reasons(hit, words) {
  const meanings = new Map();
  for (const why of hit.why.filter((why) => why.includes(" → ")).slice(0, REASONS)) {
    const [text, meaning] = why.split(" → ");
    meanings.set(text, [...(meanings.get(text) ?? []), meaning]);
  }
  return [...meanings].flatMap(([text, those], i) => {
    const label = those.map((meaning) => meaning.replace(" (?)", "")).join(", ");
    const sure = those.some((meaning) => !meaning.endsWith(" (?)"));
    const start = i ? " · " : `${words.say("fits")} `;
    if (alike(text, label)) return [start, el("mark", { role: "none" }, label)];
    return [start, el("mark", { role: "none" }, text), words.say("meaning", { label: sure ? label : `${words.say("perhaps")} ${label}` })];
  });
}

/** A page that answers the question. @param {any} hit @param {boolean} first whether it stands on top @param {Setting} setting */
export function answer(hit, first, { root, words }) {
  const kind = el("span", { class: "ww-answer__kind" }, words.kind(hit.kind));
  const title = el("span", { class: "ww-answer__title", lang: hit.lang }, hit.title);
  const link = el("a", { href: root + hit.url }, kind, title);
  if (first && hit.summary) link.append(el("span", { class: "ww-answer__what", lang: hit.lang }, hit.summary));
  return el("li", { class: first ? "ww-answer ww-answer--first" : "ww-answer" }, link);
}
