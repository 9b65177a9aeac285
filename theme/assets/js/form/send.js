// The end of the form: what changes, and the ways to hand it in. Nothing goes anywhere before somebody chooses one.

import { el } from "../common/dom.js";
import { idOf } from "./boxes.js";
import { changeList, changesOf } from "./changes.js";
import { editPage, issuePage, mail, uploadPage } from "./exits.js";
import { fieldOfProblem, isError, message, named } from "./problems.js";
import { difference, packed } from "./proposal.js";
import { nameOf } from "./shown.js";
import { said, read } from "./yaml.js";
import { zip } from "./zip.js";

export class Send {
  /**
   * @param {{ part: (name: string) => any, context: import("./fields.js").Context, site: any, show: (path: any[]) => void, all: () => void,
   *   redraw: (key: string) => void }} given  `show` goes to a field, `all` shows every fault
   */
  constructor({ part, context, site, show, all, redraw }) {
    Object.assign(this, { part, context, site, show, all, redraw });
    part("download").addEventListener("click", (event) => this.guarded(event) && this.download());
    part("mail").addEventListener("click", (event) => this.guarded(event) && this.mailed());
    part("copy").addEventListener("click", () => this.copy());
    part("checked").addEventListener("change", () => this.confirm());
    part("yaml-box").addEventListener("toggle", () => this.update());
    for (const name of ["issue", "edit"]) {
      part(`exit-${name}`).hidden = !site.repository;
      part(name).addEventListener("click", (event) => this.guarded(event) && this.toGitHub(name));
    }
    this.update();
  }

  get store() {
    return this.context.store;
  }

  /** What keeps the profile here: of which field, and in words. @returns {[(string | number)[], string][]} */
  get faults() {
    const { words, form } = this.context;
    const wrong = this.store.problems.filter((problem) => isError(problem, form));
    const unread = [...this.store.unread.values()].map(({ path, text }) => [path, words.say("hoursFault", { text })]);
    return [...wrong.map((problem) => [fieldOfProblem(problem), message(named(problem, form), form)]), ...unread];
  }

  /** What the page says of the changes, and the file itself. */
  update() {
    const { words, form } = this.context;
    const changes = this.changes();
    this.part("changes").replaceChildren(changes.length && !this.store.isNew ? changeList(changes, words) : el("p", {}, words.say(this.store.isNew ? "isNew" : "noChanges")));
    this.part("file-name").textContent = this.fileName;
    if (this.part("yaml-box").open) this.part("yaml").textContent = this.store.text;
    const { verification, last_reviewed: day } = this.store.value;
    this.part("checked").checked = verification?.state === "confirmed" && verification.on === this.store.today && day === this.store.today;
    if (!this.part("summary").hidden) this.summary();
    if (form) this.links();
  }

  /** What is downloaded: the profile, or a ZIP with its new pictures beside it. */
  get fileName() {
    return `${this.store.name}.${this.store.ownPictures.length ? "zip" : "yml"}`;
  }

  changes() {
    return changesOf(said(read(this.store.base)), this.store.value, this.context.form);
  }

  links() {
    const { words } = this.context;
    const { name, text, isNew } = this.store;
    const lines = isNew ? [] : this.changes().map(({ field, before, after }) => [field, ": ", before && after ? `${before} → ${after}` : after || words.say("gone", { text: before })].join(""));
    const federations = [this.store.value.federations ?? []].flat();
    const to = this.site.email || federations.map((id) => this.site.mailboxes[id]).find(Boolean) || "";
    const link = new URL(isNew ? "?nieuw" : `?wie=${name}`, location.href) + packed(difference(said(read(this.store.base)), this.store.value));
    const made = mail({ to, take: words.say("mailTake", { link }), subject: words.say("mailSubject", { name }), opening: words.say(isNew ? "mailNew" : "mailChanged", { name }), attach: words.say("mailAttach", { file: this.fileName }), lines, text, pictures: this.store.ownPictures.length > 0 });
    this.part("mail").href = made.url;
    this.mailIsWhole = made.whole;
    this.pictures();
    if (!this.site.repository) return;
    this.edit = editPage(this.site, { isNew, name, text });
    this.issue = issuePage(this.site, { name, text });
    this.part("edit").href = this.edit.url;
    this.part("issue").href = this.issue.url;
  }

  /** Pictures that somebody has to bring to GitHub. */
  pictures() {
    const own = this.store.ownPictures;
    this.part("pictures").hidden = !own.length;
    if (!this.site.repository) return;
    this.part("upload").href = uploadPage(this.site);
    this.part("picture-list").replaceChildren(...own.map(([name, bytes]) => {
      const button = el("button", { type: "button", class: "ww-edit__quiet" }, name);
      button.addEventListener("click", () => save(new Blob([bytes]), name));
      return el("li", {}, button);
    }));
  }

  /** Whether the profile may go; else says what is to be mended. @param {Event} event */
  guarded(event) {
    this.links(); // what was typed just now is in them
    if (!this.faults.length) return true;
    event.preventDefault();
    this.all();
    this.summary();
    this.part("summary").focus();
    return false;
  }

  /** What is to be mended before it can go, with links to the fields. */
  summary() {
    const { words, form } = this.context;
    const { faults } = this;
    this.part("summary").hidden = !faults.length;
    this.part("summary-title").textContent = words.count("toMend", faults.length);
    this.part("summary-list").replaceChildren(...faults.map(([path, text]) => {
      const link = el("a", { href: `#${idOf(path)}` }, `${nameOf(path, form)}: ${text}`);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        this.show(path);
      });
      return el("li", {}, link);
    }));
  }

  download() {
    const { name, text, ownPictures } = this.store;
    const profile = new TextEncoder().encode(text);
    save(ownPictures.length ? zip([[`${name}.yml`, profile], ...ownPictures]) : new Blob([profile], { type: "application/yaml" }), this.fileName);
    this.tell("downloaded");
  }

  /** The mail program opens by the link itself; a file that does not fit in it is downloaded, to be added. */
  mailed() {
    if (this.mailIsWhole) this.tell("mailOpened");
    else this.download();
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.store.text);
      this.tell("copied");
      return true;
    } catch {
      this.part("yaml-box").open = true;
      this.tell("notCopied");
      return false;
    }
  }

  /** GitHub takes no text for a file that is there, nor a long one: then it is copied first. */
  async toGitHub(name) {
    if (this[name].filled) this.tell("atGitHub");
    else if (await this.copy()) this.tell("pasteAtGitHub");
  }

  /** Somebody went over the whole profile today; or not after all. */
  confirm() {
    const { store } = this;
    const old = said(read(store.base));
    if (this.part("checked").checked) {
      store.set(["verification", "state"], "confirmed");
      store.set(["verification", "on"], store.today);
      store.set(["last_reviewed"], store.today);
    } else {
      store.set(["verification"], old.verification);
      store.set(["last_reviewed"], old.last_reviewed);
    }
    this.redraw("verification");
  }

  tell(key) {
    this.part("sent").textContent = this.context.words.say(key, { file: this.fileName });
  }
}

/** @param {Blob} blob @param {string} name */
function save(blob, name) {
  const url = URL.createObjectURL(blob);
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
