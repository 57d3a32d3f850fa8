/**
 * Video or sound that may be played a number of times. The server counts, so a reload or another computer gives no extra
 * turn. Pausing is free; winding back is not offered, for that would be another turn.
 */

import { call } from "../api.js";
import { described, find } from "../body.js";
import { button, h, icon } from "../dom.js";
import { media } from "../exhibits.js";
import { t } from "../i18n.js";
import { captions } from "./captions.js";

export function interaction(ask) {
  const { attempt, item } = ask;
  const node = find(ask.node, "video") ?? find(ask.node, "audio") ?? find(ask.node, "object");
  const kind = node[0] === "object" ? "video" : node[0];
  const most = Number(ask.attributes["max-plays"] ?? 0);
  const figure = media(kind, described(node), most === 0, most > 0 || kind === "audio" ? captions : null);
  const player = figure.querySelector(kind);
  const [prompt] = ask.prompt();
  if (most === 0) return { element: h("div.asked", null, prompt, figure), update: () => undefined };

  const state = h("p.hint.turns", { role: "status", id: ask.id("plays") });
  // never switched off in earnest: that would drop the focus of whoever pressed it
  const play = button(".primary", "", press, { "aria-describedby": ask.id("plays") });
  let used = null;
  let turn = null;
  let asking = false;
  const left = () => (used === null ? null : Math.max(0, most - used));
  const path = `/api/attempts/${encodeURIComponent(attempt.session.attempt)}/plays`;
  const tell = (body) =>
    attempt.play?.(item.item, ask.response, body.play, most) ??
    call("POST", path, { token: attempt.session.token, body: { item: item.item, response: ask.response, ...body } });

  async function press() {
    if (asking || ask.readOnly || (left() === 0 && turn === null)) return;
    if (!player.paused) return player.pause();
    if (turn === null) {
      const fresh = crypto.randomUUID().replaceAll("-", "");
      asking = true;
      try {
        ({ used } = await tell({ play: fresh }));
        turn = fresh;
        player.currentTime = 0;
      } catch (refusal) {
        if (refusal.body?.used !== undefined) ({ used } = refusal.body);
        asking = false;
        return update(refusal.code === "no-plays-left" ? null : "plays.offline");
      }
      asking = false;
    }
    await player.play().catch(() => {});
    update();
  }

  player.addEventListener("ended", () => {
    turn = null;
    update();
  });
  for (const event of ["play", "pause"]) player.addEventListener(event, () => update());

  function update(problem) {
    const done = left() === 0 && turn === null;
    const word = done ? "plays.none" : !player.paused ? "plays.pause" : turn === null ? "plays.play" : "plays.on";
    play.setAttribute("aria-disabled", String(done || ask.readOnly));
    if (play.dataset.word !== word) play.replaceChildren(icon(player.paused ? "play" : "pause"), t(word));
    play.dataset.word = word;
    const said = problem ? t(problem) : done ? t("plays.done", most) : [turns(), t(turn === null ? "plays.leave" : "plays.leave.now")].join(" ");
    if (state.textContent !== said) state.textContent = said;
  }

  function turns() {
    if (left() === null) return t("plays.most", most);
    if (turn !== null) return t(left() === 0 ? "plays.last" : left() === 1 ? "plays.after.one" : "plays.after", left());
    return t(left() === 1 ? "plays.left.one" : "plays.left", left(), most);
  }

  tell({ play: "" }).then(
    (reply) => {
      ({ used } = reply);
      update();
    },
    () => update(),
  );
  return { element: h("div.asked", null, prompt, figure, h("p.plays", null, play), state), update: () => update(), left: () => player.pause() };
}
