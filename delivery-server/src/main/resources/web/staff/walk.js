/**
 * A form from the first question to the last, in the player's own views, for those who put it together or decide on it.
 * What is answered lives in this page only: nothing is sent, nothing is kept, and no key is here.
 */

import { Activity } from "../player/activity.js";
import { clock } from "../player/clock.js";
import { $, h, icon } from "../player/dom.js";
import { loadLanguage, switchLanguage, t } from "../player/i18n.js";
import { itemView } from "../player/item.js";
import { listen } from "../player/keys.js";
import { fetchParts } from "../player/question.js";
import { reviewView } from "../player/review.js";

const { back, content, wordBack, wordChip } = document.body.dataset;
const begin = $("#walk-begin");
const started = [...document.querySelectorAll("[data-start]")];

/** As the player knows an attempt, without a server or a disk behind it. */
class Walk extends EventTarget {
  session = { attempt: "walk", startedAt: clock.now(), preferences: {} };
  activity = new Activity();
  drafts = new Map();
  outbox = { state: "saved", rest: 0, writer: null, draft() {} };
  readOnly = false;
  over = false;
  superseded = false;
  usurped = false;
  #values = new Map();
  #plays = new Map();

  constructor(form) {
    super();
    this.content = form.content;
    this.deadline = clock.now() + form.minutes * 60_000;
    this.status = { sitting: { title: form.title }, rules: { navigation: form.navigation }, candidate: null, messages: [] };
    setInterval(() => this.dispatchEvent(new Event("tick")), 500);
  }

  get forwardOnly() {
    return this.status.rules.navigation === "FORWARD_ONLY";
  }

  get preferences() {
    return { overview: true, pinned: true, clockHidden: false, size: 0, shortcuts: true, ...this.session.preferences };
  }

  prefer(changes) {
    this.save({ preferences: { ...this.preferences, ...changes } });
  }

  save(changes) {
    this.session = { ...this.session, ...changes };
    this.dispatchEvent(new Event("change"));
  }

  value(item, kind) {
    return this.#values.get(`${item}/${kind}`) ?? "";
  }

  set(item, kind, value) {
    this.#values.set(`${item}/${kind}`, value);
    this.dispatchEvent(Object.assign(new Event("value"), { item, kind, value }));
    return true;
  }

  commit() {
    for (const commit of this.drafts.values()) commit();
  }

  /** Counts turns of a film or sound as the server would. */
  async play(item, response, turn, most) {
    const key = `${item}/${response}`;
    const used = this.#plays.get(key) ?? 0;
    if (turn === "") return { used };
    if (used >= most) throw Object.assign(new Error("no-plays-left"), { code: "no-plays-left", body: { used } });
    this.#plays.set(key, used + 1);
    return { used: used + 1 };
  }

  /** At the end the walk begins anew. */
  handIn() {
    location.reload();
  }
}

function walk(form) {
  const attempt = new Walk(form);
  const app = {
    attempt,
    practice: false,
    reviewing: false,
    review(on) {
      this.reviewing = on;
      show();
    },
    redraw: () => show(),
    async language(to) {
      await switchLanguage(to);
      show();
    },
  };
  const parts = {
    skip: h("a.skip", { href: "#main" }),
    bar: h("header.bar"),
    main: h("main#main", { tabindex: "-1" }),
    side: h("aside.side"),
    tools: h("nav.tools"),
  };
  let view = null;

  function show() {
    view?.left?.();
    const name = app.reviewing ? "review" : "item";
    view = app.reviewing ? reviewView(app) : itemView(app);
    document.documentElement.dataset.size = attempt.preferences.size;
    document.body.dataset.view = name;
    parts.main.dataset.view = name;
    parts.skip.textContent = t("skip");
    parts.side.setAttribute("aria-label", t("overview.title"));
    parts.tools.setAttribute("aria-label", t("tools"));
    // that something was saved is not said where nothing is
    const bar = view.bar.filter((each) => !each.matches(".save"));
    bar[0].textContent = `${wordChip}: ${form.title}`;
    parts.bar.replaceChildren(h("a.button.quiet.square", { href: back, title: wordBack, "aria-label": wordBack }, icon("close")), ...bar);
    parts.side.replaceChildren(...(view.side ?? []));
    parts.side.hidden = !view.side;
    parts.tools.replaceChildren(...(view.tools ?? []));
    parts.tools.hidden = !view.tools;
    parts.main.replaceChildren(...view.main);
    document.title = `${form.title} · Kennispeil`;
    view.shown?.();
    scrollTo(0, 0);
    const heading = $("h1", parts.main);
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
  }

  started.forEach((each) => each.remove());
  document.body.append(parts.skip, parts.bar, parts.main, parts.side, h("div.foot", null, parts.tools));
  attempt.addEventListener("change", () => view.changed?.());
  attempt.addEventListener("value", (event) => view.valued?.(event));
  attempt.addEventListener("tick", () => view.ticked?.());
  listen(() => view.keys, attempt);
  show();
}

async function ready() {
  await loadLanguage();
  const reply = await fetch(content, { headers: { accept: "application/json" } });
  if (!reply.ok) throw new Error(`the form did not come: ${reply.status}`);
  const form = await reply.json();
  await fetchParts(form.interactions);
  begin.disabled = false;
  begin.addEventListener("click", () => walk(form));
}

if (begin) ready().catch(() => ($("#walk-problem").hidden = false));
