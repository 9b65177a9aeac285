// The filters beside the results: checkboxes with the number of organisations each would leave.
import { breath, el } from "../common/dom.js";

/**
 * @typedef {{ kind: string, title: string, parts: { title?: string, values: string[] }[], within?: string,
 *   names?: Record<string, string>, unseen?: boolean }} Facet
 * @typedef {Record<string, { id: string, label: string, count: number, parent?: string }[]>} Counts
 */

const OPEN = 2; // filters that are unfolded at first

export class Facets {
  /**
   * @param {HTMLElement} box
   * @param {{ facets: Facet[], fold: number }} data
   * @param {import("../common/words.js").Words} words
   * @param {(kind: string, value: string, on: boolean) => void} change called when a visitor ticks
   */
  constructor(box, data, words, change) {
    Object.assign(this, { box, data, words });
    /** @type {Map<string, { row: HTMLElement, input: HTMLInputElement, count: HTMLElement, left: number, children?: HTMLElement }>} by kind and id */
    this.rows = new Map();
    /** @type {Map<HTMLElement, boolean>} lists that can be folded, and whether they are unfolded */
    this.lists = new Map();
    box.addEventListener("change", ({ target }) => change(target.name, target.value, target.checked));
  }

  /** @param {Counts} counts @param {Record<string, string[]>} filters */
  async update(counts, filters) {
    await (this.built ??= this.build(counts, filters));
    for (const [kind, values] of Object.entries(counts))
      for (const { id, count } of values) {
        const entry = this.rows.get(`${kind} ${id}`);
        if (!entry) continue;
        const on = filters[kind]?.includes(id) ?? false;
        entry.input.checked = on;
        entry.input.disabled = !count && !on;
        if (entry.left !== count) entry.count.textContent = this.words.number(count);
        entry.left = count;
        if (entry.children) entry.children.hidden = !on;
      }
    for (const list of this.lists.keys()) this.fold(list);
    for (const { kind, badge } of this.badges) {
      const chosen = filters[kind]?.length ?? 0;
      badge.hidden = !chosen;
      badge.textContent = String(chosen || "");
    }
  }

  /** Makes the filters: one after the other, so that nothing waits for all, and they are there at once, so that nothing moves. */
  async build(counts, filters) {
    this.badges = [];
    const known = new Map(Object.entries(counts).map(([kind, values]) => [kind, new Map(values.map((value) => [value.id, value]))]));
    const made = [];
    for (const facet of this.data.facets.filter(({ unseen }) => !unseen)) {
      if (facet.within) {
        this.nest(facet, known.get(facet.kind));
        continue;
      }
      const badge = el("span", { class: "ww-facet__badge" });
      this.badges.push({ kind: facet.kind, badge });
      const fields = el("fieldset", {}, el("legend", { class: "ww-visually-hidden" }, facet.title));
      for (const part of facet.parts) {
        if (part.title) fields.append(el("p", { class: "ww-facet__part" }, part.title));
        fields.append(...this.list(facet, part.values, known.get(facet.kind)));
      }
      const open = made.length < OPEN || facet.kind in filters;
      made.push(el("details", { class: "ww-facet", open }, el("summary", {}, el("span", {}, facet.title), badge), fields));
      await breath();
    }
    this.box.append(...made);
  }

  /** The checkboxes of some values, and a button when they are many. */
  list(facet, values, known) {
    const list = el("ul");
    const listed = values.filter((value) => known?.has(value));
    list.append(...listed.map((value) => this.row(facet, known.get(value))));
    this.lists.set(list, false);
    if (listed.length <= this.data.fold) return [list];
    const words = () => (this.lists.get(list) ? this.words.say("showFewer") : this.words.say("showAll", { n: listed.length }));
    const button = el("button", { type: "button", class: "ww-facet__all", "aria-expanded": "false" }, words());
    button.addEventListener("click", () => {
      const all = !this.lists.get(list);
      this.lists.set(list, all);
      button.setAttribute("aria-expanded", String(all));
      button.textContent = words();
      this.fold(list);
    });
    return [list, button];
  }

  /** Of a long list only what is chosen and what would leave most organisations; the order stays. */
  fold(list) {
    const rows = [...list.children].map((row) => this.rows.get(row.dataset.key));
    const most = [...rows].sort((a, b) => b.left - a.left).slice(0, this.data.fold);
    for (const entry of rows) entry.row.hidden = !this.lists.get(list) && !most.includes(entry) && !entry.input.checked;
  }

  row(facet, { id, label }) {
    const input = /** @type {HTMLInputElement} */ (el("input", { type: "checkbox", name: facet.kind, value: id }));
    const count = el("span", { class: "ww-count" });
    const name = facet.names?.[id] ?? label;
    const key = `${facet.kind} ${id}`;
    const row = el("li", { "data-key": key }, el("label", { class: "ww-option" }, input, el("span", {}, name), count));
    this.rows.set(key, { row, input, count, left: -1 });
    return row;
  }

  /** A facet of which the values stand below those of another: tasks below their sector, once that is chosen. */
  nest(facet, known) {
    for (const value of facet.parts[0].values) {
      const parent = this.rows.get(`${facet.within} ${known?.get(value)?.parent}`);
      if (!parent) continue;
      if (!parent.children) parent.row.append((parent.children = el("ul", { class: "ww-facet__below" })));
      parent.children.append(this.row(facet, known.get(value)));
    }
  }
}
