/**
 * How long ago somebody looked at a profile, by the visitor's own day: the site is built without a clock. The page says
 * the day itself; this adds the age in words and, from a year on, a warning that grows.
 */

import { inBelgium } from "../search/calendar.js";

const AGES = [12, 24]; // months from which there is a warning

/**
 * Whole months from one day to another; of a day that is a year or a month, from its beginning.
 * @param {string} day year-month-day, year-month or year
 * @param {string} today year-month-day
 * @returns {number}
 */
export function monthsBetween(day, today) {
  const [year, month, date] = `${day}-01-01`.split("-").map(Number);
  const [thisYear, thisMonth, thisDate] = today.split("-").map(Number);
  return (thisYear - year) * 12 + thisMonth - month - (thisDate < date ? 1 : 0);
}

/**
 * "3 months ago", in years from two years on; empty for this month.
 * @param {number} months
 * @param {Record<string, string>} words as every page has them, see builder/rendering/said.py
 * @returns {string}
 */
export function ageInWords(months, { month_ago, months_ago, years_ago }) {
  if (months < 2) return (months === 1 && month_ago) || "";
  const [words = "", n] = months < 24 ? [months_ago, months] : [years_ago, Math.floor(months / 12)];
  return words.replace("{n}", String(n));
}

/**
 * The warning for an age: the one of the largest age that was reached.
 * @param {number[]} ages months from which each warning holds
 * @param {number} months
 * @returns {number | undefined}
 */
export function warningAt(ages, months) {
  const reached = ages.filter((age) => months >= age);
  return reached.length ? Math.max(...reached) : undefined;
}

/** @param {HTMLElement} place where the age of a profile is said */
async function tell(place) {
  const months = monthsBetween(place.dataset.reviewed ?? "", inBelgium(new Date()).date);
  const { said } = await import("./said.js");
  const words = await said;
  const old = ageInWords(months, words);
  if (old) {
    place.textContent = `(${old})`;
    place.hidden = false;
  }
  const age = warningAt(AGES, months);
  if (age && "warns" in place.dataset) {
    const banner = document.createElement("p");
    banner.className = "ww-banner ww-banner--warn ww-no-print";
    banner.dataset.reviewedFrom = String(age);
    banner.textContent = words[`stale_${age}`] ?? "";
    if (banner.textContent) document.querySelector(".ww-profile")?.prepend(banner);
  }
}

const place = typeof document === "undefined" ? null : /** @type {HTMLElement | null} */ (document.querySelector("[data-reviewed]"));
if (place) tell(place);
