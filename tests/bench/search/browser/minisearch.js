// MiniSearch in the browser, with the whole index fetched at once.
const script = (src) =>
  new Promise((resolve, reject) => {
    document.head.append(Object.assign(document.createElement("script"), { src, onload: resolve, onerror: reject }));
  });

export async function open() {
  const [text] = await Promise.all([
    fetch("index.json").then((answer) => answer.text()),
    script("minisearch.js"),
    script("minisearch_options.js"),
  ]);
  const index = window.MiniSearch.loadJSON(text, globalThis.MINISEARCH_OPTIONS);
  return async (query) => ({ keys: index.search(query).slice(0, 10).map((hit) => hit.id) });
}
