/** An item as a candidate sees it, by the modules of the player itself. Answers stay in this frame. */

import { h } from "../../player/dom.js";
import { loadLanguage, t } from "../../player/i18n.js";
import { fetchParts, question, stimulus } from "../../player/question.js";

const place = document.querySelector("#shown");
const values = new Map();
const path = `${location.pathname}.json${location.search}`;
const wanted = new URLSearchParams(location.search);
const filled = wanted.has("sleutel");
place.classList.toggle("reading", wanted.has("lezen"));

const attempt = {
  readOnly: filled,
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
    if (item.key !== undefined) values.set("answer", item.key);
    await fetchParts(item.interactions);
    const told = h("section.told.scroller", { tabindex: "0", "aria-label": t("case") }, h("h2", null, t("case")), ...item.stimuli.map(stimulus));
    const heading = h("h1#item-heading", null, t("item.heading", 1, 1));
    shown = item.body ? question(app, item) : { nodes: [] };
    if (!item.body) place.replaceChildren(told);
    else if (item.stimuli.length === 0) place.replaceChildren(heading, ...shown.nodes);
    else {
      place.replaceChildren(heading, h("div.case", null, told, h("div", null, ...shown.nodes)));
    }
    shown.update?.();
    before = now;
  } catch {
    shown = null;
    place.replaceChildren(h("p.banner", null, place.dataset.half));
  }
}

/** Whoever shows this frame may make it as high as the item is. */
const tell = () => parent.postMessage({ height: Math.ceil(document.body.getBoundingClientRect().height) }, location.origin);
new ResizeObserver(tell).observe(place);

await loadLanguage();
await look();
addEventListener("message", (event) => {
  if (event.origin !== location.origin) return;
  if (event.data === "look") look();
  // for a page that began to listen later than this frame was done
  if (event.data === "measure") tell();
});
