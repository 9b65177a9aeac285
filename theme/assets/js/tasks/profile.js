// What an organisation's own page says of it: the linked data that stands there for everybody.
import { keyOf } from "../bundle/keys.js";
import { Pages } from "../bundle/pages.js";

/** @typedef {{ lang?: string, name: string, email: string, phone: string, what: string, towns: string[], tasks: string[] }} Profile */

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
  /** @param {string} home the way to the site's pages in the language of this one */
  constructor(home) {
    this.pages = new Pages(new URL(home, location.href).href);
  }

  /** @param {string} url of the page below the root, or its key @returns {Promise<Profile | undefined>} undefined when it cannot be read */
  async of(url) {
    const { data, lang } = await this.pages.get(keyOf(url));
    const profile = profileFrom(data);
    return profile && lang ? { ...profile, lang } : profile;
  }
}
