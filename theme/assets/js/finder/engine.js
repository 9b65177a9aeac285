// Opens the engine and its index, which lie in a folder of the site of their own.

/**
 * `little`: words that belong to the place after them (in, in de buurt van), as the index has them.
 * @param {URL} folder
 * @returns {Promise<{ index: any, tokens: (text: string) => {w: string, s: number, e: number}[], little: Set<string> }>}
 */
export async function openEngine(folder) {
  const { openIndex, tokens } = await import(new URL("engine.js", folder).href);
  let little = new Set();
  const index = await openIndex(async (path) => {
    const answered = await fetch(new URL(path, folder));
    if (!answered.ok) throw new Error(`${answered.status} for ${path}`);
    const bytes = await answered.arrayBuffer();
    if (path === "manifest.json") little = littleWords(JSON.parse(new TextDecoder().decode(bytes)));
    return bytes;
  });
  return { index, tokens, little };
}

const littleWords = (manifest) => new Set(["placeBefore", "placeWords", "stop"].flatMap((key) => (manifest[key] ?? "").split(" ")));
