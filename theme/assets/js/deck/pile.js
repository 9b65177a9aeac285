// What the visitor decided of each card, kept on this device only.

const KEY = "ww-matchday";
const MOST = 500;

/** @typedef {{ key: string, title: string, yes: boolean }} Decision */

export class Pile {
  constructor() {
    /** @type {Map<string, Decision>} */
    this.decisions = new Map(read().map((one) => [one.key, one]));
  }

  /** @param {{ key: string, title: string }} card @param {boolean} yes */
  decide({ key, title }, yes) {
    this.decisions.delete(key);
    this.decisions.set(key, { key, title, yes });
    this.save();
  }

  /** @param {string} key */
  forget(key) {
    this.decisions.delete(key);
    this.save();
  }

  clear() {
    this.decisions.clear();
    this.save();
  }

  /** @param {string} key @returns {boolean | undefined} undefined: not decided */
  of(key) {
    return this.decisions.get(key)?.yes;
  }

  /** @returns {Decision[]} what was kept, first kept first */
  kept() {
    return [...this.decisions.values()].filter(({ yes }) => yes);
  }

  save() {
    try {
      const all = [...this.decisions.values()].slice(-MOST);
      if (all.length) localStorage.setItem(KEY, JSON.stringify(all));
      else localStorage.removeItem(KEY);
    } catch {
      // storage is blocked or full: the pile then lasts as long as the page
    }
  }
}

/** @returns {Decision[]} what was kept before; nothing when it cannot be read or is not ours */
function read() {
  try {
    const known = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    const ours = (one) => ["key", "title"].every((name) => typeof one?.[name] === "string") && /^[\w/-]+$/.test(one.key);
    return Array.isArray(known) ? known.filter(ours).map(({ key, title, yes }) => ({ key, title, yes: yes === true })) : [];
  } catch {
    return [];
  }
}
