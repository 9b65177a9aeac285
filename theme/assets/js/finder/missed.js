// Searches that found nothing, kept on this device when the visitor wants that, to hand to a federation.
import { el } from "../common/dom.js";

const WANTED = "ww-missed-on";
const LIST = "ww-missed";
const MOST = 100;
const LONGEST = 1900; // characters of an address that mail programs take; the oldest searches give way

/** Storage that may be blocked: reading then gives nothing, writing does nothing. */
const store = {
  get(key) { try { return localStorage.getItem(key); } catch { return null; } },
  set(key, value) { try { value === null ? localStorage.removeItem(key) : localStorage.setItem(key, value); } catch { /* not kept */ } },
};

export class Missed {
  /** @param {(name: string) => HTMLElement} part gives an element of the page @param {import("../common/words.js").Words} words @param {string} email */
  constructor(part, words, email) {
    Object.assign(this, { part, words, email });
    this.box = /** @type {HTMLInputElement} */ (part("keep"));
    this.box.checked = store.get(WANTED) === "yes";
    this.box.addEventListener("change", () => {
      store.set(WANTED, this.box.checked ? "yes" : null);
      if (this.box.checked && this.last) this.add(this.last);
    });
    part("missed-clear").addEventListener("click", () => { store.set(LIST, null); this.show(); });
    const copy = part("missed-copy");
    copy.hidden = !navigator.clipboard;
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(this.list().join("\n"));
      part("missed-status").textContent = words.say("copied");
    });
    this.show();
  }

  /** @returns {string[]} newest first */
  list() {
    try {
      const kept = JSON.parse(store.get(LIST) ?? "[]");
      return Array.isArray(kept) ? kept.filter((query) => typeof query === "string").slice(0, MOST) : [];
    } catch {
      return [];
    }
  }

  /** A question found nothing. @param {string} query */
  note(query) {
    this.last = query;
    if (this.box.checked) this.add(query);
  }

  add(query) {
    store.set(LIST, JSON.stringify([query, ...this.list().filter((other) => other !== query)].slice(0, MOST)));
    this.show();
  }

  show() {
    const list = this.list();
    this.part("missed").hidden = !list.length;
    this.part("missed-list").replaceChildren(...list.map((query) => el("li", {}, query)));
    this.part("missed-status").textContent = "";
    const lines = [...list];
    const address = () => {
      const text = `${this.words.say("mailBody")}\n\n${lines.map((query) => `- ${query}`).join("\n")}\n`;
      return `mailto:${this.email}?subject=${encodeURIComponent(this.words.say("mailSubject"))}&body=${encodeURIComponent(text)}`;
    };
    while (lines.length > 1 && address().length > LONGEST) lines.pop();
    this.part("missed-mail").setAttribute("href", address());
  }
}
