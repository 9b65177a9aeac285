// Keeps the pages that a visitor has seen, and the parts of the search index that were used, for when there is no network.
// The network always comes first: what was kept is shown only when nothing comes, and then the page says how old it is.
const PAGES = "ww-pages", FILES = "ww-files", NOTICE = "ww-notice";
const MOST = { [PAGES]: 80, [FILES]: 400 };
const KEPT_ON = "x-kept-on";
const HERE = new URL(registration.scope);
/** Files of which the name says what is in them: they are never out of date. */
const FIXED = /\/assets\/search\/[a-z]+-[0-9a-f]{6,}\//;

addEventListener("install", (event) => {
  event.waitUntil(ready(HERE.href).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const ours = new Set([PAGES, FILES, NOTICE]);
  const old = caches.keys().then((names) => Promise.all(names.filter((name) => name.startsWith("ww-") && !ours.has(name)).map((name) => caches.delete(name))));
  event.waitUntil(old.then(() => clients.claim()));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (endless(request) || request.method !== "GET" || url.origin !== HERE.origin || !url.pathname.startsWith(HERE.pathname) || request.headers.has("range")) return;
  event.respondWith(request.mode === "navigate" ? page(event, request) : FIXED.test(url.pathname) ? fixed(event, request) : file(event, request));
});

/** A stream of events is nothing to keep, and a worker that waits for its end is stopped by Firefox with all it was fetching. */
const endless = (request) => request.headers.get("accept") === "text/event-stream";

/** A page: as it is now, else as it was, with the day on it, else what says that there is no network. */
async function page(event, request) {
  try {
    const answer = await fetch(request);
    const type = answer.headers.get("content-type") ?? "";
    if (answer.ok && type.startsWith("text/html")) event.waitUntil(Promise.all([dated(answer.clone()).then((copy) => keep(PAGES, bare(request.url), copy)), ready(request.url)]));
    return answer;
  } catch (error) {
    const kept = await (await caches.open(PAGES)).match(bare(request.url));
    if (kept) return marked(kept);
    const notices = await caches.open(NOTICE), notice = (await notices.match(noticeOf(request.url))) ?? (await notices.match(noticeOf(HERE.href)));
    if (notice) return notice;
    throw error;
  }
}

/** The page that says that there is no network, in the language of another: below the folder of that language. */
const noticeOf = (address) => new URL(`${/^[a-z]{2}\//.exec(new URL(address).pathname.slice(HERE.pathname.length)) ?? ""}offline/`, HERE);

/** Has what says it at hand, in the language of a page that is seen. */
async function ready(address) {
  const notices = await caches.open(NOTICE), notice = noticeOf(address);
  if (!(await notices.match(notice))) await notices.add(notice).catch(() => {});
}

async function file(event, request) {
  try {
    const answer = await fetch(request);
    if (answer.ok) event.waitUntil(keep(FILES, bare(request.url), answer.clone()));
    return answer;
  } catch (error) {
    const kept = await (await caches.open(FILES)).match(bare(request.url)) ?? await (await caches.open(PAGES)).match(bare(request.url));
    if (kept) return kept;
    throw error;
  }
}

async function fixed(event, request) {
  return (await (await caches.open(FILES)).match(request.url)) ?? file(event, request);
}

/** An address without its question: the page is the same. */
const bare = (address) => address.replace(/[?#].*$/, "");

/** A copy that knows the day it was kept. */
async function dated(answer) {
  const headers = new Headers(answer.headers);
  headers.set(KEPT_ON, new Date().toISOString());
  return new Response(await answer.blob(), { headers });
}

/** A kept page that says so in its body; assets/js/offline.js shows it. */
async function marked(kept) {
  const text = await kept.text();
  return new Response(text.replace("<body", `<body data-kept="${kept.headers.get(KEPT_ON)}"`), { headers: { "content-type": "text/html; charset=utf-8" } });
}

/** Keeps an answer, and not more than there is room for: what was seen longest ago goes first. */
async function keep(name, address, answer) {
  const cache = await caches.open(name);
  await cache.delete(address); // what is put again becomes the newest
  await cache.put(address, answer);
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - MOST[name])).map((request) => cache.delete(request)));
}
