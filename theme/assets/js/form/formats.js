// Formats of text: dates, addresses, numbers. Each says what is wrong with a text, if anything. As in builder/checking/formats.py.

import { phrase } from "./problems.js";
import { telephoneFault } from "./telephones.js";

/** @typedef {{ code: string, params?: Record<string, any> }} Fault */

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const PARTIAL = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const DAY_FORM = phrase("year-month-day, such as “2026-11-22”");
const PARTIAL_FORM = phrase("a year, year-month or year-month-day, such as “2019” or “2019-03-31”");
const MIXED = { code: "mixed-scripts" };

/**
 * What is wrong with a text in a format; undefined when nothing is or when a browser cannot tell.
 * @param {string} format @param {string} text @param {{ telephones: any }} tables
 * @returns {Fault | undefined}
 */
export const formatFault = (format, text, tables) => FORMATS[format]?.(text, tables);

const FORMATS = {
  date: (text) => (DAY.test(text) ? calendar(text.match(DAY)) : { code: "date-form", params: { expected: DAY_FORM } }),
  "partial-date": (text) => (PARTIAL.test(text) ? calendar(text.match(PARTIAL)) : { code: "date-form", params: { expected: PARTIAL_FORM } }),
  email: (text) => (isMailbox(text) ? mixesScripts(text) && MIXED : { code: "email-form" }) || undefined,
  url: (text) => {
    const code = addressFault(text);
    return code ? { code } : mixesScripts(text) ? MIXED : undefined;
  },
  phone: (text, { telephones }) => telephoneFault(text, telephones),
  "enterprise-number": enterpriseNumber,
  slug: (text) => (isSlug(text) ? undefined : { code: "slug-form" }),
  "postal-code": (text) => (/^[1-9]\d{3}$/.test(text) ? undefined : { code: "postal-code-form" }),
  nis: (text) => (/^\d{5}$/.test(text) ? undefined : { code: "nis-form" }),
};

function calendar([, year, month = "01", day = "01"]) {
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  const exists = Number(year) > 0 && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return exists ? undefined : { code: "impossible-date" };
}

export const isSlug = (text) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text) && text.length >= 2 && text.length <= 64;

/** The file name that a name gives: `Café De Ster` becomes `cafe-de-ster`; empty when there is none. */
export function slugOf(name) {
  const ascii = name.normalize("NFKD").replace(/[^\0-\x7f]/g, "").toLowerCase();
  const slug = ascii.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 64).replace(/-+$/, "");
  return isSlug(slug) ? slug : "";
}

const ATOM = "[\\w!#$%&'*+/=?^`{|}~\\u0080-\\u{10ffff}-]+";
const LOCAL = new RegExp(`^${ATOM}(?:\\.${ATOM})*$`, "u");
const NO_DOMAINS = new Set(["arpa", "invalid", "local", "localhost", "onion", "test"]);

function isMailbox(text) {
  const [local, domain, more] = text.split("@");
  if (domain === undefined || more !== undefined || text.length > 254 || local.length > 64 || !LOCAL.test(local)) return false;
  const host = asciiHost(domain);
  const labels = host.split(".");
  return (
    labels.length >= 2 && host.length <= 253 && labels.every((label) => LABEL.test(label)) && /[a-z]$/i.test(host) &&
    !NO_DOMAINS.has(labels.at(-1).toLowerCase())
  );
}

function enterpriseNumber(text) {
  let digits = text.replace(/[ ./-]/g, "").toUpperCase().replace(/^BE/, "").replace(/^\(0\)/, "0");
  if (digits.length === 9) digits = `0${digits}`;
  const valid = /^[01]\d{9}$/.test(digits) && (Number(digits.slice(0, 8)) + Number(digits.slice(8))) % 97 === 0;
  if (!valid) return { code: "enterprise-number-unknown" };
  const right = `${digits.slice(0, 4)}.${digits.slice(4, 7)}.${digits.slice(7)}`;
  return text === right ? undefined : { code: "enterprise-number-form", params: { expected: right } };
}

/** Whether one word holds letters of Latin and of another alphabet that looks like it. */
export const mixesScripts = (text) =>
  text.split(/[^\p{L}\p{N}]+|\d/u).some((word) => /[A-Za-z\u00c0-\u024f]/.test(word) && /[\u0370-\u03ff\u0400-\u052f\u0530-\u058f]/.test(word));

// Web addresses, as in builder/checking/web_addresses.py: https or http, a public host name, nothing hidden in them.
const CHARACTERS = /^(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]|(?![\0-\x7f])[\p{L}\p{N}])+$/u;
const CONTROL_ESCAPE = /%(?:[01][0-9a-f]|7f)|%(?![0-9a-f]{2})/i;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;
const TOP_LABEL = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/i;
const PRIVATE = new Set(["localhost", "local", "internal", "test", "invalid", "onion", "lan", "home", "corp", "arpa"]);

function addressFault(text) {
  if (!CHARACTERS.test(text) || CONTROL_ESCAPE.test(text)) return /^https?:\/\//i.test(text) ? "url-form" : "url-scheme";
  const place = text.match(/^https?:\/\/([^/?#]*)/i)?.[1];
  if (!/^https?:\/\/[^/]/i.test(text)) return "url-scheme";
  if (place.includes("[") !== place.includes("]")) return "url-host";
  if (place.includes("@")) return /:\D/.test(place.split("@").at(-1)) ? "url-host" : "url-user";
  const [host, port, more] = place.split(":");
  if (more !== undefined || port === "" || (port !== undefined && !(/^\d+$/.test(port) && Number(port) > 0 && Number(port) < 65536))) return "url-host";
  return isPublic(host) ? undefined : "url-host";
}

function isPublic(name) {
  const host = asciiHost(name);
  const labels = host.split(".");
  return (
    labels.length >= 2 && host.length <= 253 && labels.every((label) => LABEL.test(label)) && TOP_LABEL.test(labels.at(-1)) &&
    !PRIVATE.has(labels.at(-1).toLowerCase())
  );
}

/** A host name in the letters that the network knows; empty when it has none. */
function asciiHost(host) {
  if (/^[\0-\x7f]*$/.test(host)) return host;
  try {
    return new URL(`https://${host}/`).hostname;
  } catch {
    return "";
  }
}
