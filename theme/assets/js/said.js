// What scripts say on every page, in the language of this one. It is a file that a browser keeps, so that no page carries it.

/** @type {Promise<Record<string, string>>} empty where the file does not come */
export const said = fetch(new URL(`../said/${document.documentElement.lang}.json`, import.meta.url), { priority: "low" })
  .then((answer) => (answer.ok ? answer.json() : {}))
  .catch(() => ({}));
