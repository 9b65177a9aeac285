// Light or dark, as the visitor chose it (see colours.js), and whether the address asks something; runs before the page is
// painted, so that nothing flashes or moves.
(() => {
  const root = document.documentElement;
  root.classList.add("ww-js");
  root.classList.toggle("ww-asked", location.search.length > 1);
  try {
    const choice = localStorage.getItem("ww-theme");
    if (choice === "light" || choice === "dark") root.dataset.theme = choice;
  } catch {
    // storage may be blocked: the system's choice then stands
  }
})();
