/**
 * A test in which each question follows from the answers so far: one question at a time, no way back, nothing fetched
 * ahead. "Next" makes the answer final; the reply to that save carries the next question. Without a connection the answer
 * waits on this computer, and the test goes on by itself when the line is back.
 */

import { line, pause } from "../api.js";
import { clockFace, saveState } from "../bar.js";
import { clock } from "../clock.js";
import { preloadMedia } from "../content.js";
import { $, button, h, icon, say } from "../dom.js";
import { highlighter } from "../highlight.js";
import { local, t } from "../i18n.js";
import { keyTable } from "../keys.js";
import { labValues } from "../labvalues.js";
import { menu } from "../menu.js";
import { ask, Panels } from "../panels.js";
import { fetchParts, question, stimulus } from "../question.js";
import { remark } from "../remarks.js";

/** Only a wait that lasts is worth a word. */
const PATIENCE = 700;

/** Where this candidate stands; resolves when there is something to show. */
export async function open(attempt, fetchItem, content) {
  const course = new Course(attempt, fetchItem, content);
  await course.begin();
  return course;
}

class Course {
  #round = 0;

  constructor(attempt, fetchItem, content) {
    this.attempt = attempt;
    this.fetchItem = fetchItem;
    this.content = content;
    attempt.outbox.addEventListener("reply", ({ reply }) => reply.course && this.take(reply.course));
  }

  /** What the server said last: {answered, finished, pause, item, stimuli, media, interactions}. */
  get now() {
    return this.attempt.session.course ?? null;
  }

  get item() {
    return this.now?.item ?? null;
  }

  /** True from "Next" until the next question is here. */
  get confirming() {
    return this.item !== null && this.attempt.session.confirming === this.item.item;
  }

  async begin() {
    if (this.now && (this.item || this.now.finished || this.now.pause)) {
      await this.#prepare(this.now);
      // the test may have gone on elsewhere; a break lasts until the candidate ends it
      if (!this.now.pause) this.ask().catch(() => {});
    } else await this.ask();
  }

  /** Asks where we are. */
  async ask() {
    await this.take((await this.fetchItem()).course);
  }

  async take(course) {
    const { session, superseded, usurped } = this.attempt;
    const nothing = !course.item && !course.finished && !course.pause;
    if (nothing || superseded || usurped || session.receipt || course.answered < (this.now?.answered ?? 0)) return;
    const same = course.item && course.item.item === this.item?.item;
    const round = ++this.#round;
    if (same) return;
    await this.#prepare(course);
    if (round !== this.#round) return;
    await this.attempt.save({ course, confirming: null });
  }

  async #prepare(course) {
    for (;;) {
      try {
        await fetchParts(course.interactions ?? []);
        break;
      } catch {
        await pause(2000);
      }
    }
    await preloadMedia(course.media ?? []).catch(() => {});
    this.content.items = course.item ? [course.item] : [];
    this.content.stimuli = course.stimuli ?? [];
  }

  /** Makes the answer final: on this computer first, then on the server. */
  async confirm() {
    const { attempt, item } = this;
    if (this.confirming || attempt.readOnly) return;
    attempt.commit();
    const value = attempt.value(item.item, "answer");
    const clientTime = Math.min(clock.now(), attempt.deadline ?? Infinity);
    const written = attempt.outbox.write({ item: item.item, kind: "final", value, clientTime, activeMs: attempt.activity.take(item.item) });
    await attempt.save({ confirming: item.item });
    await written;
    attempt.outbox.kick(0);
  }

  view(app) {
    return adaptiveView(app, this);
  }
}

function adaptiveView(app, course) {
  const { attempt } = app;
  const panels = new Panels();
  const face = clockFace(app);
  const saved = saveState(app);
  const body = h("div.item-body");
  const wait = h("p.waiting", { role: "status", hidden: true });
  const tool = tools();
  let shown = null;
  let choices = null;
  let marker = null;
  let since = 0;

  const signature = () => (course.item ? course.item.item : course.now?.pause ? `pause ${course.now.answered}` : "end");

  function turn(focus) {
    leave();
    shown = signature();
    body.inert = false;
    const heading = course.item ? asking() : course.now?.pause ? rest() : end();
    update();
    if (!focus) return;
    scrollTo(0, 0);
    heading.focus({ preventScroll: true });
  }

  function leave() {
    attempt.commit();
    panels.close();
    choices?.left?.();
    marker?.left();
    choices = marker = null;
    since = 0;
  }

  function asking() {
    const { item } = course;
    attempt.activity.enter(item.item);
    choices = question(app, item);
    const { min, max } = attempt.status.rules.adaptive;
    const heading = h("h1#item-heading", { tabindex: "-1" }, t(min === max ? "adaptive.heading" : "adaptive.heading.most", item.position, max));
    marker = highlighter(app, item, choices.blocks);
    const asked = [...choices.nodes, h("p.marks", null, marker.wipe), marker.add];
    const told = attempt.content.stimuli[0] ?? [];
    if (told.length > 0) body.replaceChildren(heading, h("div.case", null, shared(told), h("div", null, ...asked)));
    else body.replaceChildren(heading, ...asked);
    body.append(h("p.small.muted.final-note", null, t("adaptive.final")), wait);
    for (const node of choices.nodes) keepInside(node);
    return heading;
  }

  function shared(trees) {
    const told = h("section.told.scroller", { tabindex: "0", "aria-label": t("case") }, h("h2", null, t("case")));
    told.append(...trees.map(stimulus));
    keepInside(told);
    return told;
  }

  /** A question is not taken out of its page; what a candidate has written may be. */
  function keepInside(node) {
    for (const event of ["copy", "cut", "dragstart"])
      node.addEventListener(event, (happened) => happened.target.closest?.("textarea, input") || happened.preventDefault());
  }

  /** A planned break: the next question is not here yet. */
  function rest() {
    attempt.activity.enter(null);
    const heading = h("h1#course-heading", { tabindex: "-1" }, t("adaptive.pause"));
    const go = button(".primary.big#go-on", t("adaptive.goon"), async () => {
      go.disabled = true;
      const here = signature();
      while (here === signature() && !attempt.readOnly) await course.ask().catch(() => pause(2000));
    });
    body.replaceChildren(h("div.page", null, heading, h("p.lead", null, t("adaptive.pause.text", course.now.answered)), h("p.muted", null, t("adaptive.pause.clock")), h("p.actions", null, go)));
    return heading;
  }

  /** The end: no list of answers, there is no way back to them. */
  function end() {
    attempt.activity.enter(null);
    const heading = h("h1#course-heading", { tabindex: "-1" }, t("adaptive.end"));
    const submit = button(".primary.big#submit", t("adaptive.submit"), () => attempt.handIn());
    submit.disabled = attempt.readOnly;
    const answered = course.now?.answered ?? 0;
    body.replaceChildren(h("div.page", null, heading, h("p.lead", null, t("adaptive.end.text", answered)), h("p.muted", null, t("adaptive.end.later")), h("p.actions", null, submit)));
    return heading;
  }

  function next() {
    if (!course.item || course.confirming || attempt.readOnly) return;
    attempt.commit();
    if (attempt.value(course.item.item, "answer") !== "") return void confirm();
    const { unknownOption } = attempt.status.rules;
    ask({
      title: t("adaptive.blank"),
      text: [t(unknownOption ? "adaptive.blank.unknown" : "adaptive.blank.text"), t("adaptive.final")],
      verb: t("adaptive.blank.go"),
      id: "confirm-blank",
      act: confirm,
    });
  }

  function confirm() {
    since = performance.now();
    panels.close();
    course.confirm();
    update();
  }

  function stop() {
    ask({
      title: t("adaptive.stop"),
      text: [t("adaptive.stop.text", course.now?.answered ?? 0), t("confirm.final")],
      verb: t("confirm.submit"),
      id: "confirm-submit",
      act: () => attempt.handIn(),
    });
  }

  function write(kind) {
    if (!course.item) return;
    const text = remark(app, course.item, kind);
    const dialog = panels.toggle(kind, t(kind), text.content, tool[kind]);
    dialog?.addEventListener("closing", text.commit);
    dialog?.addEventListener("closing", update);
  }

  /** While an answer is on its way it does not change. */
  const free = (act) => (course.confirming || !choices ? false : act());

  const actions = {
    next,
    comment: () => write("comment"),
    note: () => write("note"),
    lab: () => panels.toggle("lab", t("lab"), labValues(attempt.content.labValues ?? []), tool.lab),
    help: () => panels.toggle("help", t("keys.title"), keyTable(attempt, actions), tool.help),
    clock: face.toggle,
    highlight: () => free(() => marker.mark()),
    strike: (letter) => free(() => choices.strike(letter)),
    choose: (letter) => free(() => choices.choose(letter)),
    clear: () => free(() => choices.clear()),
    enter: () => free(() => choices.enter()),
    up: () => free(() => choices.up()),
    down: () => free(() => choices.down()),
    close: () => panels.close(),
    get letters() {
      return choices?.letters ?? [];
    },
  };

  function tools() {
    const made = {};
    const make = (name, sign, word, act) => {
      made[name] = button(`.quiet.tool#${name}`, [icon(sign), h("span", null, t(word))], act, { title: t(word) });
    };
    make("comment", "comment", "tool.comment", () => actions.comment());
    make("note", "note", "tool.note", () => actions.note());
    make("lab", "lab", "tool.lab", () => actions.lab());
    make("help", "keys", "tool.help", () => actions.help());
    make("stop", "check", "adaptive.stop.tool", stop);
    make("next", "forward", "tool.next", next);
    return made;
  }

  function update() {
    if (shown !== signature()) return turn(true);
    choices?.update();
    const open = course.item !== null;
    const { confirming } = course;
    const locked = attempt.readOnly || confirming;
    if (confirming && since === 0) since = performance.now();
    if (!confirming) since = 0;
    body.classList.toggle("confirming", confirming);
    for (const node of choices?.nodes ?? []) node.inert = confirming;
    tool.next.parentElement?.toggleAttribute("hidden", !open);
    tool.next.disabled = !open || locked;
    tool.stop.disabled = !open || locked;
    for (const kind of ["comment", "note"]) {
      tool[kind].disabled = !open || confirming;
      const filled = open && attempt.value(course.item.item, kind) !== "";
      tool[kind].classList.toggle("filled", filled);
      tool[kind].title = t(filled ? `${kind}.filled` : `tool.${kind}`);
    }
    told();
  }

  /** Calm words when the next question takes a while. */
  function told() {
    const long = course.confirming && performance.now() - since > PATIENCE;
    const words = !long ? "" : t(line.up ? "adaptive.waiting" : "adaptive.offline");
    if (wait.textContent === words) return;
    wait.textContent = words;
    wait.hidden = words === "";
    if (words) wait.scrollIntoView({ block: "nearest" });
  }

  turn(false);
  const title = local(attempt.status.sitting.title);
  return {
    title,
    bar: [h("span.bar-title", null, title), face.element, saved.element, menu(app, panels)],
    main: [body],
    tools: [tool.stop, h("div.middle", null, tool.comment, tool.note, tool.lab, tool.help), tool.next],
    keys: actions,
    shown: update,
    changed: update,
    valued: update,
    saved: saved.update,
    ticked() {
      face.update();
      told();
    },
    left() {
      leave();
      attempt.activity.enter(null);
      $("dialog.modal")?.close();
      say("");
    },
  };
}
