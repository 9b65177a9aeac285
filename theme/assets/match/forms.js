// Which forms of working together fit a package, by the published rules. builder/matching/forms.py does the same.

/**
 * @param {string[]} sectors
 * @param {{floor: string | null, frequency: string | null, customer: string | null}} asked
 * @param {any} table the published rules
 * @returns {{form: string, weight: number, rule: number, reason: string}[]} best first, each form once
 */
export function formsFor(sectors, asked, { forms: rules, habits, elsewhere }) {
  const sites = new Set(sectors.map((sector) => habits[sector] ?? "either")), best = new Map();
  rules.forEach((rule, at) => {
    if (holds(rule, sectors, asked, sites, elsewhere) && rule.weight > (best.get(rule.form)?.weight ?? 0))
      best.set(rule.form, { form: rule.form, weight: rule.weight, rule: at, reason: rule.reason });
  });
  return [...best.values()].sort((a, b) => b.weight - a.weight || a.rule - b.rule);
}

function holds({ floors, frequencies, customers, sites: done, sectors: about }, sectors, { floor, frequency, customer }, sites, elsewhere) {
  if (done && !floors && floor && !done.includes(elsewhere[floor])) return false;
  return (!floors || floors.includes(floor)) && (!frequencies || frequencies.includes(frequency)) && (!customers || customers.includes(customer))
    && (!done || done.some((site) => sites.has(site))) && (!about || about.some((sector) => sectors.includes(sector)));
}
