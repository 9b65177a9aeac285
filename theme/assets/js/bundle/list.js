// The pages of a bundle on the screen, one row each. A row stays the same element for as long as its page is there.
import { section } from "./keys.js";

/** What a visitor does to a row. @typedef {{ move: (key: string, by: number) => void, remove: (key: string) => void, note: (key: string, text: string) => void, swap: (key: string, next: string) => void }} Deeds */

export class List {
  /**
   * @param {HTMLElement} list @param {HTMLTemplateElement} template of a row
   * @param {import("../common/words.js").Words} words @param {Deeds} deeds
   */
  constructor(list, template, words, deeds) {
    Object.assign(this, { list, template, words, deeds });
    /** @type {Map<string, HTMLElement>} */
    this.rows = new Map();
  }

  /** @param {import("./store.js").Item[]} items @param {boolean} own may they be changed? */
  show(items, own) {
    const focused = /** @type {HTMLElement | null} */ (document.activeElement);
    this.list.toggleAttribute("data-own", own);
    const rows = items.map(({ key }) => this.rows.get(key) ?? this.made(key));
    if (rows.length !== this.list.children.length || rows.some((row, i) => row !== this.list.children[i])) {
      this.list.replaceChildren(...rows);
      if (focused && this.list.contains(focused)) focused.focus(); // a row that moved keeps the focus
    }
    this.rows = new Map(items.map(({ key }, i) => [key, rows[i]]));
    items.forEach(({ note }, i) => {
      const text = part(rows[i], "note");
      if (text.value !== note && text !== document.activeElement) {
        text.value = note;
        text.closest("details").open ||= note !== "";
      }
      part(rows[i], "number").textContent = String(i + 1);
      part(rows[i], "up").setAttribute("aria-disabled", String(i === 0));
      part(rows[i], "down").setAttribute("aria-disabled", String(i === items.length - 1));
    });
  }

  /** What a page turned out to be. @param {string} key @param {import("./pages.js").Sheet} sheet */
  fill(key, sheet) {
    const row = this.rows.get(key);
    if (!row) return;
    this.name(row, sheet.title, sheet.body ? sheet.url : "");
    part(row, "summary").textContent = sheet.summary;
    if (sheet.lang) part(row, "summary").lang = sheet.lang;
    const next = sheet.successor;
    const state = part(row, "state");
    state.textContent = sheet.state === "here" ? "" : this.words.say(sheet.state);
    state.hidden = !state.textContent;
    const swap = part(row, "swap");
    swap.hidden = !next;
    if (next) swap.textContent = this.words.say("swap", { name: next.name });
    if (next) swap.onclick = () => this.deeds.swap(key, next.key);
  }

  made(key) {
    const row = /** @type {HTMLElement} */ (this.template.content.firstElementChild.cloneNode(true));
    part(row, "kind").textContent = this.words.kind(section(key));
    this.name(row, key, "");
    const summary = row.querySelector("summary");
    summary.id = `notitie-${key.replace("/", "-")}`;
    part(row, "note").setAttribute("aria-labelledby", summary.id);
    part(row, "up").addEventListener("click", () => this.deeds.move(key, -1));
    part(row, "down").addEventListener("click", () => this.deeds.move(key, 1));
    part(row, "remove").addEventListener("click", () => this.deeds.remove(key));
    part(row, "note").addEventListener("input", () => this.deeds.note(key, part(row, "note").value));
    return row;
  }

  /** Everything in a row that says the name of its page. */
  name(row, name, url) {
    const link = part(row, "title");
    link.textContent = name;
    if (url) link.setAttribute("href", url);
    for (const deed of ["up", "down", "remove"]) part(row, deed).setAttribute("aria-label", this.words.say(deed, { name }));
    part(row, "note-name").textContent = name;
  }
}

const part = (row, name) => row.querySelector(`[data-${name}]`);
