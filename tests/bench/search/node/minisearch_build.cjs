// Makes <folder>/index.json of <folder>/documents.json with MiniSearch.
const { readFileSync, writeFileSync } = require("node:fs");

const folder = process.argv[2];
const MiniSearch = require(`${folder}/minisearch.js`);
require(`${folder}/minisearch_options.js`);

const index = new MiniSearch(globalThis.MINISEARCH_OPTIONS);
index.addAll(JSON.parse(readFileSync(`${folder}/documents.json`, "utf8")));
writeFileSync(`${folder}/index.json`, JSON.stringify(index));
