// Has the site keep the pages that a visitor sees for when there is no network, and says it when a page is a kept one.
(() => {
  const { dataset } = document.currentScript;
  if ("serviceWorker" in navigator) addEventListener("load", () => navigator.serviceWorker.register(dataset.worker).catch(() => {}));
  addEventListener("DOMContentLoaded", () => {
    const { kept } = document.body.dataset;
    if (!kept) return;
    const line = document.createElement("p");
    const day = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" }).format(new Date(kept));
    line.textContent = dataset.kept.replace("{day}", day);
    const banner = document.createElement("div");
    banner.className = "ww-banner ww-banner--warn ww-no-print";
    banner.setAttribute("role", "status");
    banner.append(line);
    document.getElementById("inhoud").prepend(banner);
  });
})();
