// Material's search worker, spoken to as its own page does: 0 set up, 1 ready, 2 query, 3 result.
export async function open() {
  const worker = new Worker("workers/search.js");
  const ask = (message) =>
    new Promise((resolve) => {
      worker.onmessage = (event) => resolve(event.data);
      worker.postMessage(message);
    });
  const index = await fetch("search_index.json").then((answer) => answer.json());
  await ask({ type: 0, data: { ...index, options: { suggest: false } } });
  return async (query) => {
    const answer = await ask({ type: 2, data: query });
    return { keys: answer.data.items.slice(0, 10).map((sections) => sections[0].location) };
  };
}
