/**
 * The test itself. It is fetched while the candidate waits, checked against the hash in its address and kept encrypted;
 * the key comes at the start and is stored as a key that cannot be read out, for this attempt, until it is handed in.
 */

import { bytes } from "./api.js";
import { get, put, remove } from "./db.js";

const MEDIA = "kennispeil-media";

/** Fetches the encrypted package unless it is here already; `progress` gets a share in [0, 1]. */
export async function preload({ url, bytes: size }, progress) {
  const kept = await get("packages", url).catch(() => undefined);
  if (kept) {
    progress?.(1);
    return kept;
  }
  const fetched = await bytes(url, size, progress);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", fetched));
  const hash = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (!url.endsWith(hash)) throw new Error("the package differs from its address");
  await put("packages", fetched, url).catch(() => {});
  return fetched;
}

/** Media go to the cache that the service worker serves from, byte ranges included. */
export async function preloadMedia(media, progress) {
  if (!("caches" in self)) return;
  const cache = await caches.open(MEDIA);
  const total = media.reduce((sum, { bytes: size }) => sum + size, 0);
  let before = 0;
  for (const { url, bytes: size, type } of media) {
    if (!(await cache.match(url))) {
      const data = await bytes(url, size, (share) => progress?.((before + share * size) / Math.max(1, total)));
      const headers = { "Content-Type": type, "Content-Length": String(data.length) };
      await cache.put(url, new Response(data, { headers }));
    }
    before += size;
    progress?.(before / Math.max(1, total));
  }
}

export const importKey = (base64) =>
  crypto.subtle.importKey(
    "raw",
    Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)),
    "AES-GCM",
    false,
    ["decrypt"],
  );

/** 12 bytes IV, then ciphertext with its tag, of gzipped JSON. */
export async function unlock(data, key) {
  const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: data.subarray(0, 12) }, key, data.subarray(12));
  const stream = new Blob([plain]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
}

/** After handing in or logging out nothing of the test stays on this computer. */
export async function clear(packageUrl) {
  if (packageUrl) await remove("packages", packageUrl).catch(() => {});
  if ("caches" in self) await caches.delete(MEDIA).catch(() => {});
}
