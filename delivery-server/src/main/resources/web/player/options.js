/** The options and "I don't know", sent as "?". Real radio buttons: letter keys and arrows are extra. Choosing moves nothing. */

import { $, button, h, icon, say } from "./dom.js";
import { t } from "./i18n.js";
import { unknownKey } from "./keys.js";

/**
 * `given` are {id, place, nodes} in the order on screen. Where options are shuffled, `place` is the letter they stand at
 * and `id` the letter they have in the item, which is what is sent.
 */
export function options(app, item, given) {
  const { attempt } = app;
  const letters = [...given.map(({ id }) => id), ...(item.unknown ? ["?"] : [])];
  const texts = new Map(given.map(({ id, nodes }) => [id, nodes]));
  const places = new Map([...given.map(({ id, place }) => [id, place]), ["?", unknownKey(given.map(({ place }) => place))]]);
  const own = new Map([...places].map(([id, place]) => [place, id]));
  const element = h("div.options", { role: "radiogroup", "aria-labelledby": "question" }, ...letters.map(row));
  const radio = (letter) => $(`input[value="${letter}"]`, element);
  const struck = () => [...attempt.value(item.item, "strike")];

  function row(letter) {
    const unknown = letter === "?";
    const input = h("input", { type: "radio", name: "answer", value: letter, onchange: () => choose(letter) });
    const label = h(
      `label.option${unknown ? ".unknown" : ""}`,
      { "data-option": letter },
      input,
      h("span.letter", null, places.get(letter)),
      h("span.text", null, ...(unknown ? [t("option.unknown")] : texts.get(letter))),
    );
    if (unknown) return h("div.row", null, label);
    const strike = button(".quiet.strike", icon("strike"), () => toggleStrike(letter), {
      "data-strike": letter,
      "aria-label": t("strike.option", places.get(letter)),
      title: t("strike.option", places.get(letter)),
    });
    return h("div.row", null, label, strike);
  }

  function choose(letter) {
    if (!attempt.set(item.item, "answer", letter)) return update();
    if (struck().includes(letter)) toggleStrike(letter);
    update();
  }

  function toggleStrike(letter) {
    if (letter === "?") return;
    const now = new Set(struck());
    if (!now.delete(letter)) now.add(letter);
    attempt.set(item.item, "strike", [...now].sort().join(""));
    say(t(now.has(letter) ? "strike.on" : "strike.off", places.get(letter)));
    update();
  }

  function clear() {
    if (attempt.value(item.item, "answer") === "") return;
    attempt.set(item.item, "answer", "");
    say(t("option.cleared"));
    update();
  }

  function move(step) {
    const inputs = [...element.querySelectorAll("input")];
    const at = inputs.indexOf(document.activeElement);
    const chosen = inputs.findIndex((input) => input.checked);
    const from = at >= 0 ? at : chosen >= 0 && step > 0 ? chosen - 1 : step > 0 ? -1 : inputs.length;
    inputs[Math.min(inputs.length - 1, Math.max(0, from + step))].focus();
  }

  function update() {
    const answer = attempt.value(item.item, "answer");
    for (const letter of letters) {
      const input = radio(letter);
      input.checked = answer.includes(letter);
      input.disabled = attempt.readOnly;
      const out = struck().includes(letter);
      const label = input.closest("label");
      label.classList.toggle("struck", out);
      const strike = $(`[data-strike="${letter}"]`, element);
      strike?.setAttribute("aria-pressed", String(out));
      if (strike) strike.disabled = attempt.readOnly;
    }
  }

  update();
  return {
    element,
    letters: letters.map((letter) => places.get(letter)),
    update,
    choose: (place) => {
      const letter = own.get(place);
      choose(letter);
      radio(letter).focus({ preventScroll: true });
      radio(letter).closest("label").scrollIntoView({ block: "nearest" });
      if (attempt.value(item.item, "answer") === letter) say(t("option.chosen", letter === "?" ? t("option.unknown") : place));
    },
    strike: (place) => toggleStrike(own.get(place)),
    clear,
    up: () => move(-1),
    down: () => move(1),
    enter: () => {
      const { activeElement } = document;
      if (!element.contains(activeElement) || activeElement.type !== "radio") return false;
      choose(activeElement.value);
      return true;
    },
  };
}
