// The dialog with a mail to each organisation that was chosen.
import { el } from "../common/dom.js";
import { dialled } from "../common/phones.js";
import { bodyOf, letterTo, mailAddress } from "./mail.js";

export class MailDialog {
  /**
   * @param {(name: string) => HTMLElement} part gives an element of the page
   * @param {import("../common/words.js").Words} words
   * @param {string} root the way to the site's root
   */
  constructor(part, words, root) {
    Object.assign(this, { part, words, root });
    this.dialog = /** @type {HTMLDialogElement} */ (part("letters"));
    part("copy-letter").hidden = !navigator.clipboard;
    part("copy-letter").addEventListener("click", async () => {
      await navigator.clipboard.writeText(this.text);
      part("letter-status").textContent = words.say("copied");
    });
  }

  /**
   * @param {{ hit: any, profile: import("./profile.js").Profile | undefined }[]} chosen
   * @param {import("./mail.js").Setting} setting
   */
  open(chosen, setting) {
    const { words } = this;
    const reached = chosen.filter(({ profile }) => profile?.email);
    const all = letterTo(chosen.map(({ hit }) => hit), setting);
    this.text = `${all.subject}\n\n${bodyOf(all)}`;
    this.part("letter-status").textContent = "";
    const rows = chosen.map(({ hit, profile }) => this.row(hit, profile, letterTo([hit], setting)));
    if (reached.length > 1) {
      const together = mailAddress(reached.map(({ profile }) => profile.email), all);
      rows.push(
        el(
          "li",
          { class: "ww-letter-row" },
          el("a", { class: "ww-button ww-button--quiet", href: together }, words.say("mailAll")),
          el("p", { class: "ww-soft" }, words.say("mailAllHint")),
          this.preview(all),
        ),
      );
    }
    this.part("letter-list").replaceChildren(...rows);
    this.dialog.showModal();
  }

  row(hit, profile, letter) {
    const { words } = this;
    if (profile?.email) {
      const link = el("a", { class: "ww-button", href: mailAddress([profile.email], letter) }, words.say("mailOne", { name: hit.title }));
      return el("li", { class: "ww-letter-row" }, link, el("p", { class: "ww-soft" }, profile.email), this.preview(letter));
    }
    const page = el("a", { href: this.root + hit.url }, words.say("profile"));
    const call = profile?.phone ? [el("a", { href: dialled(profile.phone) }, words.say("call", { phone: profile.phone })), " · "] : [];
    return el("li", { class: "ww-letter-row" }, el("strong", {}, hit.title), el("p", { class: "ww-soft" }, words.say("noMail"), " ", ...call, page));
  }

  preview(letter) {
    return el("details", {}, el("summary", {}, this.words.say("seeMail")), el("p", { class: "ww-letter-row__subject" }, letter.subject), el("pre", {}, bodyOf(letter)));
  }
}
