/**
 * The page that makes the line for a list on another site. The choice is in the address (`?wat=sectoren/groen/`).
 * Without this module the form stays hidden and every line stands below.
 */

const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-embedding]"));
const choice = /** @type {HTMLSelectElement} */ (form.querySelector("select"));
const line = /** @type {HTMLTextAreaElement} */ (form.querySelector("textarea"));
const look = /** @type {HTMLAnchorElement} */ (form.querySelector("[data-look]"));
const said = /** @type {HTMLElement} */ (form.querySelector("[data-said]"));

function show() {
  const { line: text, page } = choice.selectedOptions[0].dataset;
  line.value = text ?? "";
  look.href = page ?? "";
  said.textContent = "";
}

async function copy() {
  line.select();
  try {
    await navigator.clipboard.writeText(line.value);
    said.textContent = said.dataset.copied ?? "";
  } catch {
    said.textContent = said.dataset.yourself ?? ""; // no clipboard here; the line is selected
  }
}

const asked = new URLSearchParams(location.search).get("wat");
if (asked && [...choice.options].some((option) => option.value === asked)) choice.value = asked;
choice.addEventListener("change", () => {
  show();
  history.replaceState(null, "", `?wat=${encodeURIComponent(choice.value).replaceAll("%2F", "/")}`);
});
form.querySelector("[data-copy]")?.addEventListener("click", copy);
form.addEventListener("submit", (event) => event.preventDefault());
show();
form.hidden = false;
