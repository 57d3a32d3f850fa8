/** The receipt: a number, a time, and what happens next. */

import { plainBar } from "./bar.js";
import { h, icon } from "./dom.js";
import { local, moment, t } from "./i18n.js";
import { continuation } from "./lobby.js";
import { logOutButton } from "./login.js";
import { rescueButton } from "./ended.js";

export function receiptView(app) {
  const { session, status } = app.attempt;
  const { number, submittedAt, resultUrl, left } = session.receipt;
  const { candidate, sitting, continuationCode } = status;
  const next = resultUrl
    ? h("p", null, h("a.button.primary.big#result", { href: resultUrl }, t("receipt.result")))
    : h("p", null, t(status.rules.release === "AT_ONCE" ? "receipt.soon" : "receipt.bureau"));
  return {
    title: t("receipt.title"),
    bar: plainBar(app),
    main: [
      h(
        "div.page",
        null,
        h("h1", null, icon("saved"), t("receipt.title")),
        h("p.lead", null, t(app.practice ? "receipt.text.practice" : "receipt.text")),
        h(
          "dl.card.facts",
          null,
          fact(t("receipt.number"), h("span.code.number#receipt", null, number)),
          fact(t("receipt.at"), h("time", { datetime: new Date(submittedAt).toISOString() }, moment(submittedAt))),
          fact(t("receipt.test"), local(sitting.title)),
          candidate ? fact(t("receipt.name"), `${candidate.name} · ${candidate.institute}`) : null,
        ),
        left > 0 ? h("section.card.warn", null, h("h2", null, t("receipt.left.title")), h("p", null, t("receipt.left", left)), rescueButton(app)) : null,
        next,
        continuationCode ? continuation(continuationCode) : null,
        h("p.actions", null, logOutButton(app, "")),
      ),
    ],
  };
}

const fact = (name, value) => h("div", null, h("dt", null, name), h("dd", null, value));
