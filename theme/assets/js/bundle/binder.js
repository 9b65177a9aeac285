// The bundle as one document for paper: cover, contents, and each page on a sheet of its own. Only print shows it.
import { el } from "../common/dom.js";

/** What has no use on paper. */
const LEFT_OUT =
  "script, noscript, template, style, form, button, input, select, textarea, dialog, nav, .ww-crumbs, .ww-onward, .ww-no-print, .ww-mark, .ww-location__links, .ww-foot h2, .ww-foot ul, .ww-foot a, [hidden]";

/**
 * @param {{ title: string, site: string, shared: string, rows: { sheet: import("./pages.js").Sheet, kind: string, note: string }[] }} bundle
 * @param {import("../common/words.js").Words} words
 * @param {string} today written out
 * @returns {HTMLElement[]}
 */
export function binder({ title, site, shared, rows }, words, today) {
  const cover = el("section", { class: "ww-binder__cover" },
    el("p", { class: "ww-binder__site" }, site),
    el("div", { class: "ww-binder__title" },
      el("h1", {}, title),
      el("p", {}, words.say("madeOn", { date: today })),
      el("p", {}, words.count("pages", rows.filter(({ sheet }) => sheet.body).length)),
    ),
    el("p", { class: "ww-binder__address" }, new URL(".", shared).host),
  );
  const contents = el("section", { class: "ww-binder__contents" },
    el("h2", {}, words.say("contents")),
    el("ol", {}, ...rows.map(line(words))),
    el("p", { class: "ww-binder__shared" }, words.say("online"), " ", el("a", { href: shared }, shared)),
  );
  return [cover, contents, ...rows.flatMap((row, i) => (row.sheet.body ? [page(row, i + 1, words)] : []))];
}

const line = (words) => ({ sheet, kind }, i) => {
  const town = sheet.data.address?.addressLocality ?? sheet.data.location?.address?.addressLocality;
  const about = sheet.body ? [kind, town].filter(Boolean).join(" · ") : words.say(sheet.state);
  const name = sheet.body ? el("a", { href: `#blad-${i + 1}` }, sheet.title) : sheet.title;
  return el("li", {}, el("span", { class: "ww-binder__number" }, String(i + 1)), el("span", {}, name), el("span", { class: "ww-binder__about" }, about));
};

function page({ sheet, note }, number, words) {
  const made = el("article", { class: "ww-binder__page", id: `blad-${number}` }, ...cleaned(sheet.body, sheet.url));
  const head = made.querySelector(".ww-head");
  while (head?.previousElementSibling) head.after(head.previousElementSibling); // such as: this is over
  head?.prepend(el("p", { class: "ww-binder__number" }, String(number)));
  if (note) head?.after(el("section", { class: "ww-binder__note" }, el("h3", {}, words.say("note")), el("p", {}, note)));
  const foot = made.querySelector(".ww-foot"); // when it was last looked at
  head?.append(el("p", { class: "ww-binder__address" }, [sheet.url, foot?.textContent?.trim()].filter(Boolean).join(" · ")));
  foot?.remove();
  return made;
}

/**
 * The main part of a page without what only works on a screen, its headings one level down, its addresses whole.
 * @param {HTMLElement} main of another document @param {string} url
 */
export function cleaned(main, url) {
  const copy = /** @type {HTMLElement} */ (document.importNode(main, true));
  for (const list of copy.querySelectorAll(".ww-actions")) list.replaceWith(contact(list));
  for (const index of copy.querySelectorAll(".ww-index")) (index.closest("section") ?? index).remove();
  for (const one of copy.querySelectorAll(LEFT_OUT)) one.remove();
  for (const one of copy.querySelectorAll("details")) one.open = true;
  for (const one of copy.querySelectorAll("[id], [aria-labelledby], [aria-describedby]"))
    for (const name of ["id", "aria-labelledby", "aria-describedby"]) one.removeAttribute(name);
  for (const image of copy.querySelectorAll("img[src]")) image.setAttribute("src", new URL(image.getAttribute("src"), url).href);
  for (const link of copy.querySelectorAll("a[href]")) {
    const target = new URL(link.getAttribute("href"), url);
    const out = ["mailto:", "tel:"].includes(target.protocol) || (/^https?:$/.test(target.protocol) && target.origin !== location.origin);
    if (out) link.setAttribute("href", target.href);
    else link.replaceWith(...link.childNodes);
  }
  for (const heading of copy.querySelectorAll("h1, h2, h3, h4, h5")) {
    const lower = el(`h${Number(heading.tagName[1]) + 1}`, { class: heading.className || undefined }, ...heading.childNodes);
    if (heading.lang) lower.lang = heading.lang;
    heading.replaceWith(lower);
  }
  return [...copy.childNodes];
}

/** Buttons that call, mail or open a site, as the numbers and addresses behind them. */
function contact(list) {
  const ways = [...list.querySelectorAll("a[href^='tel:'], a[href^='mailto:'], a[href^='http']")].map((link) => {
    const href = link.getAttribute("href");
    const said = href.startsWith("mailto:") ? decodeURIComponent(href.slice(7).replace(/\?.*/s, "")) : link.textContent.trim();
    return el("a", { href }, said);
  });
  return el("p", { class: "ww-binder__contact" }, ...ways.flatMap((way, i) => (i ? [" · ", way] : [way])));
}
