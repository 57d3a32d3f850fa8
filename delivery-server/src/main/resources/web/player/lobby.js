/**
 * The lobby: who you are, what the rules are, whether this computer will do, and when it begins. Meanwhile the test is
 * fetched, encrypted. The start asks for the key, calmly and for as long as it takes.
 */

import { plainBar } from "./bar.js";
import { button, h, icon, say } from "./dom.js";
import { clock } from "./clock.js";
import { deviceCheck } from "./device.js";
import { local, moment, number, span, t } from "./i18n.js";
import { logOutButton } from "./login.js";
import { preload, preloadMedia } from "./content.js";
import { pause } from "./api.js";
import { fetchParts } from "./question.js";

export function lobbyView(app) {
  const { attempt } = app;
  const { status } = attempt;
  const countdown = h("p.countdown", { role: "timer" });
  const note = h("p.muted.note", { "aria-live": "polite" });
  const start = button(".primary.big#start", t(app.practice ? "lobby.start.practice" : "lobby.start"), begin);
  const load = h("p.small.muted.load");
  let left = false;
  let starting = false;

  const canStart = () =>
    ["ready", "busy"].includes(attempt.status.state) || clock.now() >= attempt.status.sitting.opens;

  async function begin() {
    if (starting) return;
    starting = true;
    update();
    note.textContent = t("lobby.starting");
    try {
      await attempt.begin((code) => {
        note.textContent = t({ "not-open": "lobby.notyet", "own-items": "lobby.own" }[code] ?? "lobby.retrying");
      });
      await attempt.save({});
    } catch (refusal) {
      starting = false;
      note.textContent = t(refusal.code === "bad-token" ? "banner.locked" : "lobby.refused");
      attempt.refresh().catch(() => {});
    }
  }

  function update() {
    const open = canStart();
    start.disabled = !open || starting;
    const { opens } = attempt.status.sitting;
    const wait = opens - clock.now();
    if (starting) countdown.textContent = t("lobby.opening");
    else if (open) countdown.textContent = t("lobby.open");
    else if (wait > 86_400_000) countdown.textContent = moment(opens);
    else countdown.textContent = t("lobby.in", span(wait));
    if (open && !starting && note.dataset.told !== "yes") {
      note.dataset.told = "yes";
      note.textContent = "";
      say(t("lobby.open"));
    }
  }

  async function fetchAll() {
    const tell = (share) => (load.textContent = t("lobby.loading", Math.round(share * 100)));
    const steps = [() => fetchParts(status.package.interactions ?? []), () => preload(status.package, tell), () => preloadMedia(status.media ?? [], tell)];
    for (const step of steps) {
      for (let round = 0; !left && round < 20; round++) {
        const failed = await step().catch((error) => error);
        if (!(failed instanceof Error)) break;
        await pause(3000 + Math.random() * 5000);
      }
    }
    load.textContent = t("lobby.loaded");
  }

  const resumed = status.state === "busy" || Boolean(attempt.session.key);
  const main = h(
    "div.page.lobby",
    null,
    h("h1", null, local(status.sitting.title)),
    status.candidate ? identity(status.candidate) : h("p", null, t("lobby.practice")),
    h("section.card.startbox", { "aria-label": t("lobby.begin") }, h("div", null, countdown, note), start),
    h(
      "div.columns",
      null,
      h("section.card", null, h("h2", null, t("lobby.rules")), rules(status)),
      h("section.card", null, h("h2", null, t("lobby.device")), deviceCheck(status), load),
    ),
    status.continuationCode ? continuation(status.continuationCode) : null,
    h("p.actions", null, logOutButton(app)),
  );
  update();
  return {
    title: local(status.sitting.title),
    bar: plainBar(app),
    main: [main],
    ticked: update,
    changed: update,
    shown() {
      fetchAll();
      if (resumed) begin();
    },
    left: () => (left = true),
  };
}

function identity({ name, institute }) {
  return h("p.identity", null, h("strong", null, name), h("span.muted", null, ` · ${institute}`),
    h("span.small.muted", null, t("lobby.notme")));
}

export function continuation(code) {
  return h(
    "section.card.continuation",
    { "aria-label": t("code.title") },
    h("p", null, h("strong", null, t("code.title"), " "), h("span.code", { "data-continuation": "" }, code)),
    h("p.small.muted", null, t("code.text")),
  );
}

function rules({ rules: { items, adaptive, minutes, extraMinutes, navigation, unknownOption, penalties }, sitting }) {
  const shown = [t(adaptive ? "rules.most" : "rules.items", items)];
  shown.push(extraMinutes > 0 ? t("rules.extra", minutes + extraMinutes, extraMinutes) : t("rules.minutes", minutes));
  shown.push(t(navigation === "FORWARD_ONLY" ? "rules.forward" : "rules.free"));
  if (unknownOption) shown.push(t("rules.unknown"));
  const costs = Object.entries(penalties ?? {});
  if (costs.length > 0) {
    const parts = costs.map(([options, points]) => t("rules.penalty.part", options, number(Number(points)).replace("-", "−")));
    shown.push(t("rules.penalty", parts.join("; ")));
  }
  shown.push(t(sitting.condition === "home" ? "rules.home" : "rules.hall"), t("rules.saved"));
  return h("ul.rules", null, ...shown.map((rule) => h("li", null, icon("check"), h("span", null, rule))));
}
