// Organisations that could take a package, each with why it is there and what does not fit, in words.
import { el } from "../finder/dom.js";

/**
 * @typedef {{ root: string, words: import("../finder/words.js").Words, icon: (name: string) => Node, chosen: Set<string> }} Setting
 */

/** @param {any} hit of the matcher @param {Setting} setting @returns {HTMLElement} a list item */
export function taker(hit, { root, words, icon, chosen }) {
  const name = hit.title;
  const box = /** @type {HTMLInputElement} */ (el("input", { type: "checkbox", value: hit.id, "data-choose": true }));
  box.checked = chosen.has(hit.id);
  const km = !hit.km ? [] : [el("span", { class: "ww-taker__km" }, icon("place"), words.say("away", { km: words.number.format(hit.km) }))];
  const said = (fits) => hit.why.filter((why) => why.fits === fits).map(({ text }) => text);
  const line = (kind, texts) =>
    texts.length ? [el("p", { class: `ww-taker__${kind}` }, icon(kind), el("span", {}, el("strong", {}, words.say(kind)), ` ${texts.join(" · ")}`))] : [];
  return el(
    "li",
    { class: "ww-taker", "data-taker": hit.id },
    el("div", { class: "ww-taker__head" }, el("h4", {}, el("a", { href: root + hit.url }, name)), ...km),
    ...line("fits", said(true)),
    ...line("mind", said(false)),
    el(
      "div",
      { class: "ww-taker__acts" },
      el("label", { class: "ww-taker__choose" }, box, el("span", {}, words.say("choose"), el("span", { class: "ww-visually-hidden" }, ` ${name}`))),
      el("button", { type: "button", class: "ww-button ww-button--quiet ww-bundle-button", "data-bundle": hit.url.replace(/^\/|\/$/g, ""), "data-name": name, hidden: true }),
    ),
  );
}
