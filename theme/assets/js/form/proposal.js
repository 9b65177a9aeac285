// A change that goes along in a link: who opens it has the form with the change in it, and decides.

import { check } from "./check.js";
import { same } from "./editing.js";
import { become } from "./merge.js";
import { read, said } from "./yaml.js";

const MARK = "#voorstel=";
const WRONG = new Set(["wrong-type", "unknown-key"]); // what no form can show

/**
 * What changed, by the fields of a profile; null for what goes.
 * @param {Record<string, any>} before @param {Record<string, any>} after @returns {Record<string, any>}
 */
export function difference(before, after) {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return Object.fromEntries(keys.filter((key) => !same(before[key], after[key])).map((key) => [key, after[key] ?? null]));
}

/** A difference as the end of an address. */
export function packed(changed) {
  const bytes = new TextEncoder().encode(JSON.stringify(changed));
  const letters = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return MARK + letters.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The difference in an address; undefined when there is none. @param {string} hash */
export function unpacked(hash) {
  if (!hash.startsWith(MARK)) return undefined;
  try {
    const letters = atob(hash.slice(MARK.length).replaceAll("-", "+").replaceAll("_", "/"));
    const found = JSON.parse(new TextDecoder().decode(Uint8Array.from(letters, (each) => each.charCodeAt(0))));
    return found !== null && typeof found === "object" ? found : undefined;
  } catch {
    return undefined;
  }
}

/** The profile with a difference in it; undefined when that is none that the form can show. @param {string} text */
export function withProposal(text, changed, form) {
  const before = said(read(text));
  try {
    const known = Object.keys(changed).filter((key) => Object.hasOwn(form.schema.properties, key));
    const made = known.reduce((now, key) => become(now, form.schema, [key], before[key], changed[key] ?? undefined), text);
    return check(made, "", form).some(({ code }) => WRONG.has(code)) ? undefined : made;
  } catch {
    return undefined;
  }
}
