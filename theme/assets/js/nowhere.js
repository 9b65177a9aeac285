// The page for addresses that do not exist is there once, in every language: who was below /fr/ sees it in French alone.

const parts = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-nowhere]")]);
const start = (part) => new URL(part.dataset.start, location.href).pathname;
const here = parts.filter((part) => location.pathname.startsWith(start(part))).sort((a, b) => start(b).length - start(a).length)[0];

if (here) {
  const title = parts[0].querySelector("h1");
  const own = here.querySelector("h2");
  document.title = document.title.replace(title.textContent, (own ?? title).textContent);
  if (own) {
    title.textContent = own.textContent;
    own.replaceWith(title);
    document.documentElement.lang = here.lang;
    document.querySelector("form[role=search]").action = here.querySelector("a").href;
  }
  for (const part of parts) part.hidden = part !== here;
}
