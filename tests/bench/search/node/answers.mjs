// node answers.mjs FOLDER: queries as a JSON list on standard input, answers of FOLDER/assets/search/engine.js out.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const SEED = "bench"; // for the order of equals
const folder = process.argv[2];
const { openIndex } = await import(pathToFileURL(`${folder}/assets/search/engine.js`).href);
const index = await openIndex((path) => readFile(`${folder}/assets/search/${path}`));

let input = "";
for await (const piece of process.stdin) input += piece;
const answers = [];
for (const query of JSON.parse(input)) {
  const { hits, understood } = await index.search(query, { limit: 10, seed: SEED });
  const guess = understood.some((part) => part.kind === "unknown" || part.guess);
  answers.push({ keys: hits.map(({ kind, id }) => `${kind}:${id}`), guess });
}
process.stdout.write(JSON.stringify(answers));
