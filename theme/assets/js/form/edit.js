/**
 * The page with which somebody keeps a profile current: `?wie=bewel` opens that profile, `?nieuw` a new one, and without
 * either the page asks which. The file that was published goes in; only what changed comes out different.
 */

import { inBelgium } from "../../search/calendar.js";
import { iconsOf, partsOf } from "../common/dom.js";
import { Words, dataBlock } from "../common/words.js";
import { blank } from "./blank.js";
import { idOf } from "./boxes.js";
import { changeList, changesOf } from "./changes.js";
import { choices } from "./conflicts.js";
import { draftOf, keepDraft, moveDraft, picturesOf, wipeDraft, wipeOldDrafts } from "./drafts.js";
import { same, schemaAt } from "./editing.js";
import { Faults } from "./faults.js";
import { fieldOf } from "./fields.js";
import { isSlug } from "./formats.js";
import { likeness, plain } from "./lexicon.js";
import { merge } from "./merge.js";
import { picker } from "./picker.js";
import { preview } from "./preview.js";
import { fieldOfProblem, keyOf } from "./problems.js";
import { unpacked, withProposal } from "./proposal.js";
import { Published } from "./published.js";
import { Send } from "./send.js";
import { Steps } from "./steps.js";
import { Store } from "./store.js";
import { Unreadable, read, said } from "./yaml.js";

const SOON = 200; // milliseconds after the last key
const ALIKE = 92; // of 100, of whole names

class EditPage {
  /** @param {HTMLElement} page */
  constructor(page) {
    this.page = page;
    this.part = partsOf(page);
    this.data = dataBlock("bijwerken-gegevens");
    this.words = new Words(this.data.words);
    this.published = new Published(page.dataset.root, this.data, this.words);
    this.today = inBelgium(new Date()).date;
  }

  async start() {
    const asked = new URLSearchParams(location.search);
    try {
      wipeOldDrafts(this.today);
      const isNew = asked.has("nieuw");
      const slug = asked.get("wie") ?? "";
      if (!isNew && !slug) return await this.choose(); // who only chooses does not wait for the form
      if (!isNew && !isSlug(slug)) return await this.choose(this.words.say("unknown", { name: slug }));
      const [form, text] = await Promise.all([this.published.form(), isNew ? "" : this.published.profile(slug)]);
      if (text === undefined) return await this.elsewhere(slug);
      this.form = form;
      await this.open(slug, isNew ? blank(form.schema, this.data.header, this.today) : text);
    } catch (error) {
      this.stop(error instanceof Unreadable ? "unreadable" : "failed");
    }
  }

  /** A link to a former web name leads to the profile; else one is chosen. @param {string} slug */
  async elsewhere(slug) {
    const found = (await this.published.names()).find(([, , ...former]) => former.includes(slug));
    if (!found) return this.choose(this.words.say("unknown", { name: slug }));
    const url = new URL(location.href);
    url.searchParams.set("wie", found[0]);
    location.replace(url);
  }

  /** Asks which profile. @param {string} [why] */
  async choose(why = "") {
    const organisations = await this.published.organisations();
    this.part("choose-fault").textContent = why;
    const box = picker({
      id: "wie",
      choices: () => organisations,
      chosen: () => "",
      onChoose: (slug) => slug && location.assign(`?wie=${slug}`),
      described: "wie-fout",
      words: this.words,
    });
    this.part("who").replaceChildren(box);
    this.part("who-label").htmlFor = "wie";
    this.part("choose").hidden = false;
  }

  stop(key) {
    this.part("stopped").hidden = false;
    this.part("stopped-why").textContent = this.words.say(key);
  }

  /** Goes on with the draft when there is one. @param {string} slug empty for a new profile @param {string} published */
  async open(slug, published) {
    if (slug) moveDraft(said(read(published)).former_slugs ?? [], slug);
    const proposed = this.proposed(slug, published);
    const draft = proposed ?? draftOf(slug);
    if (!draft || (slug && draft.text === published)) return this.work(slug, published, published);
    const { words, part } = this;
    const day = words.date(draft.day);
    part("wipe").addEventListener("click", () => this.wipe(slug));
    part("draft").hidden = false;
    if (slug && draft.base !== published) return this.together(slug, published, draft, day);
    part("draft-text").textContent = words.say(proposed ? "proposed" : "draftFound", { date: day });
    this.work(slug, published, draft.text);
  }

  /** The draft with what somebody proposes in the link to this page; undefined when nobody does. */
  proposed(slug, published) {
    const changed = unpacked(location.hash);
    if (!changed) return undefined;
    history.replaceState(null, "", location.pathname + location.search);
    const { base = published, text: began = published } = draftOf(slug) ?? {};
    const text = withProposal(began, changed, this.form);
    if (text === undefined) {
      this.stop("notProposed");
      return undefined;
    }
    const draft = { base, text, day: this.today };
    keepDraft(slug, draft);
    return draft;
  }

  /** Goes on with a draft that was begun before the profile changed on the site. */
  async together(slug, published, draft, day) {
    const { words, part, form } = this;
    const texts = { base: draft.base, mine: draft.text, site: published };
    const { conflicts } = merge(texts, form.schema);
    part("draft").hidden = true;
    const wins = conflicts.length ? await choices({ part, words, form, conflicts, day, wipe: () => this.wipe(slug) }) : [];
    const { text } = merge(texts, form.schema, wins);
    const [mine, now, after] = [draft.text, published, text].map((each) => said(read(each)));
    const isThere = same(now, after);
    const come = isThere ? [] : changesOf(mine, after, form);
    if (isThere) wipeDraft(slug);
    else keepDraft(slug, { base: published, text, day: draft.day });
    part("draft").hidden = false;
    part("wipe").hidden = isThere;
    part("draft-text").textContent = words.say(isThere ? "draftTaken" : come.length ? "draftMerged" : "draftFound", { date: day });
    part("draft-changes").replaceChildren(changeList(come, words));
    this.work(slug, published, isThere ? published : text);
  }

  wipe(slug) {
    wipeDraft(slug);
    if (this.store) this.store.text = this.store.base; // nothing to ask about on leaving
    location.reload();
  }

  /** @param {string} slug empty for a new profile @param {string} base the published text @param {string} text */
  work(slug, base, text) {
    this.store = new Store({ slug, base, text, form: this.form, today: this.today, pictures: picturesOf(slug) });
    const { store, words, form, part } = this;
    part("title").textContent = slug ? words.say("title", { name: store.value.name }) : words.say("titleNew");
    part("work").hidden = false;
    const context = {
      store,
      form,
      words,
      fieldOf,
      languages: this.data.languages,
      icon: iconsOf(part),
      pictureBytes: this.data.pictureBytes,
      touch: (path) => this.touched(path),
      tell: (text) => this.tell(text),
      redraw: (path) => this.redraw(path),
    };
    this.context = context;
    this.faults = new Faults({ page: part("steps"), form, words, use: (path, text) => this.use(path, text) });
    this.steps = new Steps(part("steps"), context, () => part("send-title").focus());
    this.send = new Send({
      part,
      context,
      site: this.data.site,
      show: (path) => this.show(path),
      all: () => {
        this.faults.all = true;
        this.judge();
      },
      redraw: (key) => this.steps.redraw(key),
    });
    store.listeners.push(() => this.changed());
    addEventListener("beforeunload", (event) => store.changed && !store.kept && event.preventDefault());
    part("form").addEventListener("submit", (event) => event.preventDefault());
    this.steps.open(location.hash.slice(1) || (slug ? "" : form.steps[0][0]));
    addEventListener("hashchange", () => (unpacked(location.hash) ? location.reload() : this.steps.open(location.hash.slice(1), true)));
    part("to-send").addEventListener("click", () => part("send-title").focus());
    this.update();
    this.judge();
    const field = new URLSearchParams(location.search).get("veld"); // who follows a link for one thing comes to it at once
    if (field && !location.hash) this.show(field.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step)));
  }

  /** Something was changed: what hangs on it follows, what takes time a moment later. */
  changed() {
    this.judge();
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.update(), SOON);
  }

  judge() {
    const { problems } = this.store;
    this.faults.show(problems);
    const shown = problems.map(fieldOfProblem).filter((path) => this.faults.all || this.faults.touched.has(keyOf(path)));
    this.steps.count(shown);
  }

  update() {
    this.steps.update();
    this.send.update();
    const { card, facts } = preview(this.store.value, this.form);
    this.part("card").replaceChildren(...card);
    this.part("facts").replaceChildren(...facts);
    this.part("bar").hidden = !this.store.changed;
    this.part("kept").textContent = !this.store.changed ? "" : this.words.say(this.store.kept ? "kept" : "notKept");
  }

  touched(path) {
    this.faults.touched.add(keyOf(path));
    this.fillTown(path);
    if (this.store.isNew && path.at(-1) === "name") this.warnOfTwin();
    this.judge();
    const fault = this.store.problems.find((problem) => keyOf(fieldOfProblem(problem)) === keyOf(path));
    if (fault) this.tell(this.faults.textOf(fault));
  }

  /** A new profile for somebody who has one already. */
  warnOfTwin() {
    const { name = "" } = this.store.value;
    const forms = new Set(this.form.choices["legal-forms"].map(([id]) => id));
    const bare = (text) => plain(text ?? "").split(" ").filter((word) => !forms.has(word)).join(" ");
    const twin = this.form.choices.organisation.find(([, other]) => likeness(bare(name), bare(other)) >= ALIKE);
    this.part("twin").hidden = !twin;
    if (!twin) return;
    const text = this.words.say("twin", { name, other: twin[1] });
    this.part("twin-link").href = `?wie=${twin[0]}`;
    this.part("twin-link").textContent = text;
    this.tell(text);
  }

  /** A postal code of one municipality fills in that municipality. */
  fillTown(path) {
    const beside = [...path.slice(0, -1), "municipality"];
    const those = path.at(-1) === "postal_code" ? this.form.places.codes[this.store.at(path)] : undefined;
    if (those?.length !== 1 || this.store.at(beside)) return;
    const { name } = this.form.places.byNis.get(those[0]);
    this.store.set(beside, name);
    const box = /** @type {HTMLInputElement | null} */ (document.getElementById(idOf(beside)));
    if (box) box.value = name;
    this.tell(this.words.say("filled", { text: name }));
  }

  /** Makes a field again of which the choices changed. */
  redraw(path) {
    const old = this.part("steps").querySelector(`[data-key="${CSS.escape(keyOf(path))}"]`);
    const schema = schemaAt(this.form.schema, path);
    if (old && schema.title) old.replaceWith(fieldOf(this.context, path, schema, false));
  }

  /** Puts a suggestion in a field. */
  use(path, text) {
    this.store.set(path, text);
    const box = /** @type {HTMLInputElement | null} */ (document.getElementById(idOf(path)));
    if (box && "value" in box) box.value = text;
    this.judge();
    box?.focus();
  }

  /** Goes to the field of a value, wherever it is folded in. */
  show(path) {
    const found = this.steps.reveal(path);
    this.judge();
    const box = found?.matches("input, select, textarea") ? found : (found?.querySelector(":scope > summary") ?? found);
    box?.focus();
    box?.scrollIntoView({ block: "center" });
  }

  tell(text) {
    this.part("live").textContent = text;
  }
}

const page = /** @type {HTMLElement | null} */ (document.querySelector("[data-edit-page]"));
if (page) new EditPage(page).start();
