// Finds organisations and pages for a question, from the published index. No DOM, no eval, nothing but the reader given.
import { at, hash, kilometres, scramble, sums, tokens } from "./words.js";
import { Reader } from "./reader.js";

/** Kinds with a page of their own that can be an answer. */
const ANSWERS = new Set(["glossary", "federation", "practice", "event", "request", "page", "organisation", "region", "municipality", "activity", "sector"]);
/** How much a soft wish counts beside what is asked for. */
const SOFT = { form: 0.3, customer: 0.2, type: 0.1, label: 0.25, service: 0.1, purpose: 0.12 };
const NEARBY = 25;

/**
 * @param {(path: string) => Promise<any>} read gives a file of the index, by name relative to it, as bytes, text or JSON
 */
export async function openIndex(read) {
  const files = new Map();
  const get = (path) => {
    if (!files.has(path)) {
      const file = Promise.resolve(read(path)).then((x) =>
        typeof x === "string" ? JSON.parse(x) : x instanceof ArrayBuffer || ArrayBuffer.isView(x) ? JSON.parse(new TextDecoder().decode(x)) : x);
      file.catch(() => files.delete(path));
      files.set(path, file);
    }
    return files.get(path);
  };
  return new Index(await get("manifest.json"), get);
}

class Index {
  constructor(manifest, get) {
    this.m = manifest;
    this.load = (family, number) => get(`${manifest.folders[family]}/${number}.json`);
    this.reader = new Reader(manifest, this.load);
    this.records = sums(manifest.records);
    this.sectors = new Set(sums(manifest.sectors));
    this.size = manifest.organisations;
  }

  /** A concept with its organisations: {n, kind, label, id, url, summary, parent, posted, extra} */
  async concept(n) {
    const i = at(this.records, n), [label, id, url, summary, parent, posted, extra] = (await this.load("k", i))[n - this.records[i]];
    let kind = this.reader.kindOf(n);
    if (this.sectors.has(n)) kind = "sector";
    return { n, kind, label, id, url: url || undefined, summary, parent, posted, extra: extra || {} };
  }

  /** Organisations of a concept with their weight (0 to 1); of a very long list only those near, or today's sample. */
  async members(concept, where) {
    const found = new Map();
    for (const [weight, , list] of concept.posted) {
      let numbers;
      if (list.length !== 4 || !Array.isArray(list[3])) numbers = sums(list);
      else {
        const [slice, slices, block, firsts] = list;
        let ids = [slice + (where.pick % slices)];
        if (where.near || (where.all && firsts.length < 9))
          ids = firsts.map((first, i) => [first, firsts[i + 1] ?? 1e9, block + i])
            .filter(([a, b]) => !where.near || where.near.some(([c, d]) => c < b && a < d)).slice(0, 16).map(([, , id]) => id);
        numbers = (await Promise.all(ids.map((id) => this.load("b", id)))).flatMap(sums);
      }
      for (const d of numbers) if (!found.has(d)) found.set(d, weight / 15);
    }
    return found;
  }

  async geography() {
    return (this.geo ??= this.load("p", 0).then((p) => {
      const also = new Map();
      for (const place in p.also) for (const d of sums(p.also[place])) (also.get(d) || also.set(d, []).get(d)).push(+place);
      return { ...p, first: sums(p.first), also };
    }));
  }

  /**
   * @param {string} query
   * @param {{limit?: number, offset?: number, filters?: Record<string, string[]>, near?: {lat: number, lon: number},
   *   sort?: "relevance"|"distance"|"name", seed?: string, typing?: boolean}} [options]
   */
  async search(query, options = {}) {
    const { limit = 10, offset = 0, filters = {}, near, sort = "relevance", typing = true } = options;
    const seed = hash(String(options.seed ?? new Date().toISOString().slice(0, 10)));
    const read = await this.reader.read(query || "", typing);
    const needs = await this.needs(read, query);
    const where = await this.where(read, near, query);
    where.pick = scramble(seed, 7);
    const { scores, seen } = await this.score(needs, where, filters, read);
    let list = [...scores].filter(([, s]) => s > 0.03);
    const within = await this.filtering(filters);
    if (within) list = (await Promise.all(list.map(async (x) => ((await within(x[0])) ? x : 0)))).filter(Boolean);
    const total = list.length;
    if (sort === "relevance" && list.length > 1000) {
      const least = Float64Array.from(list, ([, s]) => s).sort()[Math.max(0, list.length - offset - limit)];
      list = list.filter(([, s]) => s >= least - 0.002);
    }
    const ordered = list.map(([d, s]) => ({ d, s: Math.round(s * 500) / 500, km: where.km?.(d)?.km, tie: scramble(seed, d) }))
      .sort((a, b) => (sort === "distance" ? (a.km ?? 1e9) - (b.km ?? 1e9) : 0) || b.s - a.s || a.tie - b.tie);
    const answers = await this.answers(read, needs, where, ordered.length < offset + limit);
    const onTop = answers.filter((a) => a.top), after = answers.filter((a) => !a.top);
    let page = ordered;
    if (sort === "name") {
      page = (await Promise.all(ordered.slice(0, 400).map(async (x) => ({ ...x, name: (await this.card(x.d))[1] })))).sort((a, b) => a.name.localeCompare(b.name));
    }
    const queue = [...onTop, ...page, ...after].slice(offset, offset + limit);
    const hits = await Promise.all(queue.map((x) => (x.kind ? x : this.hit(x, seen, where))));
    hits.forEach((hit) => delete hit.top);
    const understood = await this.understood(read, needs, where, ordered);
    const all = [...scores].filter(([, s]) => s > 0.03).map(([d]) => d);
    return {
      hits, understood, total: total + answers.length, organisations: total, answers,
      unknown: read.raw.filter((t) => t.unknown).map((t) => query.slice(t.s, t.e)),
      ask: read.near && !where.km ? "location" : undefined,
      // Counted when awaited: `const counts = await facets`.
      facets: { then: (done, failed) => this.facets(all, filters).then(done, failed) },
    };
  }

  /** What is asked for: hard needs (to do), soft wishes (how, for whom), words of names and texts, entries. */
  async needs(read, query) {
    const taken = new Set(read.places.flatMap((p) => p.those)), { zero, placeWords } = this.reader;
    const free = (s) => s.those.every((t) => !taken.has(t));
    const cover = (track, least) => {
      const used = new Set(), found = [];
      const worth = (s) => Math.max(...s.r[track].map(([, w]) => w)) * s.those.length ** 1.5;
      for (const s of read.spans.filter((s) => free(s) && s.r[track].length && Math.max(...s.r[track].map(([, w]) => w)) >= least).sort((a, b) => worth(b) - worth(a)))
        if (!s.those.some((t) => used.has(t))) { s.those.forEach((t) => used.add(t)); found.push(s); }
      return found;
    };
    const text = (s) => query.slice(s.those[0].s, s.those[s.those.length - 1].e);
    const isZero = (s) => zero.has(s.key) || s.those.every((t) => t.zero) && s.those.length < 3;
    let hard = cover("H", 2).filter((s) => !placeWords.has(s.key) && !this.reader.asksPage.has(s.key)), soft = cover("S", 6).filter((s) => !placeWords.has(s.key));
    const strong = hard.filter((s) => !isZero(s));
    const ignored = strong.length || soft.some((s) => !isZero(s)) ? [...hard, ...soft].filter(isZero) : hard.filter(isZero);
    hard = strong;
    if (strong.length || soft.some((s) => !isZero(s))) soft = soft.filter((s) => !isZero(s));
    const said = new Set([...hard, ...soft].flatMap((s) => s.those));
    const names = [];
    for (const s of read.spans.filter((s) => s.r.docs.length && (free(s) || s.those.length > 1))) {
      const full = s.r.docs.filter(([, w]) => w > 13), other = s.those.some((t) => said.has(t) || t.zero || taken.has(t));
      if (full.length) names.push({ s, docs: full, full: true, other });
      else if (s.those.length === 1 && !other) names.push({ s, docs: s.r.docs, other });
    }
    // The readings that other words agree with come first.
    const total = new Map();
    const sectorOf = (n) => (this.sectors.has(n) ? n : this.parent(n));
    for (const s of hard) {
      const best = new Map();
      for (const [n, w] of s.r.H) for (const k of new Set([n, -sectorOf(n)])) best.set(k, Math.max(best.get(k) || 0, w / 15));
      for (const [k, w] of best) total.set(k, (total.get(k) || 0) + w);
    }
    // A phrase also says, less surely, what its words say.
    for (const s of hard) {
      const all = new Map(s.r.H), votes = new Map();
      const inner = s.those.length > 1 ? read.spans.filter((o) => o.those.length === 1 && s.those.includes(o.those[0])) : [];
      for (const o of inner) for (const n of new Set(o.r.H.map(([n]) => sectorOf(n)))) votes.set(n, (votes.get(n) || 0) + 1);
      for (const o of inner)
        for (const [n, w] of o.r.H) if (votes.get(sectorOf(n)) > 1) all.set(n, Math.max(all.get(n) || 0, w * 0.5));
      s.H = [...all].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    }
    const segments = hard.map((s) => {
      const top = Math.max(...s.r.H.map(([, w]) => w));
      const readings = s.H.map(([n, w]) => {
        const others = Math.max((total.get(n) || 0) - w / 15, 0.5 * ((total.get(-sectorOf(n)) || 0) - w / 15));
        return [n, (w / 15) * (hard.length > 1 ? 0.6 + 0.4 * Math.min(1, Math.max(0, others)) : 1)];
      }).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      return { text: text(s), s, readings, weight: (top / 15) * s.those.length ** 0.5 * (s.r.guess ? 0.7 : 1) * (s.turned ? 0.9 : 1), guess: s.r.guess, how: s.r.how };
    });
    return { segments, soft: soft.map((s) => ({ text: text(s), s, readings: s.r.S })), names, ignored: ignored.map((s) => ({ text: text(s), s })), text };
  }
  parent(n) { let p = 0; for (const s of this.sectors) if (s <= n) p = s; return p; }

  /** Where: distance of an organisation, whether it is inside, and the ranges of numbers to look in. */
  async where(read, near, query) {
    const where = { places: [] };
    if (!read.places.length && !near) return where;
    const p = await this.geography(), inside = new Set(), points = [];
    const covered = new Set(), home = new Map();
    for (const place of read.places) {
      const concepts = await Promise.all(place.readings.slice(0, 3).map(([n]) => this.concept(n)));
      const [first] = concepts;
      where.places.push({ ...place, concepts, text: query.slice(place.those[0].s, place.those[place.those.length - 1].e) });
      const same = place.those[0].code && place.readings.length > 1 ? concepts.filter((c, i) => place.readings[i][1] >= 14) : [first];
      for (const c of same.length ? same : [first]) {
        for (const d of sums(c.extra.covered || [])) covered.add(d);
        for (const i of c.kind === "region" ? sums(c.extra.places) : [c.extra.place]) inside.add(i);
        if (c.kind !== "region") for (const d of (await this.members(c, { pick: 0, all: true })).keys()) home.set(d, c.extra.place);
      }
      where.region ||= first.kind === "region";
    }
    for (const i of inside) points.push([p.lat[i], p.lon[i]]);
    if (!points.length && near) points.push([near.lat * 1000, near.lon * 1000]);
    const far = p.lat.map((lat, i) => {
      let km = inside.has(i) ? 0 : 1e3;
      if (km) for (const [a, b] of points) { const x = kilometres(lat, p.lon[i], a, b); if (x < km) km = x; }
      return km;
    });
    const end = p.first[p.first.length - 1], memory = new Map();
    where.km = (d) => {
      if (!memory.has(d)) {
        let best = home.get(d) ?? (d < end ? at(p.first, d) : undefined);
        for (const i of p.also.get(d) || []) if (best === undefined || far[i] < far[best]) best = i;
        memory.set(d, { km: best === undefined ? undefined : Math.round(far[best]), in: inside.has(best), covers: covered.has(d), name: p.name[best] });
      }
      return memory.get(d);
    };
    where.near = [];
    far.forEach((km, i) => { if (km <= NEARBY && p.first[i] < p.first[i + 1]) where.near.push([p.first[i], p.first[i + 1]]); });
    where.placed = [...where.near.flatMap(([a, b]) => [...Array(Math.min(b - a, 2000)).keys()].map((i) => a + i)), ...covered, ...home.keys(),
      ...[...p.also.keys()].filter((d) => where.km(d).km <= NEARBY)];
    return where;
  }

  /** Scores by organisation, and for each what made it match. */
  async score(needs, where, filters, read) {
    const parts = [], { segments, soft, names } = needs;
    const scope = { ...where, all: segments.length + soft.length > 1, near: this.size > 2000 && where.near?.length ? where.near : undefined };
    for (const segment of segments) {
      const got = new Map(), put = (d, v, c) => { if (v > (got.get(d)?.[0] || 0)) got.set(d, [v, c]); };
      const top = segment.readings[0][1];
      for (const [i, [n, w]] of segment.readings.slice(0, 8).entries()) {
        if (i && (i > 5 || w <= 0.3 * top) && got.size) break;
        const concept = await this.concept(n);
        for (const [d, m] of await this.members(concept, scope)) put(d, (m * w) / top, concept);
        if (concept.parent) {
          const sector = await this.concept(concept.parent);
          for (const [d, m] of await this.members(sector, scope)) put(d, (0.45 * m * w) / top, sector);
        }
        (segment.concepts ||= []).push(concept);
      }
      for (const [d, w] of segment.s.r.docs) { const g = got.get(d); if (g) g[0] += w / 150; else if (w < 9) put(d, w / 60, null); }
      parts.push({ weight: segment.weight, got, segment });
    }
    const firm = segments.some((s) => s.weight >= 0.5);
    const wishes = [];
    for (const wish of soft) {
      const got = new Map();
      for (const [n, w] of wish.readings.slice(0, 3)) {
        const concept = await this.concept(n);
        (wish.concepts ||= []).push(concept);
        for (const [d, m] of await this.members(concept, { ...scope, all: !firm && scope.all })) if (m * w > (got.get(d)?.[0] || 0)) got.set(d, [(m * w) / 15, concept]);
      }
      if (!wish.concepts.length) continue;
      if (firm) wishes.push({ weight: SOFT[wish.concepts[0].kind] || 0.1, got, segment: wish });
      else parts.push({ weight: wish.concepts[0].kind === "customer" ? 0.5 : 0.9, got, segment: wish });
    }
    for (const { s, docs, full, other } of names) {
      const got = new Map(docs.map(([d, w]) => [d, [full ? 1 : w / 15, null]])), named = docs.some(([, w]) => w > 8);
      const part = { weight: other ? 0.35 : named ? (firm ? 0.9 : 1.2) : firm ? 0.15 : 0.5, got, segment: { text: needs.text(s), name: named } };
      (other ? wishes : parts).push(part);
    }
    const scores = new Map(), whole = parts.reduce((sum, p) => sum + p.weight, 0) || 1;
    for (const { weight, got } of parts)
      for (const [d, [v]] of got) scores.set(d, (scores.get(d) || 0) + (weight * v) / whole);
    if (!parts.length && (where.km || !read.content.length || !read.content.some((t) => !this.reader.placeWords.has(t.w)))) for (const d of await this.everyone(where, filters, scope)) scores.set(d, 0.5);
    for (const { weight, got } of wishes)
      for (const [d, [v]] of got) { const now = scores.get(d); if (now) scores.set(d, now + weight * v * Math.min(1, 1.6 * now)); }
    if (where.km)
      for (const [d, s] of scores) {
        const { km, in: inside, covers } = where.km(d);
        const factor = inside ? 1 : covers ? 0.97 - Math.min(km ?? 50, 50) / 2500
          : km === undefined ? 0.1 : where.region ? 0.3 / (1 + km / 40) : km <= NEARBY ? 0.93 - km / 250 : 0.4 / (1 + (km - NEARBY) / 50);
        scores.set(d, s * factor);
      }
    return { scores, seen: [...parts, ...wishes] };
  }

  /** Nothing in particular is asked: those of the place, of the filters, or everyone. */
  async everyone(where, filters, scope) {
    if (where.placed?.length) return new Set(where.placed);
    const [kind] = Object.keys(filters).filter((k) => filters[k]?.length && k !== "verification");
    if (kind && this.size > 2000) {
      const labels = await this.labels(), found = new Set();
      for (const [n, k, id] of labels) if (k === kind && filters[kind].includes(id)) for (const d of (await this.members(await this.concept(n), { ...scope, all: true })).keys()) found.add(d);
      return found;
    }
    return Array(this.size).keys();
  }

  /** Pages that answer: on top when the question is about them, otherwise after the organisations. */
  async answers(read, needs, where, more) {
    const taken = new Set(read.places.flatMap((p) => p.those)), { zero, placeWords } = this.reader;
    const content = read.content.filter((t) => !placeWords.has(t.w)), found = new Map();
    const put = (n, w, top) => { const f = found.get(n) || { w: 0 }; found.set(n, { w: Math.max(f.w, w), top: f.top || top }); };
    const firm = needs.segments.some((s) => s.weight > 0.5 && !s.guess) || needs.soft.length;
    const formed = needs.soft.filter((w) => this.reader.kindOf(w.readings[0][0]) === "form" && w.readings[0][1] > 11);
    const formal = new Set(formed.flatMap((w) => w.s.those));
    // An entry that is named: on top when that is (nearly) all there is, and nobody is asked to do it.
    const named = new Map();
    for (const s of read.spans) for (const [n, w] of s.r.E) if (w > 10) { const t = named.get(n) || named.set(n, { w: 0, those: new Set() }).get(n); t.w = Math.max(t.w, w); s.those.forEach((x) => t.those.add(x)); }
    for (const [n, { w, those }] of named) {
      const kind = this.reader.kindOf(n), rest = content.filter((t) => !those.has(t) && !t.zero && !(/page|federation/.test(kind) && taken.has(t)));
      const todo = needs.segments.some((s) => s.weight > 0.55 && !s.guess && !(s.s.those.every((t) => those.has(t)) && (s.s.those.length < those.size || s.s.those.every((t) => formal.has(t)))));
      put(n, (w / 15) * (those.size / Math.max(1, content.length)), read.question || (rest.length <= those.size / 2 && !todo && (!where.places.length || kind === "federation")) || (!rest.length && kind === "page"));
    }
    // A way of working that is asked for is explained.
    const asked = new Set(needs.segments.filter((s) => s.weight > 0.55 && !s.guess).flatMap((s) => s.s.those).filter((t) => !formal.has(t)));
    if (formal.size && formal.size >= asked.size && !where.places.length)
      for (const wish of formed) {
        const { extra } = await this.concept(wish.readings[0][0]);
        if (extra.glossary && read.spans.some((s) => s.r.E.some(([n, w]) => n === extra.glossary && w > 8))) put(extra.glossary, 0.9, new Set(formed.map((f) => f.readings[0][0])).size < 2);
      }
    // Single words of titles and texts add up.
    const sum = new Map();
    for (const s of read.spans) if (s.those.length === 1) for (const [n, w] of s.r.E) sum.set(n, (sum.get(n) || 0) + (this.reader.asksPage.has(s.those[0].w) ? 0.9 : Math.min(w, 10) / 15));
    for (const [n, w] of sum) put(n, w / Math.max(1, content.length), (read.question || (!firm && !where.places.length)) && w / Math.max(1, content.length) > 0.3 && !needs.names.some((x) => x.full));
    let list = [...found].filter(([, f]) => f.w > 0.12).sort((a, b) => !!b[1].top - !!a[1].top || b[1].w - a[1].w || a[0] - b[0]).slice(0, 8);
    const best = Math.max(0, ...list.map(([, f]) => f.w));
    list = list.filter(([, f]) => f.top || f.w > best * 0.5);
    const hits = [];
    const add = (c, score, top, why) => { if (c.url && ANSWERS.has(c.kind) && !hits.some((h) => h.url === c.url)) hits.push({ kind: c.kind, id: c.id, title: c.label, url: c.url, score, why: [why], summary: c.summary, top }); };
    if (where.places.length && !needs.segments.length && !needs.soft.length && !needs.names.length && !needs.ignored.length && !list.some(([, f]) => f.top))
      for (const p of where.places) add(p.concepts[0], 1, true, p.text);
    for (const [n, f] of list) if (f.top) add(await this.concept(n), f.w, true, "");
    for (const s of needs.segments.slice(0, 3)) if (s.concepts) add(s.concepts[0], 0.1, false, s.text);
    if (!more) return hits;
    for (const [n, f] of list) if (!f.top) add(await this.concept(n), f.w, false, "");
    for (const p of where.places) add(p.concepts[0], 0.1, false, p.text);
    for (const s of read.spans) if (s.r.P.length && !s.place && s.those.length < 3 && Math.max(...s.r.P.map(([, w]) => w)) > 10) add(await this.concept(s.r.P[0][0]), 0.05, false, "");
    return hits;
  }

  async card(d) { const { cards } = this.m; return (await this.load("c", Math.floor(d / cards)))[d % cards]; }

  async hit({ d, s }, seen, where) {
    const [id, title, summary, places, sectors, reviewed, confirmed] = await this.card(d);
    const why = [...new Set(seen.filter(({ got }) => got.has(d)).map(({ got, segment }) => [segment, ...got.get(d)]).sort((a, b) => b[1] - a[1]).map(([segment, , concept]) =>
      concept ? `${segment.text} → ${concept.label}${segment.guess ? " (?)" : ""}` : segment.text))];
    const at = where.km?.(d);
    if (at?.name) why.push(at.in ? at.name : `${at.name}, ${at.km} km`);
    return { kind: "organisation", id, title, url: this.m.url.replace("*", id), score: s, why, summary, places, sectors: sectors.map((n) => this.m.labels[n]), reviewed,
      confirmed: !!confirmed, km: at?.km, inside: at?.in, covers: at?.covers };
  }

  /** What was understood, in the order of the question. */
  async understood(read, needs, where, ordered) {
    const brief = (c, rest) => ({ kind: c.kind, id: c.id, label: c.label, url: c.url, ...rest });
    const place = async (s) => Promise.all(s.r.P.slice(0, 1).map(async ([n]) => brief(await this.concept(n))));
    const list = [];
    for (const s of [...needs.segments, ...needs.soft]) {
      if (!s.concepts?.length) continue;
      const [first, ...rest] = s.concepts, { r } = s.s;
      list.push({ at: s.s.those[0].i, text: s.text, ...brief(first), guess: !!s.guess || r.how === "parts", how: r.how, as: r.how && r.as, guesses: r.guesses,
        alternatives: [...rest.slice(0, 3).map((c) => brief(c)), ...(await place(s.s))] });
    }
    for (const p of where.places) {
      const kms = ordered.map(({ d }) => where.km(d)).filter((x) => x.km !== undefined);
      const other = (p.span.r.H[0] ? [p.span.r.H[0]] : []).map(([n]) => this.concept(n));
      list.push({ at: p.those[0].i, text: p.text, ...brief(p.concepts[0]), inside: kms.filter((x) => x.in || x.covers).length,
        km: kms.length ? Math.min(...kms.map((x) => x.km)) : undefined, how: p.span.r.how,
        alternatives: [...p.concepts.slice(1).map((c) => brief(c)), ...(await Promise.all(other)).map((c) => brief(c))] });
    }
    for (const { s, full } of needs.names) if (full || s.r.docs.some(([, w]) => w > 8)) list.push({ at: s.those[0].i, text: needs.text(s), kind: "name", how: s.r.how, as: s.r.as, alternatives: [] });
    for (const { text, s } of needs.ignored) list.push({ at: s.those[0].i, text, kind: "ignored", alternatives: [] });
    for (const t of read.raw) if (t.unknown) {
      const found = new Map(), { reader } = this;
      for (let n = Math.min(t.w.length, 8); n > 3 && !found.size; n--)
        for (const key of await reader.between(t.w.slice(0, n), t.w.slice(0, n) + "{", 1)) {
          const [top] = (await reader.look(key)).H;
          if (top && found.size < 3) found.set(top[0], await this.concept(top[0]));
        }
      list.push({ at: t.i, text: t.w, kind: "unknown", alternatives: [...found.values()].map((c) => brief(c)) });
    }
    return list.sort((a, b) => a.at - b.at).map(({ at: _, ...rest }) => rest);
  }

  // --- filters and counts -------------------------------------------------------------------------------------------

  /** [number, kind, id, label] of everything that can be filtered on. */
  labels() { return this.load("f", 0); }

  async column(d) { const { columns } = this.m, row = (await this.load("a", Math.floor(d / columns)))[d % columns]; return { has: new Set(sums(row[0])), confirmed: row[2] }; }

  /** For each kind with a filter: a test. */
  async tests(filters) {
    const kinds = Object.keys(filters).filter((k) => filters[k]?.length);
    const labels = kinds.length ? await this.labels() : [];
    return kinds.map((kind) => {
      const ids = [].concat(filters[kind]), numbers = labels.filter(([, k, id]) => k === kind && ids.includes(id)).map(([n]) => n);
      return [kind, (c) => (kind === "verification" ? ids.includes(c.confirmed ? "confirmed" : "unconfirmed") : numbers.some((n) => c.has.has(n)))];
    });
  }
  async filtering(filters) {
    const tests = await this.tests(filters);
    return tests.length && (async (d) => { const c = await this.column(d); return tests.every(([, test]) => test(c)); });
  }

  /** Exact counts: for each kind {id, label, count, parent} with the filters of the other kinds applied. */
  async facets(numbers, filters) {
    const labels = await this.labels(), tests = await this.tests(filters), counts = new Map(), state = { confirmed: 0, unconfirmed: 0 };
    const kinds = new Map(labels.map(([n, kind]) => [n, kind]));
    for (const d of numbers) {
      const c = await this.column(d), failed = tests.filter(([, test]) => !test(c)).map(([kind]) => kind);
      if (failed.length > 1) continue;
      for (const n of c.has) if (!failed.length || kinds.get(n) === failed[0]) counts.set(n, (counts.get(n) || 0) + 1);
      if (!failed.length || failed[0] === "verification") state[c.confirmed ? "confirmed" : "unconfirmed"]++;
    }
    const found = { verification: Object.entries(state).map(([id, count]) => ({ id, label: id, count })) };
    for (const [n, kind, id, label, parent] of labels) (found[kind] ||= []).push({ id, label, count: counts.get(n) || 0, parent });
    return found;
  }
}
export { tokens };
