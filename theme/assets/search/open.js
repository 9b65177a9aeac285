// Who is open, by the hours that the index has of a day.
import { A_DAY, dayOf, inBelgium } from "./calendar.js";
import { sums } from "./words.js";

/** Organisations in one file of hours: BLOCK of builder/finding/opening.py. */
const BLOCK = 4096;
const SATURDAY = 5;

/** What can be asked: open at this moment, open at some hour of the first Saturday that comes. */
export const MOMENTS = ["now", "saturday"];

/** The first Saturday, which may be today: the whole of it. */
function saturday({ at }) {
  const weekday = (new Date(at).getUTCDay() + 6) % 7;
  return dayOf(at + ((SATURDAY - weekday + 7) % 7) * A_DAY);
}

/** Does a row of hours hold at a moment? Without a minute: at some time of the day. */
const holds = ([spans, , months, closed], { minute, month, date }) =>
  (minute === undefined || spans.some((from, i) => i % 2 === 0 && from <= minute && minute < spans[i + 1])) &&
  (!months || (months >> month) & 1) && !closed?.some(([since, until]) => since <= date && date.slice(0, until.length) <= until);

/** Those of some organisations that are open. @param {"now" | "saturday"} moment @returns {Promise<Set<number>>} */
export async function open(index, moment, numbers, now) {
  const today = inBelgium(now), when = moment === "now" ? today : saturday(today), blocks = Math.ceil(index.size / BLOCK), found = new Set();
  const wanted = [...new Set(numbers.map((d) => Math.floor(d / BLOCK)))];
  for (const rows of await Promise.all(wanted.map((block) => index.load("h", when.day * blocks + block, (rows) => rows.map(([spans, those, ...rest]) => [spans, sums(those), ...rest])))))
    for (const row of rows) if (holds(row, when)) for (const d of row[1]) found.add(d);
  return found;
}
