/** Before handing in: what is answered, what is open, and one click to each question. Then one question: sure? */

import { clockFace, saveState } from "./bar.js";
import { button, h, icon } from "./dom.js";
import { local, t } from "./i18n.js";
import { menu } from "./menu.js";
import { legend, tally, tiles } from "./overview.js";
import { ask, Panels } from "./panels.js";

export function reviewView(app) {
  const { attempt } = app;
  const panels = new Panels();
  const clock = clockFace(app);
  const saved = saveState(app);
  const counts = h("dl.counts");
  const lead = h("p.lead");
  const reachable = (position) => !attempt.forwardOnly || position === attempt.session.place?.position;
  const grid = tiles(app, { go, reachable });
  const submit = button(".primary.big#submit", t("review.submit"), confirm);

  function go(position) {
    const furthest = Math.max(attempt.session.place?.furthest ?? 0, position);
    attempt.save({ place: { position, furthest } });
    app.review(false);
  }

  function confirm() {
    const { all, open, unknown, flagged } = tally(attempt);
    const text = [t("confirm.counts", all - open, all)];
    if (open > 0) text.push(t(open === 1 ? "confirm.open.one" : "confirm.open", open));
    if (unknown > 0) text.push(t("confirm.unknown", unknown));
    if (flagged > 0) text.push(t("confirm.flagged", flagged));
    text.push(t("confirm.final"));
    ask({ title: t("confirm.title"), text, verb: t("confirm.submit"), id: "confirm-submit", act: () => attempt.handIn() });
  }

  function update() {
    const sums = tally(attempt);
    lead.textContent = sums.open === 0 ? t("review.complete") : t(sums.open === 1 ? "review.open.one" : "review.open", sums.open);
    const entries = ["answered", "unknown", "open", "flagged"].map((name) =>
      h("div", null, h("dt", null, t(`state.${name}`)), h("dd.figures", null, String(sums[name]))),
    );
    counts.replaceChildren(...entries);
    submit.disabled = attempt.readOnly;
    grid.update();
  }

  update();
  const back = button(".big#back", [icon("back"), t("review.back")], () => app.review(false));
  return {
    title: t("review.title"),
    bar: [
      h("span.bar-title", null, local(attempt.status.sitting.title)),
      clock.element,
      saved.element,
      menu(app, panels),
    ],
    main: [
      h(
        "div.page",
        null,
        h("h1", null, t("review.title")),
        lead,
        counts,
        h("section.card", { "aria-label": t("overview.title") }, grid.list, legend()),
        h("p.actions", null, back, submit),
      ),
    ],
    keys: { clock: clock.toggle, previous: () => app.review(false), close: () => panels.close() || app.review(false) },
    changed: update,
    valued: update,
    saved: saved.update,
    ticked: clock.update,
    left: () => panels.close(),
  };
}
