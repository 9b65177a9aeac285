// Reads a question: which words mean a sector, a place, a form, a name, and which are not known. Looks up only; all
// knowledge is in the published lexicon. builder/finding/reading.py does the same for the command line.
import { tokens, distance, unfold, at, sums } from "./words.js";

/** What a kind of concept does to the answer. */
const TRACK = { activity: "H", municipality: "P", region: "P" };
for (const kind of ["customer", "form", "type", "label", "service", "purpose"]) TRACK[kind] = "S";
const FULL = 15;

export class Reader {
  constructor(manifest, load) {
    this.m = manifest;
    this.load = load;
    this.leaves = unfold(manifest.leaves);
    this.backwards = unfold(manifest.reversed);
    this.lead = new Set(unfold(manifest.lead));
    for (const name of ["stop", "zero", "placeBefore", "placeWords", "quantities", "asksPage"]) this[name] = new Set(manifest[name].split(" "));
    this.endings = manifest.endings.map(([from, to]) => [new RegExp(from), to.replace(/\\/g, "$")]);
    this.sectors = sums(manifest.sectors);
    this.decoded = {};
    this.turned = {};
  }

  kindOf(number) {
    const ranges = this.m.kinds;
    let i = ranges.length - 2;
    while (ranges[i] > number) i -= 2;
    return ranges[i + 1];
  }
  track(number) { return TRACK[this.kindOf(number)] || "E"; }

  /** A leaf as sorted keys and a map to what they say. */
  async leaf(i) {
    return (this.decoded[i] ??= this.load("l", i).then(([keys, codes]) => {
      keys = unfold(keys);
      return { keys, map: new Map(keys.map((key, n) => [key, codes[n]])) };
    }));
  }

  /** What a key says: concepts by track as [number, weight], organisations, and whether it is a guess. */
  async look(key) {
    const codes = (await this.leaf(at(this.leaves, key))).map.get(key);
    return codes && this.said(codes);
  }
  said(codes, factor = 1) {
    const r = { H: [], S: [], P: [], E: [], docs: [] };
    let guess = false;
    for (const code of codes) {
      if (!code) guess = true;
      else if (code < 0) r.docs.push([-code >> 4, -code & 15]);
      else { const n = code >> 4; (guess && (r.guess = true), r[this.track(n)]).push([n, (code & 15) * factor]); }
    }
    return r;
  }

  /** Keys between two keys (the second excluded). */
  async between(from, to, most = 3) {
    const first = at(this.leaves, from), last = Math.min(at(this.leaves, to), first + most - 1), found = [];
    for (const leaf of await Promise.all([...Array(last - first + 1).keys()].map((i) => this.leaf(first + i))))
      for (const key of leaf.keys) if (key >= from && key < to) found.push(key);
    return found;
  }

  /** A word that is not known: other endings, what it begins, a typing error, its parts. */
  async recover(word, typing) {
    for (const [from, to] of this.endings) {
      const other = word.replace(from, to);
      const r = other !== word && other.length > 2 && (await this.look(other));
      if (r && (r.H.length || r.S.length || r.P.length || r.E.length)) return this.scaled(r, 0.9, "form", other);
    }
    if (typing && word.length > 2) {
      const keys = await this.between(word, word + "{", 2);
      if (keys.length) {
        const all = { H: new Map(), S: new Map(), P: new Map(), E: new Map(), docs: new Map() };
        for (const key of keys.slice(0, 60)) {
          const r = await this.look(key);
          for (const t in all) for (const [n, w] of r[t]) all[t].set(n, Math.max(all[t].get(n) || 0, w * (1 - (key.length - word.length) / 60)));
        }
        const r = { S: [] };
        for (const t of ["H", "E", "P", "docs"]) r[t] = [...all[t]].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 12);
        return this.scaled(r, 0.95, "prefix", keys.sort((a, b) => a.length - b.length)[0]);
      }
    }
    const near = await this.alike(word);
    if (near.length && near[0].d === 1) return this.corrected(near);
    const split = await this.split(word);
    return split && !(split.guess && near.length) ? split : near.length ? this.corrected(near) : undefined;
  }
  scaled(r, factor, how, as) {
    for (const t of "HSPE") r[t] = r[t].map(([n, w]) => [n, w * factor]);
    return Object.assign(r, { how, as });
  }
  async corrected(near) {
    const said = await Promise.all(near.slice(0, 4).map(({ key }) => this.look(key)));
    const worth = (r) => Math.max(0, ...[...r.H, ...r.P, ...r.S, ...r.E].map(([, w]) => w), ...r.docs.map(([, w]) => w - 4));
    const best = said.map((r, i) => [r, i]).filter(([, i]) => near[i].d === near[0].d).sort((a, b) => worth(b[0]) - worth(a[0]))[0];
    const r = this.scaled(best[0], 0.9, "typo", near[best[1]].key);
    r.guesses = near.slice(0, 4).map(({ key }) => key);
    return r;
  }

  /** Known words at distance 1 (2 from nine letters): one half of the word is then typed well. */
  async alike(word) {
    if (word.length < 5 || /\d/.test(word)) return [];
    const most = word.length > 8 ? 2 : 1, half = most > 1 ? 3 : word.length >> 1, found = new Map();
    const consider = (key) => { const d = distance(word, key, most); if (d <= most && d) found.set(key, d); };
    const head = word.slice(0, half);
    (await this.between(head, head + "{", 2)).forEach(consider);
    if (![...found.values()].includes(1)) {
      const tail = [...word].reverse().join("").slice(0, word.length - half > 4 ? 4 : word.length - half);
      const i = at(this.backwards, tail), j = Math.min(at(this.backwards, tail + "{"), i + 1);
      for (let k = i; k <= j; k++)
        (await this.shard(k)).forEach((key) => key.startsWith(tail) && consider([...key].reverse().join("")));
    }
    return [...found].map(([key, d]) => ({ key, d })).sort((a, b) => a.d - b.d || (a.key < b.key ? -1 : 1));
  }

  /** A compound that is not known: by a known first and last part, or by one of them. */
  async split(word) {
    const turned = [...word].reverse().join(""), ends = await this.shard(at(this.backwards, turned)), fronts = [], tails = [];
    for (let cut = word.length - 2; cut > 2; cut--) {
      const r = await this.look(word.slice(0, cut)), tail = ends.includes(turned.slice(0, word.length - cut)) && (await this.look(word.slice(cut)));
      if (r?.H.length) fronts.push([cut, r]);
      if (tail?.H?.length) tails.unshift([word.length - cut, tail]);
    }
    const pairs = tails.flatMap((t) => fronts.filter(([n]) => /^(|s|en|e|n)$/.test(n + t[0] > word.length ? "-" : word.slice(n, word.length - t[0]))).map((f) => [f, t]));
    const [f, t] = pairs[0] || [], one = [...fronts, ...tails].sort((x, y) => y[0] - x[0])[0];
    if (!f && !(one?.[0] > 3)) return;
    const sum = new Map((f || one)[1].H.map(([n, w]) => [n, w * 0.6]));
    for (const [n, w] of t ? t[1].H : []) sum.set(n, Math.min(FULL, (sum.get(n) || 0) * 1.5 + w * 0.5));
    return { H: [...sum].sort((a, b) => b[1] - a[1]), S: [], P: [], E: [], docs: [], how: "parts", as: f ? `${word.slice(0, f[0])} ${word.slice(-t[0])}` : word, guess: !f };
  }
  shard(k) { return (this.turned[k] ??= this.load("r", k).then(unfold)); }

  /**
   * @param {string} query
   * @param {boolean} typing whether the last word may be unfinished
   * @returns what was understood: content words, the spans that were found, places, and whether it asks for meaning
   */
  async read(query, typing = true) {
    const raw = tokens(query.slice(0, 300)).slice(0, 24), plain = raw.map(({ w }) => w);
    const line = " " + plain.join(" ") + " ", glued = plain.join("");
    const question = this.m.question.some((text) => line.replace(/ /g, "").startsWith(text) || line.includes(` ${text} `)) || plain.some((w) => this.asksPage.has(w));
    raw.forEach((t, i) => {
      t.i = i;
      t.code = /^[1-9]\d{3}$/.test(t.w) && !this.quantities.has(plain[i + 1]);
      t.skip = this.stop.has(t.w) || (/^\d+$/.test(t.w) && this.quantities.has(plain[i + 1])) || /^\d{5,}$/.test(t.w) ||
        this.quantities.has(t.w) && /^\d+$/.test(plain[i - 1] || "") || (question && this.m.question.includes(t.w));
    });
    if (raw.every((t) => t.skip)) raw.forEach((t) => (t.skip = false));
    const content = raw.filter((t) => !t.skip), spans = [];
    const wanted = [];
    for (let i = 0; i < content.length; i++)
      for (let n = 1; n <= 6 && i + n <= content.length; n++) {
        const those = content.slice(i, i + n), key = those.map(({ w }) => w).join("");
        wanted.push({ those, key });
        if (this.zero.has(key)) those.forEach((t) => (t.zero = true));
        if (n === 2) wanted.push({ those, key: those[1].w + those[0].w, turned: true });
        if (n === 3 && question) wanted.push({ those: [those[0], those[2]], key: those[0].w + those[2].w }); // sociale en beschutte werkplaats
      }
    for (let i = 0; i < raw.length; i++)
      for (let n = 2; n <= 5 && i + n <= raw.length; n++) {
        const those = raw.slice(i, i + n), key = those.map(({ w }) => w).join("");
        if (those[0].skip && this.lead.has(key)) wanted.push({ those, key });
      }
    // Longer spans only when the leaf is needed for a word anyway, or begins the same: no file is read for a mere chance.
    const needed = new Set(content.map(({ w }) => at(this.leaves, w)));
    await Promise.all(wanted.map(async ({ those, key, turned }) => {
      const leaf = at(this.leaves, key);
      if (those.length > 1 && !needed.has(leaf) && those.length > 3) return;
      const r = await this.look(key);
      if (r) spans.push({ those, key, r, turned });
    }));
    for (const t of content) {
      const own = spans.find((s) => s.those.length === 1 && s.those[0] === t);
      const known = own && (own.r.H.length || own.r.S.length || own.r.P.length || own.r.E.length || own.r.docs.some(([, w]) => w > 8));
      if (known || this.placeWords.has(t.w) || /^\d+$/.test(t.w) || t.zero) continue;
      if (spans.some((s) => s.those.length > 1 && s.those.includes(t) && Math.max(0, ...[...s.r.H, ...s.r.S, ...s.r.P, ...s.r.E, ...s.r.docs].map(([, w]) => w)) > 12)) continue;
      const r = await this.recover(t.w, typing && t.i === raw.length - 1);
      if (r) { if (own) { r.docs = [...own.r.docs, ...r.docs]; spans.splice(spans.indexOf(own), 1); } spans.push({ those: [t], key: r.as, r }); }
      else if (!own) t.unknown = true;
    }
    spans.sort((a, b) => b.those.length - a.those.length || a.those[0].i - b.those[0].i);
    return { raw, content, spans, question, glued, places: this.placesIn(raw, spans), near: this.m.nearMe.some((text) => glued.includes(text)) };
  }

  /** Spans that are taken for a place. A word that is also something to do is a place only after `in`, `bij`, … */
  placesIn(raw, spans) {
    const found = [];
    for (const span of spans.filter((s) => s.r.P.length)) {
      const { those, r } = span, first = those[0].i;
      let before = raw[first - 1]?.w;
      if (["de", "het", "la", "le"].includes(before)) before = raw[first - 2]?.w;
      const code = those[0].code, beside = raw[first - 1]?.code || raw[those[those.length - 1].i + 1]?.code;
      const sure = this.placeBefore.has(before) || code || beside || this.placeBefore.has(those[0].w) && those.length > 1;
      // `boom restaurant`: what else is asked has nothing to do with trees, so it is the place.
      const sectors = new Set(r.H.map(([n]) => at(this.sectors, n)));
      const beyond = spans.filter((s) => !s.those.some((t) => those.includes(t)) && !s.those.every((t) => t.zero) && s.r.H.some(([, w]) => w > 9));
      const apart = beyond.length && !beyond.some((s) => s.r.H.some(([n]) => sectors.has(at(this.sectors, n)))) && r.P.some(([, w]) => w > 14);
      const other = apart ? 0 : Math.max(0, ...r.H.map(([, w]) => w), ...r.S.map(([, w]) => w - 3), ...r.docs.map(([, w]) => (w > 8 ? w - 6 : 0)));
      const covered = spans.some((s) => s.those.length > those.length && those.every((t) => s.those.includes(t)) &&
        Math.max(0, ...[...s.r.H, ...s.r.P, ...s.r.E].map(([, w]) => w)) > 11);
      const weight = Math.max(...r.P.map(([, w]) => w));
      let readings = [...r.P].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      if (["regio", "streek", "provincie", "province", "region"].includes(before))
        readings = [...readings.filter(([n]) => this.kindOf(n) === "region"), ...readings.filter(([n]) => this.kindOf(n) !== "region")];
      span.place = !covered && !(r.how === "parts") && (sure || (other < 8 && weight > 9) || (r.how === "typo" && !other));
      if (/^\d+$/.test(span.key) && !code) span.place = false;
      if (span.place && found.some((p) => p.those.some((t) => those.includes(t)))) span.place = false;
      if (span.place) found.push({ those, readings, span, sure: !!sure });
    }
    return found;
  }
}
