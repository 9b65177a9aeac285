// How well organisations fit a package, and why. Never by target group: only the work, the place, the customer, the form,
// the conditions and how fresh the profile is. builder/matching/fit.py does the same.
import { sums } from "../search/engine.js";
import { sectorOf } from "./recognition.js";

/** The weight of what a profile declares; scores that differ less than a step are equal. */
const FULL = 15, STEP = 500;

/**
 * @typedef {{lat: Int32Array, lon: Int32Array, towns: Set<number>, covering: Set<number>}} Around the place that is asked for
 * @typedef {{code: string, fits: boolean, params: Record<string, string>}} Reason
 */

/** On what it rests that an organisation does something. */
const HOW = ["", "does", "mentions", "sector", "mentions-sector"];

/** A score in steps. */
export const rounded = (score) => Math.floor(score * STEP + 0.5) / STEP;

/** What is known of the organisations, by number. */
export class Profiles {
  constructor(table) {
    this.table = table;
    this.size = table.number;
    this.months = table.months;
    this.firstPoint = sums([0, ...table.manyPoints]);
    this.lat = sums(table.points.filter((_, i) => !(i % 2)));
    this.lon = sums(table.points.filter((_, i) => i % 2));
    this.firstTown = sums([0, ...table.manyTowns]);
    this.towns = sums(table.towns);
    this.columns = new Map();
    this.done = new Map();
  }

  column(key, fill) {
    if (!this.columns.has(key)) { const column = new Uint8Array(this.size); fill(column); this.columns.set(key, column); }
    return this.columns.get(key);
  }

  /** How much each has of a work: 0 to 15. */
  work(key) {
    return this.column(key, (column) => {
      for (const [weight, steps] of Object.entries(this.table.work[key] ?? {})) for (const d of sums(steps)) column[d] = +weight;
    });
  }

  /** The numbers of those that declare a work. */
  declared(key) { return sums(this.table.work[key]?.[FULL] ?? []); }

  /** Whether each declares a sector. */
  declaring(sector) {
    return this.column(`declares ${sector}`, (column) => { for (const d of this.declared(sector)) column[d] = 1; });
  }

  /** Whether each names activities of a sector. */
  naming(sector) {
    return this.column(`names ${sector}`, (column) => {
      for (const key of Object.keys(this.table.work)) if (key.startsWith(`${sector}/`)) for (const d of this.declared(key)) column[d] = 1;
    });
  }

  /** Whether each has an id of `kind` (`customers`, `forms`, `labels`); without an id: anything of that kind. */
  having(kind, id) {
    return this.column(`${kind} ${id ?? ""}`, (column) => {
      for (const one of id === undefined ? Object.keys(this.table[kind]) : [id]) for (const d of sums(this.table[kind][one] ?? [])) column[d] = 1;
    });
  }

  /**
   * How surely each does an activity (0 to 1), and on what that rests, as a place in HOW.
   * @returns {{share: Float64Array, how: Uint8Array}}
   */
  doing(activity, rules) {
    if (!this.done.has(activity)) this.done.set(activity, this.judged(activity, rules));
    return this.done.get(activity);
  }

  judged(activity, rules) {
    const sector = sectorOf(activity), own = this.work(activity), wide = this.work(sector), naming = this.naming(sector);
    const share = new Float64Array(this.size), how = new Uint8Array(this.size);
    for (let d = 0; d < this.size; d++) {
      const weight = own[d], inSector = wide[d];
      if (!weight && !inSector) continue;
      let found = weight ? [rules.mentioned * Math.min(1, (2 * weight) / FULL), 2] : [0, 0], other = found;
      if (weight === FULL) found = [1, 1];
      else if (inSector === FULL) other = [activity !== sector && naming[d] ? rules.other_activities : rules.sector_only, 3];
      else if (inSector) other = [(rules.sector_only * inSector) / FULL, 4];
      [share[d], how[d]] = !found[1] || other[0] > found[0] ? other : found;
    }
    return { share, how };
  }

  /** Kilometres to the nearest location, or nothing. @param {Around} around */
  kilometres(d, { lat, lon }) {
    let least = Infinity;
    for (let i = this.firstPoint[d]; i < this.firstPoint[d + 1]; i++)
      for (let j = 0; j < lat.length; j++) {
        const high = (this.lat[i] - lat[j]) * 0.11119, wide = (this.lon[i] - lon[j]) * 0.0702, square = high * high + wide * wide;
        if (square < least) least = square;
      }
    return least < Infinity ? Math.floor(Math.sqrt(least) + 0.5) : null;
  }

  isIn(d, towns) {
    for (let i = this.firstTown[d]; i < this.firstTown[d + 1]; i++) if (towns.has(this.towns[i])) return true;
    return false;
  }
}

/** The judge of one question: what is asked beside the work stays the same for all its packages. */
export class Fit {
  /** @param {Profiles} profiles @param {any} asked @param {Around | undefined} around @param {any} table the published rules */
  constructor(profiles, asked, around, table) {
    const { customer } = asked;
    Object.assign(this, { profiles, around, rules: table.ranking, plain: table.plainForms, place: asked.place, customer });
    this.forms = profiles.having("forms");
    this.customers = customer && { any: profiles.having("customers"), has: profiles.having("customers", customer) };
    this.conditions = table.conditions.filter(([id]) => asked.conditions.includes(id)).map(([id, , labels]) => ({ id, columns: labels.map((label) => profiles.having("labels", label)) }));
    this.places = Array(profiles.size);
  }

  /** Where an organisation is: share, kilometres and how that is said. @returns {[number, number | null, string]} */
  placed(d) { return (this.places[d] ??= this.where(d)); }

  where(d) {
    const { profiles, around, rules: { near_km: near, far_km: far } } = this;
    if (profiles.isIn(d, around.towns)) return [1, 0, "in-place"];
    const km = profiles.kilometres(d, around);
    if (around.covering.has(d)) return [0.95, km, "comes-to"];
    if (km === null) return [0.1, null, "no-location"];
    const share = km <= near ? 0.9 : km < far ? Math.max(0, 0.9 * (1 - (km - near) / (far - near))) : 0;
    return [Math.max(share, 0.05), km, km <= near ? "near" : "distance"];
  }

  /** How surely it has what is wanted: its profile may not say anything of the kind. */
  among(d, any, has) { return !any[d] ? this.rules.unknown : has[d] ? 1 : this.rules.contrary; }

  /** The forms that not just anyone agrees to, those that weigh most first. */
  wanted(forms) {
    return forms.filter(({ form }) => !this.plain.includes(form)).map(({ form, weight }) => ({ form, weight, has: this.profiles.having("forms", form) }));
  }

  /**
   * Those that do some of the work, each with a score above 0 to 1.
   * @param {string[]} activities @param {ReturnType<Fit["wanted"]>} wanted @returns {{d: number, score: number}[]}
   */
  scores(activities, wanted) {
    const { profiles, rules } = this, shares = activities.map((activity) => profiles.doing(activity, rules).share), found = [];
    for (let d = 0; d < profiles.size; d++) {
      let work = 0;
      for (const share of shares) work += share[d];
      work /= shares.length;
      const score = work < rules.least ? 0 : rounded(this.score(d, work, wanted));
      if (score) found.push({ d, score });
    }
    return found;
  }

  score(d, work, wanted) {
    const { profiles, rules, customers } = this;
    let whole = rules.activity, total = rules.activity * work;
    const add = (weight, share) => { whole += weight; total += weight * share; };
    if (this.around) add(rules.place, this.placed(d)[0]);
    if (customers) add(rules.customer, this.among(d, customers.any, customers.has));
    if (wanted.length) add(rules.form, this.best(d, wanted)[0]);
    for (const condition of this.conditions) add(rules.condition, this.meets(d, condition) ? 1 : rules.unknown / 2);
    add(rules.fresh, Math.max(0, 1 - profiles.months[d] / rules.months));
    return total / whole;
  }

  /** The form that it has most surely, with how surely; of equals the one that weighs most. */
  best(d, wanted) {
    let best, most = -1;
    for (const form of wanted) {
      const share = this.among(d, this.forms, form.has);
      if (share > most || (share === most && form.weight > best.weight)) [best, most] = [form, share];
    }
    return [most, best];
  }

  meets(d, { columns }) { return columns.some((column) => column[d]); }

  /** Why an organisation is there, and what does not fit. @returns {Reason[]} */
  reasons(d, activities, wanted) {
    const { profiles, rules, customers, customer, place } = this, found = [], add = (code, fits, params = {}) => found.push({ code, fits, params });
    const works = activities.map((activity) => [activity, profiles.doing(activity, rules)]);
    for (const [activity, { how }] of works) if (how[d]) add(HOW[how[d]], true, { activity });
    for (const [activity, { share }] of works) if (!share[d]) add("not", false, { activity });
    if (this.around) {
      const [, km, code] = this.placed(d);
      add(code, code !== "no-location" && (code !== "distance" || km < rules.far_km), { place, km: `${km}` });
    }
    const share = customers && this.among(d, customers.any, customers.has);
    if (customers && share !== rules.unknown) add(share === 1 ? "customer" : "customer-other", share === 1, { customer });
    const [sure, best] = this.best(d, wanted);
    if (sure === 1) add("form", true, { form: best.form });
    for (const condition of this.conditions) {
      const met = this.meets(d, condition);
      add(met ? "condition" : "condition-unknown", met, { condition: condition.id });
    }
    if (profiles.months[d] >= rules.months) add("stale", false);
    return found;
  }
}
