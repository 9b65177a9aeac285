// Which cards a visitor wants, as it stands behind the # of the address. Nothing here touches the page.
import { isAsked, readState } from "../tasks/state.js";

/**
 * @typedef {{ role: "bedrijf" | "organisatie", sectors: string[], region: string, dealt: boolean, tasks: string }} Choice
 * `dealt`: the cards lie on the table; `tasks`: the hash of the takenwijzer, when the cards are for those tasks
 */

const ID = /^[\w-]{1,80}$/;
const OWN = ["rol", "sector", "regio", "deel"];

/** @param {string} hash of an address: `#rol=bedrijf&sector=groen&regio=kempen&deel=1` @returns {Choice} */
export function readChoice(hash) {
  const said = new URLSearchParams(hash.replace(/^#/, ""));
  const region = said.get("regio") ?? "";
  const rest = new URLSearchParams([...said].filter(([key]) => !OWN.includes(key)));
  return {
    role: said.get("rol") === "organisatie" ? "organisatie" : "bedrijf",
    sectors: [...new Set(said.getAll("sector"))].filter((one) => ID.test(one)),
    region: ID.test(region) ? region : "",
    dealt: said.get("deel") === "1",
    tasks: isAsked(readState(`${rest}`)) ? `${rest}` : "",
  };
}

/** @param {Choice} choice @returns {string} the part of an address from # on */
export function writtenChoice({ role, sectors, region, dealt, tasks }) {
  const said = new URLSearchParams(tasks);
  said.set("rol", role);
  for (const one of sectors) said.append("sector", one);
  if (region) said.set("regio", region);
  if (dealt) said.set("deel", "1");
  return `#${said}`.replaceAll("%2F", "/").replaceAll("%7E", "~");
}
