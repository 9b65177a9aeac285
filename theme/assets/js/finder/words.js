// What the page says, in its own language: sentences from the data block, with values filled in.

/** What the scripts of a page need to know, from its data block. @param {string} id @returns {any} */
export const dataBlock = (id) => JSON.parse(document.getElementById(id).textContent);

/** For dates: the visitor's own variety of the language of the page, else the one that is written here. @param {string} language */
export const localeOf = (language) =>
  globalThis.navigator?.languages?.find((one) => one.split("-")[0] === language) ?? (language === "en" ? "en-GB" : language);

export class Words {
  /** @param {Record<string, any>} sentences text, or [one, many] */
  constructor(sentences) {
    this.sentences = sentences;
    this.plural = new Intl.PluralRules(sentences.language);
    this.number = new Intl.NumberFormat(sentences.language);
    this.day = new Intl.DateTimeFormat(localeOf(sentences.language), { dateStyle: "long", timeZone: "UTC" });
  }

  /** @param {string} key @param {Record<string, string | number>} [values] */
  say(key, values = {}) {
    return filled(this.sentences[key], values);
  }

  /** A sentence about `n` things. @param {string} key @param {number} n @param {Record<string, string>} [values] */
  count(key, n, values = {}) {
    const [one, many] = this.sentences[key];
    return filled(this.plural.select(n) === "one" ? one : many, { n: this.number.format(n), ...values });
  }

  /** One of these: a, b of c. @param {string[]} texts @param {(text: string) => Node} made what stands for a text @returns {(Node | string)[]} */
  either(texts, made) {
    const parts = new Intl.ListFormat(this.sentences.language, { type: "disjunction" }).formatToParts(texts);
    return parts.map(({ type, value }) => (type === "element" ? made(value) : value));
  }

  /** @param {string} kind of an answer */
  kind(kind) {
    return this.sentences.kinds[kind] ?? "";
  }

  /** A date as it is written in a profile (YYYY, YYYY-MM or YYYY-MM-DD), for reading. */
  date(written) {
    return written.length === 10 ? this.day.format(new Date(`${written}T00:00:00Z`)) : written;
  }
}

const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
