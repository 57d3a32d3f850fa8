/**
 * An open answer. It is saved like every other answer, at a pace that follows its length, since every version is kept. The
 * browser's own spelling help stays off: it may send the text to others.
 */

import { h } from "../dom.js";
import { number, t } from "../i18n.js";

const MOST = 30_000;
const SHORT = 2000;

export function interaction(ask) {
  const { attempt } = ask;
  const name = `${ask.item.item}/${ask.response}`;
  const lines = Math.min(30, Math.max(6, Number(ask.attributes["expected-lines"] ?? 10)));
  const words = h("span.figures");
  const room = h("span", { role: "status" });
  const [prompt] = ask.prompt();
  const area = h("textarea.input.essay", {
    rows: lines,
    maxlength: MOST,
    spellcheck: "false",
    autocomplete: "off",
    "aria-labelledby": prompt.id,
    "aria-describedby": ask.id("room"),
    "data-blank": ask.number,
    placeholder: ask.attributes["placeholder-text"] ?? null,
    oninput: typed,
    onblur: commit,
  });
  let timer = 0;
  let last = -Infinity;

  /** Milliseconds until the next version may be kept: two seconds, and a second and a half per thousand characters. */
  const pace = () => Math.max(SHORT, 1.5 * area.value.length) - (performance.now() - last);

  function typed() {
    count();
    attempt.outbox.draft(name, true);
    if (attempt.drafts.has(name)) return;
    attempt.drafts.set(name, commit);
    timer = setTimeout(commit, Math.max(SHORT, pace()));
  }

  function commit() {
    clearTimeout(timer);
    if (!attempt.drafts.delete(name)) return;
    last = performance.now();
    const text = area.value.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");
    ask.set(text.trim() === "" ? [] : [text]);
    attempt.outbox.draft(name, false);
  }

  function count() {
    const many = area.value.trim() === "" ? 0 : area.value.trim().split(/\s+/).length;
    const left = MOST - area.value.length;
    const expected = Number(ask.attributes["expected-length"] ?? 0);
    words.textContent = t(many === 1 ? "essay.word" : "essay.words", many);
    const said = left < 1000 ? t("essay.left", left) : "";
    if (room.textContent !== said) room.textContent = said;
    area.dataset.expected = expected;
  }

  function update() {
    const [text = ""] = ask.values();
    area.readOnly = ask.readOnly;
    if (document.activeElement !== area && !attempt.drafts.has(name) && area.value !== text) area.value = text;
    count();
  }

  const element = h("div.asked", null, prompt, area, h("p.hint.essay-room", { id: ask.id("room") }, words, " · ", h("span", null, t("essay.most", number(MOST))), " ", room));
  return {
    element,
    update,
    cleared() {
      area.value = "";
      count();
    },
  };
}
