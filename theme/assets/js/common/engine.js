// Opens the engine and its index, which lie in a folder of the site of their own, in the language of the page.
const MANIFEST = "manifest.json";

/**
 * `little`: words that belong to the place after them (in, in de buurt van), as the index has them.
 * @param {URL} folder
 * @returns {Promise<{ index: any, tokens: (text: string) => {w: string, s: number, e: number}[], little: Set<string> }>}
 */
export async function openEngine(folder) {
  const read = readerOf(folder);
  const [{ openIndex, tokens }, manifest] = await Promise.all([import(new URL("engine.js", folder).href), read(MANIFEST)]);
  const index = await openIndex((path) => (path === MANIFEST ? manifest : read(path)));
  const { placeBefore, placeWords, stop } = index.reader;
  const { lang } = document.documentElement;
  if (lang !== index.m.languages[0]) await (await import(new URL("names.js", folder).href)).speak(index, lang);
  return { index, tokens, little: new Set([...placeBefore, ...placeWords, ...stop]) };
}

/**
 * Reads files of a folder of the site.
 * @param {URL} folder
 * @returns {(path: string) => Promise<ArrayBuffer>} rejects for a file that does not come
 */
export const readerOf = (folder) => async (path) => {
  const answered = await fetch(new URL(path, folder));
  if (!answered.ok) throw new Error(`${answered.status} for ${path}`);
  return answered.arrayBuffer();
};

/**
 * Opens something when it is first asked for, and only then; what did not open is opened again when it is asked for again.
 * @template T @param {() => Promise<T>} open @returns {() => Promise<T>}
 */
export function once(open) {
  let opening;
  return () =>
    (opening ??= open().catch((error) => {
      opening = undefined;
      throw error;
    }));
}
