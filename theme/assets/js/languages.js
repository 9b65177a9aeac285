// Who goes on in another language keeps what stands in the address: a question, filters, tasks, a place on the page.

for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".ww-languages a")))
  link.addEventListener("click", () => {
    link.search = location.search;
    link.hash = location.hash;
  });
