// What only a large directory needs: lists that are cut up, the first of very many.
import { part, scramble, sums } from "./words.js";

/** Files of a list that are read at most. */
const MOST = 16;
/** Slices that are read of each list, where several lists are compared. */
const COMPARED = 4;
/** Steps of a score that are told apart. */
const HIGHEST = 4095;

/** Filters that have no list of organisations. */
const UNLISTED = new Set(["verification", "open", "language"]);

/** Organisations of a very long list: those near, the whole, or the sample of today; a larger one unless few will do. */
export function near(index, [slice, slices, block, firsts], where) {
  const size = where.few ? 1 : Math.min(COMPARED, slices), from = Math.floor(((where.pick / 2 ** 32) * slices) / size) * size;
  let ids = Array.from({ length: size }, (_, i) => slice + from + i);
  if (where.near || where.whole)
    ids = firsts.map((first, i) => [first, firsts[i + 1] ?? Infinity, block + i])
      .filter(([a, b]) => !where.near || where.near.some(([c, d]) => c < b && a < d)).slice(0, MOST).map(([, , id]) => id);
  return Promise.all(ids.map((id) => index.load("b", id, sums)));
}

/** The `most` best of very many, not in order: by score in `steps`, of equals those that the seed puts first. */
export function best(found, scores, most, steps, seed) {
  const step = (d) => Math.min(HIGHEST, Math.round(scores[d] * steps)), counts = new Int32Array(HIGHEST + 1);
  for (const d of found) counts[step(d)]++;
  let last = HIGHEST, above = 0;
  while (last && above + counts[last] < most) above += counts[last--];
  const equal = found.filter((d) => step(d) === last), ties = Float64Array.from(equal, (d) => scramble(seed, d)).sort(), limit = ties[most - above - 1];
  return [...found.filter((d) => step(d) > last), ...equal.filter((d) => scramble(seed, d) <= limit)];
}

/** Nothing in particular is asked: those of the first filter, or everyone. */
export async function everyone(index, filters, scope) {
  const kind = Object.keys(filters).find((k) => filters[k]?.length && !UNLISTED.has(k));
  if (!kind) return Array(index.size).keys();
  const ids = [].concat(filters[kind]).map(String), found = new Set();
  for (const [n, k, id] of await (await part("facets")).labels(index))
    if (k === kind && ids.includes(id)) for (const [numbers] of await index.members(await index.concept(n), { ...scope, whole: true })) for (const d of numbers) found.add(d);
  return found;
}
