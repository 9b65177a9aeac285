// Words that refer to something else, places that must agree, and days that must follow each other.
// As in builder/checking/references.py, locations.py, order.py and conduct.py.

import { meant } from "./lexicon.js";
import { keyOf, listing, phrase } from "./problems.js";
import { coordinatesShown } from "./rules.js";

/** @typedef {import("./rules.js").Special} Special */
/** @typedef {[string, string, string[], string]} Choice  id, label, words for it, explanation */

const LISTS = {
  sector: "sectors",
  customers: "customers",
  forms: "forms of working together",
  types: "types of organisation",
  labels: "labels",
  services: "services",
  purposes: "purposes of a location",
  "legal-forms": "legal forms",
};
const FILES = { organisation: "organisations", federation: "federations", region: "regions" };
const [SOUTH, NORTH, WEST, EAST] = [49.48, 51.52, 2.52, 6.42];
const FAR_KM = 15;
const PAIRS = [["since", "until"], ["start", "end"], ["founded", "ended"]];
const DATE = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2})?)?)?$/;
const PERSON = /^([a-z]{2,})[._]([a-z]{2,})@([a-z0-9.-]+)$/i;

/** The names of choices with what each stands for; ids come last and win. @param {Choice[]} choices */
const wordsOf = (choices) => new Map([...choices.flatMap(([id, , words]) => words.map((word) => [word, id])), ...choices.map(([id]) => [id, id])]);

/**
 * What is wrong with one reference.
 * @param {Special} special @param {any} form  the definition, with `places` and the `organisation`s among its choices
 */
export function referenceFaults({ text, schema, sector }, form) {
  const name = schema["x-ref"];
  if (name in LISTS || name in FILES) {
    const known = form.choices[name] ?? [];
    if (known.some(([id]) => id === text)) return [];
    const code = name in LISTS ? "unknown-term" : "unknown-id";
    return [{ code, params: { found: text, list: phrase(LISTS[name] ?? FILES[name]), suggestion: meant(text, wordsOf(known)) } }];
  }
  if (name === "activity") return typeof sector === "string" ? activityFaults(text, sector, form.activities) : [];
  if (name === "municipality-name") return municipalityFaults(text, form.places);
  if (name === "nis") return form.places.byNis.has(text) || text.length !== 5 ? [] : [{ code: "unknown-nis", params: { found: text } }];
  return [];
}

function activityFaults(text, sector, activities) {
  const known = activities[sector];
  if (!known || known.some(([id]) => id === text)) return [];
  const allowed = listing(known.map(([id]) => id));
  const owner = Object.keys(activities).find((each) => activities[each].some(([id]) => id === text));
  if (owner) return [{ code: "other-sector", params: { found: text, sector, right: owner, allowed } }];
  return [{ code: "unknown-activity", params: { found: text, sector, allowed, suggestion: meant(text, wordsOf(known)) } }];
}

function municipalityFaults(text, places) {
  if (places.byName.has(text)) return [];
  const those = places.called(text);
  if (!those.length) return [{ code: "unknown-municipality", params: { found: text, suggestion: meant(text, places.words()) } }];
  const own = those.flatMap(({ name, french }) => [name, french || name]).map((each) => each.toLowerCase());
  const right = those.map(({ name }) => name).join(" / ");
  return [{ code: own.includes(text.toLowerCase()) ? "municipality-name" : "former-municipality", params: { found: text, right } }];
}

/** A warning for an address such as voornaam.naam@. @param {string} text @param {string} slug of the profile @param {string[]} shared */
export function mailboxFaults(text, slug, shared) {
  const [, first, last, host] = text.match(PERSON)?.map((part) => part.toLowerCase()) ?? [];
  if (!first || shared.includes(first) || shared.includes(last)) return [];
  const name = slug.replaceAll("-", "");
  if ([first, last].some((part) => host.includes(part) || name.includes(part))) return [];
  return [{ code: "personal-mailbox", params: { found: text } }];
}

/** What is wrong with the places of a profile. @param {any} value @returns {{ path: any[], code: string, params: any }[]} */
export function locationProblems(value, { places }) {
  const listed = Array.isArray(value.locations) ? value.locations : [];
  return listed.flatMap((location, at) => (location && typeof location === "object" ? locationFaults(["locations", at], location, places) : []));
}

function locationFaults(path, { municipality: name, postal_code: code, coordinates }, places) {
  const found = [];
  const municipality = places.byName.get(name);
  if (typeof code === "string" && /^\d{4}$/.test(code)) found.push(...postalCodeFaults([...path, "postal_code"], code, municipality, places));
  if (typeof coordinates?.lat === "number" && typeof coordinates.lon === "number") {
    const { lat, lon } = coordinates;
    const place = [...path, "coordinates"];
    const km = municipality ? distanceKm(lat, lon, municipality.lat, municipality.lon) : 0;
    if (!(lat >= SOUTH && lat <= NORTH && lon >= WEST && lon <= EAST))
      found.push({ path: place, code: "coordinates-abroad", params: { found: coordinatesShown(coordinates) } });
    else if (km > FAR_KM) found.push({ path: place, code: "coordinates-far", params: { found: km.toFixed(0), municipality: municipality.name } });
  }
  return found;
}

function postalCodeFaults(path, code, municipality, places) {
  const those = places.codes[code];
  if (!those) return [{ path, code: "unknown-postal-code", params: { found: code } }];
  if (!municipality || those.includes(municipality.nis)) return [];
  const owners = those.map((nis) => places.byNis.get(nis)?.name).filter(Boolean);
  const params = { found: code, municipality: municipality.name, right: listing(new Set(owners)), codes: listing(places.codesOf(municipality.nis)) };
  return [{ path, code: "postal-code-elsewhere", params }];
}

function distanceKm(latA, lonA, latB, lonB) {
  const radians = (degrees) => (degrees * Math.PI) / 180;
  const chord = Math.sin(radians(latB - latA) / 2) ** 2 + Math.cos(radians(latA)) * Math.cos(radians(latB)) * Math.sin(radians(lonB - lonA) / 2) ** 2;
  return 2 * 6371.0088 * Math.asin(Math.sqrt(chord));
}

/** Pairs of days of which the later one comes first. @param {any} value */
export function dayProblems(value) {
  const found = [];
  const visit = (each, path) => {
    if (!each || typeof each !== "object") return;
    if (!Array.isArray(each)) for (const [first, last] of PAIRS) found.push(...pair([...path, first], each[first], [...path, last], each[last]));
    for (const [key, inner] of Object.entries(each)) visit(inner, [...path, Array.isArray(each) ? Number(key) : key]);
  };
  visit(value, []);
  return [...found, ...pair(["founded"], value.founded, ["status", "since"], value.status?.since)];
}

function pair(first, early, last, late) {
  if (![early, late].every((each) => typeof each === "string" && DATE.test(each))) return [];
  const size = Math.min(early.length, late.length); // 2019 and 2019-03 do not contradict each other
  if (late.slice(0, size) >= early.slice(0, size)) return [];
  return [{ path: last, code: "dates-reversed", params: { later: late, earlier: early, found: keyOf(last), other: keyOf(first) } }];
}
