// Places of a question, and where organisations are.
import { at, heaviest, isLong, part, sums } from "./words.js";

/** Kilometres that are still near. */
const NEARBY = 25;
/** Organisations near a place from which no further town is looked in: a very large directory has enough of them there.
 * Of those who less surely do what is asked a few will do. */
const ENOUGH = 3000, FEW = 300;
/** What a typing error leaves of a weight: as in recovery.js, which a place that is typed well does without. */
const TYPO = 0.9;

/** A municipality's own name, in another language or of before, weighs more than this when it is typed otherwise; a part of
 * a municipality weighs less. */
const OWN_NAME = 11;

/** The letters of a word, in whatever order; who knows no `y` writes `i`. */
const letters = (word) => [...word.replace(/y/g, "i")].sort().join("");

/** Whether a word beside others looks like a place by chance: `rauwe groenten` are not in Lauwe, and `gevoerd` is no form
 * of Voeren, as `gentse` is of Gent. */
function byChance(those, { how, as: meant }, weight) {
  const typed = those[0].w, ofTown = weight < OWN_NAME;
  if (those[1] || !/typo|form/.test(how)) return false;
  if (how === "form") return ofTown || !(typed.startsWith(meant) || meant.startsWith(typed));
  const careless = typed.length < meant.length || letters(typed) === letters(meant);
  return (ofTown && !careless) || (typed[0] !== meant[0] && typed.slice(0, 2) !== meant[1] + meant[0]);
}

/** Spans that are taken for a place. A word that is also something to do is a place only after `in`, `bij`, … */
export function placesIn(reader, raw, spans) {
  let found = [];
  for (const span of spans.filter((s) => s.r.P.length)) {
    const { those, r } = span, first = those[0].i;
    let before = raw[first - 1]?.w;
    if (["de", "het", "la", "le"].includes(before)) before = raw[first - 2]?.w;
    const code = those[0].code, beside = raw[first - 1]?.code || raw[those[those.length - 1].i + 1]?.code;
    const sure = reader.placeBefore.has(before) || code || beside || reader.placeBefore.has(those[0].w) && those.length > 1;
    // What is meant by a typing error is told by what it would weigh typed well: `zoldr` is no more of a place than `zolder`.
    const typo = r.how === "typo", full = typo ? TYPO : 1;
    // `boom restaurant`: what else is asked has nothing to do with trees, so it is the place.
    const sectors = new Set(r.H.map(([n]) => at(reader.sectors, n)));
    const beyond = spans.filter((s) => !s.those.some((t) => those.includes(t)) && !s.those.every((t) => t.zero) && s.r.H.some(([, w]) => w > 9));
    const apart = beyond.length && !beyond.some((s) => s.r.H.some(([n]) => sectors.has(at(reader.sectors, n)))) && r.P.some(([, w]) => w > 14 * full);
    const other = apart ? 0 : Math.max(0, ...r.H.map(([, w]) => w / full), ...r.S.map(([, w]) => w / full - 3), ...r.docs.map(([, w]) => (w > 8 ? w - 6 : 0)));
    const covered = spans.some((s) => s.those.length > those.length && !(sure && s.turned) && those.every((t) => s.those.includes(t)) &&
      Math.max(0, ...[...s.r.H, ...s.r.P, ...s.r.E].map(([, w]) => w)) > 11);
    const weight = Math.max(...r.P.map(([, w]) => w)), chance = !sure && raw.length > 1 && byChance(those, r, weight);
    let readings = [...r.P].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    if (["regio", "streek", "provincie", "province", "region"].includes(before))
      readings = [...readings.filter(([n]) => reader.kindOf(n) === "region"), ...readings.filter(([n]) => reader.kindOf(n) !== "region")];
    // `dozen halen`: what is done with something is no place.
    const act = raw.length > 1 && reader.acts.has(span.key);
    span.place = !covered && !chance && !(r.how === "parts") && (sure || (other < 8 && weight > 9 && !act) || (typo && !other));
    if (/^\d+$/.test(span.key) && !code) span.place = false;
    if (chance && !heaviest(r.H, r.S, r.E, r.docs)) those[0].unknown = true;
    if (span.place && found.some((p) => p.those.some((t) => those.includes(t)))) span.place = false;
    // `gemeente Maldegem` is one place.
    const led = span.place && reader.placeBefore.has(raw[first - 1]?.w) ? [raw[first - 1]] : [];
    for (const t of led) t.led = true;
    if (span.place) found.push({ those, taken: [...those, ...led], readings, span, sure: !!sure });
  }
  // `in Aalst … 2000 flesjes`: beside a place with a name, a number somewhere else is none.
  const stray = ({ those: [t] }) => t.code && !reader.placeBefore.has(raw[t.i - 1]?.w) && !found.some(({ those }) => those[0].i === t.i + 1 || those.at(-1).i === t.i - 1);
  if (found.some((p) => !p.those[0].code)) found = found.filter((p) => !stray(p) || (p.span.place = false));
  // Beside a place, what describes every organisation asks for a type at most: `werkplaats in Balen` is any.
  if (found.length) for (const { those, r } of spans) if (those.every((t) => t.zero)) r.S = r.S.filter(([n]) => reader.kindOf(n) === "type");
  return found;
}

/** What is known of an organisation beside its seat: it comes to work in the place that is asked; it has another location
 * there; it has other locations. */
const COMES = 1, ELSEWHERE = 2, SEVERAL = 4;

/** Municipalities; `seat` gives that of each organisation's first location, `also` those of its other locations. */
export const geography = (index) => index.load("p", 0, (p) => {
  const also = new Map(), first = sums(p.first), seat = new Int32Array(index.size).fill(-1), marks = new Uint8Array(index.size);
  for (const place in p.also) for (const d of sums(p.also[place])) { (also.get(d) || also.set(d, []).get(d)).push(+place); marks[d] = SEVERAL; }
  p.name.forEach((_, i) => seat.fill(i, first[i], first[i + 1]));
  return { ...p, first, also, seat, marks };
});

/** Kilometres from each municipality to the nearest of the points in thousandths of degrees, exact and whole; flat enough for Belgium. */
function distances({ lat, lon }, inside, points) {
  const far = new Float64Array(lat.length), lats = points.map((point) => point[0]), lons = points.map((point) => point[1]);
  for (let i = 0; i < far.length; i++) {
    if (inside.has(i)) continue;
    let least = 1e6;
    for (let j = 0; j < lats.length; j++) {
      const north = (lat[i] - lats[j]) * 0.11119, east = (lon[i] - lons[j]) * 0.0702, square = north * north + east * east;
      if (square < least) least = square;
    }
    far[i] = Math.sqrt(least);
  }
  return { far, kms: far.map(Math.round) };
}

/** Where: what distance does to an organisation, and the ranges of numbers to look in. */
export async function whereabouts(index, read, near, query) {
  const p = await geography(index), where = { places: [] }, ranges = [], inside = new Set(), meant = [], known = p.marks.slice(), coming = [], home = new Map();
  for (const place of read.places) {
    const concepts = await Promise.all(place.readings.slice(0, 3).map(([n]) => index.concept(n)));
    const [first] = concepts;
    where.places.push({ ...place, concepts, text: query.slice(place.those[0].s, place.those[place.those.length - 1].e) });
    const same = place.those[0].code && place.readings.length > 1 ? concepts.filter((c, i) => place.readings[i][1] >= 14) : [first];
    for (const c of same.length ? same : [first]) {
      meant.push(c);
      for (const i of c.kind === "region" ? sums(c.extra.places) : [c.extra.place]) inside.add(i);
      if (c.kind !== "region") for (const [numbers] of await index.members(c, { whole: true }))
        for (let i = 0; i < numbers.length; i++) if (p.seat[numbers[i]] !== c.extra.place) { home.set(numbers[i], c.extra.place); known[numbers[i]] |= ELSEWHERE; }
    }
    where.region ||= first.kind === "region";
  }
  const points = inside.size ? [...inside].map((i) => [p.lat[i], p.lon[i]]) : near ? [[near.lat * 1000, near.lon * 1000]] : [];
  // Who types on asks for the same place again.
  const asked = `${meant.map((c) => c.n)};${points}`, { far, kms } = p.last?.asked === asked ? p.last : (p.last = { asked, ...distances(p, inside, points) });
  const factors = kms.map((km, i) => (inside.has(i) ? 1 : where.region ? 0.3 / (1 + km / 40) : km <= NEARBY ? 0.93 - km / 200 : 0.4 / (1 + (km - NEARBY) / 20)));
  // The place of an organisation that is nearest, -1 when it has none.
  const placeOf = (d) => (known[d] > COMES ? nearest(d) : p.seat[d]);
  const nearest = (d) => {
    let best = known[d] & ELSEWHERE ? home.get(d) : p.seat[d];
    if (known[d] & SEVERAL) for (const i of p.also.get(d)) if (best < 0 || far[i] < far[best]) best = i;
    return best;
  };
  where.weigh = (found, scores) => {
    for (let j = 0; j < found.length; j++) {
      const d = found[j], i = placeOf(d);
      scores[d] *= i < 0 ? (known[d] ? 0.95 : 0.1) : known[d] & COMES && !inside.has(i) ? 0.97 - Math.min(kms[i], 50) / 2500 : factors[i];
    }
  };
  where.km = (d) => {
    const i = placeOf(d);
    return { km: i < 0 ? undefined : kms[i], in: inside.has(i), covers: !!(known[d] & COMES), name: p.name[i] };
  };
  // What was understood of places, with how many of the found are inside and how near the nearest is.
  const counted = (found) => {
    let within = 0, km = Infinity;
    for (let j = 0; j < found.length; j++) {
      const d = found[j], i = placeOf(d);
      if (i < 0) continue;
      if (known[d] & (COMES | ELSEWHERE) || inside.has(i)) within++;
      if (kms[i] < km) km = kms[i];
    }
    return { inside: within, km: km < Infinity ? km : undefined };
  };
  where.told = (found, brief, told) => {
    const counts = counted(found);
    return Promise.all(where.places.map(async ({ those, text, concepts: [first, ...rest], span }) =>
      [those[0].i, { text, ...brief(first, { label: first.extra.areas?.[span.key] ?? first.label }), ...counts, how: span.r.how, alternatives: [...rest.map((c) => brief(c)), ...(await told(span.r.H.slice(0, 1)))] }]));
  };
  const close = [];
  for (let i = 0; i < kms.length; i++) if (kms[i] <= NEARBY && p.first[i] < p.first[i + 1]) close.push(i);
  where.nearest = [];
  let room = ENOUGH;
  for (const i of close.sort((a, b) => kms[a] - kms[b] || a - b)) {
    if (room <= 0 && !inside.has(i)) break;
    const range = [p.first[i], p.first[i + 1]];
    ranges.push(range);
    if (room > ENOUGH - FEW || inside.has(i)) where.nearest.push(range);
    room -= p.first[i + 1] - p.first[i];
  }
  if (index.large && ranges.length) where.near = ranges;
  for (const { extra: { covered: list = [] } } of meant)
    for (const numbers of isLong(list) ? await (await part("large")).near(index, list, { near: where.near, whole: true }) : [sums(list)])
      for (let i = 0, d; i < numbers.length; i++) if (!(known[(d = numbers[i])] & COMES)) { known[d] |= COMES; coming.push(d); }
  if (where.near) where.here = p.last.here ??= { mask: ranges.reduce((mask, [a, b]) => mask.fill(1, a, b), known.slice()), lists: new Map() };
  // Those near a place that is asked, where nothing else is; undefined when there are none, or no place: then everyone
  // counts, the nearest first.
  where.placed = () => {
    if (!where.places.length) return undefined;
    const all = new Set([...coming, ...home.keys()]);
    for (const [a, b] of ranges) for (let d = a; d < b; d++) all.add(d);
    for (const d of p.also.keys()) if (where.km(d).km <= NEARBY) all.add(d);
    return all.size ? all : undefined;
  };
  return where;
}
