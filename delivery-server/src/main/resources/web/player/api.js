/**
 * Talking to the server: JSON in, JSON out, a time-out on every call, and one judgement of whether the line is up.
 * The line counts as down after two failures in a row (or when the browser says so): one lost packet is no alarm.
 */

import { clock } from "./clock.js";

const TIME_OUT = 12_000;

/** `code` is the server's error code, or "network" when no usable reply came. */
export class Refusal extends Error {
  constructor(code, status, body) {
    super(code);
    this.code = code;
    this.status = status;
    this.body = body;
  }

  /** Worth trying again unchanged. */
  get passing() {
    return this.code === "network" || this.status >= 500 || this.status === 429 || this.status === 408;
  }
}

class Line extends EventTarget {
  up = true;
  #failures = 0;

  succeeded() {
    this.#failures = 0;
    this.#become(true);
  }

  failed() {
    this.#failures++;
    if (this.#failures >= 2 || !navigator.onLine) this.#become(false);
  }

  #become(up) {
    if (this.up === up) return;
    this.up = up;
    this.dispatchEvent(new Event("change"));
  }
}

export const line = new Line();
addEventListener("offline", () => line.failed());

export async function call(method, path, { token, body, timeOut = TIME_OUT, keepalive = false } = {}) {
  const headers = { Accept: "application/json" };
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const asked = performance.now();
  let reply;
  let json;
  try {
    reply = await fetch(path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(timeOut),
      cache: "no-store",
      keepalive,
    });
    json = await reply.json();
  } catch {
    line.failed();
    throw new Refusal("network", reply?.status ?? 0, null);
  }
  if (reply.status >= 500) line.failed();
  else line.succeeded();
  if (typeof json.serverTime === "number") clock.sync(json.serverTime, asked, performance.now());
  if (!reply.ok) throw new Refusal(json.error ?? `http-${reply.status}`, reply.status, json);
  return json;
}

/** Raw bytes of a package or a medium, with progress in [0, 1]. */
export async function bytes(path, expected, progress = () => {}) {
  const reply = await fetch(path);
  if (!reply.ok) throw new Refusal(`http-${reply.status}`, reply.status, null);
  const reader = reply.body.getReader();
  const parts = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    length += value.length;
    progress(Math.min(1, length / Math.max(1, expected)));
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Exponential back-off with jitter, in milliseconds. */
export const backOff = (attempt, most = 30_000) => Math.min(most, 1000 * 2 ** attempt) * (0.5 + Math.random() / 2);

export const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));
