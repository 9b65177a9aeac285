// Has the site keep the pages that a visitor sees for when there is no network, and says it when a page is a kept one.
import { said } from "./said.js";

const WORKER = new URL("../../sw.js", import.meta.url);
if ("serviceWorker" in navigator) addEventListener("load", () => navigator.serviceWorker.register(WORKER).catch(() => {}));

const { kept } = document.body.dataset;
if (kept)
  said.then(({ kept: sentence = "{day}" }) => {
    const line = document.createElement("p");
    const day = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" }).format(new Date(kept));
    line.textContent = sentence.replace("{day}", day);
    const banner = document.createElement("div");
    banner.className = "ww-banner ww-banner--warn ww-no-print";
    banner.setAttribute("role", "status");
    banner.append(line);
    document.getElementById("inhoud")?.prepend(banner);
  });
