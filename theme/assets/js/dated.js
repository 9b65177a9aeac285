/**
 * What is over for the visitor: the site is built without a clock, so what ended since then is put right here.
 *
 * In each part of the page with `data-dated`, things with `data-until` (their last day, year-month-day) go to the list
 * of the present (`data-dated-list="current"`) or the past (`"past"`); without a list of the past they disappear.
 * Parts with `data-dated-show` are there when there is something `current`, something `past`, or nothing current
 * (`none`). Without this module the page says the day in words.
 */

import { inBelgium } from "../search/calendar.js";

/**
 * @param {string} until last day, year-month-day
 * @param {string} today
 * @returns {"current" | "past"}
 */
export function stateOf(until, today) {
  return until < today ? "past" : "current";
}

/**
 * @param {HTMLElement} part
 * @param {string} today
 */
function sort(part, today) {
  const all = [...part.querySelectorAll("[data-until]")].map((one) => /** @type {HTMLElement} */ (one));
  const lists = {
    current: part.querySelector('[data-dated-list="current"]'),
    past: part.querySelector('[data-dated-list="past"]'),
  };
  const there = { current: false, past: false };
  const moved = new Set();
  for (const one of all) {
    const state = stateOf(one.dataset.until ?? "", today);
    there[state] = true;
    const list = lists[state];
    if (list && one.parentElement !== list) {
      list.append(one);
      moved.add(list);
    }
    if (lists.current) one.hidden = !list;
  }
  for (const list of moved) {
    const turn = list === lists.past ? -1 : 1; // what comes first is nearest to today
    const order = [...list.children].sort(
      (a, b) => turn * (a.getAttribute("data-until") ?? "").localeCompare(b.getAttribute("data-until") ?? ""),
    );
    list.append(...order);
  }
  for (const shown of part.querySelectorAll("[data-dated-show]")) {
    const when = shown.getAttribute("data-dated-show");
    /** @type {HTMLElement} */ (shown).hidden = !(when === "none" ? !there.current : there[/** @type {"current" | "past"} */ (when)]);
  }
  if (part.dataset.dated === "gone") part.hidden = !there.current;
}

if (typeof document !== "undefined") {
  const today = inBelgium(new Date()).date;
  for (const part of document.querySelectorAll("[data-dated]")) sort(/** @type {HTMLElement} */ (part), today);
}
