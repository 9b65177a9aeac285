// Pages that answer a question: terms, laws, federations, this site's own pages, places.
import { heaviest, part } from "./words.js";

const FEDERATION = new Set(["federatie", "federation", "koepel", "koepelorganisatie"]);
/** From this weight, a word is a term. */
const TERM = 14;
/** Words beside each word of a term that still ask for what it means. */
const CHAT = 2;

/** Pages of a question as [concept, score, why]: those above the organisations, and with `more` those below. */
export async function pagesFor(index, read, needs, where, more) {
  const { reader } = index, taken = new Set(read.places.flatMap((p) => p.those));
  // A guess at nothing is a small word of which the lexicon tells.
  const silent = new Set(read.spans.filter((s) => s.r.guess && !s.r.H.length).map((s) => s.those[0]));
  const content = read.content.filter((t) => !reader.placeWords.has(t.w) && !t.led && !silent.has(t)), found = new Map(), share = (n) => n / Math.max(1, content.length);
  const put = (n, w, top) => { const f = found.get(n) || { w: 0 }; found.set(n, { w: Math.max(f.w, w), top: f.top || top }); };
  const firm = needs.segments.some((s) => s.weight > 0.5 && !s.guess) || needs.soft.length;
  const formed = needs.soft.filter((w) => reader.kindOf(w.readings[0][0]) === "form" && w.readings[0][1] > 11);
  const formal = new Set(formed.flatMap((w) => w.s.those));
  // An entry that is named: on top when that is (nearly) all there is, and nobody is asked to do it.
  const named = new Map(), guessed = needs.segments.filter((s) => s.guess).flatMap((s) => s.s.those);
  // `werkt niet meer` asks nothing of how it works.
  const partOfWork = (s) => needs.segments.some(({ s: { those } }) => those.length > s.those.length && s.those.every((t) => those.includes(t)));
  for (const s of read.spans)
    for (const [n, w] of s.r.E)
      if (w > 10 && !(reader.kindOf(n) === "page" && partOfWork(s))) { const t = named.get(n) || named.set(n, { w: 0, those: new Set() }).get(n); t.w = Math.max(t.w, w); s.those.forEach((x) => t.those.add(x)); }
  // Who asks for an organisation by its name wants no page above it.
  const called = new Set(needs.names.filter((x) => heaviest(x.docs) > 8 && !x.other).flatMap((x) => x.s.those)), asked = new Set(needs.segments.filter((s) => !s.guess).flatMap((s) => s.s.those));
  const whole = needs.names.some((x) => x.whole);
  // Words that are terms and nothing to do: `onderaanneming of terbeschikkingstelling` asks for both.
  const terms = new Set(read.spans.filter((s) => !s.r.H.length && s.r.E.some(([n, w]) => w >= TERM && reader.kindOf(n) === "glossary")).flatMap((s) => s.those));
  for (const [n, { w, those }] of named) {
    const kind = reader.kindOf(n), telling = new Set(read.spans.filter((s) => s.those.length === 1 && s.r.E.some(([e, w]) => e === n && w > 4)).map((s) => s.those[0]));
    const rest = content.filter((t) => !those.has(t) && !t.zero && !telling.has(t) && !(kind === "glossary" && terms.has(t)) && !(/page|federation|organisation/.test(kind) && taken.has(t)) && !(kind === "page" && (t.unknown || guessed.includes(t))));
    // Of an organisation that is no more.
    const gone = kind === "organisation" && w > 13 && ![...those].some((t) => asked.has(t));
    const todo = needs.segments.some((s) => s.weight > 0.55 && !s.guess &&
      !(s.s.those.every((t) => those.has(t)) && (s.s.those.length < those.size || s.s.those.every((t) => formal.has(t)))));
    // A term that says nothing of work, and no more work is asked for: `vop aanvragen werkgever`.
    const chat = kind === "glossary" && w >= TERM && !asked.size && !needs.names.length && [...those].every((t) => terms.has(t) && !t.zero) ? CHAT : 0.5;
    // `bedrijven in Gent`: who is there, not what this site tells companies.
    if (kind === "page" && where.places.length && [...those].every((t) => t.zero)) continue;
    // De Kringwinkel Hageland is not De Kringwinkel.
    const part = whole && content.some((t) => !those.has(t));
    put(n, (w / 15) * share(those.size), !part && (read.question || gone || (rest.length <= those.size * chat && !todo && !rest.some((t) => called.has(t)) && (!where.places.length || kind === "federation")) || (!rest.length && kind === "page")));
  }
  // Somebody's name is in it: `arbeidszorg opz`.
  const somebody = needs.names.some((x) => !x.other && heaviest(x.docs) > 8);
  // A way of working that is asked for is explained.
  const doing = new Set(needs.segments.filter((s) => s.weight > 0.55 && !s.guess).flatMap((s) => s.s.those).filter((t) => !formal.has(t)));
  if (formal.size && formal.size >= doing.size && !where.places.length)
    for (const wish of formed) {
      const { extra } = await index.concept(wish.readings[0][0]);
      if (extra.glossary && read.spans.some((s) => s.r.E.some(([n, w]) => n === extra.glossary && w > 8))) put(extra.glossary, 0.9, !doing.size && !somebody && new Set(formed.map((f) => f.readings[0][0])).size < 2);
    }
  // Who asks for a law or a federation wants no other page that has the same words.
  const asking = (t) => reader.asksPage.has(t.w);
  const asksFor = new Set(read.spans.filter((s) => s.those.some(asking)).flatMap((s) => s.r.E.filter(([, w]) => w > 10 || s.those.every(asking)).map(([n]) => n)));
  // Single words of titles and texts add up.
  const sum = new Map();
  for (const s of read.spans) if (s.those.length === 1) for (const [n, w] of s.r.E) sum.set(n, (sum.get(n) || 0) + (reader.asksPage.has(s.those[0].w) ? 0.9 : Math.min(w, 10) / 15));
  // A federation need not call itself one.
  if (read.raw.some((t) => FEDERATION.has(t.w)))
    for (const [n, w] of sum) if (reader.kindOf(n) === "federation" && !asksFor.has(n)) sum.set(n, w + 0.9);
  for (const [n, w] of sum) put(n, share(w), (read.question || (!firm && !where.places.length)) && share(w) > 0.3 && !somebody && !needs.names.some((x) => x.full));
  if (asksFor.size) for (const [n, f] of found) if (!asksFor.has(n) && !/page|federation/.test(reader.kindOf(n))) f.w *= 0.4;
  let list = [...found].filter(([, f]) => f.w > 0.12).sort((a, b) => !!b[1].top - !!a[1].top || b[1].w - a[1].w || a[0] - b[0]).slice(0, 8);
  const best = Math.max(0, ...list.map(([, f]) => f.w));
  list = list.filter(([, f]) => f.top || f.w > best * 0.5);
  // What is over is left out: a request that nobody needs to answer any more.
  const above = [], below = [], over = async ({ until }) => until && until < (await part("calendar")).inBelgium(where.now).date;
  const shown = async (some) => (await Promise.all(some.map(async ([n, f]) => {
    const concept = await index.concept(n);
    return (await over(concept.extra)) ? [] : [[concept, f.w, ""]];
  }))).flat();
  if (where.places.length && !needs.segments.length && !needs.soft.length && !needs.names.length && !needs.ignored.length && !list.some(([, f]) => f.top))
    for (const p of where.places) above.push([p.concepts[0], 1, p.text]);
  above.push(...(await shown(list.filter(([, f]) => f.top))));
  if (!more) return { above, below };
  below.push(...(await shown(list.filter(([, f]) => !f.top))));
  for (const p of where.places) below.push([p.concepts[0], 0.1, p.text]);
  for (const s of read.spans) if (s.r.P.length && !s.place && s.those.length < 3 && heaviest(s.r.P) > 10) below.push([await index.concept(s.r.P[0][0]), 0.05, ""]);
  return { above, below };
}
