// Opening hours as a table of days, for hours that are that plain: `Mo-Fr 09:00-12:00,13:00-17:00; PH off`.

export const DAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH"];
const WEEK = DAYS.slice(0, 7);
const TIME = "(?:[01]\\d|2[0-4]):[0-5]\\d";
const RULE = new RegExp(`^(?:((?:[A-Z][a-zH](?:-[A-Z][a-z])?)(?:,(?:[A-Z][a-zH](?:-[A-Z][a-z])?))*) )?(off|${TIME}-${TIME}(?:,${TIME}-${TIME})*)$`);

/**
 * The hours of each day, "off" or "" when nothing is said of it; undefined when they are no plain table.
 * @param {string} text @returns {Record<string, string> | undefined}
 */
export function weekOf(text) {
  const week = Object.fromEntries(DAYS.map((day) => [day, ""]));
  for (const rule of text.split(";").map((each) => each.trim())) {
    const found = rule.match(RULE);
    const days = found && daysIn(found[1]);
    if (!days) return undefined;
    for (const day of days) week[day] = found[2];
  }
  return week;
}

function daysIn(text) {
  if (!text) return WEEK;
  const days = text.split(",").flatMap((part) => {
    const [first, last = first] = part.split("-").map((day) => DAYS.indexOf(day));
    return first < 0 || last < first || (last === 7 && first < 7) ? [undefined] : DAYS.slice(first, last + 1);
  });
  return days.includes(undefined) ? undefined : days;
}

/** A table of days as one text; empty when it says nothing. @param {Record<string, string>} week */
export function hoursOf(week) {
  const rules = new Map();
  for (const day of WEEK) if (week[day]) rules.set(week[day], [...(rules.get(week[day]) ?? []), day]);
  const texts = [...rules].map(([hours, days]) => `${ranges(days)} ${hours}`);
  return [...texts, ...(week.PH ? [`PH ${week.PH}`] : [])].join("; ");
}

/** Days as `Mo-We,Fr`. */
function ranges(days) {
  const runs = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && DAYS.indexOf(day) === DAYS.indexOf(run.at(-1)) + 1) run.push(day);
    else runs.push([day]);
  }
  return runs.map((run) => (run.length > 2 ? `${run[0]}-${run.at(-1)}` : run.join(","))).join(",");
}

/**
 * Hours as people type them, `9-12 en 13u30 tot 17u`, as a table has them; undefined when they cannot be read.
 * @param {string} typed
 */
export function tidyHours(typed) {
  const text = typed.trim().toLowerCase();
  if (!text) return "";
  if (["off", "gesloten", "dicht", "fermé", "ferme", "closed"].includes(text)) return "off";
  const times = [...text.matchAll(/(\d{1,2})(?:\s*[:.uh]\s*(\d{2})?)?/g)];
  const rest = text.replace(/(\d{1,2})(?:\s*[:.uh]\s*(\d{2})?)?/g, "").replace(/uur|tot|en|et|and|to|à|[-–—,;&/\s]/g, "");
  if (rest || !times.length || times.length % 2 || times.some(([, hour, minute = "0"]) => Number(hour) > 24 || Number(minute) > 59)) return undefined;
  const clock = times.map(([, hour, minute = "00"]) => `${hour.padStart(2, "0")}:${minute}`);
  const pairs = clock.filter((_, at) => at % 2 === 0).map((start, at) => [start, clock[at * 2 + 1]]);
  return pairs.every(([start, end], at) => start < end && (!at || pairs[at - 1][1] <= start)) ? pairs.map((pair) => pair.join("-")).join(",") : undefined;
}

/** Hours for people. @param {string} hours @param {Record<string, string>} days the names of days @param {string} closed the word for it */
export const spokenHours = (hours, days, closed) =>
  hours.replace(/\b(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|off)\b/g, (word) => (word === "off" ? closed : days[word])).replace(/,(?=\d)/g, ", ");
