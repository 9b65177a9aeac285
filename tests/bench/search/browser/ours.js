// Our own engine, read as the site's pages read it. `guess`: it says that it did not know (some of) the words.
import { openIndex } from "./assets/search/engine.js";

const SEED = "bench"; // for the order of equals
const read = (path) => fetch(`assets/search/${path}`).then((answer) => answer.arrayBuffer());

export async function open() {
  const index = await openIndex(read);
  return async (query) => {
    const { hits, understood } = await index.search(query, { limit: 10, seed: SEED });
    const guess = understood.some((part) => part.kind === "unknown" || part.guess);
    return { keys: hits.map(({ kind, id }) => `${kind}:${id}`), guess };
  };
}
