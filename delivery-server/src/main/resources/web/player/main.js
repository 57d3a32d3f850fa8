/**
 * Which view is on screen. A view is made by a function of the app and returns what goes where:
 * {main, bar, side, tools, changed(), ticked(), valued(event), left(), keys}. The page never loads again: the start, the
 * end, a lost line and a newer device are changes of state, found by route().
 */

import { line, pause } from "./api.js";
import { Attempt } from "./attempt.js";
import { $, h } from "./dom.js";
import { endedView } from "./ended.js";
import { loadLanguage, switchLanguage, t } from "./i18n.js";
import { itemView } from "./item.js";
import { listen } from "./keys.js";
import { lobbyView } from "./lobby.js";
import { loginView } from "./login.js";
import { Banners } from "./messages.js";
import { receiptView } from "./receipt.js";
import { reviewView } from "./review.js";

const VIEWS = {
  login: loginView,
  lobby: lobbyView,
  item: (app) => attempt.course?.view(app) ?? itemView(app),
  review: reviewView,
  ended: endedView,
  receipt: receiptView,
};

const html = document.documentElement;
const attempt = new Attempt(html.dataset.mode === "practice" ? "practice" : "exam");

const app = {
  attempt,
  practice: attempt.mode === "practice",
  reviewing: false,
  review(on) {
    this.reviewing = on;
    show();
  },
  /** Builds the current view anew, for instance in another language. */
  redraw: () => show(true),
  async language(to) {
    await switchLanguage(to);
    show(true);
  },
};

let view = null;
let name = null;

const parts = {
  skip: h("a.skip", { href: "#main" }),
  bar: h("header.bar"),
  main: h("main#main", { tabindex: "-1" }),
  side: h("aside.side"),
  banners: h("section.banners"),
  tools: h("nav.tools"),
};

const banners = new Banners(parts.banners, app);

function route() {
  const { session, status, content } = attempt;
  if (!session) return "login";
  if (session.receipt) return "receipt";
  if (!status) return "login";
  if (attempt.usurped && name) return name;
  if (session.handingIn || attempt.over || status.state === "closed") return "ended";
  if (!content) return "lobby";
  return app.reviewing ? "review" : "item";
}

function show(force = false) {
  const next = route();
  if (next === name && !force) {
    view.changed?.();
    banners.update();
    return;
  }
  view?.left?.();
  const first = name === null;
  const moved = next !== name;
  name = next;
  view = VIEWS[name](app);
  html.dataset.size = attempt.preferences.size;
  parts.skip.textContent = t("skip");
  parts.side.setAttribute("aria-label", t("overview.title"));
  parts.tools.setAttribute("aria-label", t("tools"));
  parts.banners.setAttribute("aria-label", t("banners"));
  parts.main.dataset.view = name;
  document.body.dataset.view = name;
  parts.bar.replaceChildren(...(view.bar ?? []));
  parts.side.replaceChildren(...(view.side ?? []));
  parts.side.hidden = !view.side;
  parts.tools.replaceChildren(...(view.tools ?? []));
  parts.tools.hidden = !view.tools;
  parts.main.replaceChildren(...view.main);
  document.title = `${view.title ?? t("title")} · Kennispeil`;
  view.shown?.();
  if (moved && !first) focusHeading();
  banners.update();
}

function focusHeading() {
  scrollTo(0, 0);
  const heading = $("h1", parts.main);
  heading?.setAttribute("tabindex", "-1");
  heading?.focus({ preventScroll: true });
}

/** The newest tab writes; the older one turns read-only. */
function claim() {
  if (!navigator.locks) return;
  const forever = () => new Promise(() => {});
  navigator.locks.request(`kennispeil-${attempt.mode}`, { steal: true }, forever).catch(() => attempt.usurp());
}

/**
 * The only string that becomes a script address is that of the service worker; the policy passes that one and nothing
 * else. The build's assets are named in the query, so a new build is a new worker.
 */
async function registerWorker() {
  if (!("serviceWorker" in navigator)) return;
  const address = `/sw.js?assets=${encodeURIComponent(html.dataset.assets)}`;
  const rules = { createScriptURL: (url) => (url === address ? url : "about:blank") };
  const policy = window.trustedTypes?.createPolicy("kennispeil", rules) ?? rules;
  await navigator.serviceWorker.register(policy.createScriptURL(address), { scope: "/" }).catch(() => {});
}

async function boot() {
  document.body.append(parts.skip, parts.bar, parts.main, parts.side, h("div.foot", null, parts.banners, parts.tools));
  await loadLanguage();
  claim();
  const known = await attempt.restore();
  if (known && attempt.session.key && !attempt.session.receipt) {
    await Promise.race([attempt.begin().catch(() => {}), pause(1500)]);
  }
  show();
  attempt.addEventListener("change", () => show());
  attempt.addEventListener("value", (event) => view.valued?.(event));
  attempt.addEventListener("tick", () => {
    view.ticked?.();
    banners.update();
    if (route() !== name) {
      if (attempt.over) attempt.close();
      show();
    }
  });
  attempt.outbox.addEventListener("change", () => view.saved?.());
  line.addEventListener("change", () => show());
  listen(() => view.keys, attempt);
  addEventListener("pagehide", () => attempt.commit());
  await registerWorker();
}

boot();
