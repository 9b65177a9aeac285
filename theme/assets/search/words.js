// Words as they are compared; the same as builder/finding/normalise.py. Tests hold the two together.

const RAW = /[\p{L}\p{N}][\p{L}\p{N}\u0300-\u036f.'’`´]*/gu;

/** @param {string} raw one word @returns {string} */
export const fold = (raw) =>
  raw.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/ß/g, "ss")
    .replace(/^(?:[cdjlmnst]|qu)['’`´](?=[a-z0-9]{2})/, "")
    .replace(/(\d)\.(?=\d{3}(?!\d))/g, "$1").replace(/['’`´]/g, "").replace(/ij/g, "y");

/** @param {string} text @returns {{w: string, s: number, e: number}[]} words with their place in the text */
export const tokens = (text) =>
  [...text.matchAll(RAW)].flatMap((raw) =>
    (fold(raw[0]).match(/[a-z0-9]+/g) || [])
      .map((w) => ({ w: w.replace(/^1(st)?e/, "eerste").replace(/^2d?e/, "tweede"), s: raw.index, e: raw.index + raw[0].length })));

/** "0groen5huis" -> ["groen", "groenhuis"]: the front coding of builder/finding/shards.py */
export function unfold(text) {
  let last = "";
  return text ? text.split(" ").map((part) => (last = last.slice(0, parseInt(part[0], 36)) + part.slice(1))) : [];
}

/** Steps to sorted numbers. */
export function sums(steps) {
  const all = new Int32Array(steps);
  for (let i = 1; i < all.length; i++) all[i] += all[i - 1];
  return all;
}

/** A list that is cut up in files. */
export const isLong = (list) => list[3]?.length;

/** The last of sorted values that is not after `value`. */
export function at(sorted, value) {
  let low = 0, high = sorted.length;
  while (low < high) { const mid = (low + high) >> 1; if (sorted[mid] <= value) low = mid + 1; else high = mid; }
  return Math.max(0, low - 1);
}

/** The heaviest weight of `[number, weight]` pairs; 0 without any. */
export const heaviest = (...lists) => Math.max(0, ...lists.flat().map(([, w]) => w));
/** Heaviest first. */
export const byWeight = (a, b) => b[1] - a[1] || a[0] - b[0];

/** A number for a number and a seed (both whole), for an order that is even and the same for the same seed. */
export function scramble(seed, number) {
  let h = Math.imul(seed ^ (number + 0x9e3779b9), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 16) ^ seed, 0x27d4eb2f);
  return (h ^ (h >>> 15)) >>> 0;
}

/** Text as a whole number. */
export const hash = (text) => [...text].reduce((h, c) => Math.imul(h ^ c.codePointAt(0), 16777619) >>> 0, 2166136261);

const parts = {};
/** A part of the engine that many questions do without: places, pages, recovery, facets. Fetched once. */
export const part = (name) => (parts[name] ??= import(`./${name}.js`).catch((error) => { delete parts[name]; throw error; }));
