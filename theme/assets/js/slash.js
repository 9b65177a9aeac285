// The / key goes to the search box, on every page, unless the visitor has switched that off (on the search page).
(() => {
  const KEY = "ww-slash";
  const off = () => {
    try {
      return localStorage.getItem(KEY) === "off";
    } catch {
      return false; // storage may be blocked
    }
  };
  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input:not([type=checkbox]), select, textarea, dialog, [contenteditable]");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing || off()) return;
    const boxes = [...document.querySelectorAll("form[role=search] input[name=q]")];
    const box = boxes.find((one) => one.getClientRects().length);
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
  const choice = document.querySelector("[data-slash]");
  if (!choice) return;
  choice.checked = !off();
  choice.addEventListener("change", () => {
    try {
      if (choice.checked) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, "off");
    } catch {
      // the choice then lasts for this page only
    }
  });
})();
