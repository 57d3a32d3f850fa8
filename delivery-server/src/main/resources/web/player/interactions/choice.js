/** Several options out of a list, or one where an item asks more than one thing. The limits are said in words. */

import { childNodes, parts } from "../body.js";
import { h, say } from "../dom.js";
import { t } from "../i18n.js";
import { limitLine, limits } from "./shared.js";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

export function interaction(ask) {
  const one = ask.attributes.cardinality === "single";
  const all = childNodes(ask.node, "qti-simple-choice");
  const identifiers = all.map((choice) => parts(choice).attributes.identifier);
  const most = one ? 1 : Number(ask.attributes["max-choices"] ?? 0);
  const limit = one ? null : limitLine(limits(ask, "choices"), ask.id("limit"));
  const inputs = new Map();
  const rows = ask.ordered(all).map((choice, index) => {
    const { attributes, children } = parts(choice);
    const { identifier } = attributes;
    const input = h("input", {
      type: one ? "radio" : "checkbox",
      name: ask.id("choice"),
      value: identifier,
      onchange: () => choose(identifier, input.checked),
    });
    inputs.set(identifier, input);
    return h(
      "div.row.plain",
      null,
      h("label.option", { "data-option": LETTERS[index] }, input, h("span.letter", null, LETTERS[index] ?? ""), h("span.text", null, ...ask.renderAll(children))),
    );
  });
  const byLetter = new Map(rows.map((row, index) => [LETTERS[index], row.querySelector("input")]));

  /** False when that would be more than may be chosen. */
  function choose(identifier, on) {
    const now = new Set(ask.values());
    if (one) now.clear();
    if (on) now.add(identifier);
    else now.delete(identifier);
    if (most > 0 && now.size > most) {
      limit.refuse(t(most === 1 ? "limit.full.one" : "limit.full.answers", most));
      update();
      return false;
    }
    limit?.settle();
    ask.set(identifiers.filter((each) => now.has(each)));
    update();
    return true;
  }

  function update() {
    const now = ask.values();
    for (const [identifier, input] of inputs) {
      input.checked = now.includes(identifier);
      input.disabled = ask.readOnly;
    }
  }

  const [prompt] = ask.prompt();
  const element = h(
    "div.asked",
    null,
    prompt,
    limit?.element,
    h("div.options", { role: one ? "radiogroup" : "group", "aria-labelledby": prompt.id, "aria-describedby": limit ? ask.id("limit") : null }, ...rows),
  );
  return {
    element,
    update,
    letters: rows.map((_, index) => LETTERS[index]).filter(Boolean),
    choose(letter) {
      const input = byLetter.get(letter);
      const taken = choose(input.value, one || !input.checked);
      input.focus({ preventScroll: true });
      input.closest("label").scrollIntoView({ block: "nearest" });
      if (taken) say(t(input.checked ? "option.chosen" : "option.unchosen", letter));
    },
  };
}
