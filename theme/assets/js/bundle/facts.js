// From a page and its linked data to the few facts that go into a table, onto a card or beside those of another.

/**
 * @typedef {{ name: string, kind: string, summary: string, work: string, customers: string, where: string, phone: string,
 *   email: string, website: string, street: string, postalCode: string, town: string, date: string, note: string, url: string }} Facts  empty where nothing is known
 */

/**
 * @param {import("./pages.js").Sheet} sheet
 * @param {string} kind what the page is, in words
 * @param {string} note the visitor's own
 * @returns {Facts}
 */
export function facts({ title, summary, data, url, body }, kind, note) {
  const shown = (selector) => [...(body?.querySelectorAll(selector) ?? [])].map((one) => one.textContent.replace(/\s+/g, " ").trim()).join(", ");
  const address = data.address ?? data.location?.address ?? {};
  return {
    name: title,
    kind,
    summary,
    work: shown(".ww-offers h3"),
    customers: shown("[data-customers]"),
    where: shown(".ww-head .ww-place"),
    phone: text(data.telephone),
    email: text(data.email),
    website: text([data.sameAs].flat()[0]),
    street: text(address.streetAddress),
    postalCode: text(address.postalCode),
    town: text(address.addressLocality),
    date: text(data.startDate ?? data.datePublished),
    note,
    url,
  };
}

const text = (value) => (typeof value === "string" || typeof value === "number" ? String(value) : "");
