// What is close to a question that found nothing: fewer words, no filters, words that begin the same.

/** @typedef {import("./question.js").Question} Question */

const MOST = 3;
const SHORTEST = 3; // letters that still say something
const CUT = 3; // letters at the end of a word that may be wrong

/**
 * @param {Question} question
 * @param {(question: Question) => Promise<any>} search
 * @returns {Promise<{ question: Question, organisations: number }[]>} questions that do find somebody
 */
export async function misses(question, search) {
  const words = (question.q ?? "").trim().split(/\s+/).filter(Boolean);
  const others = words.length > 1 ? words.slice(0, 6).map((_, at) => ({ ...question, q: words.filter((_, i) => i !== at).join(" ") })) : [];
  if (Object.keys(question.filters).length) others.unshift({ ...question, filters: {} });
  const found = [];
  for (const other of others) {
    const { organisations } = await search(other);
    if (organisations && found.push({ question: other, organisations }) === MOST) break;
  }
  return found.length || words.length !== 1 ? found : alike(words[0], question, search);
}

/** Known words that begin as this one does. */
async function alike(word, question, search) {
  for (let cut = 1; cut <= CUT && word.length - cut >= SHORTEST; cut++) {
    const { understood } = await search({ ...question, q: word.slice(0, -cut) });
    const found = [];
    for (const q of new Set(understood.filter(({ how }) => how === "prefix").map(({ as }) => as))) {
      const { organisations } = await search({ ...question, q });
      if (organisations) found.push({ question: { ...question, q }, organisations });
    }
    if (found.length) return found.slice(0, MOST);
  }
  return [];
}
