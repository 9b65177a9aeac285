// Tasks put together into packages that one organisation can take. builder/matching/packages.py does the same.

/**
 * @param {import("./recognition.js").Task[]} tasks
 * @param {(sector: string) => Uint8Array} declaring for each organisation whether it declares a sector
 * @param {any} table the published rules
 * @returns {import("./recognition.js").Task[][]} in the order of the text
 */
export function packagesOf(tasks, declaring, { packages: rules, together }) {
  let groups = [];
  for (const task of tasks) {
    const known = groups.find(({ sectors }) => sectors.has(task.sector));
    if (known) known.tasks.push(task);
    else groups.push({ sectors: new Set([task.sector]), tasks: [task], doing: declaring(task.sector) });
  }
  for (;;) {
    const best = nearest(groups, rules, together);
    if (!best) return groups.map((group) => group.tasks);
    const [one, other] = best.map((at) => groups[at]);
    one.tasks = [...one.tasks, ...other.tasks];
    one.sectors = new Set([...one.sectors, ...other.sectors]);
    one.doing = one.doing.map((does, d) => does & other.doing[d]);
    groups = groups.filter((group) => group !== other);
  }
}

/** The two groups that go together best; the first in the text is the first of the two. */
function nearest(groups, rules, together) {
  let best, most = 0;
  groups.forEach((one, first) => {
    for (let second = first + 1; second < groups.length; second++) {
      const other = groups[second], has = ({ sectors }, those) => those.some((sector) => sectors.has(sector));
      if (one.sectors.size + other.sectors.size > rules.most_sectors) continue;
      const share = shared(one, other, rules.least), related = together.some((those) => has(one, those) && has(other, those));
      const worth = share + (related && share ? rules.related : 0);
      if (worth >= rules.share && (!best || worth > most)) [best, most] = [[first, second], worth];
    }
  });
  return best;
}

/** Which part of the organisations of the smaller group do the work of both; 0 when too few do. */
function shared(one, other, least) {
  let both = 0, mine = 0, theirs = 0;
  for (let d = 0; d < one.doing.length; d++) {
    mine += one.doing[d];
    theirs += other.doing[d];
    both += one.doing[d] & other.doing[d];
  }
  return both && both >= least ? both / Math.min(mine, theirs) : 0;
}
