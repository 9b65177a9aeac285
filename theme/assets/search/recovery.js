// Words that are not known: other endings, what they begin, a typing error, their parts, and what is near in spelling.
import { at, byWeight, heaviest, unfold } from "./words.js";

const FULL = 15;
/** Keys that are looked at for what a word begins. */
const BEGUN = 60;
/** Letters that the last part of a compound is worth more than its first. */
const TAIL = 2;
/** Letters of a word of which two may be wrong, where only one known word comes that close: `enclaaf`. */
const LIKE_NO_OTHER = 7;
/** A name has a higher weight than this. */
const NAME = 13;
/** Names that a beginning may stand for, and the letters of the shortest beginning that does. */
const NAMES = 3, SHORTEST_NAME = 4;
/** What a typing error leaves of a weight: as in places.js. */
const TYPO = 0.9;
/** Letters that sound the same: `streik`, `gragt`. */
const SOUNDS = [["ei", "y"], ["y", "ei"], ["ch", "g"], ["g", "ch"]];
/** Files of the lexicon, and of words spelt backwards, that are read at most for words that look alike. */
const LEAVES = 6, SHARDS = 2;

/** What is written with other letters that sound the same. */
const sounding = (word) => SOUNDS.flatMap(([one, other]) => [...word.matchAll(one)].map(({ index }) => word.slice(0, index) + other + word.slice(index + one.length)));

/** How many letters differ, swapped neighbours counting once; more than `most` gives 9. */
export function distance(a, b, most) {
  let x = a.length, y = b.length, i = 0;
  if (Math.abs(x - y) > most) return 9;
  while (i < x && a[i] === b[i]) i++;
  while (x > i && y > i && a[x - 1] === b[y - 1]) x--, y--;
  x -= i; y -= i;
  if (!x || !y) return x + y > most ? 9 : x + y;
  // One edit leaves no more than a swap.
  if (most < 2 && (x > 2 || y > 2)) return 9;
  let before = [], last = [...Array(y + 1).keys()], earlier = 0;
  for (let p = 1; p <= x; p++) {
    const row = [p];
    let least = p;
    for (let q = 1; q <= y; q++) {
      row[q] = Math.min(row[q - 1] + 1, last[q] + 1, last[q - 1] + (a[i + p - 1] !== b[i + q - 1]));
      if (p > 1 && q > 1 && a[i + p - 1] === b[i + q - 2] && a[i + p - 2] === b[i + q - 1]) row[q] = Math.min(row[q], before[q - 2] + 1);
      if (row[q] < least) least = row[q];
    }
    // It only grows from here; a swap comes back to the row before.
    if (Math.min(least, earlier) > most) return 9;
    earlier = least;
    [before, last] = [last, row];
  }
  return last[y] > most ? 9 : last[y];
}

/** An ending of the index as a pattern, with what takes its place. @param {[string, string]} ending */
export const pattern = ([from, to]) => [new RegExp(from), to.replace(/\\/g, "$")];

/** What a word of a question may mean. @param {import("./reader.js").Reader} reader */
export async function recover(reader, word, typing) {
  const r = await new Recovery(reader).recover(word, typing);
  if (r) r.begun = typing;
  return r;
}

/** Concepts whose words begin as an unknown word does. @returns {Promise<number[]>} */
export async function alike(reader, word) {
  const recovery = new Recovery(reader), found = new Set();
  for (let n = Math.min(word.length, 8); n > Math.max(3, Math.floor((word.length * 2) / 3)) && !found.size; n--)
    for (const key of await recovery.between(word.slice(0, n), word.slice(0, n) + "{", 1)) {
      const [top] = (await reader.look(key)).H;
      if (top && found.size < 3) found.add(top[0]);
    }
  return [...found];
}

/** Phrases with a word that was typed otherwise: `kastje op maat`, `kringwinkle kust`; of what a word may mean that is
 * less likely, a name that it makes: `Groep Talet`; names that begin as all of the question does: `con bri`. */
export async function beside(reader, content, spans, raw) {
  const phrase = async (those, keys) => {
    const said = await Promise.all(keys.map((key) => reader.look(key))), i = said.findIndex((r, at) => r && (!at || heaviest(r.docs) > NAME));
    if (said[i]) spans.push({ those, key: keys[i], r: scaled(said[i], 0.9, "form", keys[i]) });
  };
  for (const t of content) if (/form|typo/.test(t.r?.how)) t.as = [...new Set([t.r.as, ...(t.r.guesses || [])])];
  for (const [i, t] of content.entries())
    for (const those of t.as ? [[content[i - 1], t], [t, content[i + 1]]] : []) {
      const [a, b] = those;
      if (!a || !b || (b === t && a.as)) continue;
      await phrase(those, (a.as || [a.w]).flatMap((one) => (b.as || [b.w]).map((other) => one + other)));
    }
  if (content[2] && content.some((t) => t.as)) await phrase(content, [content.map((t) => t.as?.[0] || t.w).join("")]);
  const key = raw.map(({ w }) => w).join("");
  if (!raw.at(-1).r?.begun || key.length < SHORTEST_NAME) return;
  const docs = new Map();
  for (const name of await new Recovery(reader).between(key, key + "{")) for (const [d, w] of (await reader.look(name)).docs) if (w > NAME) docs.set(d, w);
  if (docs.size && docs.size <= NAMES) spans.push({ those: raw, key, r: { H: [], S: [], P: [], E: [], docs: [...docs], how: "prefix", as: key } });
}

/** Known words that look like one that is not known: for people to choose from. @returns {Promise<string[]>} */
export const nearest = async (reader, word) => (await new Recovery(reader).alike(word)).slice(0, 3).map(({ key }) => key);

class Recovery {
  constructor(reader) { this.reader = reader; }

  async recover(word, typing) {
    const { reader } = this;
    if (/^\d+$/.test(word)) return; // a number has no other endings, and is no compound of numbers
    reader.endings ??= (await reader.load("w", 0)).endings.map(pattern);
    for (const [from, to] of reader.endings) {
      const other = word.replace(from, to);
      const r = other !== word && other.length > 2 && (await reader.look(other));
      if (r && (r.H.length || r.S.length || r.P.length || r.E.length)) return scaled(r, 0.9, "form", other);
    }
    if (typing && word.length > 2) {
      const keys = await this.between(word, word + "{");
      if (keys.length) {
        const all = { H: new Map(), E: new Map(), P: new Map(), docs: new Map() };
        for (const key of keys.slice(0, BEGUN)) {
          const r = await reader.look(key);
          for (const t in all) for (const [n, w] of r[t]) all[t].set(n, Math.max(all[t].get(n) || 0, w * (r.guess ? 0.5 : 1) * (1 - (key.length - word.length) / BEGUN)));
        }
        const r = { S: [] };
        for (const t in all) r[t] = [...all[t]].sort(byWeight).slice(0, 12);
        if (r.H.length || r.E.length || r.P.length || heaviest(r.docs) > 8) return scaled(r, 0.95, "prefix", keys.sort((a, b) => a.length - b.length)[0]);
      }
    }
    let near = await this.alike(word);
    if (word.length < 5) return this.named(near);
    if (near.length && near[0].d === 1) return this.corrected(near, word);
    const split = await this.parts(word);
    if (split && !(split.guess && near.length)) return split;
    if (!near.length && word.length >= LIKE_NO_OTHER) {
      near = await this.alike(word, 2);
      if (near.length > 1) return;
    }
    return near.length ? this.corrected(near, word) : undefined;
  }

  /** Keys between two keys (the second excluded). */
  async between(from, to, most = LEAVES) {
    const found = [];
    for (const [keys] of await filesFrom(this.reader.leaves, from, to, most, (k) => this.reader.leaf(k)))
      for (let i = keys[0] >= from ? 0 : at(keys, from); i < keys.length && keys[i] < to; i++) if (keys[i] >= from) found.push(keys[i]);
    return found;
  }

  async corrected(near, word) {
    const said = await Promise.all(near.slice(0, 4).map(({ key }) => this.reader.look(key)));
    const worth = (r) => Math.max(heaviest(r.H, r.P, r.S, r.E), heaviest(r.docs) - 4);
    const weak = (r) => worth(r) < 5;
    // The last letter is seldom wrong.
    const ends = (i) => near[i].d < 2 && near[i].key.at(-1) !== word.at(-1);
    const best = said.map((r, i) => [r, i]).sort((a, b) => weak(a[0]) - weak(b[0]) || near[a[1]].d - near[b[1]].d || ends(a[1]) - ends(b[1]) || worth(b[0]) - worth(a[0]))[0];
    const r = scaled(best[0], TYPO, "typo", near[best[1]].key);
    r.guesses = near.slice(0, 4).map(({ key }) => key);
    return r;
  }

  /** Of a short word, only the name of an organisation that was likely meant. */
  async named(near) {
    for (const { key } of near) {
      const docs = (await this.reader.look(key)).docs.filter(([, w]) => w > NAME);
      if (docs.length) return { H: [], S: [], P: [], E: [], docs, how: "typo", as: key, guesses: [key] };
    }
  }

  /** Known words at distance 1 (2 from nine letters): one half of the word is then typed well. */
  async alike(word, most = word.length > 8 ? 2 : 1) {
    if (word.length < 4 || /\d/.test(word)) return [];
    const half = most > 1 ? 3 : word.length >> 1, found = new Map();
    const consider = (key) => {
      const d = Math.abs(key.length - word.length) > most ? 9 : distance(word, key, most);
      if (d <= most && d) found.set(key, d);
    };
    // What begins as the first half does also begins as its first letters, and there may be too many of those.
    for (const key of new Set((await Promise.all([word.length >> 1, half, -2].map((n) => this.between(word.slice(0, n), word.slice(0, n) + "{")))).flat())) consider(key);
    // Neither half is typed well when the two letters between them are swapped: `mebuel`.
    const swapped = word.slice(0, half - 1) + word[half] + word[half - 1] + word.slice(half + 1);
    const others = [swapped, ...sounding(word)].filter((w) => w !== word);
    for (const [i, said] of (await Promise.all(others.map((w) => this.reader.look(w)))).entries()) if (said) found.set(others[i], 1);
    if (![...found.values()].includes(1)) {
      const tail = turned(word).slice(0, word.length - half > 4 ? 4 : word.length - half);
      for (const key of await this.backwards(tail, tail + "{", SHARDS)) if (key.startsWith(tail)) consider(turned(key));
    }
    return [...found].map(([key, d]) => ({ key, d })).sort((a, b) => a.d - b.d || (a.key < b.key ? -1 : 1));
  }

  /** A compound, or another form of one: `kampeerstoeltjes`. */
  async parts(word) {
    let found = await this.split(word);
    for (const [from, to] of this.reader.endings) {
      if (found && !found.guess) break;
      const other = word.replace(from, to), next = other.length < word.length && other.length > 2 && (await this.split(other));
      if (next && (!found || !next.guess)) found = next;
    }
    return found;
  }

  /** A compound that is not known: by a known first and last part, or by one of them. */
  async split(word) {
    // Known words that it ends with begin, turned, as it does: they stand in its shard or in one before.
    const end = turned(word), ends = await this.backwards(end.slice(0, 4), end), fronts = [], tails = [];
    for (let cut = word.length - 2; cut > 2; cut--) {
      const r = await this.reader.look(word.slice(0, cut)), tail = ends.includes(end.slice(0, word.length - cut)) && !this.reader.zero.has(word.slice(cut)) && (await this.reader.look(word.slice(cut)));
      if (r?.H.length) fronts.push([cut, r]);
      if (tail?.H?.length) tails.unshift([word.length - cut, tail]);
    }
    const pairs = tails.flatMap((t) => fronts.filter(([n]) => /^(|s|en|e|n)$/.test(n + t[0] > word.length ? "-" : word.slice(n, word.length - t[0]))).map((f) => [f, t]));
    const [f, t] = pairs[0] || [], one = [...fronts, ...tails.map(([n, r]) => [n, r, TAIL])].sort((x, y) => y[0] + (y[2] || 0) - x[0] - (x[2] || 0))[0];
    if (!f && !(one?.[0] > 3)) return;
    // A guess is surer than what little is known of a word beside it, and comes last.
    const sum = new Map((f || one)[1].H.map(([n, w]) => [n, w * 0.6]));
    for (const [n, w] of t ? new Map(t[1].H) : []) sum.set(n, Math.min(FULL, (sum.get(n) || 0) * 1.5 + w * 0.6));
    return { H: [...sum].sort((a, b) => b[1] - a[1]), S: [], P: [], E: [], docs: [], how: "parts", as: f ? `${word.slice(0, f[0])} ${word.slice(-t[0])}` : word, guess: !f };
  }

  /** Known words, spelt backwards, of the files in which these begin and end. */
  async backwards(from, to, most) {
    const { reader } = this;
    reader.backwards ??= unfold((await reader.load("w", 0)).reversed);
    return (await filesFrom(reader.backwards, from, to, most, (k) => reader.load("r", k, ([words]) => unfold(words)))).flat();
  }
}

/** The files of a list that begin at `starts`, from where `from` stands to where `to` would; the first `most` of them. */
function filesFrom(starts, from, to, most = Infinity, read) {
  const first = at(starts, from);
  return Promise.all([...Array(Math.min(at(starts, to) - first + 1, most)).keys()].map((i) => read(first + i)));
}

const turned = (word) => [...word].reverse().join("");

function scaled(r, factor, how, as) {
  for (const t of "HSPE") r[t] = r[t].map(([n, w]) => [n, w * factor]);
  return Object.assign(r, { how, as });
}
