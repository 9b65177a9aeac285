/**
 * Shows the address of a page as a QR code when somebody asks. Without this module nothing of it is to be seen.
 */
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

const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-qr]"));
if (place) {
  const button = /** @type {HTMLButtonElement} */ (place.querySelector("button"));
  const box = /** @type {HTMLElement} */ (place.querySelector("[data-qr-code]"));
  button.addEventListener("click", async () => {
    const open = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(open));
    box.hidden = !open;
    if (open && !box.firstChild) {
      const { qrCode } = await import("./code.js");
      const rows = qrCode(/** @type {HTMLLinkElement} */ (document.querySelector('link[rel="canonical"]')).href);
      if (rows) box.append(drawn(rows, box.dataset.label ?? ""));
    }
  });
  place.hidden = false;
}
