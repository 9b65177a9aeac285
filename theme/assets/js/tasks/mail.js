// The mail to an organisation, ready to send. Nothing here touches the page.
import { packagesOf } from "./reading.js";

const MOST = 1900; // characters of an address that mail programs take; Outlook stops at about 2,000

/**
 * @typedef {{ subject: string, top: string, own: string, end: string }} Letter `own` is the visitor's text, between the rest
 * @typedef {{ answer: any, text: string, say: (key: string, values?: Record<string, string>) => string,
 *   cue: (id: string) => string, floor: (id: string) => string }} Setting
 */

/**
 * @param {{ id: string, title: string }[]} receivers one, or several of one mail
 * @param {Setting} setting
 * @returns {Letter}
 */
export function letterTo(receivers, { answer, text, say, cue, floor }) {
  const several = receivers.length > 1;
  const packages = several ? answer.packages : packagesOf(answer, receivers[0].id);
  const tasks = [...new Set(packages.flatMap((one) => one.tasks.map(({ label }) => label)))];
  const asked = answer.circumstances;
  const how = [asked.frequency && cue(asked.frequency), asked.floor && floor(asked.floor)].filter(Boolean);
  const conditions = (asked.conditions ?? []).map(cue);
  const forms = [...new Set(packages.map((one) => one.forms[0]?.label).filter(Boolean))];
  const facts = [
    asked.place && say("where", { text: asked.place }),
    how.length > 0 && say("how", { text: how.join(", ") }),
    conditions.length > 0 && say("conditions", { text: conditions.join(", ") }),
    forms.length > 0 && say("formIdea", { form: forms.join(", ") }),
  ].filter(Boolean);
  const parts = [
    several ? say("dearAll") : say("dear", { name: receivers[0].title }),
    [say("weSeek"), ...tasks.map((label) => `- ${label}`)].join("\n"),
    ...(facts.length ? [facts.join("\n")] : []),
    say("question"),
    say("ownWords"),
  ];
  const shown = tasks.length > 3 ? `${tasks.slice(0, 3).join(", ")} …` : tasks.join(", ");
  return { subject: say("subject", { work: shown }), top: parts.join("\n\n"), own: text.trim(), end: say("greeting") };
}

/** The whole text of a letter. @param {Letter} letter */
export const bodyOf = ({ top, own, end }) => `${top}\n${own}\n\n${end}\n`;

/**
 * The address that opens a mail program. The visitor's own text is cut when the address would be too long.
 * @param {string[]} to addresses; more than one go in bcc
 * @param {Letter} letter
 */
export function mailAddress(to, letter) {
  const made = (own) => {
    const body = bodyOf({ ...letter, own }).replaceAll("\n", "\r\n");
    const fields = [...(to.length > 1 ? [["bcc", to.join(",")]] : []), ["subject", letter.subject], ["body", body]];
    return `mailto:${to.length > 1 ? "" : to[0]}?${fields.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join("&")}`;
  };
  let own = [...letter.own];
  let address = made(letter.own);
  while (address.length > MOST && own.length > 10) {
    own = own.slice(0, Math.floor(own.length * 0.85));
    address = made(`${own.join("").trimEnd()} …`);
  }
  return address;
}
