/**
 * The test is over or being handed in, but the server has not confirmed yet. It keeps trying by itself; meanwhile it
 * says that the answers are safe on this computer, and offers the rescue file when that takes long.
 */

import { line } from "./api.js";
import { plainBar, saveState } from "./bar.js";
import { $, button, h, icon, say } from "./dom.js";
import { clock } from "./clock.js";
import { t } from "./i18n.js";
import { continuation } from "./lobby.js";
import { download } from "./rescue.js";
import { writers } from "./store.js";

export function endedView(app) {
  const { attempt } = app;
  const heading = h("h1", { tabindex: "-1" });
  const text = h("p.lead", { "data-banner": "deadline" });
  const detail = h("p.muted");
  const saved = saveState(app);
  const rescue = h("section.card", { hidden: true }, h("h2", null, t("rescue.title")), h("p", null, t("rescue.text")));
  const back = button("#keep-working", t("ended.back"), () => attempt.keepWorking(), { hidden: true });
  rescue.append(rescueButton(app));
  const began = performance.now();

  function update() {
    const { over, outbox, status, session } = attempt;
    const closed = status.state === "closed" && !over && !session.handingIn;
    heading.textContent = t(closed ? "ended.closed" : over ? "ended.time" : "ended.sending");
    const troubled = !line.up || outbox.locked;
    const key = closed && !session.startedAt ? "ended.text.closed" : troubled ? "ended.text.offline" : "ended.text.online";
    if (text.textContent !== t(key)) text.textContent = t(key);
    detail.textContent = outbox.rest > 0 ? t(outbox.rest === 1 ? "ended.rest.one" : "ended.rest", outbox.rest) : "";
    const waited = performance.now() - began > 60_000;
    rescue.hidden = !(troubled || waited) || outbox.rest === 0;
    back.hidden = over || !session.handingIn || !troubled;
    saved.update();
  }

  function shown() {
    $("[data-banner=warning]")?.remove();
    update();
    const { session, status } = attempt;
    const mayHandIn = !attempt.superseded && !attempt.usurped && session.startedAt;
    if (mayHandIn && (attempt.over || session.handingIn || status.state === "closed")) attempt.handIn();
    if (attempt.over && clock.now() - attempt.deadline < 5000) say(t("ended.time"));
  }

  const { continuationCode } = attempt.status;
  return {
    title: t("ended.sending"),
    bar: plainBar(app),
    main: [
      h(
        "div.page",
        null,
        heading,
        text,
        h("div.status-line", null, saved.element, detail),
        rescue,
        h("p.actions", null, back),
        continuationCode ? continuation(continuationCode) : null,
      ),
    ],
    shown,
    changed: update,
    saved: update,
    ticked: update,
  };
}

export const rescueButton = (app) =>
  button("#rescue", [icon("file"), t("rescue.save")], () => saveRescue(app));

export async function saveRescue({ attempt }) {
  const { outbox, session, status } = attempt;
  const kept = await writers().catch(() => []);
  const mine = kept.filter(({ attempt: id, epoch }) => id === session.attempt && epoch !== outbox.writer?.epoch);
  const withRefused = (writer) => {
    return { ...writer, ack: Math.min(writer.ack, ...writer.refused.map((seq) => seq - 1)), refused: [] };
  };
  const all = [outbox.writer, ...mine].filter(Boolean).map(withRefused);
  await download(status.rescueKey, all, (writer) => outbox.unsentOf(writer));
  say(t("rescue.saved"));
}
