/**
 * A draft and the profile that was published after it was begun, put together field by field. What only one of the two
 * changed is taken over; what both changed, each in another way, is for somebody to choose. Nothing here touches a page.
 */

import * as editing from "./editing.js";
import { inside } from "./layout.js";
import { read, said } from "./yaml.js";

const { same } = editing;

/** @typedef {(string | number)[]} Path */
/** @typedef {{ path: Path, site: any, mine: any }} Conflict  undefined stands for nothing; the path is that of the published one, or of the draft where that has nothing */

/**
 * @param {{ base: string, mine: string, site: string }} texts  what the draft began from, the draft, what is published now
 * @param {any} schema of the whole file
 * @param {boolean[]} [mineWins] the choice for each conflict, in their order; the draft wins where none is made
 * @returns {{ text: string, conflicts: Conflict[] }} `text` is the published one with the draft's changes in it
 */
export function merge({ base, mine, site }, schema, mineWins = []) {
  const [old, own, theirs] = [base, mine, site].map((text) => said(read(text)));
  const conflicts = [];
  const choose = (path, ours, other) => (mineWins[conflicts.push({ path, site: other, mine: ours }) - 1] ?? true ? ours : other);
  const value = joined(old, own, theirs, schema, [], choose);
  return { text: become(site, schema, [], theirs, value), conflicts };
}

function joined(base, mine, site, schema, path, choose) {
  if (same(mine, site) || same(base, mine)) return site;
  if (same(base, site)) return mine;
  if (isMap(mine) && isMap(site)) return maps(isMap(base) ? base : {}, mine, site, schema, path, choose);
  if (Array.isArray(mine) && Array.isArray(site)) return lists(Array.isArray(base) ? base : [], mine, site, schema, path, choose);
  return choose(path, mine, site);
}

function maps(base, mine, site, schema, path, choose) {
  const keys = [...new Set([...Object.keys(site), ...Object.keys(mine)])];
  const values = keys.map((key) => [key, joined(base[key], mine[key], site[key], inside(schema, key), [...path, key], choose)]);
  const there = values.filter(([, value]) => value !== undefined);
  return there.length ? Object.fromEntries(there) : undefined;
}

/** Items are followed from the old list to both others, so that an item may move, go or come in each of them. */
function lists(base, mine, site, schema, path, choose) {
  const [own, theirs] = [partners(base, mine, schema.items), partners(base, site, schema.items)];
  const rows = base.map((value, at) => ({ base: value, mine: own.get(at), site: theirs.get(at) }));
  rows.push(...left(site, theirs).map((at) => ({ base: undefined, mine: undefined, site: at })));
  for (const at of left(mine, own)) {
    const twin = rows.find((row) => row.base === undefined && row.mine === undefined && same(site[row.site], mine[at]));
    if (twin) twin.mine = at;
    else rows.push({ base: undefined, mine: at, site: undefined });
  }
  // The order is that of the site, unless only the draft changed it; what the other list does not have comes last.
  const [first, second] = isRising(theirs) && !isRising(own) ? ["mine", "site"] : ["site", "mine"];
  rows.sort((one, other) => (one[first] ?? Infinity) - (other[first] ?? Infinity) || one[second] - other[second] || 0);
  const value = (row) => joined(row.base, mine[row.mine], site[row.site], schema.items ?? {}, [...path, row.site ?? row.mine], choose);
  const there = rows.map(value).filter((each) => each !== undefined);
  return there.length ? there : undefined;
}

/** Which item of another version of a list is which item of this one, by their numbers. @returns {Map<number, number>} */
function partners(base, other, schema) {
  const found = new Map();
  const free = new Set(other.keys());
  const take = (at, to) => {
    found.set(at, to);
    free.delete(to);
  };
  for (const [at, each] of base.entries()) {
    const to = [...free].find((one) => same(each, other[one]));
    if (to !== undefined) take(at, to);
  }
  for (const [at, each] of base.entries()) {
    if (found.has(at)) continue;
    const ranked = [...free].map((to) => ({ to, score: likeness(each, other[to], schema) })).filter(({ score }) => score);
    if (ranked.length) take(at, ranked.reduce((best, one) => (one.score > best.score ? one : best)).to);
  }
  return found;
}

/** How much two groups say the same; 0 when they are two things. */
function likeness(one, other, schema) {
  if (!isMap(one) || !isMap(other)) return 0;
  const names = schema?.required ?? [];
  if (names.length && names.every((key) => same(one[key], other[key]))) return 100;
  const shared = Object.keys(one).filter((key) => same(one[key], other[key])).length;
  return 2 * shared >= Math.min(Object.keys(one).length, Object.keys(other).length) ? shared : 0;
}

const left = (list, found) => [...list.keys()].filter((at) => ![...found.values()].includes(at));
const isMap = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const isRising = (found) => [...found].sort(([one], [other]) => one - other).every(([, to], at, all) => !at || to > all[at - 1][1]);

/** The text with another value at a path, changed in the lines that must differ. */
export function become(text, schema, path, from, to) {
  if (same(from, to)) return text;
  if (to === undefined) return editing.remove(text, schema, path);
  if (isMap(from) && isMap(to)) return mapBecomes(text, schema, path, from, to);
  if (Array.isArray(from) && Array.isArray(to) && from.length) return listBecomes(text, schema, path, from, to);
  return editing.set(text, schema, path, to);
}

function mapBecomes(text, schema, path, from, to) {
  // First what comes: a block that is empty in between would go.
  const keys = [...Object.keys(to), ...Object.keys(from).filter((key) => !(key in to))];
  return keys.reduce((made, key) => become(made, schema, [...path, key], from[key], to[key]), text);
}

function listBecomes(text, schema, path, from, to) {
  const found = partners(from, to, editing.schemaAt(schema, path).items);
  if (!found.size || !isRising(found)) return editing.set(text, schema, path, to);
  const gone = [...from.keys()].filter((at) => !found.has(at)).reverse();
  const shorter = gone.reduce((made, at) => editing.remove(made, schema, [...path, at]), text);
  const old = new Map([...found].map(([at, place]) => [place, from[at]]));
  return to.reduce(
    (made, value, at) => (old.has(at) ? become(made, schema, [...path, at], old.get(at), value) : editing.insert(made, schema, path, at, value)),
    shorter,
  );
}
