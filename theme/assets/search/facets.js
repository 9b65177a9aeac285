// Filters with their counts, and every order that is not by relevance.
import { part, sums } from "./words.js";

/** Hits that are put in the order of their names. */
const NAMED = 400;

/** [number, kind, id, label] of everything that can be filtered on. */
export const labels = (index) => index.load("f", 0);

/** The columns of one file of organisations: from where in `has` each begins, the concepts it has, whether confirmed. */
const columns = (index, file) => index.load("a", file, (rows) => {
  const begins = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => (begins[i + 1] = begins[i] + row[0].length));
  const has = new Int32Array(begins[rows.length]);
  rows.forEach((row, i) => has.set(sums(row[0]), begins[i]));
  return { begins, has, confirmed: rows.map((row) => row[2]) };
});

/** Columns of organisations, file by file. */
async function* filed(index, numbers) {
  const size = index.m.columns, groups = new Map();
  for (const d of numbers) { const file = Math.floor(d / size); (groups.get(file) || groups.set(file, []).get(file)).push(d); }
  const files = await Promise.all([...groups.keys()].map((file) => columns(index, file)));
  let i = 0;
  for (const [file, those] of groups) yield [files[i++], those, file * size];
}

/** Who is open at each of some moments. */
const opened = async (index, moments, numbers, now) => {
  const { open, MOMENTS } = await part("open");
  return new Map(await Promise.all(MOMENTS.filter((moment) => !moments || moments.includes(moment)).map(async (moment) => [moment, await open(index, moment, numbers, now)])));
};

/** For each kind with a filter, a test of an organisation in its column. */
async function tests(index, filters, numbers, now) {
  const kinds = Object.keys(filters).filter((kind) => filters[kind]?.length), known = kinds.length ? await labels(index) : [];
  const doors = kinds.includes("open") && index.m.folders.h ? [...(await opened(index, filters.open, numbers, now)).values()] : [];
  return kinds.map((kind) => {
    if (kind === "open") return [kind, (column, i, d) => doors.some((those) => those.has(d))];
    const ids = [].concat(filters[kind]).map(String), wanted = new Set(known.filter(([, k, id]) => k === kind && ids.includes(id)).map(([n]) => n));
    return [kind, kind === "verification" ? ({ confirmed }, i) => ids.includes(confirmed[i] ? "confirmed" : "unconfirmed")
      : ({ begins, has }, i) => { for (let j = begins[i]; j < begins[i + 1]; j++) if (wanted.has(has[j])) return true; return false; }];
  });
}

/** Those that pass every filter. */
export async function filtered(index, filters, numbers, now) {
  const kinds = await tests(index, filters, numbers, now);
  if (!kinds.length) return numbers;
  const passed = new Set();
  for await (const [column, those, start] of filed(index, numbers))
    for (const d of those) if (kinds.every(([, test]) => test(column, d - start, d))) passed.add(d);
  return numbers.filter((d) => passed.has(d));
}

/** Those of a file that pass all filters, and by its kind those that one filter alone keeps out. */
function parted(column, numbers, start, kinds) {
  const only = new Map(), passed = kinds.length ? [] : numbers;
  for (const d of kinds.length ? numbers : []) {
    const failed = kinds.filter(([, test]) => !test(column, d - start, d));
    if (!failed.length) passed.push(d);
    else if (failed.length < 2) (only.get(failed[0][0]) || only.set(failed[0][0], []).get(failed[0][0])).push(d);
  }
  return { passed, only };
}

/** Adds to `counts` of concepts those that organisations have. In a function of its own this is quick from the first. */
function count(counts, { begins, has }, numbers, start, counting) {
  for (const d of numbers)
    for (let j = begins[d - start]; j < begins[d - start + 1]; j++) if (!counting || counting(has[j])) counts[has[j]]++;
}

/** Exact counts: for each kind {id, label, count, parent} with the filters of the other kinds applied. */
export async function facets(index, filters, numbers, now) {
  const known = await labels(index), kinds = await tests(index, filters, numbers, now), state = { confirmed: 0, unconfirmed: 0 };
  const doors = index.m.folders.h ? await opened(index, undefined, numbers, now) : new Map(), open = new Map([...doors.keys()].map((moment) => [moment, 0]));
  const counts = new Int32Array((known.at(-1)?.[0] ?? 0) + 1), kindOf = new Map(known.map(([n, kind]) => [n, kind]));
  for await (const [column, those, start] of filed(index, numbers)) {
    const { passed, only } = parted(column, those, start, kinds), beside = (kind) => [passed, only.get(kind) ?? []];
    count(counts, column, passed, start);
    for (const [kind, some] of only) count(counts, column, some, start, (n) => kindOf.get(n) === kind);
    for (const some of beside("verification")) for (const d of some) state[column.confirmed[d - start] ? "confirmed" : "unconfirmed"]++;
    for (const [moment, those] of doors) for (const some of beside("open")) open.set(moment, open.get(moment) + some.filter((d) => those.has(d)).length);
  }
  const found = { verification: Object.entries(state).map(([id, count]) => ({ id, label: id, count })) };
  if (open.size) found.open = [...open].map(([id, count]) => ({ id, label: id, count }));
  for (const [n, kind, id, label, parent] of known) (found[kind] ||= []).push({ id, label, count: counts[n], parent });
  return found;
}

/** Organisations by distance or by name; `list` is in the order of relevance, which decides between equals. */
export async function inOrder(index, list, sort, where) {
  if (sort === "name") {
    const named = await Promise.all(list.slice(0, NAMED).map(async (x) => ({ ...x, name: (await index.card(x.d))[1] })));
    return named.sort((a, b) => a.name.localeCompare(b.name));
  }
  const far = where.km ? new Map(list.map(({ d }) => [d, where.km(d).km ?? 1e9])) : new Map();
  return far.size ? list.sort((a, b) => far.get(a.d) - far.get(b.d)) : list;
}
