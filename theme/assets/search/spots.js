// Where organisations are, for a map. Loaded when a visitor asks for one.
import { geography } from "./places.js";

/**
 * The municipalities where organisations have a location, those with most of them first.
 * @param {any} index @param {Iterable<number>} found organisations, as `found` of an answer has them
 * @returns {Promise<{ name: string, lat: number, lon: number, organisations: number[] }[]>} WGS 84 degrees
 */
export async function spots(index, found) {
  const p = await geography(index), at = new Map();
  const put = (place, d) => { if (place >= 0) (at.get(place) || at.set(place, []).get(place)).push(d); };
  for (const d of found) {
    put(p.seat[d], d);
    for (const place of new Set(p.also.get(d))) if (place !== p.seat[d]) put(place, d);
  }
  return [...at].map(([place, organisations]) => ({ name: p.name[place], lat: p.lat[place] / 1000, lon: p.lon[place] / 1000, organisations }))
    .sort((a, b) => b.organisations.length - a.organisations.length || a.name.localeCompare(b.name));
}
