/**
 * Choices above a list: shows what fits them all, keeps them in the address (`?sector=groen&form=enclave`) and says how
 * many there are. Each item of the list has its keys in `data-k`: `sector:groen form:enclave`.
 * Without this module the form stays hidden and the list is whole.
 */

/**
 * @param {string} keys of an item, with spaces between them
 * @param {Iterable<[string, string]>} chosen facets with the key that is chosen; empty for all
 * @returns {boolean}
 */
export function fitsChoices(keys, chosen) {
  const own = new Set(keys.split(" "));
  return [...chosen].every(([facet, key]) => !key || own.has(`${facet}:${key}`));
}

/** @param {ParentNode} page */
function start(page) {
  const form = /** @type {HTMLFormElement | null} */ (page.querySelector("[data-choices]"));
  if (!form) return;
  const status = /** @type {HTMLElement} */ (form.querySelector("[data-choices-status]"));
  const empty = /** @type {HTMLElement} */ (page.querySelector("[data-choices-empty]"));
  const items = [...page.querySelectorAll("[data-k]")].map((one) => /** @type {HTMLElement} */ (one));
  const selects = [...form.querySelectorAll("select")];

  function show() {
    const chosen = selects.map((one) => /** @type {[string, string]} */ ([one.name, one.value]));
    let count = 0;
    for (const item of items) {
      item.hidden = !fitsChoices(item.dataset.k ?? "", chosen);
      if (!item.hidden) count += 1;
    }
    empty.hidden = count > 0;
    status.textContent = ((count === 1 ? status.dataset.one : status.dataset.many) ?? "").replace("{n}", String(count));
  }

  function keep() {
    const address = new URL(location.href);
    address.search = new URLSearchParams(selects.filter((one) => one.value).map((one) => [one.name, one.value])).toString();
    history.replaceState(null, "", address);
    show();
  }

  const asked = new URLSearchParams(location.search);
  for (const select of selects) {
    const key = asked.get(select.name) ?? "";
    if ([...select.options].some((option) => option.value === key)) select.value = key;
  }
  form.hidden = false;
  form.addEventListener("change", keep);
  form.addEventListener("submit", (event) => event.preventDefault());
  show();
}

if (typeof document !== "undefined") start(document);
