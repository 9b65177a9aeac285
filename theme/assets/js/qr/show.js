/**
 * Shows the address of a page as a QR code when somebody asks. Without this module nothing of it is to be seen.
 */
import { said } from "../said.js";

const SVG = "http://www.w3.org/2000/svg";
const EDGE = 4; // light squares around the code, as readers want them
const DARK = "#000"; // also on a dark page: readers want dark on light
const LIGHT = "#fff";

/** @param {boolean[][]} rows @param {string} label */
function drawn(rows, label) {
  const size = rows.length + 2 * EDGE;
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  const part = (/** @type {string} */ path, /** @type {string} */ colour) => {
    const element = document.createElementNS(SVG, "path");
    element.setAttribute("d", path);
    element.setAttribute("fill", colour);
    svg.append(element);
  };
  part(`M0 0h${size}v${size}H0z`, LIGHT);
  part(rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + EDGE} ${y + EDGE}h1v1h-1z`] : []))).join(""), DARK);
  return svg;
}

/** Puts the button where it goes, and the code below it when somebody asks. @param {HTMLElement} place @param {Record<string, string>} words */
function offer(place, { qr_show, qr_label }) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "ww-textlike", textContent: qr_show });
  const box = Object.assign(document.createElement("div"), { className: "ww-qr", hidden: true });
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", async () => {
    box.hidden = !box.hidden;
    button.setAttribute("aria-expanded", String(!box.hidden));
    if (box.firstChild) return;
    const { qrCode } = await import("./code.js");
    const rows = qrCode(/** @type {HTMLLinkElement} */ (document.querySelector('link[rel="canonical"]')).href);
    if (rows && !box.firstChild) box.append(drawn(rows, qr_label));
  });
  place.append(button, box);
  place.hidden = false;
}

const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-qr]"));
if (place) said.then((words) => words.qr_show && offer(place, words));
