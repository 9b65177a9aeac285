// Who is open: what day and time it is in Belgium, and the hours that the index has of that day.
import { sums } from "./words.js";

/** Organisations in one file of hours: BLOCK of builder/finding/opening.py. */
const BLOCK = 4096;
const SATURDAY = 5, HOLIDAY = 7, A_DAY = 86400000;

/** What can be asked: open at this moment, open at some hour of the first Saturday that comes. */
export const MOMENTS = ["now", "saturday"];

/** The Sunday of Easter in milliseconds UTC, by the rule of the Gregorian calendar. */
export function easter(year) {
  const a = year % 19, b = Math.floor(year / 100), c = year % 100, f = Math.floor((b + 8) / 25), g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30, l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451), n = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1);
}

const written = (day) => new Date(day).toISOString().slice(0, 10);

/** The ten public holidays of Belgium. @param {number} year @returns {string[]} as 2026-12-25 */
export const holidays = (year) =>
  [...["01-01", "05-01", "07-21", "08-15", "11-01", "11-11", "12-25"].map((day) => `${year}-${day}`),
    ...[1, 39, 50].map((days) => written(easter(year) + days * A_DAY))].sort();

/** A day as the hours have it. @param {number} at milliseconds UTC of its midnight */
const dayOf = (at) => {
  const date = written(at), day = (new Date(at).getUTCDay() + 6) % 7;
  return { date, month: Number(date.slice(5, 7)) - 1, day: holidays(Number(date.slice(0, 4))).includes(date) ? HOLIDAY : day };
};

/** The day and the minute in Belgium, wherever the visitor's own clock is set. @param {Date | number} now */
export function inBelgium(now) {
  const form = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Brussels", hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" });
  const { year, month, day, hour, minute } = Object.fromEntries(form.formatToParts(now).map(({ type, value }) => [type, Number(value)]));
  const at = Date.UTC(year, month - 1, day);
  return { ...dayOf(at), at, minute: hour * 60 + minute };
}

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
  for (const rows of await Promise.all(wanted.map((block) => index.load("h", when.day * blocks + block))))
    for (const row of rows) if (holds(row, when)) for (const d of sums(row[1])) found.add(d);
  return found;
}
