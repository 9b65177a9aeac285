// How well organisations fit a package, and why. Never by target group: only the work, the place, the customer, the form,
// the conditions and how fresh the profile is. builder/matching/fit.py does the same.
import { sums } from "../search/words.js";
import { sectorOf } from "./recognition.js";

/** The weight of what a profile declares; scores that differ less than a step are equal. */
const FULL = 15, STEP = 500;

/**
 * @typedef {{lat: Int32Array, lon: Int32Array, towns: Set<number>, covering: Set<number>}} Around the place that is asked for
 * @typedef {{code: string, fits: boolean, params: Record<string, string>}} Reason
 */

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

  /** Whether each declares a sector. */
  declaring(sector) {
    return this.column(`declares ${sector}`, (column) => this.work(sector).forEach((weight, d) => { if (weight === FULL) column[d] = 1; }));
  }

  /** Whether each names activities of a sector. */
  naming(sector) {
    return this.column(`names ${sector}`, (column) => {
      for (const key of Object.keys(this.table.work)) if (key.startsWith(`${sector}/`)) this.work(key).forEach((weight, d) => { if (weight === FULL) column[d] = 1; });
    });
  }

  /** Whether each has an id of `kind` (`customers`, `forms`, `labels`); without an id: anything of that kind. */
  having(kind, id) {
    return this.column(`${kind} ${id ?? ""}`, (column) => {
      for (const one of id === undefined ? Object.keys(this.table[kind]) : [id]) for (const d of sums(this.table[kind][one] ?? [])) column[d] = 1;
    });
  }

  /** How surely an organisation does an activity (0 to 1), and on what that rests. @returns {[number, string]} */
  does(d, activity, rules) {
    const sector = sectorOf(activity), weight = this.work(activity)[d], inSector = this.work(sector)[d];
    if (weight === FULL) return [1, "does"];
    let best = weight ? [rules.mentioned * Math.min(1, (2 * weight) / FULL), "mentions"] : [0, ""], other;
    if (inSector === FULL) other = [activity !== sector && this.naming(sector)[d] ? rules.other_activities : rules.sector_only, "sector"];
    else if (inSector) other = [(rules.sector_only * inSector) / FULL, "mentions-sector"];
    return other && (!weight || other[0] > best[0]) ? other : best;
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
    Object.assign(this, { profiles, asked, around, rules: table.ranking, plain: table.plainForms });
    this.conditions = table.conditions.filter(([id]) => asked.conditions.includes(id));
    this.places = new Map();
  }

  /** Share, kilometres and reason of where an organisation is. */
  place(d) {
    if (!this.places.has(d)) this.places.set(d, this.placed(d));
    return this.places.get(d);
  }

  placed(d) {
    const { profiles, around, rules, asked: { place } } = this, said = (code, fits, params) => ({ code, fits, params: { place, ...params } });
    if (profiles.isIn(d, around.towns)) return [1, 0, said("in-place", true)];
    const km = profiles.kilometres(d, around), { near_km: near, far_km: far } = rules;
    if (around.covering.has(d)) return [0.95, km, said("comes-to", true)];
    if (km === null) return [0.1, null, said("no-location", false)];
    const share = km <= near ? 0.9 : km < far ? Math.max(0, 0.9 * (1 - (km - near) / (far - near))) : 0;
    return [Math.max(share, 0.05), km, said(km <= near ? "near" : "distance", km < far, { km: `${km}` })];
  }

  /** How surely an organisation has what is wanted, when its profile may not say. */
  among(d, kind, wanted) {
    const { profiles, rules } = this;
    return !profiles.having(kind)[d] ? rules.unknown : profiles.having(kind, wanted)[d] ? 1 : rules.contrary;
  }

  /** The forms that not just anyone agrees to, those that weigh most first. */
  wanted(forms) { return forms.filter(({ form }) => !this.plain.includes(form)); }

  /**
   * Score 0 to 1; 0: it does none of the work.
   * @param {number} d @param {string[]} activities @param {{form: string, weight: number}[]} wanted
   */
  score(d, activities, wanted) {
    const { profiles, rules, asked } = this;
    let work = 0, whole = 0, total = 0;
    for (const activity of activities) work += profiles.does(d, activity, rules)[0];
    work /= activities.length;
    if (work < rules.least) return 0;
    const add = (weight, share) => { whole += weight; total += weight * share; };
    add(rules.activity, work);
    if (this.around) add(rules.place, this.place(d)[0]);
    if (asked.customer) add(rules.customer, this.among(d, "customers", asked.customer));
    if (wanted.length) add(rules.form, this.among(d, "forms", this.best(d, wanted).form));
    for (const condition of this.conditions) add(rules.condition, this.meets(d, condition) ? 1 : rules.unknown / 2);
    add(rules.fresh, Math.max(0, 1 - profiles.months[d] / rules.months));
    return total / whole;
  }

  best(d, wanted) {
    const share = ({ form }) => this.among(d, "forms", form);
    return wanted.reduce((best, form) => (share(form) - share(best) || form.weight - best.weight) > 0 ? form : best);
  }

  meets(d, [, , labels]) { return labels.some((label) => this.profiles.having("labels", label)[d]); }

  /** Why an organisation is there, and what does not fit. @returns {Reason[]} */
  reasons(d, activities, wanted) {
    const { profiles, rules, asked } = this, found = [], add = (code, fits, params = {}) => found.push({ code, fits, params });
    const works = activities.map((activity) => [activity, ...profiles.does(d, activity, rules)]);
    for (const [activity, , how] of works) if (how) add(how, true, { activity });
    for (const [activity, share] of works) if (!share) add("not", false, { activity });
    if (this.around) found.push(this.place(d)[2]);
    const { customer } = asked, share = customer && this.among(d, "customers", customer);
    if (customer && share !== rules.unknown) add(share === 1 ? "customer" : "customer-other", share === 1, { customer });
    const best = wanted.length && this.best(d, wanted);
    if (best && this.among(d, "forms", best.form) === 1) add("form", true, { form: best.form });
    for (const condition of this.conditions) {
      const met = this.meets(d, condition);
      add(met ? "condition" : "condition-unknown", met, { condition: condition[0] });
    }
    if (profiles.months[d] >= rules.months) add("stale", false);
    return found;
  }
}
