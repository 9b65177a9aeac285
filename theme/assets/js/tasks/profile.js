// What an organisation's own page says of it: the linked data that stands there for everybody.

/** @typedef {{ name: string, email: string, phone: string, what: string, towns: string[], tasks: string[] }} Profile */

/** @param {any} data a JSON-LD object @returns {Profile | undefined} undefined when it is not about an organisation */
export function profileFrom(data) {
  if (data?.["@type"] !== "Organization") return undefined;
  const addresses = [data.address, ...[data.location ?? []].flat().map((place) => place.address)];
  return {
    name: data.name ?? "",
    email: data.email ?? "",
    phone: data.telephone ?? "",
    what: data.description ?? "",
    towns: [...new Set(addresses.map((one) => one?.addressLocality).filter(Boolean))],
    tasks: [data.knowsAbout ?? []].flat(),
  };
}

/** Reads profiles from the pages of the site, each once. */
export class Profiles {
  /** @param {string} root the way to the site's root */
  constructor(root) {
    this.root = root;
    /** @type {Map<string, Promise<Profile | undefined>>} */
    this.known = new Map();
  }

  /** @param {string} url of the page, below the root @returns {Promise<Profile | undefined>} undefined when it cannot be read */
  of(url) {
    if (!this.known.has(url)) this.known.set(url, this.read(url));
    return this.known.get(url);
  }

  async read(url) {
    try {
      const answered = await fetch(this.root + url);
      if (!answered.ok) throw new Error(`${answered.status} for ${url}`);
      const page = new DOMParser().parseFromString(await answered.text(), "text/html");
      const blocks = [...page.querySelectorAll('script[type="application/ld+json"]')];
      return blocks.map((block) => profileFrom(JSON.parse(block.textContent))).find(Boolean);
    } catch (error) {
      this.known.delete(url);
      console.warn(error);
      return undefined;
    }
  }
}
