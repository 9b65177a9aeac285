/**
 * Says above each table of opening hours whether the place is open today: the site is built without a clock, so the
 * visitor's browser looks at the day and time in Belgium, public holidays included.
 */
import { HOLIDAY, inBelgium } from "../search/calendar.js";

/**
 * @param {{ days: [number, number, string, string][][], except: [string, string][] }} week see builder/rendering/profile.py
 * @param {{ date: string, day: number, minute: number }} now
 * @returns {{ state: "now" | "later" | "over" | "closed" | "holiday", from?: string, until?: string } | undefined} undefined when
 *   the hours do not hold today
 */
export function todayIn(week, { date, day, minute }) {
  if (week.except.some(([since, until]) => since <= date && date.slice(0, until.length) <= until)) return undefined;
  const spans = week.days[day];
  const next = spans.find(([, end]) => minute < end);
  if (next) return { state: next[0] <= minute ? "now" : "later", from: next[2], until: next[3] };
  return { state: spans.length ? "over" : day === HOLIDAY ? "holiday" : "closed" };
}

/** @param {NodeListOf<HTMLElement>} lines */
async function tell(lines) {
  const { said } = await import("./said.js");
  const words = await said;
  const now = inBelgium(new Date());
  for (const line of lines) {
    const told = todayIn(JSON.parse(line.dataset.week ?? ""), now);
    const sentence = words[`today_${told?.state}`];
    if (!told || !sentence) continue;
    line.textContent = sentence.replace("{from}", told.from ?? "").replace("{until}", told.until ?? "");
    line.classList.toggle("ww-today--now", told.state === "now");
    line.hidden = false;
  }
}

const lines = typeof document === "undefined" ? [] : /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-week]"));
if (lines.length) tell(lines);
