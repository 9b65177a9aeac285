// Reads a question: which words mean a sector, a place, a form, a name, and which are not known. Looks up only; all
// knowledge is in the published lexicon. builder/finding/reading.py does the same for the command line.
import { tokens, unfold, at, sums, part, heaviest } from "./words.js";

/** What a kind of concept does to the answer. */
const TRACK = { activity: "H", municipality: "P", region: "P" };
for (const kind of ["customer", "form", "type", "label", "service", "purpose"]) TRACK[kind] = "S";

export class Reader {
  constructor(manifest, load) {
    this.m = manifest;
    this.load = load;
    this.leaves = unfold(manifest.leaves);
    this.lead = new Set(unfold(manifest.lead));
    for (const name in manifest.words) this[name] = new Set(unfold(manifest.words[name]));
    this.sectors = sums(manifest.sectors);
  }

  kindOf(number) {
    const ranges = this.m.kinds;
    let i = ranges.length - 2;
    while (ranges[i] > number) i -= 2;
    return ranges[i + 1];
  }
  track(number) { return TRACK[this.kindOf(number)] || "E"; }

  /** A leaf: sorted keys, and what each says. */
  leaf(i) { return this.load("l", i, ([keys, codes]) => [unfold(keys), codes]); }

  /** What a key says: concepts by track as [number, weight], organisations, and whether it is a guess. */
  async look(key) { return this.said(await this.leaf(at(this.leaves, key)), key); }
  /** The same of a leaf that is there. */
  said([keys, all], key) {
    const i = at(keys, key);
    if (keys[i] !== key) return;
    const r = { H: [], S: [], P: [], E: [], docs: [] };
    for (const code of all[i])
      if (!code) r.guess = true;
      else if (code < 0) r.docs.push([-code >> 4, -code & 15]);
      else { const n = code >> 4; r[this.track(n)].push([n, code & 15]); }
    return r;
  }

  /**
   * @param {string} query
   * @param {boolean} typing whether the last word may be unfinished
   * @returns what was understood: content words, the spans that were found, places, and whether it asks for meaning
   */
  async read(query, typing = true) {
    const raw = tokens(query.slice(0, 300)).slice(0, 24), plain = raw.map(({ w }) => w);
    const glued = plain.join("");
    const question = this.m.question.some((text) => glued.startsWith(text) || plain.includes(text)) || plain.some((w) => this.asksPage.has(w));
    raw.forEach((t, i) => {
      const amount = t.w >= 0 && this.quantities.has(plain[i + 1]);
      t.i = i;
      t.code = t.w > 999 && !t.w[4] && !amount;
      t.skip = this.stop.has(t.w) || amount || question && this.m.question.includes(t.w) || (t.not = this.not.has(plain[i - 1]));
    });
    if (raw.every((t) => t.skip)) raw.forEach((t) => (t.skip = false));
    const content = raw.filter((t) => !t.skip || t.not), spans = [], wanted = [];
    for (let i = 0; i < content.length; i++)
      for (let n = 1; n <= 6 && i + n <= content.length; n++) {
        const those = content.slice(i, i + n), key = those.map(({ w }) => w).join("");
        // After `zonder`, as a part of a phrase at most: `werk zonder diploma`.
        if (!those[0].skip || n > 1) wanted.push({ those, key });
        if (this.zero.has(key)) those.forEach((t) => (t.zero = n));
        if (n === 2) wanted.push({ those, key: those[1].w + those[0].w, turned: true });
        // Sociale en beschutte werkplaats; ramen van de serre wassen.
        if (n === 3) wanted.push({ those: [those[0], those[2]], key: those[0].w + those[2].w });
      }
    for (let i = 0; i < raw.length; i++)
      for (let n = 2; n <= 5 && i + n <= raw.length; n++) {
        const those = raw.slice(i, i + n), key = those.map(({ w }) => w).join("");
        // LEAD of builder/finding/leaves.py.
        if (those[0].skip ? this.lead.has(key.slice(0, 5)) : those.at(-1).skip && !this.and.has(those.at(-1).w)) wanted.push({ those, key });
      }
    // Longer spans only when the leaf is needed for a word anyway, or a phrase that begins with a word of no weight begins the same: no file is read for a mere chance.
    const needed = new Set(content.map(({ w }) => at(this.leaves, w)));
    const files = await Promise.all(wanted.map(({ those, key }) => (those[0].skip || !those.at(-1).skip && !those[3] || needed.has(at(this.leaves, key))) && this.leaf(at(this.leaves, key))));
    files.forEach((leaf, i) => { const r = leaf && this.said(leaf, wanted[i].key); r && spans.push({ ...wanted[i], r }); });
    for (const t of content) {
      const own = spans.find((s) => s.those.length < 2 && s.those[0] === t);
      if (own && (own.r.guess || heaviest(own.r.H, own.r.S, own.r.P, own.r.E) || heaviest(own.r.docs) > 8) || t.zero || t.skip || this.placeWords.has(t.w) || t.w >= 0 && (content[1] || t.w < 1e4)) continue;
      if (spans.some((s) => s.those.length > 1 && s.those.includes(t) && heaviest(s.r.H, s.r.S, s.r.P, s.r.E, s.r.docs) > 12)) continue;
      const r = await (await part("recovery")).recover(this, t.w, typing && t.i === raw.length - 1);
      t.r = r;
      if (r) { if (own) { r.docs = [...own.r.docs, ...r.docs]; spans.splice(spans.indexOf(own), 1); } spans.push({ those: [t], key: r.as, r }); }
      else if (!own) t.unknown = !this.stop.has(t.w);
    }
    if (content.some((t) => t.r)) await (await part("recovery")).beside(this, content, spans, raw);
    spans.sort((a, b) => b.those.length - a.those.length || a.those[0].i - b.those[0].i);
    const places = spans.some((s) => s.r.P.length) ? (await part("places")).placesIn(this, raw, spans) : [];
    return { raw, content, spans, question, places, near: this.m.nearMe.some((text) => glued.includes(text)) };
  }
}
