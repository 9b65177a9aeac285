// What day and time it is in Belgium, and which days are public holidays. Imports nothing: pages use it as well.

/** The day of the week that stands for public holidays; Monday is 0. */
export const HOLIDAY = 7;
/** Milliseconds in a day. */
export const A_DAY = 86400000;
const A_MINUTE = 60000;

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

/** When the clock is changed in a month, in milliseconds UTC: at 1 h on its last Sunday, in the whole Union (2000/84/EC). */
function clockChange(year, month) {
  const last = Date.UTC(year, month + 1, 0, 1);
  return last - new Date(last).getUTCDay() * A_DAY;
}

/**
 * The day and the minute in Belgium, wherever the visitor's own clock is set. By rule: on a slow telephone a browser takes
 * a quarter of a second to get its own table of time zones ready. @param {Date | number} now
 */
export function inBelgium(now) {
  const year = new Date(now).getUTCFullYear(), summer = now >= clockChange(year, 2) && now < clockChange(year, 9);
  const clock = Number(now) + (summer ? 120 : 60) * A_MINUTE, at = clock - (clock % A_DAY);
  return { ...dayOf(at), at, minute: Math.floor((clock - at) / A_MINUTE) };
}
