/**
 * Video or sound that may be played a number of times. The server counts, so a reload or another computer gives no extra
 * turn. Pausing is free; winding back is not offered, for that would be another turn.
 */

import { call } from "../api.js";
import { described, find } from "../body.js";
import { button, h, icon } from "../dom.js";
import { media } from "../exhibits.js";
import { t } from "../i18n.js";

export function interaction(ask) {
  const { attempt, item } = ask;
  const node = find(ask.node, "video") ?? find(ask.node, "audio") ?? find(ask.node, "object");
  const kind = node[0] === "object" ? "video" : node[0];
  const most = Number(ask.attributes["max-plays"] ?? 0);
  const figure = media(kind, described(node), most === 0);
  const player = figure.querySelector(kind);
  const [prompt] = ask.prompt();
  if (most === 0) return { element: h("div.asked", null, prompt, figure), update: () => undefined };

  const state = h("p.hint", { role: "status" });
  const play = button(".primary", "", press);
  let used = null;
  let turn = null;
  const path = `/api/attempts/${encodeURIComponent(attempt.session.attempt)}/plays`;
  const tell = (body) =>
    attempt.play?.(item.item, ask.response, body.play, most) ??
    call("POST", path, { token: attempt.session.token, body: { item: item.item, response: ask.response, ...body } });

  async function press() {
    if (!player.paused) return player.pause();
    if (turn === null) {
      const fresh = crypto.randomUUID().replaceAll("-", "");
      play.disabled = true;
      try {
        ({ used } = await tell({ play: fresh }));
        turn = fresh;
        player.currentTime = 0;
      } catch (refusal) {
        if (refusal.body?.used !== undefined) ({ used } = refusal.body);
        update(refusal.code === "no-plays-left" ? null : "plays.offline");
        return;
      }
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
    const left = used === null ? null : Math.max(0, most - used);
    const done = left === 0 && turn === null;
    play.disabled = done || ask.readOnly;
    play.replaceChildren(icon(player.paused ? "play" : "pause"), t(player.paused ? (turn === null ? "plays.play" : "plays.on") : "plays.pause"));
    state.textContent = problem ? t(problem) : left === null ? t("plays.most", most) : t(left === 1 ? "plays.left.one" : "plays.left", left, most);
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
