/**
 * Makes the test page load without a network. The build is named by the query of this script's own address
 * (/sw.js?assets=/assets/HASH), so each build is a worker with a cache of its own.
 *
 * The shell and its assets are fetched at installation. Media are served from the cache the page has filled (byte ranges
 * too, so that videos can be wound). Nothing else under /api or elsewhere is ever answered from a cache.
 */

const ASSETS = new URL(self.location).searchParams.get("assets") ?? "/assets";
const SHELL = `kennispeil-shell-${ASSETS}`;
const MEDIA = "kennispeil-media";
const PAGES = ["/toets", "/oefenen"];
const PATIENCE = 5000;

const MODULES =
  "activity api attempt bar body clock content db device dom ended exhibits highlight i18n item keys labvalues lobby login main menu " +
  "messages options outbox overview panels question receipt remarks rescue review store";

const FILES = [
  "css/tokens.css",
  "css/base.css",
  "css/player.css",
  "fonts/inter-latin-400-normal.woff2",
  "fonts/inter-latin-600-normal.woff2",
  "img/mark.svg",
  "messages.nl.json",
  "messages.en.json",
  ...MODULES.split(" ").map((name) => `player/${name}.js`),
];

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    if (PAGES.includes(url.pathname)) event.respondWith(page(request, url.pathname));
  } else if (url.pathname.startsWith(`${ASSETS}/`)) event.respondWith(asset(request));
  else if (url.pathname.startsWith("/media/")) event.respondWith(media(request, url));
});

async function install() {
  const cache = await caches.open(SHELL);
  await cache.addAll(FILES.map((file) => `${ASSETS}/${file}`));
  const pages = PAGES.map(async (path) => {
    const reply = await fetch(path, { cache: "reload" });
    if (reply.ok) await cache.put(path, reply);
  });
  await Promise.allSettled(pages);
  await self.skipWaiting();
}

async function activate() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("kennispeil-shell-") && name !== SHELL);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** The network first, for a new build; the kept shell when it fails, is slow, or the server is ill. */
async function page(request, path) {
  const cache = await caches.open(SHELL);
  const kept = await cache.match(path);
  try {
    const reply = await fetch(request, kept ? { signal: AbortSignal.timeout(PATIENCE) } : {});
    if (reply.status < 500 || !kept) return reply;
  } catch (failure) {
    if (!kept) throw failure;
  }
  return kept;
}

async function asset(request) {
  const cache = await caches.open(SHELL);
  return (await cache.match(request, { ignoreSearch: true })) ?? fetch(request);
}

async function media(request, url) {
  const kept = (await caches.has(MEDIA)) ? await (await caches.open(MEDIA)).match(url.pathname) : undefined;
  if (!kept) return fetch(request);
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get("Range") ?? "");
  if (!range) return kept;
  const blob = await kept.blob();
  const from = Number(range[1]);
  const to = range[2] === "" ? blob.size - 1 : Math.min(Number(range[2]), blob.size - 1);
  if (from > to) return new Response(null, { status: 416, headers: { "Content-Range": `bytes */${blob.size}` } });
  const headers = {
    "Content-Type": kept.headers.get("Content-Type"),
    "Content-Range": `bytes ${from}-${to}/${blob.size}`,
    "Content-Length": String(to - from + 1),
    "Accept-Ranges": "bytes",
  };
  return new Response(blob.slice(from, to + 1), { status: 206, headers });
}
