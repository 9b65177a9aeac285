// The set-up that MiniSearch's documentation recommends for a search box, with accents folded. Read in the browser and
// by node.
globalThis.MINISEARCH_OPTIONS = {
  fields: ["title", "labels", "place", "words", "text"],
  storeFields: ["title", "card"],
  processTerm: (term) => term.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, ""),
  searchOptions: {
    boost: { title: 3, labels: 2, place: 2, words: 2 },
    prefix: (term) => term.length > 2,
    fuzzy: (term) => (term.length > 4 ? 0.2 : false),
  },
};
