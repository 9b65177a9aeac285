// Organisations that could take a package, each with why it is there and what does not fit, in words.
import { el } from "../common/dom.js";
import { whyOf } from "./reading.js";

const TOWNS = 3; // that are named of one organisation

/**
 * @typedef {{ root: string, words: import("../common/words.js").Words, icon: (name: string) => Node, chosen: Set<string> }} Setting
 */

/**
 * A line with what fits or what to mind; none when there is nothing to say.
 * @param {string} block class of what it stands in @param {"fits" | "mind"} kind @param {string[]} texts
 * @param {Pick<Setting, "words" | "icon">} setting @returns {HTMLElement[]}
 */
export function because(block, kind, texts, { words, icon }) {
  if (!texts.length) return [];
  return [el("p", { class: `${block}__${kind}` }, icon(kind), el("span", {}, el("strong", {}, words.say(kind)), ` ${texts.join(" · ")}`))];
}

/** @param {any} hit of the matcher @param {Setting} setting @returns {HTMLElement} a list item */
export function taker(hit, { root, words, icon, chosen }) {
  const name = hit.title;
  const box = /** @type {HTMLInputElement} */ (el("input", { type: "checkbox", value: hit.id, "data-choose": true }));
  box.checked = chosen.has(hit.id);
  const towns = hit.places.slice(0, TOWNS).join(", ") + (hit.places.length > TOWNS ? " …" : "");
  const where = [towns, hit.km ? words.say("away", { km: words.number(hit.km) }) : ""].filter(Boolean).join(" · ");
  const km = where ? [el("span", { class: "ww-taker__km" }, icon("place"), where)] : [];
  return el(
    "li",
    { class: "ww-taker", "data-taker": hit.id },
    el("div", { class: "ww-taker__head" }, el("h4", {}, el("a", { href: root + hit.url }, name)), ...km),
    ...because("ww-taker", "fits", whyOf(hit, true), { words, icon }),
    ...because("ww-taker", "mind", whyOf(hit, false), { words, icon }),
    el(
      "div",
      { class: "ww-taker__acts" },
      el("label", { class: "ww-taker__choose" }, box, el("span", {}, words.say("choose"), el("span", { class: "ww-visually-hidden" }, ` ${name}`))),
    ),
  );
}
