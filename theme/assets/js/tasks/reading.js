// The visitor's text cut into what was understood and the rest. Nothing here touches the page.

/**
 * @typedef {{ start: number, end: number, kind: "task" | "beside" | "unplaced", task?: number }} Span
 * @typedef {{ text: string, kind: "plain" | "task" | "beside" | "unplaced", task?: number }} Stretch
 */

/**
 * Every task of an answer, in the order of the packages, with the number of its package.
 * @param {any} answer of the matcher
 * @returns {{ task: any, package: number }[]}
 */
export const tasksOf = (answer) => answer.packages.flatMap((one, number) => one.tasks.map((task) => ({ task, package: number })));

/**
 * The text in stretches that follow each other. What stands between two words of one task goes with them when it is
 * only space; of spans that overlap the first one that was given wins.
 * @param {string} text @param {any} answer of the matcher @returns {Stretch[]}
 */
export function stretches(text, answer) {
  const taken = [];
  const free = ({ start, end }) => start < end && !taken.some((one) => start < one.end && end > one.start);
  const add = (span) => free(span) && taken.push(span);
  tasksOf(answer).forEach(({ task }, number) => task.words.forEach(({ start, end }) => add({ start, end, kind: "task", task: number })));
  for (const { start, end } of answer.circumstances.spans) add({ start, end, kind: "beside" });
  for (const word of answer.unplaced) for (const span of occurrences(text, word)) add({ ...span, kind: "unplaced" });
  taken.sort((a, b) => a.start - b.start);
  const joined = [];
  for (const span of taken) {
    const last = joined.at(-1);
    const same = last && last.kind === span.kind && last.task === span.task && span.kind !== "unplaced";
    if (same && !text.slice(last.end, span.start).trim()) last.end = span.end;
    else joined.push({ ...span });
  }
  const found = [];
  let end = 0;
  for (const span of joined) {
    if (span.start > end) found.push({ text: text.slice(end, span.start), kind: "plain" });
    found.push({ text: text.slice(span.start, span.end), kind: span.kind, ...(span.kind === "task" && { task: span.task }) });
    end = span.end;
  }
  if (end < text.length) found.push({ text: text.slice(end), kind: "plain" });
  return found;
}

/** Where a word stands in a text, as a whole word. @param {string} text @param {string} word */
export function occurrences(text, word) {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return [...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "giu"))].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
  }));
}

/** The words of a task as they stand in the text, each once. @param {string} text @param {any} task @returns {string[]} */
export const wordsOf = (text, { words }) => [...new Set(words.map(({ start, end }) => text.slice(start, end)))];

/**
 * Those of the words of a task that no other task uses, as a meaning holds for a word wherever it stands; all when they share all.
 * @param {string} text @param {any} answer of the matcher @param {string[]} said words as typed @returns {string[]}
 */
export function ownWords(text, answer, said) {
  const uses = (word) => tasksOf(answer).filter(({ task }) => wordsOf(text, task).some((one) => one.toLowerCase() === word.toLowerCase())).length;
  const own = said.filter((word) => uses(word) <= 1);
  return own.length ? own : said;
}

/** A, B, … Z, AA: the name of a package. @param {number} number from 0 */
export const letter = (number) => (number < 26 ? "" : letter(Math.floor(number / 26) - 1)) + String.fromCharCode(65 + (number % 26));

/**
 * Which packages an organisation was found for; when it stands only under everything together: all.
 * @param {any} answer @param {string} id @returns {any[]} packages
 */
export function packagesOf(answer, id) {
  const own = answer.packages.filter((one) => one.organisations.some((hit) => hit.id === id));
  return own.length ? own : answer.packages;
}

/** What speaks for an organisation, or against it. @param {any} hit @param {boolean} fits @returns {string[]} */
export const whyOf = (hit, fits) => hit.why.filter((why) => why.fits === fits).map(({ text }) => text);

/** The first hit that is this organisation. @param {any} answer of the matcher @param {string} id @returns {any} */
export const hitIn = ({ packages, whole }, id) => [...packages, ...(whole ? [whole] : [])].flatMap((one) => one.organisations).find((hit) => hit.id === id);

/** Does it do all tasks of the package it was found for? @param {any} hit */
export const doesAll = (hit) => !hit.why.some(({ code }) => code === "not");
