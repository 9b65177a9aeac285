// The ways out of the form: addresses of GitHub and of a mail, made of the profile. Nothing is sent from here.

const LONGEST_ADDRESS = 7500; // characters that GitHub takes
const LONGEST_MAIL = 1900; // characters that mail programs take
const FOLDER = "content/organisations";

/**
 * GitHub's page to change the file, or to make it with its text filled in.
 * @param {{ repository: string, branch: string, edit: string }} site `edit` is the address of the page with {slug} in it
 * @returns {{ url: string, filled: boolean }} `filled` says whether the page has the text already
 */
export function editPage({ repository, branch, edit }, { isNew, name, text }) {
  if (!isNew) return { url: edit.replace("{slug}", name), filled: false };
  const page = `${repository}/new/${branch}/${FOLDER}?filename=${name}.yml`;
  const full = `${page}&value=${encodeURIComponent(text)}`;
  return full.length <= LONGEST_ADDRESS ? { url: full, filled: true } : { url: page, filled: false };
}

/** GitHub's page to put pictures in the directory. */
export const uploadPage = ({ repository, branch }) => `${repository}/upload/${branch}/content/images`;

/** GitHub's page for a new issue, which a program turns into a pull request. */
export function issuePage({ repository }, { name, text }) {
  const page = `${repository}/issues/new?template=profiel.yml&title=${encodeURIComponent(`Profiel: ${name}`)}`;
  const full = `${page}&profiel=${encodeURIComponent(text)}`;
  return full.length <= LONGEST_ADDRESS ? { url: full, filled: true } : { url: page, filled: false };
}

/**
 * A mail that says what changes, with the file in it when there is room, else with a link that has the changes in it (the
 * words `take`), else with words that ask to add the file; with pictures there is no room.
 * @param {{ to: string, subject: string, opening: string, take: string, attach: string, lines: string[], text: string, pictures: boolean }} given
 * @returns {{ url: string, whole: boolean }} `whole` says whether nothing has to be added
 */
export function mail({ to, subject, opening, take, attach, lines, text, pictures }) {
  const address = (body) => `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
  const what = lines.map((line) => `- ${line}`).join("\n");
  const whole = address(`${opening}\n\n${what}\n\n${text}`);
  if (!pictures && whole.length <= LONGEST_MAIL) return { url: whole, whole: true };
  const linked = address(`${opening}\n\n${what}\n\n${take}`);
  if (!pictures && linked.length <= LONGEST_MAIL) return { url: linked, whole: true };
  const kept = [...lines];
  const part = () => address(`${opening}\n\n${kept.map((line) => `- ${line}`).join("\n")}${kept.length < lines.length ? "\n- …" : ""}\n\n${attach}`);
  while (kept.length && part().length > LONGEST_MAIL) kept.pop();
  return { url: part(), whole: false };
}
