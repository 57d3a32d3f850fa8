/** What belongs to a question besides words: an image with zoom, a table, a self-hosted video with captions. */

import { button, h, icon } from "./dom.js";
import { lang, t } from "./i18n.js";

const STEPS = [100, 150, 200, 300, 400];

export const exhibit = (one) => ({ image, video, table })[one.type](one);

function image({ url, alt }) {
  const picture = h("img", { src: url, alt, draggable: "false", decoding: "async" });
  const failed = h("p.muted", { hidden: true }, t("image.failed"), " ", button("", t("again"), retry));
  picture.addEventListener("error", () => (failed.hidden = false));
  picture.addEventListener("load", () => (failed.hidden = true));
  function retry() {
    picture.src = "";
    picture.src = url;
  }
  const open = button(".quiet.zoom", [icon("zoom"), t("image.zoom")], () => zoom(url, alt));
  return h("figure.exhibit", null, picture, failed, h("div", null, open));
}

/** Full screen, five sizes, scroll to pan; + and − on the keyboard. */
function zoom(url, alt) {
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
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  size(0);
  dialog.showModal();
}

function video({ url, captions, description }) {
  const player = h("video", { controls: true, preload: "metadata", playsinline: true, "aria-label": description });
  for (const [language, label] of [["nl", "Nederlands"], ["en", "English"]]) {
    if (!captions?.[language]) continue;
    const standard = language === lang();
    player.append(h("track", { kind: "captions", srclang: language, label, src: captions[language], default: standard }));
  }
  const failed = h("p.muted", { hidden: true, role: "status" }, t("video.failed"), " ", button("", t("again"), load));
  player.addEventListener("error", () => (failed.hidden = false));
  player.addEventListener("loadedmetadata", () => (failed.hidden = true));
  function load() {
    player.src = url;
    player.load();
  }
  player.src = url;
  return h("figure.exhibit", null, player, failed, h("figcaption.small.muted", null, description));
}

function table({ caption, header, rows }) {
  return h(
    "div.exhibit.scroller",
    { tabindex: "0", role: "region", "aria-label": caption },
    h(
      "table.data",
      null,
      h("caption", null, caption),
      h("thead", null, h("tr", null, ...header.map((cell) => h("th", { scope: "col" }, cell)))),
      h("tbody", null, ...rows.map((row) => h("tr", null, ...row.map(cell)))),
    ),
  );
}

const cell = (text, index) =>
  index === 0 ? h("th", { scope: "row" }, text) : h("td", { class: /^[<>≤≥±]?\s?[\d.,]/.test(text) ? "num" : null }, text);
