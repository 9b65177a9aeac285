/**
 * The filter above the A to Z list: hides what does not fit the words typed, and takes `?q=` from the address.
 * Without this module the list is whole and the form stays hidden.
 *
 * A row is found by its own words and by the words behind its keys (`data-k`): names of sectors, activities and
 * municipalities that stand on the page once, in `[data-filter-words]`.
 */

/**
 * Lower case, without accents; everything that is not a letter or figure becomes a space.
 * @param {string} text
 * @returns {string}
 */
export function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/**
 * Does each word asked for begin a word of the row? Longer words may also be inside one (`werk` in `naaiwerk`).
 * @param {string} row folded words
 * @param {string[]} asked folded words
 * @returns {boolean}
 */
export function fits(row, asked) {
  const padded = ` ${row}`;
  return asked.every((word) => padded.includes(word.length > 3 ? word : ` ${word}`));
}

/**
 * The words of a query that say something: little words go, unless there is nothing else.
 * @param {string} query
 * @returns {string[]}
 */
export function askedWords(query) {
  const words = folded(query).split(" ").filter(Boolean);
  const telling = words.filter((word) => word.length > 3 || /\d/.test(word) || !LITTLE.has(word));
  return telling.length ? telling : words;
}

const LITTLE = new Set("aan au bij by de den des du een en et het in la le les met of op or te the to van voor".split(" "));

/** @param {ParentNode} page */
function start(page) {
  const form = /** @type {HTMLFormElement | null} */ (page.querySelector("[data-filter]"));
  const words = page.querySelector("[data-filter-words]");
  if (!form || !words) return;
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const status = /** @type {HTMLElement} */ (form.querySelector("[data-filter-status]"));
  const empty = /** @type {HTMLElement} */ (page.querySelector("[data-filter-empty]"));
  const hint = status.textContent;

  /** @type {{ element: HTMLElement, words: string }[] | undefined} read when a visitor first types */
  let rows;
  function read() {
    const behind = new Map([...words.querySelectorAll("dt")].map((key) => [key.textContent, folded(key.nextElementSibling?.textContent ?? "")]));
    return [...page.querySelectorAll("[data-k]")].map((element) => {
      const keys = (element.getAttribute("data-k") ?? "").split(" ");
      return {
        element: /** @type {HTMLElement} */ (element),
        words: [folded(element.textContent ?? ""), ...keys.map((key) => behind.get(key) ?? folded(key))].join(" "),
      };
    });
  }
  const groups = [...page.querySelectorAll("[data-filter-group]")].map((one) => /** @type {HTMLElement} */ (one));
  const letters = /** @type {HTMLElement | null} */ (page.querySelector("[data-filter-letters]"));

  function show() {
    const asked = askedWords(input.value);
    let count = 0;
    for (const row of (rows ??= read())) {
      const found = fits(row.words, asked);
      row.element.hidden = !found;
      if (found) count += 1;
    }
    for (const group of groups) group.hidden = !group.querySelector("[data-k]:not([hidden])");
    if (letters) letters.hidden = asked.length > 0;
    empty.hidden = count > 0;
    const sentence = (count === 1 ? status.dataset.one : status.dataset.many) ?? "";
    status.textContent = asked.length ? sentence.replace("{n}", String(count)) : hint;
  }

  form.hidden = false;
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  input.addEventListener("input", show);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const address = new URL(location.href);
    address.search = input.value ? new URLSearchParams({ q: input.value }).toString() : "";
    history.replaceState(null, "", address);
    show();
  });
  if (input.value) show();
}

if (typeof document !== "undefined") start(document);
