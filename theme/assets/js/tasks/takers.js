// Organisations that could take a package, each with why it is there and what does not fit, in words.
import { keyOf } from "../bundle/keys.js";
import { el } from "../finder/dom.js";
import { whyOf } from "./reading.js";

/**
 * @typedef {{ root: string, words: import("../finder/words.js").Words, icon: (name: string) => Node, chosen: Set<string> }} Setting
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
  const km = !hit.km ? [] : [el("span", { class: "ww-taker__km" }, icon("place"), words.say("away", { km: words.number(hit.km) }))];
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
      el("button", { type: "button", class: "ww-button ww-button--quiet ww-bundle-button", "data-bundle": keyOf(hit.url), "data-name": name, hidden: true }),
    ),
  );
}
