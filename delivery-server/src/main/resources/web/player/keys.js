/**
 * The keyboard. Single letters and signs can be switched off in the help panel (WCAG 2.1.4); F1 stays. The letters of the
 * options always win, so no command uses a letter that an item of four or five options may carry.
 */

import { h, say } from "./dom.js";
import { t } from "./i18n.js";

/** Shown in the help panel, in this order. */
export const KEYS = [
  ["A B C D", "choose"],
  ["W", "unknown"],
  ["↑ ↓", "move"],
  ["Enter", "enter"],
  ["Backspace", "clear"],
  ["Shift + A", "strike"],
  ["← P", "previous"],
  ["→ N", "next"],
  ["F", "flag"],
  ["K", "comment"],
  ["M", "note"],
  ["G", "highlight"],
  ["L", "lab"],
  ["O", "overview"],
  ["R", "review"],
  ["T", "clock"],
  ["? H F1", "help"],
  ["Esc", "close"],
];

const COMMANDS = {
  ArrowLeft: "previous",
  ArrowRight: "next",
  ArrowUp: "up",
  ArrowDown: "down",
  Enter: "enter",
  Backspace: "clear",
  0: "clear",
  p: "previous",
  n: "next",
  f: "flag",
  k: "comment",
  m: "note",
  g: "highlight",
  l: "lab",
  o: "overview",
  r: "review",
  t: "clock",
  h: "help",
  "?": "help",
  F1: "help",
  Escape: "close",
};

/** The key of "I don't know", unless an option has it. "?" asks for help, which changes no answer. */
export const unknownKey = (letters) => (letters.includes("W") ? "" : "W");

/** Listens for the whole page; `bindings()` gives the actions of the view on screen. */
export function listen(bindings, attempt) {
  let striking = false;
  document.addEventListener("keydown", (event) => {
    const actions = bindings();
    if (!actions || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector("dialog:modal")) return;
    const { target, key } = event;
    const letter = key.length === 1;
    if (target.matches("textarea, select, input:not([type=radio], [type=checkbox])") && key !== "Escape") return;
    if (target.closest("[data-keys]") && /^(Arrow|Enter|Backspace|Delete|Home|End| )/.test(key)) return;
    if (target.closest(".panel") && key.startsWith("Arrow")) return; // they scroll it
    if (target.matches("video, audio, .scroller") && !letter && key !== "Escape") return;
    if (target.matches("video, audio") && key === " ") return;
    if (letter && !attempt.preferences.shortcuts) return;
    if ((key === "Enter" || key === "Backspace") && target.matches("button, a, summary")) return;
    if (act(actions, event, key)) event.preventDefault();
  });

  function act(actions, event, key) {
    const upper = key.toUpperCase();
    if (/^[A-Z]$/.test(upper) && actions.letters?.includes(upper)) {
      const strike = striking || event.shiftKey;
      striking = false;
      if (strike) actions.strike(upper);
      else actions.choose(upper);
      return true;
    }
    striking = false;
    if (upper === "S" && actions.strike) {
      striking = true;
      say(t("strike.chord"));
      return true;
    }
    const command = COMMANDS[key.length === 1 ? key.toLowerCase() : key];
    if (!command || !actions[command] || (event.shiftKey && key.startsWith("Arrow"))) return false;
    return actions[command]() !== false;
  }
}

/** The panel behind the button "Toetsen". */
export function keyTable(attempt, actions) {
  const here = { move: true, close: true, unknown: attempt.content.items.some((item) => item.unknown), ...actions };
  const rows = KEYS.filter(([, name]) => here[name]);
  const box = h("input", {
    type: "checkbox",
    checked: attempt.preferences.shortcuts,
    onchange: () => attempt.prefer({ shortcuts: box.checked }),
  });
  return h(
    "div",
    null,
    h("label.check", null, box, h("span", null, t("keys.on"))),
    h(
      "table.keys",
      null,
      h("caption.visually-hidden", null, t("keys.title")),
      h("tbody", null, ...rows.map(([keys, name]) => row(keys, t(`keys.${name}`)))),
    ),
  );
}

function row(keys, meaning) {
  const caps = keys.split(" ").flatMap((key) => (key === "+" ? [" + "] : [h("kbd", null, key), " "]));
  return h("tr", null, h("th", { scope: "row" }, ...caps), h("td", null, meaning));
}
