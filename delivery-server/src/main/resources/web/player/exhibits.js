/** What belongs to a question besides words: an image with zoom, a table, a self-hosted video with captions, a file. */

import { button, h, icon } from "./dom.js";
import { lang, t } from "./i18n.js";

const STEPS = [100, 150, 200, 300, 400];

/** `caption` is a list of nodes. */
export function image({ url, alt, caption = [] }) {
  const picture = h("img", { src: url, alt, draggable: "false", decoding: "async" });
  const failed = h("p.muted", { hidden: true }, t("image.failed"), " ", button("", t("again"), retry));
  picture.addEventListener("error", () => (failed.hidden = false));
  picture.addEventListener("load", () => (failed.hidden = true));
  function retry() {
    picture.src = "";
    picture.src = url;
  }
  const open = button(".quiet.zoom", [icon("zoom"), t("image.zoom")], () => zoom(url, alt));
  const words = caption.length > 0 ? h("figcaption.small.muted", null, ...caption) : null;
  return h("figure.exhibit", null, picture, words, failed, h("div", null, open));
}

/** Full screen, five sizes, scroll to pan; + and − on the keyboard. */
export function zoom(url, alt) {
  let step = 0;
  const picture = h("img", { src: url, alt, draggable: "false" });
  const figure = h("span.figures", { "aria-live": "polite" });
  const size = (change) => {
    step = Math.min(STEPS.length - 1, Math.max(0, change === 0 ? 0 : step + change));
    picture.style.width = `${STEPS[step]}%`; // a continuous value: the one place where CSSOM is needed
    figure.textContent = `${STEPS[step]} %`;
  };
  const dialog = h(
    "dialog.viewer",
    { "aria-label": t("image.title") },
    h(
      "div.viewer-bar",
      null,
      button(".quiet", icon("minus"), () => size(-1), { "aria-label": t("image.smaller") }),
      figure,
      button(".quiet", icon("plus"), () => size(1), { "aria-label": t("image.larger") }),
      button("", t("close"), () => dialog.close()),
    ),
    h("div.viewer-area.scroller", { tabindex: "0", role: "region", "aria-label": t("image.title") }, picture),
  );
  dialog.addEventListener("keydown", ({ key }) => {
    if (key === "+" || key === "=") size(1);
    if (key === "-") size(-1);
    if (key === "0") size(0);
  });
  dialog.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      size(event.deltaY < 0 ? 1 : -1);
    },
    { passive: false },
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  size(0);
  dialog.showModal();
}

/** `kind` is video or audio; `tracks` are {src, srclang, label}; `captions` makes buttons where the player has none. */
export function media(kind, { url, tracks, description, caption = [] }, controls = true, captions = null) {
  const player = h(kind, { controls, preload: "metadata", playsinline: true, "aria-label": description || null });
  for (const { src, srclang = "", label } of tracks) {
    player.append(h("track", { kind: "captions", srclang, label: label ?? spoken(srclang), src, default: srclang === lang() || tracks.length === 1 }));
  }
  const failed = h("p.muted", { hidden: true, role: "status" }, t(`${kind}.failed`), " ", button("", t("again"), load));
  player.addEventListener("error", () => (failed.hidden = false));
  player.addEventListener("loadedmetadata", () => (failed.hidden = true));
  function load() {
    player.src = url;
    player.load();
  }
  player.src = url;
  // no browser shows the captions of a sound by itself
  if (kind === "audio" && tracks.length > 0 && !captions) import("./interactions/captions.js").then((part) => player.after(part.captions(player)), () => {});
  const told = caption.length > 0 ? caption : description ? [description] : [];
  return h("figure.exhibit", null, player, captions && tracks.length > 0 ? captions(player) : null, failed, h("figcaption.small.muted", null, ...told));
}

const spoken = (language) => ({ nl: "Nederlands", en: "English" })[language] ?? language;

/** Opens beside the test, in the browser's own viewer: the policy of this page embeds nothing. */
export function file(url, name, words) {
  return h("a.file", { href: url, target: "_blank", rel: "noopener", type: null, title: name || null }, icon("file"), ...words, h("span.small.muted", null, ` (${t("file.tab")})`));
}

/** A table of the tree, in a frame that scrolls; the first cell of a row is its heading. */
export function table(element) {
  element.classList.add("data");
  for (const row of element.querySelectorAll("tbody > tr, table > tr")) {
    for (const cell of row.querySelectorAll("td")) {
      if (/^[<>≤≥±]?\s?[\d.,]/.test(cell.textContent)) cell.classList.add("num");
    }
    const [first] = row.children;
    if (row.children.length > 1 && first.localName === "td" && !row.querySelector("th")) {
      const heading = h("th", { scope: "row" });
      heading.append(...first.childNodes);
      first.replaceWith(heading);
    }
  }
  const label = element.caption?.textContent || t("table");
  return h("div.exhibit.scroller", { tabindex: "0", role: "region", "aria-label": label }, element);
}
