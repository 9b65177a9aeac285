// Telephone numbers of Belgium and its neighbours, by the tables that come with the form.

/** @typedef {Record<string, { all: string, kinds: string[], prefix: string, formats: [string, string, string][] }>} Countries */

const HERE = "32";

/**
 * What is wrong with a number; undefined when nothing is, or when it is of a country that we have no table of.
 * @param {string} text @param {Countries} countries
 * @returns {{ code: string, params?: Record<string, string> } | undefined}
 */
export function telephoneFault(text, countries) {
  const unknown = { code: "phone-unknown" };
  const written = text.slice(Math.max(text.search(/[+0-9]/), 0)).replace(/[^0-9]+$/, "");
  if (/[^-+0-9 ./()\u00a0\u2010-\u2015]/.test(written) || (written.match(/[0-9]/g) ?? []).length < 3) return unknown;
  const digits = written.replace(/[^0-9]/g, "");
  const abroad = written.startsWith("+") ? digits : digits.startsWith("00") ? digits.slice(2) : undefined;
  const country = abroad === undefined ? HERE : Object.keys(countries).find((each) => abroad.startsWith(each));
  if (!country) return undefined;
  const national = nationalNumber(abroad === undefined ? digits : abroad.slice(country.length), countries[country], abroad === undefined);
  if (!national) return unknown;
  if (/^\+[0-9 ]+$/.test(text) && text.replaceAll(" ", "") === `+${country}${national}`) return undefined;
  return { code: "phone-form", params: { expected: `+${country} ${grouped(national, countries[country])}` } };
}

/** The number within its country; undefined when there is no such number. */
function nationalNumber(digits, { all, kinds, prefix }, mayHaveCountry) {
  const isOne = (number) => whole(all).test(number);
  let number = digits;
  if (mayHaveCountry && number.startsWith(HERE) && !isOne(number) && isOne(number.slice(HERE.length))) number = number.slice(HERE.length);
  const lead = prefix ? number.match(new RegExp(`^(?:${prefix})`))?.[0] ?? "" : "";
  if (lead && (isOne(number.slice(lead.length)) || !isOne(number))) number = number.slice(lead.length);
  return isOne(number) && kinds.some((kind) => whole(kind).test(number)) ? number : undefined;
}

function grouped(number, { formats }) {
  for (const [pattern, format, start] of formats)
    if (whole(pattern).test(number) && new RegExp(`^(?:${start})`).test(number)) return number.replace(new RegExp(pattern), format);
  return number;
}

const whole = (pattern) => new RegExp(`^(?:${pattern})$`);
