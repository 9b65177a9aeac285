// How the profile will look, roughly: a card, and below it everything it says.

import { el } from "../common/dom.js";
import { shown } from "./shown.js";

const ON_CARD = new Set(["name", "summary", "types", "phone", "email", "website", "verification"]);

/** @param {any} value of the profile @param {any} form the definition @returns {{ card: Node[], facts: Node[] }} */
export function preview(value, form) {
  const { properties } = form.schema;
  const said = (key) => shown(value[key], properties[key], form);
  const types = (Array.isArray(value.types) ? value.types : []).filter((each) => !each?.until).map((each) => shown(each?.type, properties.types.items.properties.type, form));
  const contact = ["phone", "email", "website"].filter((key) => value[key]).map((key) => el("li", {}, said(key)));
  const facts = Object.keys(properties).filter((key) => !ON_CARD.has(key) && said(key)).map((key) => el("div", {}, el("dt", {}, properties[key].title), ...paragraphs(said(key))));
  const card = [
    el("p", { class: "ww-eyebrow" }, types.join(" · ")),
    el("p", { class: "ww-preview__name" }, said("name")),
    el("p", {}, said("summary")),
    el("ul", { class: "ww-plain ww-preview__contact" }, ...contact),
  ];
  return { card, facts };
}

const paragraphs = (text) => text.split(/\n\s*\n|; /).filter(Boolean).map((each) => el("dd", {}, each));
