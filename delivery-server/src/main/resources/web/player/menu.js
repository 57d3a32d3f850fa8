/** The menu at the right of the bar: who, the code to go on elsewhere, text size, the rescue file. */

import { languageSwitch } from "./bar.js";
import { button, h, icon } from "./dom.js";
import { t } from "./i18n.js";
import { saveRescue } from "./ended.js";
import { logOutButton } from "./login.js";

const SIZES = 3;

export function menu(app, panels) {
  const { attempt } = app;
  const opener = button(".quiet.tool#menu", [icon("menu"), h("span", null, t("menu"))], open, { "aria-expanded": "false", title: t("menu") });

  function open() {
    panels.toggle("menu", t("menu"), content(), opener);
  }

  function content() {
    const { candidate, continuationCode } = attempt.status;
    const parts = [];
    if (candidate) parts.push(h("p", null, h("strong", null, candidate.name), h("br"), h("span.muted", null, candidate.institute)));
    if (continuationCode) {
      parts.push(
        h("h3", null, t("code.title")),
        h("p", null, h("span.code", { "data-continuation": "" }, continuationCode), h("br"), h("span.small.muted", null, t("code.text"))),
      );
    }
    const sizes = Array.from({ length: SIZES }, (_, size) =>
      button(`.size-${size}`, "A", () => resize(size), {
        "aria-label": t(`size.${size}`),
        "aria-pressed": String(attempt.preferences.size === size),
      }),
    );
    function resize(size) {
      attempt.prefer({ size });
      document.documentElement.dataset.size = size;
      sizes.forEach((one, index) => one.setAttribute("aria-pressed", String(index === size)));
    }
    parts.push(h("h3", null, t("size.title")), h("p.actions", { role: "group", "aria-label": t("size.title") }, ...sizes, languageSwitch(app)));
    if (attempt.outbox.rest > 0) {
      parts.push(
        h("h3", null, t("rescue.title")),
        h("p.small.muted", null, t("rescue.text")),
        button("", [icon("file"), t("rescue.save")], () => saveRescue(app)),
      );
    }
    if (app.practice) parts.push(h("p.actions", null, logOutButton(app, "")));
    return parts;
  }

  return opener;
}
