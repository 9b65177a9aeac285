// The profile that is being changed: its text is all there is, everything on the page follows from it.

import { check } from "./check.js";
import { keepDraft, keepPictures, wipeDraft } from "./drafts.js";
import * as editing from "./editing.js";
import { slugOf } from "./formats.js";
import { keyOf } from "./problems.js";
import { read, said, valueAt } from "./yaml.js";

// What is invisible in a text that was pasted, and what a file may not hold.
const INVISIBLE = /[\0-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e0fff}]|(?<=\p{Script=Latin})[\u200c\u200d]/gu;

/** @typedef {(string | number)[]} Path */

export class Store {
  /**
   * @param {{ slug: string, base: string, text: string, form: any, today: string, pictures?: Map<string, Uint8Array> }} given
   * `slug` is empty for a new profile; `pictures` are files that the directory does not have yet
   */
  constructor({ slug, base, text, form, today, pictures = new Map() }) {
    Object.assign(this, { slug, base, text, form, today, pictures, kept: true, keptPictures: true, listeners: [] });
    /** @type {Map<string, { path: Path, text: string }>} what stands in a box and could not be read, by the box's id */
    this.unread = new Map();
    read(base); // both can be read, or nothing can be changed here
    read(text);
  }

  get isNew() {
    return !this.slug;
  }

  /** The name of the file: that of the profile, or the one that its name gives. */
  get name() {
    return this.slug || slugOf(this.value.name ?? "") || "profiel";
  }

  get value() {
    return said(read(this.text));
  }

  get changed() {
    return this.text !== this.base;
  }

  get problems() {
    return check(this.text, this.name, this.form);
  }

  /** The new pictures that the profile names. @returns {[string, Uint8Array][]} */
  get ownPictures() {
    const names = new Set();
    const visit = (value) => (typeof value === "string" ? names.add(value) : value && Object.values(value).forEach(visit));
    visit(this.value);
    return [...this.pictures].filter(([name]) => names.has(name));
  }

  /** @param {Path} path of the file's name @param {string} name @param {Uint8Array} bytes */
  addPicture(path, name, bytes) {
    this.pictures.set(name, bytes);
    this.set(path, name);
    if (!this.changed) return; // the directory has this picture
    this.keptPictures = keepPictures(this.slug, this.ownPictures);
    this.kept &&= this.keptPictures;
  }

  /** @param {Path} path @returns {any} undefined when there is nothing */
  at(path) {
    const found = valueAt(read(this.text), path);
    return found && said(found);
  }

  /** Another value; nothing takes it away, or leaves an empty line where something must be. @param {Path} path */
  set(path, value) {
    const isNothing = value === "" || value === undefined;
    const clean = typeof value === "string" ? value.replaceAll("\t", " ").replace(INVISIBLE, "").normalize("NFC") : value;
    const { schema } = this.form;
    this.rewrite(keyOf(path), (text) => (isNothing ? cleared(text, schema, path) : editing.set(text, schema, path, clean)));
  }

  clear(path) {
    this.set(path, "");
  }

  /** Changes of one value after each other, as somebody types, are one change of the text that stood there before. */
  rewrite(key, change) {
    const before = this.last?.key === key && this.last.after === this.text ? this.last.before : this.text;
    this.take(change(before));
    this.last = { key, before, after: this.text };
  }

  /** A new item at the end of a list. */
  add(path, value) {
    const list = this.at(path);
    this.take(editing.insert(this.text, this.form.schema, path, Array.isArray(list) ? list.length : 0, value));
  }

  remove(path) {
    this.take(editing.remove(this.text, this.form.schema, path));
  }

  move(path, number, by) {
    this.take(editing.move(this.text, this.form.schema, path, number, by));
  }

  /** Another text; one that says what the published one says is that one. */
  take(text) {
    this.text = editing.same(said(read(text)), said(read(this.base))) ? this.base : text;
    if (this.changed) this.kept = keepDraft(this.slug, { base: this.base, text: this.text, day: this.today }) && this.keptPictures;
    else wipeDraft(this.slug);
    for (const listener of this.listeners) listener();
  }

  startAgain() {
    this.take(this.base);
  }
}

/** The text without a value; what must be there stays as an empty line. */
function cleared(text, schema, path) {
  if (valueAt(read(text), path) === undefined) return text;
  const outer = path.slice(0, -1);
  const isEntry = outer.length === 0 || typeof outer.at(-1) === "number";
  const mustBe = isEntry && editing.schemaAt(schema, outer).required?.includes(path.at(-1));
  return mustBe ? editing.set(text, schema, path, null) : editing.remove(text, schema, path);
}
