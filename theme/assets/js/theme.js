// Light or dark, as the visitor chose it, and whether the address asks something; runs before the page is painted, so that
// nothing flashes or moves.
(() => {
  const root = document.documentElement;
  root.classList.add("ww-js");
  root.classList.toggle("ww-asked", location.search.length > 1);
  const KEY = "ww-theme";
  const stored = () => {
    try {
      return localStorage.getItem(KEY) || "auto";
    } catch {
      return "auto"; // storage may be blocked: the system's choice then stands
    }
  };
  const apply = (choice) => {
    if (choice === "light" || choice === "dark") root.dataset.theme = choice;
    else delete root.dataset.theme;
  };
  apply(stored());
  addEventListener("DOMContentLoaded", () => {
    const select = document.querySelector("[data-ww-theme]");
    if (!select) return;
    select.value = stored();
    select.addEventListener("change", () => {
      apply(select.value);
      try {
        localStorage.setItem(KEY, select.value);
      } catch {
        // the choice then lasts for this page only
      }
    });
  });
})();
