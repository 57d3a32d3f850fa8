/**
 * An item that is no single choice: its text with the places to answer in it, "I don't know" and a button to clear.
 *
 * Answers travel as one line of JSON, {"RESPONSE":["A B","C D"]}, names in order, so equal answers are equal texts.
 */

import { parts, renderer } from "../body.js";
import { button, h, say } from "../dom.js";
import { t } from "../i18n.js";
import { unknownKey } from "../keys.js";
import { inOrder, prompt, textBlocks } from "../question.js";

function read(value) {
  if (!value.startsWith("{")) return {};
  try {
    return JSON.parse(value);
  } catch {
    return {};
  }
}

function write(responses) {
  const filled = Object.keys(responses)
    .filter((name) => responses[name].length > 0)
    .sort();
  return filled.length === 0 ? "" : JSON.stringify(Object.fromEntries(filled.map((name) => [name, responses[name]])));
}

/** `moduleOf(kind)` gives the part that asks in this way. */
export function several(app, item, moduleOf) {
  const { attempt } = app;
  const parted = [];
  const value = () => attempt.value(item.item, "answer");

  const { render, renderAll } = renderer((node) => {
    const { name, attributes } = parts(node);
    const kind = /^qti-(.+)-interaction$/.exec(name)?.[1];
    if (!kind) return null;
    const module = moduleOf(kind);
    if (!module) return h("p.banner", null, t("question.missing"));
    const number = parted.length + 1;
    const response = attributes["response-identifier"];
    const ask = {
      app,
      attempt,
      item,
      kind,
      node,
      attributes,
      response,
      number,
      id: (name) => `${name}-${number}`,
      render,
      renderAll,
      values: () => read(value())[response] ?? [],
      set: (values) => attempt.set(item.item, "answer", write({ ...read(value()), [response]: values })),
      prompt: () => prompt(node, renderAll, `question-${number}`),
      ordered: (list) => inOrder(app, item, attributes, list),
      get readOnly() {
        return attempt.readOnly;
      },
    };
    const made = module.interaction(ask);
    parted.push(made);
    return made.element;
  });

  const stem = h("div.stem.several", null, ...renderAll(parts(item.body).children));
  const lettered = parted.length === 1 && parted[0].letters ? parted[0] : null;
  const key = unknownKey(lettered?.letters ?? []);
  const box = h("input", { type: "checkbox", value: "?", onchange: () => unknown(box.checked) });
  const not = h(
    "label.option.unknown",
    { "data-option": "?" },
    box,
    h("span.letter", null, key),
    h("span.text", null, t("option.unknown")),
  );
  const wipe = button(".quiet#clear-answer", t("answer.clear"), clear);

  function unknown(on) {
    attempt.commit();
    attempt.set(item.item, "answer", on ? "?" : "");
    update();
  }

  function clear() {
    attempt.commit();
    if (value() === "") return;
    attempt.set(item.item, "answer", "");
    for (const one of parted) one.cleared?.();
    say(t("option.cleared"));
    update();
  }

  function update() {
    for (const one of parted) one.update();
    box.checked = value() === "?";
    box.disabled = attempt.readOnly;
    wipe.disabled = attempt.readOnly || value() === "";
  }

  update();
  return {
    nodes: [stem, h("div.answer-tools", null, item.unknown ? not : null, wipe)],
    blocks: textBlocks(stem),
    letters: [...(lettered?.letters ?? []), ...(item.unknown ? [key] : [])],
    update,
    choose(letter) {
      if (letter !== key) return lettered.choose(letter);
      unknown(!box.checked);
      say(t(box.checked ? "option.chosen" : "option.cleared", t("option.unknown")));
    },
    strike: () => undefined,
    // one key must not wipe an essay: the button does
    clear: () => false,
    enter: () => false,
    up: () => false,
    down: () => false,
    left: () => parted.forEach((one) => one.left?.()),
  };
}
