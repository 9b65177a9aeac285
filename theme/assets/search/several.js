// Questions of several parts: needs that say more of each other, wishes beside what is asked, names and words of texts.
import { at, byWeight, heaviest } from "./words.js";

const FULL = 15;
/** From above this weight, a word surely says what is to be done. */
const CLEAR = 5;
/** What a need counts that is doubted, and one that only says what to do with something: `halen`, `proper maken`. */
const DOUBTED = 0.5, ACT = 0.3;
/** What a reading counts that no other need agrees with. */
const ALONE = 0.2;
/** How much what is done with something agrees with the rest. */
const OF_ACT = 0.5;
/** From above this weight, another need agrees. */
const AGREES = 4;
/** What the words of a phrase say beside the phrase itself; less of a sector of which it names an activity. */
const IN_PARTS = 0.5, BESIDE = 0.55;
/** From above this weight, a part is sure of itself; the most that counts who only comes near. */
const FIRM = 0.55, CLOSE = 0.8;
/** What a name weighs that is all there is, beside what its words may mean. */
const WHOLE = 2;
/** How much a soft wish counts beside what is asked for. */
const SOFT = { form: 0.3, customer: 0.2, type: 0.1, label: 0.25, service: 0.1, purpose: 0.12 };

/** What is to be done, of several needs: who it is for adds only what fits the rest, a guess counts for little, and so
 * does what is done beside what it is done to, or beside a longer phrase for how or for whom, and what all the rest
 * disagrees with. */
export function settled(reader, all, soft, raw) {
  const hard = all.filter((s) => !afterFor(reader, s, raw, soft, all) && !soft.some((o) => within(s, o)));
  const sectorOf = (n) => at(reader.sectors, n), isAct = (s) => s.those.every((t) => t.skip || reader.acts.has(t.w));
  const work = hard.filter((s) => !forWhom(reader, s)), things = work.filter((s) => !isAct(s));
  const sectors = (those, least) => new Set(those.flatMap((s) => s.r.H.filter(([, w]) => w > least).map(([n]) => sectorOf(n))));
  return hard.flatMap((s) => {
    const whom = !work.includes(s), others = (whom ? work : things).filter((o) => o !== s && (whom || (!o.r.guess && heaviest(o.r.H) > CLEAR)));
    const clear = sectors(others, CLEAR), fits = s.r.H.filter(([n]) => clear.has(sectorOf(n)));
    if (whom && clear.size) return fits.length ? [{ ...s, r: { ...s.r, H: fits } }] : [];
    if (besideThat(reader, raw, s)) return [s];
    if (isAct(s) && (things.some((o) => o !== s) || soft.some((o) => o.those[1]))) return [{ ...s, doubt: ACT }];
    const votes = work.filter((o) => o !== s).map((o) => sectors([o], AGREES)), own = sectors([s], 1);
    const disagrees = [...new Set(votes.flatMap((v) => [...v]))].some((n) => !own.has(n) && votes.filter((v) => v.has(n)).length > 1);
    return [disagrees || ((s.r.guess || s.r.how === "typo") && others.length && !fits.length) ? { ...s, doubt: DOUBTED } : s];
  });
}

/** Whether `en` or a comma says that this is asked beside the rest: before it, or after the first word. */
function besideThat({ and }, raw, s) {
  const first = s.those[0], last = s.those.at(-1), before = raw[first.i - 1], after = raw[last.i + 1];
  return before ? and.has(before.w) || first.s - before.e > 1 : after && (and.has(after.w) || after.s - last.e > 1);
}

/** `sous` of `sous-traitance`: a part of a longer phrase that is surer. */
const within = (s, o) => o.those.length > s.those.length && s.those.every((t) => o.those.includes(t)) && heaviest(o.r.S) > heaviest(s.r.H);

/** `groen voor scholen`, `fiets voor kleuter`: said after `voor`, it is for whom, not what is to be done. */
function afterFor(reader, s, raw, soft, all) {
  if (!led(reader, s, raw)) return false;
  const others = all.filter((o) => !led(reader, o, raw)), sectors = (those) => those.flatMap((o) => o.r.H.map(([n]) => at(reader.sectors, n)));
  const beside = soft.some((o) => others.length || o.those[0] !== s.those[0]); // `company for hotel` asks nothing else
  return (beside && s.r.S.some(([n]) => isWhom(reader, n))) || (s.r.guess && others.length && !sectors([s]).some((n) => sectors(others).includes(n)));
}

function led(reader, s, raw) {
  for (let i = s.those[0].i; raw[--i]?.skip; ) if (reader.for.has(raw[i].w)) return true;
  return false;
}

/** `gemeentehuis`, `café`: says for whom, or where, as surely as what. */
const forWhom = (reader, s) => heaviest(s.r.S.filter(([n]) => isWhom(reader, n))) >= heaviest(s.r.H);
const isWhom = (reader, n) => /customer|purpose/.test(reader.kindOf(n));

/** For each need its readings as [concept, weight (0 to 1)]: those that other words agree with come first. */
export function agreed(reader, hard, read) {
  const total = new Map(), sectorOf = (n) => reader.sectors[at(reader.sectors, n)];
  const own = hard.map((s) => {
    const best = new Map(), share = s.doubt === ACT ? OF_ACT : 1;
    for (const [n, w] of s.r.H) for (const k of new Set([n, -sectorOf(n)])) best.set(k, Math.max(best.get(k) || 0, (w / FULL) * share));
    for (const [k, w] of best) total.set(k, (total.get(k) || 0) + w);
    return best;
  });
  return hard.map((s, i) => {
    const others = (k) => (total.get(k) || 0) - (own[i].get(k) || 0);
    // A phrase also says, less surely, what its words say.
    const all = new Map(s.r.H), votes = new Map(), told = new Set(s.r.H.map(([n]) => sectorOf(n)).filter((n) => !all.has(n)));
    const inner = s.those.length > 1 ? read.spans.filter((o) => o.those.length === 1 && s.those.includes(o.those[0])) : [];
    for (const o of inner) for (const n of new Set(o.r.H.map(([n]) => sectorOf(n)))) votes.set(n, (votes.get(n) || 0) + 1);
    for (const o of inner)
      for (const [n, w] of o.r.H) if (votes.get(sectorOf(n)) > 1) all.set(n, Math.max(all.get(n) || 0, w * (told.has(sectorOf(n)) ? BESIDE : IN_PARTS)));
    return [...all].map(([n, w]) => {
      const agree = Math.min(1, Math.max(others(n), 0.5 * others(-sectorOf(n))));
      return [n, (w / FULL) * (hard.length > 1 ? ALONE + (1 - ALONE) * agree : 1)];
    }).sort(byWeight);
  });
}

/** Where nobody says it does what a part asks, who comes nearest is the answer, as much as for another part. */
function even(parts) {
  for (const { lists, segment: { weight, guess } } of parts) {
    const nearest = Math.max(0, ...lists.map(([numbers, v]) => (numbers.length ? v : 0)));
    if (weight > FIRM && !guess && nearest && nearest < CLOSE) for (const list of lists) list[1] *= CLOSE / nearest;
  }
}

/** Names, and words of names and texts that say nothing else. `said`: words that are asked for; `taken`: by places. */
export function named({ spans, content }, said, taken) {
  const names = [];
  for (const s of spans.filter((s) => s.r.docs.length && (s.those.length > 1 || !taken.has(s.those[0])))) {
    const parted = s.those.length > 1 && s.r.docs.filter(([, w]) => w > 12);
    // `vlas pit`: the two halves of a word that only one name has.
    const full = parted.length === 1 ? parted : s.r.docs.filter(([, w]) => w > 13);
    const other = full === parted ? s.those.some((t) => taken.has(t) || spans.some((o) => o.those.length < 2 && o.those[0] === t && !o.r.guess && (o.r.H.length || o.r.S.length))) : (s.r.how !== "prefix" || said.size > s.those.length) && s.those.some((t) => said.has(t) || t.zero || taken.has(t));
    const whole = s.those.length > 1 && !s.those.every((t) => t.zero) && content.every((t) => s.those.includes(t));
    if (full.length) names.push({ s, docs: full, full: true, other: other && !whole, whole });
    else if (s.those.length === 1 && !other) names.push({ s, docs: s.r.docs, other });
  }
  return names;
}

/** Wishes and names as parts of a question, beside its other `parts`; with `beside` they only add to what is found for the others. */
export async function besides(index, { soft, names, text }, scope, firm, parts) {
  if (parts.length > 1) even(parts);
  const wishes = await Promise.all(soft.map(async (wish) => {
    const readings = wish.readings.slice(0, 3);
    wish.concepts = await Promise.all(readings.map(([n]) => index.concept(n)));
    const members = await Promise.all(wish.concepts.map((c) => index.members(c, { ...scope, parts: firm ? 1 : scope.parts })));
    const lists = members.flatMap((those, i) => those.map(([numbers, m]) => [numbers, (m * readings[i][1]) / FULL, wish.concepts[i]])), { kind } = wish.concepts[0];
    return { weight: firm ? SOFT[kind] || 0.1 : kind === "customer" ? 0.5 : 0.9, lists, more: [], segment: wish, beside: firm };
  }));
  return [...wishes, ...names.map(({ s, docs, full, other, whole }) => ({
    weight: whole ? WHOLE : other ? 0.35 : heaviest(docs) > 8 ? (firm ? 0.9 : 1.2) : firm ? 0.15 : 0.5,
    lists: docs.map(([d, w]) => [[d], full ? 1 : w / FULL, null]), more: [], segment: { text: text(s), name: heaviest(docs) > 8 }, beside: other,
  }))];
}
