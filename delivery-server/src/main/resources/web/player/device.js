/** The check of this computer, in the lobby: storage, clock, encryption, video. Each line is a word beside an icon. */

import { clock } from "./clock.js";
import { h, icon } from "./dom.js";
import { t } from "./i18n.js";
import { put, remove } from "./db.js";

const ROOM = 50_000_000;

async function storage() {
  try {
    await put("packages", new Uint8Array(4096), "device-check");
    await remove("packages", "device-check");
    await navigator.storage?.persist?.();
    const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
    return quota - usage > ROOM ? ["ok", t("device.storage.ok")] : ["warn", t("device.storage.little")];
  } catch {
    return ["bad", t("device.storage.bad")];
  }
}

function time() {
  const minutes = Math.round(Math.abs(clock.skew) / 60_000);
  return ["ok", minutes < 2 ? t("device.clock.ok") : t("device.clock.off", minutes)];
}

function browser() {
  const able = isSecureContext && "DecompressionStream" in self && crypto.subtle;
  if (!able) return ["bad", t("device.browser.bad")];
  return "serviceWorker" in navigator ? ["ok", t("device.browser.ok")] : ["warn", t("device.browser.little")];
}

function video(media) {
  const types = [...new Set(media.filter(({ type }) => type.startsWith("video/")).map(({ type }) => type))];
  if (types.length === 0) return null;
  const able = types.every((type) => document.createElement("video").canPlayType(type) !== "");
  return able ? ["ok", t("device.video.ok")] : ["bad", t("device.video.bad")];
}

const SIGNS = { ok: "saved", warn: "warn", bad: "warn" };

export function deviceCheck(status) {
  const list = h("ul.checks");
  const line = ([state, text]) => h("li", { "data-check": state }, icon(SIGNS[state]), h("span", null, text));
  (async () => {
    const lines = [await storage(), time(), browser(), video(status.media ?? [])];
    list.replaceChildren(...lines.filter(Boolean).map(line));
  })();
  return list;
}
