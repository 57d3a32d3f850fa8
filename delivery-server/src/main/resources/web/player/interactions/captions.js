/** Captions of a player that has no menu of its own for them: one whose plays are counted, and every sound. */

import { button, h } from "../dom.js";
import { t } from "../i18n.js";

/** A button for each language; the captions of a sound stand below it. */
export function captions(player) {
  const tracks = [...player.textTracks];
  const line = player.localName === "audio" ? h("p.cue") : null;
  const buttons = tracks.map((track) => button(".quiet", t("captions", track.label), () => show(track.mode === "showing" ? null : track)));
  function show(wanted) {
    for (const track of tracks) track.mode = track === wanted ? "showing" : "disabled";
    update();
  }
  function update() {
    tracks.forEach((track, index) => buttons[index].setAttribute("aria-pressed", String(track.mode === "showing")));
    const cues = tracks.filter((track) => track.mode === "showing").flatMap((track) => [...(track.activeCues ?? [])]);
    if (line) line.textContent = cues.map((cue) => cue.getCueAsHTML().textContent).join(" ");
  }
  // the browser's own menu chooses too
  player.textTracks.addEventListener("change", update);
  for (const track of tracks) track.addEventListener("cuechange", update);
  update();
  return h("div.captions", null, line, ...buttons);
}
