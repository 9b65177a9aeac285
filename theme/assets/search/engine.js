// Finds organisations and pages for a question, from the published index. No DOM, no eval, nothing but the reader given.
import { at, byWeight, hash, heaviest, isLong, part, scramble, sums, tokens, unfold } from "./words.js";
import { Reader } from "./reader.js";

/** The weight of what is said outright. */
const FULL = 15;
/** Scores below this are no hit; steps in which scores are told apart. */
const LEAST = 0.029, STEPS = 500;
/** Organisations from which only those near are looked at; found ones of which only the best are put in order. */
const LARGE = 2000, MANY = 999;

/** Bytes, text or JSON that was read already. */
const parsed = (x) => (x?.byteLength >= 0 ? parsed(new TextDecoder().decode(x)) : typeof x === "string" ? JSON.parse(x) : x);

/**
 * @param {(path: string) => Promise<any>} read gives a file of the index, by name relative to it, as bytes, text or JSON
 */
export const openIndex = async (read) => new Index(parsed(await read("manifest.json")), read);

class Index {
  constructor(manifest, read) {
    const files = {};
    this.m = manifest;
    this.load = (family, number, decode = (x) => x) => {
      const those = (files[family] ||= []);
      return (those[number] ??= Promise.resolve(read(`${manifest.folders[family]}/${number}.json`)).then((x) => decode(parsed(x))).catch((error) => { delete those[number]; throw error; }));
    };
    this.reader = new Reader(manifest, this.load);
    this.records = sums(manifest.records);
    this.sectors = new Set(this.reader.sectors);
    this.size = manifest.organisations;
    this.large = this.size > LARGE;
    this.best = new Float64Array(this.size);
    this.touched = new Int32Array(this.size);
    this.found = new Int32Array(this.size);
    this.spare = [];
  }

  /** A concept with its organisations: {n, kind, label, id, url, summary, parent, posted, extra}; `posted` are [list, weight (0 to 1)]. */
  async concept(n) {
    const i = at(this.records, n), first = this.records[i];
    return (await this.load("k", i, (rows) => rows.map(([label, id, url, summary, parent, posted, extra], j) => ({
      n: first + j, kind: this.sectors.has(first + j) ? "sector" : this.reader.kindOf(first + j), label, id, url: url || undefined, summary, parent, extra: extra || {},
      posted: posted.map(([weight, , list]) => [isLong(list) ? list : sums(list), weight / FULL]),
    }))))[n - first];
  }

  /** Organisations of a concept as [sorted numbers, weight]; of a very long list only those near, or where very many are in it today's sample. */
  async members({ posted }, where, beside) {
    return posted.some(([list]) => isLong(list)) ? (await part("large")).members(this, posted, where, beside) : posted;
  }

  /**
   * @param {string} query
   * @param {{limit?: number, offset?: number, filters?: Record<string, string[]>, near?: {lat: number, lon: number},
   *   sort?: "relevance"|"distance"|"name", seed?: string, typing?: boolean, now?: Date | number}} [options]
   *   `now` is for who is open and what is over; without it the clock is read
   */
  async search(query, options) {
    query = `${query ?? ""}`;
    const { seed = new Date().toISOString().slice(0, 10), sort = "relevance", typing = true, ...other } = options ?? {};
    const filters = other.filters ?? {}, now = other.now ?? Date.now(), limit = whole(other.limit, 10), offset = whole(other.offset, 0), order = hash(`${seed}`);
    const near = Number.isFinite(other.near?.lat + other.near?.lon) && other.near;
    const read = await this.reader.read(query, typing), needs = await this.needs(read, query);
    const where = read.places.length || near ? await (await part("places")).whereabouts(this, read, near, query) : { places: [] };
    where.pick = scramble(order, 7); where.now = now;
    const { scores, found, seen } = await this.score(needs, where, filters, read);
    const list = Object.keys(filters).length ? await (await part("facets")).filtered(this, filters, found, now) : found;
    let ordered = ranked(sort === "relevance" && list.length > MANY ? (await part("large")).best(list, scores, offset + limit, STEPS, order) : list, scores, order);
    this.spare.push(scores.fill(0));
    if (sort !== "relevance") ordered = await (await part("facets")).inOrder(this, ordered, sort, where);
    const { above, below } = await this.answers(read, needs, where, ordered.length < offset + limit), answers = [...above, ...below];
    const hits = await Promise.all([...above, ...ordered, ...below].slice(offset, offset + limit).map((x) => (x.kind ? x : this.hit(x, seen, where))));
    return {
      hits, understood: await this.understood(read, needs, where, list), total: list.length + answers.length, organisations: list.length, found: list, answers,
      unknown: read.raw.filter((t) => t.unknown).map((t) => query.slice(t.s, t.e)),
      ask: read.near && !where.km ? "location" : undefined,
      // Counted when awaited: `const counts = await facets`.
      facets: { then: (done, failed) => part("facets").then(({ facets }) => facets(this, filters, found, now)).then(done, failed) },
    };
  }

  /** What is asked for: hard needs (to do), soft wishes (how, for whom), words of names and texts, entries. */
  async needs(read, query) {
    const taken = new Set(read.places.flatMap((p) => p.taken)), { zero, placeWords, asksPage } = this.reader;
    const free = (s) => s.those.every((t) => !taken.has(t));
    const cover = (track, least) => {
      const used = new Set(), found = [];
      const worth = (s) => heaviest(s.r[track]) * s.those.length ** 1.5;
      for (const s of read.spans.filter((s) => free(s) && !placeWords.has(s.key) && s.r[track].length && heaviest(s.r[track]) >= least).sort((a, b) => worth(b) - worth(a)))
        if (!s.those.some((t) => used.has(t))) { s.those.forEach((t) => used.add(t)); found.push(s); }
      return found;
    };
    const text = (s) => query.slice(s.those[0].s, s.those.at(-1).e);
    const isZero = (s) => (zero.has(s.key) || s.those.every((t) => t.zero) && !s.those[2]) &&
      !(s.r.S.length && this.reader.for.has(read.raw[s.those[0].i - 1]?.w));
    let hard = cover("H", 2).filter((s) => !asksPage.has(s.key)), soft = cover("S", 6);
    const strong = hard.filter((s) => !isZero(s));
    const said = strong.length || soft.some((s) => !isZero(s)), ignored = (said ? [...hard, ...soft] : hard).filter(isZero);
    const lone = !strong.length && !soft.length && !read.places.length && hard.filter((s) => heaviest(s.r.H) > 7 && s.those[0].zero < 2);
    hard = lone || strong;
    if (hard.length > 1 || soft.length) hard = (await part("several")).settled(this.reader, hard, soft, read.raw);
    if (said) soft = soft.filter((s) => !isZero(s));
    const names = read.spans.some((s) => s.r.docs.length) ? (await part("several")).named(read, new Set([...hard, ...soft].flatMap((s) => s.those)), taken) : [];
    const several = hard.length > 1 || hard.some((s) => s.those.length > 1) ? (await part("several")).agreed(this.reader, hard, read) : 0;
    const segments = hard.map((s, i) => ({
      text: text(s), s, readings: several ? several[i] : s.r.H.map(([n, w]) => [n, w / FULL]).sort(byWeight), guess: s.r.guess,
      weight: lone ? 0.5 : (heaviest(s.r.H) / FULL) * s.those.length ** 0.5 * (s.doubt || (s.r.guess ? 0.85 : 1)) * (s.turned ? 0.9 : 1),
    }));
    return { segments, soft: soft.map((s) => ({ text: text(s), s, readings: s.r.S })), names, ignored: ignored.map((s) => ({ text: text(s), s })), text };
  }

  /** Scores by organisation, those found, and what made them match. */
  async score(needs, where, filters, read) {
    const { segments, soft, names } = needs, scope = { ...where, parts: segments.length + soft.length }, firm = segments.some((s) => s.weight >= 0.5);
    // A part of the question: `lists` of [numbers, value, concept], of which an organisation has its best; `more` adds to that.
    const fromSegment = async (segment) => {
      const { readings } = segment, top = readings[0][1], lists = [], more = [];
      const gather = (those) => Promise.all(those.map(async ([n, w]) => {
        const concept = await this.concept(n), { related } = concept.extra, all = await Promise.all([n, concept.parent, ...(related || []).flat()].filter(Boolean).map((n) => this.concept(n)));
        const members = await Promise.all(all.map((c, i) => this.members(c, scope, i || w < top / 2)));
        // Weight 10: it is in the sector, and does not say what it does there.
        return [concept, members.flatMap((those, i) => those.map(([numbers, m]) => [numbers, ((i ? (related ? 0.8 : w < top / 2 ? 0.3 : 0.5) : 1) * m * w) / top, all[m === 10 / FULL ? 1 : i]]))];
      }));
      const add = (got) => { for (const [concept, those] of got) { (segment.concepts ||= []).push(concept); lists.push(...those); } };
      const sure = readings.slice(0, 6).filter(([, w], i) => !i || w > 0.3 * top);
      add(await gather(sure));
      for (let i = sure.length; i < 8 && i < readings.length && !lists.some(([numbers]) => numbers.length > 2); i++) add(await gather([readings[i]]));
      for (const [d, w] of segment.s.r.docs) more.push([d, w / 150, w < 9 ? w / 60 : 0]);
      return { weight: segment.weight, lists, more, segment };
    };
    const parts = await Promise.all(segments.map(fromSegment)), wishes = [];
    if (soft.length || names.length || parts[1])
      for (const p of await (await part("several")).besides(this, needs, scope, firm, parts)) (p.beside ? wishes : parts).push(p);
    const everyone = !parts.length && (where.places.length || read.content.every((t) => this.reader.placeWords.has(t.w)))
      ? where.placed?.() ?? (this.large ? await (await part("large")).everyone(this, filters, scope) : Array(this.size).keys()) : [];
    // Nothing waits while `best`, which all questions share, is in use. `scores` is given back by who asked for it.
    const scores = this.spare.pop() || new Float64Array(this.size), seen = [...parts, ...wishes];
    return { scores, found: added(seen, parts.reduce((sum, p) => sum + p.weight, 0), everyone, this, scores, where.weigh), seen };
  }

  /** Pages that answer: above the organisations when the question is about them, otherwise below. */
  async answers(read, needs, where, more) {
    const seen = new Set(), { above, below } = where.places.length || read.spans.some((s) => s.r.E.length || s.r.P.length)
      ? await (await part("pages")).pagesFor(this, read, needs, where, more) : { above: [], below: [] };
    const hits = (pages) => pages.filter(([c]) => c.url && this.reader.track(c.n) !== "S" && !seen.has(c.url) && seen.add(c.url))
      .map(([c, score, why]) => ({ kind: c.kind, id: c.id, title: c.label, url: c.url, score, why: [why], summary: c.summary, lang: c.extra.lang }));
    return { above: hits(above), below: hits([...needs.segments.slice(0, 3).filter((s) => s.concepts).map((s) => [s.concepts[0], 0.1, s.text]), ...below]) };
  }

  async card(d) { return (await this.load("c", Math.floor(d / this.m.cards)))[d % this.m.cards]; }

  async hit({ d, s }, seen, where) {
    const [id, title, summary, places, sectors, reviewed, confirmed, lang] = await this.card(d), matched = [];
    for (const { lists, more, segment } of seen) {
      let [, value = 0, reason] = lists.find((l) => l[0][at(l[0], d)] === d) || [];
      for (const [other, extra, alone] of more) if (other === d) value = value ? value + extra : alone;
      if (value) matched.push([value, reason ? `${segment.text} → ${reason.label}${segment.guess ? " (?)" : ""}` : segment.text]);
    }
    const why = [...new Set(matched.sort((a, b) => b[0] - a[0]).map(([, text]) => text))], here = where.km?.(d);
    if (here?.name) why.push(here.in ? here.name : `${here.name}, ${here.km} km`);
    return { kind: "organisation", id, title, url: this.m.url.replace("*", id), score: s, why, summary, places, sectors: sectors.map((n) => this.m.labels[n]), reviewed,
      confirmed: !!confirmed, lang, km: here?.km, inside: here?.in, covers: here?.covers };
  }

  /** What was understood, in the order of the question. */
  async understood(read, needs, where, found) {
    const brief = (c, rest) => ({ kind: c.kind, id: c.id, label: c.label, url: c.url, ...rest }), list = [];
    const told = (pairs) => Promise.all(pairs.map(async ([n]) => brief(await this.concept(n)))), add = (s, what) => list.push([s.those[0].i, what]);
    for (const { s, text, concepts, guess } of [...needs.segments, ...needs.soft]) {
      const [first, ...rest] = concepts, { how, as, guesses, P } = s.r;
      add(s, { text, ...brief(first), guess: !!guess || how === "parts", how, as: how && as, guesses,
        related: await told(first.extra.related || []), alternatives: [...rest.slice(0, 3).map((c) => brief(c)), ...(await told(P.slice(0, 1)))] });
    }
    list.push(...((await where.told?.(found, brief, told)) ?? []));
    for (const { s, full } of needs.names) if (full || s.r.docs.some(([, w]) => w > 8)) add(s, { text: needs.text(s), kind: "name", how: s.r.how, as: s.r.as, alternatives: [] });
    for (const { text, s } of needs.ignored) add(s, { text, kind: "ignored", alternatives: [] });
    for (const t of read.raw.filter((t) => t.unknown)) list.push([t.i, { text: t.w, kind: "unknown", guesses: await (await part("recovery")).nearest(this.reader, t.w),
      alternatives: await told((await (await part("recovery")).alike(this.reader, t.w)).map((n) => [n])) }]);
    return list.sort((a, b) => a[0] - b[0]).map(([, what]) => what);
  }
}

/** Adds to the `scores` of organisations what the parts of a question give; those found. In a function of its own, by
 * numbers and without waiting, this is quick from the first. */
function added(parts, whole, everyone, { best, touched, found }, scores, weigh) {
  let all = 0, n, d;
  for (d of everyone) { scores[d] = 1; found[all++] = d; }
  for (const { lists, more, weight, beside } of parts) {
    const done = new Set();
    n = 0;
    lists.sort((a, b) => b[1] - a[1]);
    // A list that comes back, as that of a sector does for each of its activities, has nothing new.
    for (const [numbers, v] of lists) if (done.size < done.add(numbers).size) for (let i = 0; i < numbers.length; i++) if (!best[(d = numbers[i])]) best[(touched[n++] = d)] = v;
    for (const [d, extra, alone] of more) if (best[d]) best[d] += extra; else if (alone) best[(touched[n++] = d)] = alone;
    for (let i = 0; i < n; i++) {
      const now = scores[(d = touched[i])], v = weight * best[d];
      best[d] = 0;
      if (!beside) { if (!now) found[all++] = d; scores[d] = now + v / whole; } else if (now) scores[d] = now + v * Math.min(1, 1.6 * now);
    }
  }
  found = found.subarray(0, all);
  weigh?.(found, scores);
  n = 0;
  for (d of found) if (scores[d] > LEAST) found[n++] = d;
  return found.slice(0, n);
}

/** A number of hits: whole and not below zero. */
const whole = (value, otherwise) => (value >= 0 ? Math.floor(value) : otherwise);

/** The found, best score first, equals in the order of the seed. */
const ranked = (found, scores, seed) => Array.from(found, (d) => ({ d, s: Math.round(scores[d] * STEPS) / STEPS, tie: scramble(seed, d) })).sort((a, b) => b.s - a.s || a.tie - b.tie);


export { sums, tokens, unfold };
