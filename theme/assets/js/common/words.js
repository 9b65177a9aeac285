// What the page says, in its own language: sentences from the data block, with values filled in.

/** What the scripts of a page need to know, from its data block. @param {string} id @returns {any} */
export const dataBlock = (id) => JSON.parse(document.getElementById(id).textContent);

// A browser's own forms of numbers and dates take tens of milliseconds to get ready, each: what is shown at once does without.
export class Words {
  /** @param {Record<string, any>} sentences text, or [one, many] */
  constructor(sentences) {
    this.sentences = sentences;
  }

  /** @param {string} key @param {Record<string, string | number>} [values] */
  say(key, values = {}) {
    return filled(this.sentences[key], values);
  }

  /** A sentence about `n` things. @param {string} key @param {number} n @param {Record<string, string>} [values] */
  count(key, n, values = {}) {
    const [one, many] = this.sentences[key];
    return filled(isOne(n, this.sentences.language) ? one : many, { n: this.number(n), ...values });
  }

  /** A number for reading: 7, 1.234 or 12,5. @param {number} n */
  number(n) {
    return n < 1000 && Number.isInteger(n) ? String(n) : n.toLocaleString(this.sentences.language);
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

  /** A date as it is written in a profile (YYYY, YYYY-MM or YYYY-MM-DD), for reading: as builder/rendering/dates.py. */
  date(written) {
    const { months, language } = this.sentences;
    const [year, month, day] = written.split("-").map(Number);
    return [day === 1 && language === "fr" ? "1er" : day, months[month - 1], year].filter(Boolean).join(" ");
  }
}

/** In French nothing is as one. */
const isOne = (n, language) => n === 1 || (n === 0 && language === "fr");

const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
