// What stands for an organisation that has no logo: see builder/rendering/monogram.py, which says the same.
import { BETWEEN } from "./common/between.js";

const COLOURS = ["accent", "warm", "warn", "sky", "plum", "moss"];
const SMALL = new Set("d de den des du het l la le les of t the van voor".split(" "));

/** @param {string} name @param {string} slug @returns {{ monogram: string, colour: string }} what `dataset` takes */
export function monogram(name, slug) {
  const all = name.split(BETWEEN).filter(Boolean);
  const some = all.filter((word) => !SMALL.has(word.toLowerCase()));
  const [first = [], second] = (some.length ? some : all).map((word) => [...word]);
  const sum = [...new TextEncoder().encode(slug)].reduce((total, byte) => total + byte, 0);
  return { monogram: first.slice(0, 1).join("").toUpperCase() + (second ? second[0].toUpperCase() : first.slice(1, 2).join("")), colour: COLOURS[sum % COLOURS.length] };
}
