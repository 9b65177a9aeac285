// Words as they are compared; the same as builder/finding/normalise.py. Tests hold the two together.

const RAW = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}.'’`´])*/gu;

/** @param {string} raw one word @returns {string} */
export const fold = (raw) =>
  raw.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/ß/g, "ss")
    .replace(/^(?:[cdjlmnst]|qu)['’`´](?=[a-z0-9]{2})/, "").replace(/^1(?:ste|e)/, "eerste").replace(/^2(?:de|e)/, "tweede")
    .replace(/(\d)\.(?=\d{3}(?!\d))/g, "$1").replace(/['’`´]/g, "").replace(/ij/g, "y");

/** @param {string} text @returns {{w: string, s: number, e: number}[]} words with their place in the text */
export const tokens = (text) =>
  [...text.matchAll(RAW)].flatMap((raw) =>
    (fold(raw[0]).match(/[a-z0-9]+/g) || []).map((w) => ({ w, s: raw.index, e: raw.index + raw[0].length })));

/** How many letters differ, swapped neighbours counting once; more than `most` gives 9. */
export function distance(a, b, most) {
  let x = a.length, y = b.length, i = 0;
  if (Math.abs(x - y) > most) return 9;
  while (i < x && a[i] === b[i]) i++;
  while (x > i && y > i && a[x - 1] === b[y - 1]) x--, y--;
  x -= i; y -= i;
  if (!x || !y) return x + y > most ? 9 : x + y;
  if (most < 2 && (x > 2 || y > 2)) return 9; // one edit leaves no more than a swap
  let before = [], last = [...Array(y + 1).keys()];
  for (let p = 1; p <= x; p++) {
    const row = [p];
    for (let q = 1; q <= y; q++) {
      row[q] = Math.min(row[q - 1] + 1, last[q] + 1, last[q - 1] + (a[i + p - 1] !== b[i + q - 1]));
      if (p > 1 && q > 1 && a[i + p - 1] === b[i + q - 2] && a[i + p - 2] === b[i + q - 1]) row[q] = Math.min(row[q], before[q - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[y] > most ? 9 : last[y];
}

/** "0groen5huis" -> ["groen", "groenhuis"]: the front coding of builder/finding/shards.py */
export function unfold(text) {
  let last = "";
  return text ? text.split(" ").map((part) => (last = last.slice(0, parseInt(part[0], 36)) + part.slice(1))) : [];
}

/** Steps to sorted numbers. */
export const sums = (steps) => { let sum = 0; return steps.map((step) => (sum += step)); };

/** Kilometres between two points in thousandths of degrees; flat enough for Belgium. */
export const kilometres = (lat, lon, lat2, lon2) => Math.sqrt(((lat - lat2) * 0.11119) ** 2 + ((lon - lon2) * 0.0702) ** 2);

/** The last of sorted values that is not after `value`. */
export function at(sorted, value) {
  let low = 0, high = sorted.length;
  while (low < high) { const mid = (low + high) >> 1; if (sorted[mid] <= value) low = mid + 1; else high = mid; }
  return Math.max(0, low - 1);
}

/** A number for a number and a seed (both whole), for an order that is even and the same for the same seed. */
export function scramble(seed, number) {
  let h = Math.imul(seed ^ (number + 0x9e3779b9), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 16) ^ seed, 0x27d4eb2f);
  return (h ^ (h >>> 15)) >>> 0;
}

/** Text as a whole number. */
export const hash = (text) => [...text].reduce((h, c) => Math.imul(h ^ c.codePointAt(0), 16777619) >>> 0, 2166136261);
