/**
 * Banners: what the candidate should know now, in one calm sentence each. They grow upwards from the bottom bar, so the
 * question and the buttons stay where they are.
 */

import { line } from "./api.js";
import { button, h, icon, say } from "./dom.js";
import { clock } from "./clock.js";
import { t, timeOfDay } from "./i18n.js";
import { rescueButton } from "./ended.js";

const NEAR = 600_000;
const LONG = 180_000;

export class Banners {
  #signature = "";
  #said = new Set();

  constructor(element, app) {
    this.element = element;
    this.app = app;
  }

  update() {
    const wanted = this.#wanted();
    const signature = JSON.stringify(wanted);
    if (signature === this.#signature) return;
    this.#signature = signature;
    this.element.replaceChildren(...wanted.map((banner) => this.#draw(banner)));
    for (const { key, text } of wanted) if (!this.#said.has(key)) say(text);
    if (this.#said.has("offline") && line.up) say(t("banner.online"));
    this.#said = new Set(wanted.map(({ key }) => key));
  }

  #wanted() {
    const { attempt } = this.app;
    const { session, status, outbox, usurped } = attempt;
    const wanted = [];
    const add = (name, tone, text, more = {}) => wanted.push({ name, tone, text, key: name, ...more });
    if (session?.receipt) return wanted;
    if (usurped) add("superseded", "warn", t("banner.tab"), { action: "here" });
    else if (attempt.superseded) {
      add("superseded", "warn", t(outbox.rest > 0 ? "banner.superseded.rest" : "banner.superseded"), { action: "leave" });
    }
    if (outbox.locked) add("locked", "danger", t("banner.locked"), { rescue: true });
    if (outbox.broken) add("broken", "danger", t("banner.broken"));
    if (!line.up && !usurped && document.body.dataset.view !== "ended") {
      add("offline", "warn", t(session?.startedAt ? "banner.offline" : "banner.offline.lobby"), { rescue: this.#rescueDue() });
    }
    const seen = session?.seen ?? [];
    for (const { id, at, text } of status?.messages ?? []) {
      if (!seen.includes(id)) add("message", "", `${timeOfDay(at)} · ${text}`, { id, key: `message-${id}`, action: "read" });
    }
    return wanted;
  }

  #rescueDue() {
    const { attempt } = this.app;
    const { outbox, deadline } = attempt;
    if (outbox.rest === 0) return false;
    const waited = outbox.waitingSince === null ? 0 : performance.now() - outbox.waitingSince;
    return waited > LONG || (deadline !== null && deadline - clock.now() < NEAR);
  }

  #draw({ name, tone, text, id, action, rescue }) {
    const signs = { offline: "offline", message: "message" };
    return h(
      `div.banner${tone ? `.${tone}` : ""}`,
      { "data-banner": name },
      icon(signs[name] ?? "info"),
      h("p", null, text),
      rescue ? rescueButton(this.app) : null,
      action ? this.#action(action, id) : null,
    );
  }

  #action(action, id) {
    const { attempt } = this.app;
    if (action === "here") return button("", t("banner.here"), () => location.reload());
    if (action === "leave") return button("", t("banner.leave"), () => attempt.logOut());
    const seen = () => attempt.save({ seen: [...(attempt.session.seen ?? []), id] });
    return button("", t("banner.read"), seen);
  }
}
