// Pagefind as its documentation shows: import, init, search, and load the data of the hits that are shown.
export async function open() {
  const pagefind = await import("./pagefind/pagefind.js");
  await pagefind.init();
  return async (query) => {
    const { results } = await pagefind.search(query);
    const shown = await Promise.all(results.slice(0, 10).map((result) => result.data()));
    return { keys: shown.map(({ url }) => url.split("/").filter(Boolean).slice(-2).join(":")) };
  };
}
