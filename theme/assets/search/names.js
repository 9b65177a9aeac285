// The index in another language than its own: what is read from its files has the names of that language in it, as
// builder/finding/names.py wrote them down.
import { sums } from "./words.js";

/**
 * Lets an index speak another language of the site: `if (language !== index.m.languages[0]) await speak(index, language)`.
 * Questions may be in any language, whatever the index speaks.
 * @param {any} index opened @param {string} language
 */
export async function speak(index, language) {
  const { load, m, records } = index, number = m.languages.indexOf(language);
  if (number < 1) return;
  const names = await load("n", number - 1);
  const { labels, summaries, lent, towns, prefix } = names;
  const cards = new Map(Array.from(sums(names.cards), (file, i) => [file, names.firstCard + i]));
  const turn = {
    k: (rows, file) => rows.map(([label, id, url, summary, parent, posted, extra], i) => {
      const n = records[file] + i;
      return [labels[n] ?? label, id, url && prefix + url, summaries[n] ?? summary, parent, posted, { ...extra, lang: lent[n] }];
    }),
    c: (rows) => rows.map(([id, title, summary, places, sectors, reviewed, confirmed, lang = m.languages[0]]) =>
      [id, title, summary, places.map((place) => towns[place] ?? place), sectors, reviewed, confirmed, lang]),
    f: (rows) => rows.map(([n, kind, id, label, ...rest]) => [n, kind, id, labels[n] ?? label, ...rest]),
    p: (places) => ({ ...places, name: places.name.map((name, i) => labels[places.number + i] ?? name) }),
  };
  index.load = async (family, file, decode = (x) => x) => {
    if (family === "t" && file === 1) return decode(spoken(...(await Promise.all([load("t", 1), load("t", 2 + number)]))));
    const turned = turn[family];
    return turned ? load(family, (family === "c" && cards.get(file)) || file, (x) => decode(turned(x, file))) : load(family, file, decode);
  };
  index.m = { ...m, url: prefix + m.url, labels: { ...m.labels, ...labels } };
}

/** Rules for matching tasks, with what they say. */
const spoken = (rules, { reasons, forms, labels }) =>
  ({ ...rules, reasons, labels, forms: rules.forms.map((form, i) => ({ ...form, reason: forms[i] })) });
