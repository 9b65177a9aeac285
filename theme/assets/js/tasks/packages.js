// Packages as cards: which tasks go together, how to work together, and who can take them.
import { el } from "../common/dom.js";
import { doesAll, letter } from "./reading.js";
import { taker } from "./takers.js";

export const FEW = 3; // organisations that are shown at first

/**
 * @typedef {import("./takers.js").Setting & { data: any, shown: (key: string) => number }} Setting
 * `shown`: how many organisations a visitor sees of a package, by its key
 */

/** What a package is called while the page lives. @param {any} one */
export const keyOf = (one) => one.tasks.map(({ activity }) => activity).join(" ");

/** @param {any} one a package @param {number} number @param {Setting} setting @returns {HTMLElement} */
export function card(one, number, setting) {
  const { words, data, root } = setting;
  const name = letter(number);
  const id = `pakket-${name.toLowerCase()}`;
  const tasks = [...new Set(one.tasks.map(({ label }) => label))];
  const sectors = data.sectors.filter((sector) => one.sectors.includes(sector.id));
  return el(
    "section",
    { class: "ww-package", "data-tone": String(number % 4), "data-package": keyOf(one), "aria-labelledby": id },
    el(
      "header",
      { class: "ww-package__head" },
      el("span", { class: "ww-package__letter", "aria-hidden": "true" }, name),
      el(
        "h3",
        { id, tabindex: "-1" },
        el("span", { class: "ww-package__name" }, words.say("package", { letter: name })),
        el("span", { class: "ww-visually-hidden" }, ": "),
        tasks.join(", "),
      ),
      el("p", { class: "ww-package__sectors" }, ...sectors.flatMap((sector, at) => [at ? " · " : "", el("a", { href: root + sector.url }, words.say("sectorPage", { sector: sector.label }))])),
    ),
    ...forms(one.forms, setting),
    ...organisations(one, keyOf(one), setting),
  );
}

/** The form that suits best with its reason; the others folded. */
function forms(fitting, { words, data, root }) {
  if (!fitting.length) return [];
  const about = ({ form }) => {
    const known = data.forms[form];
    return known?.url ? [" ", el("a", { href: root + known.url }, words.say("explained"), el("span", { class: "ww-visually-hidden" }, ` ${known.label}`))] : [];
  };
  const [first, ...others] = fitting;
  const made = [el("p", { class: "ww-package__form" }, el("strong", {}, first.label), el("span", {}, first.reason, ...about(first)))];
  if (others.length)
    made.push(
      el(
        "details",
        { class: "ww-package__others" },
        el("summary", {}, words.say("otherForms")),
        el("ul", {}, ...others.map((form) => el("li", {}, el("strong", {}, form.label), ` ${form.reason}`, ...about(form)))),
      ),
    );
  return made;
}

function organisations(one, key, setting) {
  const { words } = setting;
  if (!one.found) return [el("p", { class: "ww-package__nobody" }, words.say("foundNobody"))];
  const shown = Math.min(setting.shown(key), one.organisations.length);
  const left = Math.min(one.found - shown, 10);
  const list = el("ol", { class: "ww-takers" }, ...one.organisations.slice(0, shown).map((hit) => taker(hit, setting)));
  const more = left > 0 ? [el("button", { type: "button", class: "ww-package__more", "data-more": key }, words.say("more", { n: left }))] : [];
  return [el("p", { class: "ww-package__found" }, words.count("found", one.found)), list, ...more];
}

/**
 * Everything with one organisation: those who do all of it; when nobody does, those who come closest.
 * @param {any} whole @param {Setting} setting @returns {(Node | string)[]}
 */
export function everything(whole, setting) {
  const { words } = setting;
  const all = whole.organisations.filter(doesAll);
  const shown = (all.length ? all : whole.organisations).slice(0, FEW);
  return [
    el("h3", { id: "alles-samen" }, words.say("together")),
    el("p", { class: "ww-soft" }, words.say(all.length ? "togetherWhy" : "togetherNearly")),
    el("ol", { class: "ww-takers" }, ...shown.map((hit) => taker(hit, setting))),
  ];
}
