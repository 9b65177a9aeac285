// What a profile does beside being read: it says how old it is and whether it is open today, shows itself as a QR code, is
// shared, gives an address to copy, and is remembered as seen.
import "./freshness.js";
import "./qr/show.js";
import { said } from "./said.js";
import { note } from "./seen.js";
import "./today.js";

const SAID = 3000; // milliseconds that a button says what it did

/** Says on the button what happened, aloud too, and then what it does again. @param {HTMLElement} button @param {string} words key of what is said */
async function say(button, words) {
  const label = button.querySelector("span") ?? button;
  const usual = label.textContent;
  label.textContent = (await said)[words] ?? "";
  setTimeout(() => (label.textContent = usual), SAID);
}

/** @param {HTMLElement} button */
async function share(button) {
  const address = document.querySelector('link[rel="canonical"]')?.getAttribute("href") ?? location.href;
  if (navigator.share) return navigator.share({ title: document.title, url: address }).catch(() => {}); // they changed their mind
  await navigator.clipboard.writeText(address);
  return say(button, "link_copied");
}

/** @param {HTMLElement} button */
async function copy(button) {
  const lines = [...(button.closest(".ww-location")?.querySelectorAll("address span") ?? [])].map((line) => line.textContent?.trim());
  await navigator.clipboard.writeText(lines.filter(Boolean).join("\n"));
  return say(button, "address_copied");
}

const able = Boolean(navigator.clipboard);
const sharer = /** @type {HTMLElement | null} */ (document.querySelector("[data-share]"));
if (sharer) {
  sharer.lastElementChild?.setAttribute("aria-live", "polite");
  sharer.hidden = !(able || navigator.share);
  sharer.addEventListener("click", () => share(sharer));
}
if (able)
  said.then(({ address_copy }) => {
    if (!address_copy) return;
    for (const links of document.querySelectorAll(".ww-location__links")) {
      const button = document.createElement("button");
      Object.assign(button, { type: "button", className: "ww-textlike", textContent: address_copy, ariaLive: "polite" });
      button.dataset.copy = "";
      button.addEventListener("click", () => copy(button));
      links.append(" ", button);
    }
  });
const key = /** @type {HTMLElement | null} */ (document.querySelector(".ww-profile [data-bundle]"))?.dataset.bundle;
const name = document.querySelector("h1")?.textContent;
if (key && name) note({ key, name });
