/** All questions as tiles. The state shows in shape and sign as well as colour; flags do not count for the score. */

import { button, h, icon } from "./dom.js";
import { t } from "./i18n.js";

const MARGIN = 16;
const FILTERS = ["all", "open", "unknown", "flagged"];

export const stateOf = (attempt, { item }) => {
  const answer = attempt.value(item, "answer");
  return answer === "" ? "open" : answer === "?" ? "unknown" : "answered";
};

export const flagged = (attempt, { item }) => attempt.value(item, "flag") === "1";

export function tally(attempt) {
  const { items } = attempt.content;
  const count = (test) => items.filter(test).length;
  const of = (state) => count((item) => stateOf(attempt, item) === state);
  return {
    all: items.length,
    answered: of("answered"),
    unknown: of("unknown"),
    open: of("open"),
    flagged: count((item) => flagged(attempt, item)),
  };
}

/** `go(position)` turns to a question; `reachable(position)` is false where the rules forbid going. */
export function tiles(app, { current, go, reachable, only }) {
  const { attempt } = app;
  const list = h("ol.tiles");
  const byPosition = new Map();
  for (const item of attempt.content.items) {
    const { position } = item;
    const tile = h("button.tile", { type: "button", "data-tile": position, onclick: () => go(position) });
    byPosition.set(position, tile);
    list.append(h("li", null, tile));
  }
  function update() {
    for (const item of attempt.content.items) {
      const tile = byPosition.get(item.position);
      const state = stateOf(attempt, item);
      const mark = flagged(attempt, item);
      const here = current?.() === item.position;
      const signature = `${state}${mark}${here}`;
      tile.parentElement.hidden = only ? !only(state, mark) : false;
      tile.disabled = !reachable(item.position);
      if (tile.dataset.signature === signature) continue;
      tile.dataset.signature = signature;
      tile.dataset.state = state;
      tile.dataset.flagged = mark;
      if (here) tile.setAttribute("aria-current", "true");
      else tile.removeAttribute("aria-current");
      const words = [t("tile", item.position), t(`state.${state}`), mark ? t("state.flagged") : null];
      tile.setAttribute("aria-label", words.filter(Boolean).join(", "));
      tile.replaceChildren(String(item.position));
      if (state === "unknown") tile.append(h("span.badge", null, "?"));
      if (mark) tile.append(icon("flag"));
    }
  }
  update();
  return { list, update };
}

export function overview(app, { current, go, reachable, pin, close }) {
  const { attempt } = app;
  let filter = "all";
  let shown = null;
  let element = null;
  const only = (state, mark) => filter === "all" || state === filter || (filter === "flagged" && mark);
  const grid = tiles(app, { current, go, reachable, only });
  const none = h("p.muted.small", { hidden: true });
  const buttons = FILTERS.map((name) => button(".filter", "", () => choose(name), { "data-filter": name }));

  function choose(name) {
    filter = name;
    update();
  }

  function update() {
    const counts = tally(attempt);
    for (const one of buttons) {
      const { filter: name } = one.dataset;
      one.setAttribute("aria-pressed", String(name === filter));
      one.replaceChildren(t(`filter.${name}`), h("span.count.figures", null, String(counts[name])));
    }
    none.hidden = counts[filter] > 0;
    none.textContent = t("filter.none");
    grid.update();
    reveal();
  }

  /** Keeps the current tile in sight inside the panel, without moving the page. */
  function reveal() {
    const position = current();
    const tile = grid.list.querySelector("[aria-current]");
    const panel = element?.parentElement;
    if (position === shown || !tile || !panel) return;
    shown = position;
    const { top, bottom } = tile.getBoundingClientRect();
    const view = panel.getBoundingClientRect();
    if (top < view.top + MARGIN || bottom > view.bottom - MARGIN) panel.scrollTop += top - view.top - view.height / 2;
  }

  const pinned = attempt.preferences.pinned;
  const pinButton = button(".quiet.pin", [icon("pin"), t("overview.pin")], pin, { "aria-pressed": String(pinned) });
  element = h(
    "div.overview",
    null,
    h("div.panel-head", null, h("h2", null, t("overview.title")), pinButton, button(".quiet.square.shut", t("close"), close)),
    h("div.filters", { role: "group", "aria-label": t("filter.title") }, ...buttons),
    none,
    grid.list,
    legend(),
  );
  update();
  return { element, update };
}

export function legend() {
  const entry = (state, text) =>
    h("li", null, h("span.tile.sample", { "data-state": state, "aria-hidden": "true" }, state === "unknown" ? h("span.badge", null, "?") : null), text);
  return h(
    "ul.legend.small.muted",
    { "aria-label": t("legend") },
    entry("answered", t("state.answered")),
    entry("unknown", t("state.unknown")),
    entry("open", t("state.open")),
    h("li", null, icon("flag"), t("state.flagged")),
  );
}
