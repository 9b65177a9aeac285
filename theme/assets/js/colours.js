// The choice between light and dark at the foot of every page. What was chosen before, theme.js applies.
import { said } from "./said.js";

const KEY = "ww-theme";
const root = document.documentElement;

/** @param {string} choice */
function choose(choice) {
  if (choice === "auto") delete root.dataset.theme;
  else root.dataset.theme = choice;
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    // the choice then lasts for this page only
  }
}

/** @param {Record<string, string>} words what is said on every page @param {Element} place */
function ask(words, place) {
  const label = document.createElement("label");
  label.htmlFor = "thema";
  label.textContent = words.theme;
  const select = document.createElement("select");
  select.id = "thema";
  for (const choice of ["auto", "light", "dark"]) select.add(new Option(words[`theme_${choice}`], choice));
  select.value = root.dataset.theme ?? "auto";
  select.addEventListener("change", () => choose(select.value));
  place.append(label, select);
}

const place = document.querySelector("[data-ww-theme]");
said.then((words) => place && words.theme && ask(words, place));
