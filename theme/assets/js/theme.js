// Light or dark, as the visitor chose it (see colours.js), and whether the address asks something; runs before the page is
// painted, so that nothing flashes or moves. What was asked stands in its box at once: on a slow telephone the modules
// come many seconds later.
(() => {
  const root = document.documentElement;
  root.classList.add("ww-js");
  root.classList.toggle("ww-asked", location.search.length > 1);
  const asked = new URLSearchParams(location.search).get("q");
  const show = () => {
    const box = document.querySelector("main [name=q]");
    if (box) box.value ||= asked;
    else if (document.readyState === "loading") requestAnimationFrame(show);
  };
  if (asked) show();
  try {
    const choice = localStorage.getItem("ww-theme");
    if (choice === "light" || choice === "dark") root.dataset.theme = choice;
  } catch {
    // storage may be blocked: the system's choice then stands
  }
})();
