// Organisations as address cards. vCard 3.0 (RFC 2426) and not 4.0: Outlook and older telephones read no 4.0.

const WIDTH = 75; // bytes in a line

/** One file of cards, in the order of `rows`. @param {import("./facts.js").Facts[]} rows */
export const cards = (rows) => rows.map(card).join("");

/** @param {import("./facts.js").Facts} row */
function card(row) {
  const place = row.street || row.postalCode || row.town;
  const lines = [
    "BEGIN:VCARD",
    "VERSION:3.0",
    `N:${escaped(row.name)};;;;`,
    `FN:${escaped(row.name)}`,
    `ORG:${escaped(row.name)}`,
    "X-ABSHOWAS:COMPANY", // Apple: a company, not somebody with this surname
    row.phone && `TEL;TYPE=WORK,VOICE:${escaped(row.phone)}`,
    row.email && `EMAIL;TYPE=INTERNET,WORK:${escaped(row.email)}`,
    place && `ADR;TYPE=WORK:;;${[row.street, row.town, "", row.postalCode, "BE"].map(escaped).join(";")}`,
    web(row.website) && `URL:${web(row.website)}`,
    row.summary && `NOTE:${escaped(row.summary)}`,
    web(row.url) && `SOURCE:${web(row.url)}`,
    "END:VCARD",
  ];
  return lines.filter(Boolean).map((line) => `${folded(line)}\r\n`).join("");
}

/** Text that cannot end its line or its field. */
function escaped(text) {
  const lines = text.replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, "\n").replace(/[\u0000-\u0009\u000B-\u001F\u007F]/g, " ");
  return lines.replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");
}

/** A web address as it is written in a card; empty for any other. */
function web(address) {
  try {
    const { protocol, href } = new URL(address);
    return protocol === "https:" || protocol === "http:" ? href : "";
  } catch {
    return "";
  }
}

/** A line in pieces of at most WIDTH bytes; a piece after the first begins with a space. No character is cut. */
function folded(line) {
  const bytes = new TextEncoder();
  let [made, length] = ["", 0];
  for (const character of line) {
    const size = bytes.encode(character).length;
    if (length + size > WIDTH) [made, length] = [`${made}\r\n `, 1];
    [made, length] = [made + character, length + size];
  }
  return made;
}
