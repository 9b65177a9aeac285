// The draft of a profile, kept on this device until it is wiped. Storage may be full or blocked: then nothing is kept.

const KEY = "ww-profiel:";
const PICTURES = "ww-beelden:";
const OLDEST_DAYS = 60;

/** @typedef {{ base: string, text: string, day: string }} Draft  `base` is the published text that it started from */

/** @param {string} slug empty for a new profile @returns {Draft | undefined} */
export function draftOf(slug) {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY + slug) ?? "null");
    return typeof kept?.text === "string" && typeof kept.base === "string" ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} slug @param {Draft} draft @returns {boolean} whether it is kept */
export function keepDraft(slug, draft) {
  try {
    localStorage.setItem(KEY + slug, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** The new pictures of a draft. @param {string} slug @returns {Map<string, Uint8Array>} by their name */
export function picturesOf(slug) {
  try {
    const kept = Object.entries(JSON.parse(localStorage.getItem(PICTURES + slug) ?? "{}"));
    return new Map(kept.map(([name, letters]) => [name, Uint8Array.from(atob(letters), (each) => each.charCodeAt(0))]));
  } catch {
    return new Map();
  }
}

/** @param {string} slug @param {[string, Uint8Array][]} pictures @returns {boolean} whether they are kept */
export function keepPictures(slug, pictures) {
  const letters = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  try {
    localStorage.setItem(PICTURES + slug, JSON.stringify(Object.fromEntries(pictures.map(([name, bytes]) => [name, letters(bytes)]))));
    return true;
  } catch {
    return false;
  }
}

/** @param {string} slug */
export function wipeDraft(slug) {
  try {
    localStorage.removeItem(KEY + slug);
    localStorage.removeItem(PICTURES + slug);
  } catch {
    // there was nothing to wipe
  }
}

/** A profile that got another web name takes its draft along. @param {string[]} former web names @param {string} slug */
export function moveDraft(former, slug) {
  for (const old of former) {
    const draft = draftOf(old);
    if (draft && !draftOf(slug) && !(keepDraft(slug, draft) && keepPictures(slug, [...picturesOf(old)]))) return;
    if (draft) wipeDraft(old);
  }
}

/** Drafts that nobody came back to go away. @param {string} today year-month-day */
export function wipeOldDrafts(today) {
  try {
    for (const key of Object.keys(localStorage).filter((each) => each.startsWith(KEY))) {
      const age = Date.parse(today) - Date.parse(draftOf(key.slice(KEY.length))?.day ?? "1970-01-01");
      if (age > OLDEST_DAYS * 86_400_000) wipeDraft(key.slice(KEY.length));
    }
  } catch {
    // nothing is kept here
  }
}
