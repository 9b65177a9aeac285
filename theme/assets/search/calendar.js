// What day and time it is in Belgium, and which days are public holidays. Imports nothing: pages use it as well.

/** The day of the week that stands for public holidays; Monday is 0. */
export const HOLIDAY = 7;
/** Milliseconds in a day. */
export const A_DAY = 86400000;

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
export const dayOf = (at) => {
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
