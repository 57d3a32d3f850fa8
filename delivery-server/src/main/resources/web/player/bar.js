/** The bar at the top: plain for the pages around the test; with clock and saved state during it. */

import { $, button, h, icon, say } from "./dom.js";
import { clock } from "./clock.js";
import { lang, local, span, t } from "./i18n.js";

const WARNINGS = [30, 15, 5];
const SPEAK_AFTER = 3000;

export function languageSwitch(app) {
  const other = lang() === "nl" ? "en" : "nl";
  const word = { nl: "Nederlands", en: "English" }[other];
  return button(".quiet.language", word, () => app.language(other), { lang: other });
}

export function plainBar(app) {
  const { status } = app.attempt;
  const title = status ? local(status.sitting.title) : "";
  const brand = h("span.brand", null, h("span.mark", { "aria-hidden": "true" }), "Kennispeil");
  return [brand, h("span.bar-title.muted", null, title), languageSwitch(app)];
}

/** The saved state: a word and an icon, always on the same spot. */
export function saveState(app) {
  const element = h("p.save");
  let spoken = "saved";
  let timer = 0;

  /** Only what lasts is read out: not every answer, but that it stays on this computer, and that it got through. */
  function speak(state) {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (spoken === state) return;
      spoken = state;
      say(t(`save.${state}.long`));
    }, SPEAK_AFTER);
  }

  const update = () => {
    const { state } = app.attempt.outbox;
    if (element.dataset.saveState === state && element.lang === lang()) return;
    speak(state);
    element.dataset.saveState = state;
    element.lang = lang();
    element.title = t(`save.${state}.long`);
    element.replaceChildren(icon(state), h("span", null, t(`save.${state}`)));
  };
  update();
  return { element, update };
}

/** The clock can be hidden; it comes back for the warnings, which lie above everything. */
export function clockFace(app) {
  const { attempt } = app;
  const figures = h("span.figures");
  const element = button(".quiet.clock#clock", [icon("clock"), figures], toggle);
  let before = Infinity;

  function toggle() {
    attempt.prefer({ clockHidden: !attempt.preferences.clockHidden });
    update();
  }

  function update() {
    if (attempt.deadline === null) return;
    const left = attempt.deadline - clock.now();
    const passed = WARNINGS.find((minutes) => before > minutes * 60_000 && left <= minutes * 60_000);
    if (passed && before !== Infinity && left > 0) warn(Math.ceil(left / 60_000));
    before = left;
    const { clockHidden } = attempt.preferences;
    const text = clockHidden ? t("clock.hidden") : span(left);
    if (figures.textContent !== text) figures.textContent = text;
    element.title = t(clockHidden ? "clock.show" : "clock.hide");
    element.classList.toggle("late", !clockHidden && left < 300_000);
  }

  function warn(minutes) {
    if (attempt.preferences.clockHidden) attempt.prefer({ clockHidden: false });
    $("[data-banner=warning]")?.remove();
    if (document.fullscreenElement) document.exitFullscreen(); // a full-screen video is drawn above even a popover
    const text = t(minutes === 1 ? "clock.warning.one" : "clock.warning", minutes);
    const warning = h("div.warning", { "data-banner": "warning", popover: "manual", role: "region", "aria-label": text });
    const close = button("", t("understood"), () => warning.remove());
    warning.append(icon("clock"), h("p", null, text), close);
    ($("dialog:modal") ?? document.body).append(warning);
    warning.showPopover?.();
    say(text);
    setTimeout(() => warning.remove(), 60_000);
  }

  update();
  return { element, update, toggle };
}
