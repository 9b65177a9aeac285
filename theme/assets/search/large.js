// What only a large directory needs: lists that are cut up, the first of very many.
import { isLong, part, scramble, sums } from "./words.js";

/** Files of a list that are read at most. */
const MOST = 32;
/** Slices that are read of each list where two parts of a question are compared, and of a shorter list or with more parts. */
const COMPARED = 2, SHORT = 32, SHARED = 4;
/** Steps of a score that are told apart. */
const HIGHEST = 4095;

/** Filters that have no list of organisations. */
const UNLISTED = new Set(["verification", "open", "language"]);

/** Organisations of a concept with very long lists, as [sorted numbers, weight]. `beside` the concept that is asked for, and of
 * those who less surely belong to it, few will do: who is best is not among them. */
export async function members(index, posted, where, beside) {
  const few = { ...where, parts: 1, near: where.near && where.nearest };
  const read = async ([list, weight]) => {
    if (!isLong(list)) return [[list, weight]];
    const those = await near(index, list, list[1] && (beside || weight < 1) ? few : where);
    return those.map((numbers) => [where.here ? within(numbers, where.here) : numbers, weight]);
  };
  return (await Promise.all(posted.map(read))).flat();
}

/** Those of a list that are near: its file also has some who are not. The same list gives the same answer. */
function within(numbers, { mask, lists }) {
  let kept = lists.get(numbers), n = 0;
  if (kept) return kept;
  kept = new Int32Array(numbers.length);
  for (let i = 0, d; i < kept.length; i++) if (mask[(d = numbers[i])]) kept[n++] = d;
  lists.set(numbers, (kept = kept.subarray(0, n)));
  return kept;
}

/** Of a very long list: those near, the whole, or the sample of today where it is cut into samples; a larger one where
 * that of several lists is compared. */
export function near(index, [slice, slices, block, steps], where) {
  const { parts } = where, size = parts < 2 ? 1 : Math.min(parts < 3 && slices >= SHORT ? COMPARED : SHARED, slices);
  const from = Math.floor(((where.pick / 2 ** 32) * slices) / size) * size, firsts = Array.from(sums(steps));
  let ids = Array.from({ length: size }, (_, i) => slice + from + i);
  if (where.near || where.whole || !slices)
    ids = firsts.map((first, i) => [first, firsts[i + 1] ?? Infinity, block + i])
      .filter(([a, b]) => !where.near || where.near.some(([c, d]) => c < b && a < d)).slice(0, where.near || slices ? MOST : Infinity).map(([, , id]) => id);
  return Promise.all(ids.map((id) => index.load("b", id, sums)));
}

const counts = new Int32Array(HIGHEST + 1);

/** The `most` best of very many and some more, not in order: by score in `steps`, of equals those that the seed puts first. */
export function best(found, scores, most, steps, seed) {
  const step = new Uint16Array(found.length);
  let last = 0, above = 0;
  counts.fill(0);
  for (let i = 0; i < step.length; i++) {
    const s = (step[i] = Math.min(HIGHEST, Math.round(scores[found[i]] * steps)));
    counts[s]++;
    if (s > last) last = s;
  }
  while (last && above + counts[last] < most) above += counts[last--];
  const first = (limit) => found.filter((d, i) => step[i] > last || (step[i] === last && scramble(seed, d) < limit));
  // What decides between equals is even: so low, there nearly always are enough.
  const likely = first((2 * (most - above) + 20) / counts[last] * 2 ** 32);
  return likely.length < most ? first(Infinity) : likely;
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
