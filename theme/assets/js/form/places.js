// Municipalities and postal codes, from the file that comes with the form.

/** @typedef {{ nis: string, name: string, french: string, lat: number, lon: number, others: string[], former: string[] }} Municipality */

/**
 * @param {{ municipalities: any[][], codes: Record<string, string[]> }} file
 * `called` gives the municipalities that a name may mean, the likeliest first; `words` names with the name they stand for.
 */
export function placesFrom({ municipalities, codes }) {
  const all = municipalities.map(([nis, name, french, lat, lon, others, former]) => ({ nis, name, french, lat, lon, others, former }));
  const byNis = new Map(all.map((one) => [one.nis, one]));
  const named = ranked(all);
  return {
    codes,
    byNis,
    byName: new Map(all.map((one) => [one.name, one])),
    called: (text) => (named.get(text.toLowerCase()) ?? []).map(({ nis }) => byNis.get(nis)),
    codesOf: (nis) => Object.keys(codes).filter((code) => codes[code].includes(nis)).sort(),
    words: () => new Map([...all.flatMap(({ name, others }) => others.map((other) => [other, name])), ...all.map(({ name }) => [name, name])]),
  };
}

/** Names in small letters with the municipalities they may mean: of that name, of that French name, that took it in, that have such a part. */
function ranked(all) {
  const found = new Map();
  for (const one of all) {
    for (const [rank, names] of [[one.name], one.french ? [one.french] : [], one.former, one.others].entries()) {
      for (const name of names) {
        const those = found.get(name.toLowerCase()) ?? found.set(name.toLowerCase(), []).get(name.toLowerCase());
        if (!those.some(({ nis }) => nis === one.nis)) those.push({ nis: one.nis, rank });
      }
    }
  }
  for (const those of found.values()) those.sort((a, b) => a.rank - b.rank || (a.nis < b.nis ? -1 : 1));
  return found;
}
