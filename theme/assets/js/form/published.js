/** What the site has for the edit form: the form itself with everything there is to choose, and profiles as they are published. */

import { placesFrom } from "./places.js";

export class Published {
  /**
   * @param {string} root the way to the root of the site
   * @param {any} data paths of the files, by the page
   * @param {import("../common/words.js").Words} words
   */
  constructor(root, data, words) {
    Object.assign(this, { root, data, words });
  }

  /** The file of a profile; undefined when there is none. @param {string} slug @returns {Promise<string | undefined>} */
  profile(slug) {
    return this.file(`${this.data.profiles}${slug}.yml`);
  }

  /** The form: its schema, steps and rules, with what can be chosen in its fields. */
  async form() {
    const { definition, places } = this.data.files;
    const [organisation, ...texts] = await Promise.all([this.organisations(), this.file(definition), this.file(places)]);
    const [form, towns] = texts.map((text) => JSON.parse(text));
    const { words } = this;
    // A sector is found by the words for its work as well.
    const work = (id) => form.activities[id].flatMap(([, label, said]) => [label, ...said]);
    const sectors = form.choices.sector.map(([id, label, said, summary]) => [id, label, [...said, ...work(id)], summary]);
    const municipalities = towns.municipalities.map(([nis, name, french, , , others]) => [nis, name, [french, ...others].filter(Boolean), ""]);
    municipalities.sort((one, other) => one[1].localeCompare(other[1], "nl"));
    Object.assign(form, {
      sectors,
      places: placesFrom(towns),
      yes: words.say("yes"),
      no: words.say("no"),
      days: words.sentences.days,
      closed: words.say("closed"),
      day: (text) => words.date(text),
    });
    Object.assign(form.choices, {
      organisation,
      nis: municipalities,
      "municipality-name": municipalities.map(([, name, said]) => [name, name, said, ""]),
    });
    return form;
  }

  /** Everybody there is, as choices. */
  async organisations() {
    return (await this.names()).map(([slug, name]) => [slug, name, [name], ""]);
  }

  /** Web name, name and former web names of everybody. @returns {Promise<string[][]>} */
  async names() {
    return JSON.parse(await this.file(this.data.files.names));
  }

  /** @returns {Promise<any>} undefined for a file that is not there */
  async file(path) {
    const answer = await fetch(this.root + path);
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw new Error(path);
    return answer.text();
  }
}
