/** One question in a fixed frame. Turning replaces the question, not the frame; the buttons never move. */

import { clockFace, saveState } from "./bar.js";
import { button, h, icon, say } from "./dom.js";
import { highlighter } from "./highlight.js";
import { local, t } from "./i18n.js";
import { keyTable } from "./keys.js";
import { labValues } from "./labvalues.js";
import { menu } from "./menu.js";
import { flagged, overview } from "./overview.js";
import { Panels } from "./panels.js";
import { question, stimulus } from "./question.js";
import { remark } from "./remarks.js";

const WIDE = matchMedia("(min-width: 64rem)");

export function itemView(app) {
  const { attempt } = app;
  const { items, labValues: lab = [] } = attempt.content;
  const panels = new Panels();
  const clock = clockFace(app);
  const saved = saveState(app);
  const place = () => attempt.session.place ?? { position: items[0].position, furthest: items[0].position };
  const index = () => Math.max(0, items.findIndex(({ position }) => position === place().position));
  const current = () => items[index()];
  const reachable = (position) => !attempt.forwardOnly || position === current().position;
  const side = overview(app, { current: () => current().position, go, reachable, pin, close: toggleOverview });
  const body = h("div.item-body");
  const tool = toolbar();
  const stimuli = new Map();
  let open = WIDE.matches && attempt.preferences.overview;
  let choices;
  let marker;

  function turn(focus) {
    attempt.commit();
    panels.close();
    marker?.left();
    const item = current();
    attempt.activity.enter(item.item);
    choices?.left?.();
    choices = question(app, item);
    const where = [t("item.heading", item.position, items.length)];
    if (item.case) where.push(t("item.case", item.case.number, item.case.of));
    const heading = h("h1#item-heading", { tabindex: "-1" }, where.join(" · "));
    marker = highlighter(app, item, choices.blocks);
    const asked = [...choices.nodes, h("p.marks", null, marker.wipe), marker.add];
    if (item.case) body.replaceChildren(heading, h("div.case", null, shared(item.case.stimuli), h("div", null, ...asked)));
    else body.replaceChildren(heading, ...asked);
    for (const node of choices.nodes) keepInside(node);
    update();
    if (!focus) return;
    scrollTo(0, 0);
    heading.focus({ preventScroll: true });
  }

  /** What a case tells, made once: a film in it does not start anew with every question. */
  function shared(number) {
    if (!stimuli.has(number)) {
      const told = h("section.told.scroller", { tabindex: "0", "aria-label": t("case") }, h("h2", null, t("case")));
      told.append(...attempt.content.stimuli[number].map(stimulus));
      keepInside(told);
      stimuli.set(number, told);
    }
    return stimuli.get(number);
  }

  /** A question is not taken out of its page; what a candidate has written may be. */
  function keepInside(node) {
    for (const event of ["copy", "cut", "dragstart"])
      node.addEventListener(event, (happened) => happened.target.closest?.("textarea, input") || happened.preventDefault());
  }

  function go(position) {
    if (!reachable(position)) return;
    const furthest = Math.max(place().furthest, position);
    attempt.save({ place: { position, furthest } });
    if (!WIDE.matches && open) toggleOverview();
    turn(true);
  }

  function step(by) {
    const next = items[index() + by];
    if (by < 0 && attempt.forwardOnly) return say(t("item.nowayback"));
    if (!next) return by > 0 ? app.review(true) : undefined;
    if (!attempt.forwardOnly) return go(next.position);
    attempt.save({ place: { position: next.position, furthest: next.position } });
    turn(true);
  }

  function flag() {
    const { item } = current();
    const on = !flagged(attempt, current());
    if (attempt.set(item, "flag", on ? "1" : "")) say(t(on ? "flag.on" : "flag.off"));
  }

  function write(kind) {
    const text = remark(app, current(), kind);
    const dialog = panels.toggle(kind, t(kind), text.content, tool[kind]);
    dialog?.addEventListener("closing", text.commit);
    dialog?.addEventListener("closing", update);
  }

  function toggleOverview() {
    open = !open;
    if (WIDE.matches) attempt.prefer({ overview: open });
    update();
    if (open) side.element.querySelector("[aria-current]")?.focus();
    else tool.overview.focus();
  }

  function pin() {
    attempt.prefer({ pinned: !attempt.preferences.pinned });
    app.redraw();
  }

  const actions = {
    previous: () => step(-1),
    next: () => step(1),
    flag,
    comment: () => write("comment"),
    note: () => write("note"),
    lab: () => panels.toggle("lab", t("lab"), labValues(lab), tool.lab),
    overview: toggleOverview,
    review: () => app.review(true),
    help: () => panels.toggle("help", t("keys.title"), keyTable(attempt, actions), tool.help),
    clock: clock.toggle,
    highlight: () => marker.mark(),
    strike: (letter) => choices.strike(letter),
    choose: (letter) => choices.choose(letter),
    clear: () => choices.clear(),
    enter: () => choices.enter(),
    up: () => choices.up(),
    down: () => choices.down(),
    close: () => panels.close() || (!WIDE.matches && open && toggleOverview()),
    get letters() {
      return choices.letters;
    },
  };

  function toolbar() {
    const tools = {};
    const make = (name, sign, id = name) => {
      tools[name] = button(`.quiet.tool#${id}`, [icon(sign), h("span", null, t(`tool.${name}`))], () => actions[name](), {
        title: t(`tool.${name}`),
      });
    };
    make("previous", "back");
    make("flag", "flag");
    make("comment", "comment");
    make("note", "note");
    make("lab", "lab");
    make("overview", "grid");
    make("review", "review", "to-review");
    make("help", "keys");
    make("next", "forward");
    return tools;
  }

  function update() {
    const item = current();
    const last = index() === items.length - 1;
    choices.update();
    side.update();
    tool.previous.disabled = index() === 0 || attempt.forwardOnly;
    tool.next.querySelector("span").textContent = t(last ? "tool.finish" : "tool.next");
    tool.flag.setAttribute("aria-pressed", String(flagged(attempt, item)));
    tool.flag.disabled = attempt.readOnly;
    tool.overview.setAttribute("aria-expanded", String(open));
    for (const kind of ["comment", "note"]) {
      const filled = attempt.value(item.item, kind) !== "";
      tool[kind].classList.toggle("filled", filled);
      tool[kind].title = t(filled ? `${kind}.filled` : `tool.${kind}`);
    }
    side.element.parentElement?.toggleAttribute("hidden", !open);
    document.body.classList.toggle("with-side", open);
    document.body.classList.toggle("drawer", open && !attempt.preferences.pinned);
  }

  turn(false);
  const menuButton = menu(app, panels);
  return {
    title: local(attempt.status.sitting.title),
    bar: [
      h("span.bar-title", null, local(attempt.status.sitting.title)),
      clock.element,
      saved.element,
      menuButton,
    ],
    main: [body],
    side: [side.element],
    tools: [tool.previous, h("div.middle", null, tool.flag, tool.comment, tool.note, tool.lab, tool.overview, tool.review, tool.help), tool.next],
    keys: actions,
    shown: update,
    changed: update,
    valued: update,
    saved: saved.update,
    ticked: clock.update,
    left() {
      attempt.commit();
      panels.close();
      choices.left?.();
      marker.left();
      attempt.activity.enter(null);
      document.body.classList.remove("with-side", "drawer");
    },
  };
}
