/** The draft as a candidate would see it, by the modules of the player itself. Answers stay in this frame. */

import { h } from "../../player/dom.js";
import { loadLanguage, t } from "../../player/i18n.js";
import { fetchParts, question } from "../../player/question.js";

const place = document.querySelector("#question");
const values = new Map();
const path = location.pathname.replace(/\/voorbeeld$/, "/voorbeeld.json");

const attempt = {
  readOnly: false,
  session: { attempt: "voorbeeld" },
  preferences: {},
  outbox: { state: "saved" },
  drafts: new Map(),
  value: (item, kind) => values.get(kind) ?? "",
  set: (item, kind, value) => {
    values.set(kind, value);
    shown?.update?.();
    return true;
  },
  save() {},
  commit() {},
  prefer() {},
  on() {},
};
const app = { attempt, content: {} };
let shown = null;
let before = "";

async function look() {
  const reply = await fetch(path, { headers: { accept: "application/json" } });
  if (!reply.ok) {
    // not yet saved, or not yet whole: say so, a later look shows it
    if (!shown) place.replaceChildren(h("p.banner", null, place.dataset.half));
    return;
  }
  const item = await reply.json();
  const now = JSON.stringify(item);
  if (now === before) return;
  try {
    await fetchParts(item.interactions);
    shown = question(app, item);
    place.replaceChildren(h("h1#item-heading", null, t("item.heading", 1, 1)), ...shown.nodes);
    shown.update?.();
    before = now;
  } catch {
    shown = null;
    place.replaceChildren(h("p.banner", null, place.dataset.half));
  }
}

await loadLanguage();
await look();
addEventListener("message", (event) => {
  if (event.origin === location.origin && event.data === "look") look();
});
