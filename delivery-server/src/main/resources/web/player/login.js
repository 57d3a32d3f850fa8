/** The way in: an exam code, or nothing at all for practice. */

import { call } from "./api.js";
import { button, h, icon } from "./dom.js";
import { local, t } from "./i18n.js";
import { ask } from "./panels.js";
import { plainBar } from "./bar.js";

/** "abcd efgh…" → "ABCD-EFGH-…"; what is typed may have spaces, dashes or small letters. */
export const tidyCode = (typed) =>
  (typed.toUpperCase().replace(/[^A-Z0-9]/g, "").match(/.{1,4}/g) ?? []).join("-");

export function loginView(app) {
  const error = h("p.error#code-error", { role: "alert", hidden: true });
  const code = h("input.input.code#code", {
    name: "code",
    type: "text",
    autocomplete: "off",
    autocapitalize: "characters",
    spellcheck: "false",
    inputmode: "text",
    maxlength: "40",
    required: true,
    "aria-describedby": "code-hint code-error",
  });
  const submit = h("button.button.primary.wide#login", { type: "submit" }, t(app.practice ? "login.practice" : "login.go"));

  const others = h("div.other-practice");

  function refuse(sentence) {
    error.replaceChildren(icon("warn"), h("span", null, sentence));
    error.hidden = false;
    if (!app.practice) {
      code.setAttribute("aria-invalid", "true");
      code.focus();
    }
  }

  /** Other practice tests, where there are more than one. */
  async function listOthers() {
    const { sittings = [] } = await call("GET", "/api/practices").catch(() => ({}));
    const more = sittings.slice(1).map(({ id, title }) => button("", local(title), (event) => go(event, id), { "data-practice": id }));
    if (more.length > 0) others.replaceChildren(h("h2", null, t("login.practice.others")), ...more);
  }

  async function go(event, which = "") {
    event.preventDefault();
    if (submit.disabled) return;
    error.hidden = true;
    code.removeAttribute("aria-invalid");
    code.value = tidyCode(code.value);
    if (!app.practice && code.value.length < 4) return refuse(t("login.empty"));
    submit.disabled = true;
    submit.textContent = t("login.busy");
    try {
      await app.attempt.login(app.practice ? which : code.value);
    } catch (refusal) {
      const known = ["unknown-code", "used-code", "slow-down"].includes(refusal.code);
      refuse(t(`login.${known ? refusal.code : "network"}`));
    }
    if (app.attempt.session) return;
    submit.disabled = false;
    submit.textContent = t(app.practice ? "login.practice" : "login.go");
  }

  if (app.attempt.session) {
    submit.disabled = true;
    submit.textContent = t("login.busy");
  }
  code.addEventListener("blur", () => (code.value = tidyCode(code.value)));
  const form = h(
    "form.card.narrow",
    { onsubmit: go, novalidate: true },
    h("h1", null, t(app.practice ? "login.practice.title" : "login.title")),
    h("p", null, t(app.practice ? "login.practice.text" : "login.text")),
    app.practice
      ? null
      : h(
          "div.field",
          null,
          h("label", { for: "code" }, t("login.code")),
          h("span.hint#code-hint", null, t("login.hint")),
          code,
        ),
    error,
    submit,
    others,
  );
  if (app.practice) listOthers();
  return {
    title: t("login.title"),
    bar: plainBar(app),
    main: [h("div.page", null, form, h("p.small.muted.narrow", null, t("login.help")))],
    shown: () => !app.practice && matchMedia("(pointer: fine)").matches && code.focus(),
  };
}

/** Asks once, then leaves this computer. */
export function logOutButton(app, selector = ".quiet") {
  const { status } = app.attempt;
  const question = status?.continuationCode ? t("logout.code", status.continuationCode) : t("logout.plain");
  const act = () => app.attempt.logOut();
  return button(selector, t("logout"), () => ask({ title: t("logout.title"), text: [question], verb: t("logout"), act }));
}
