/** A menu within a sentence. */

import { childNodes, textOf } from "../body.js";
import { h } from "../dom.js";
import { t } from "../i18n.js";
import { identifierOf, wordsOf } from "./shared.js";

export function interaction(ask) {
  const [label] = childNodes(ask.node, "qti-label", "qti-prompt").map(textOf);
  const options = ask.ordered(childNodes(ask.node, "qti-inline-choice")).map((choice) => h("option", { value: identifierOf(choice) }, wordsOf(choice)));
  const element = h(
    "select.input.inline",
    { "aria-label": label ?? t("blank.number", ask.number), "data-blank": ask.number, onchange: () => ask.set(element.value ? [element.value] : []) },
    h("option", { value: "" }, t("select.none")),
    ...options,
  );
  return {
    element,
    update() {
      const [value = ""] = ask.values();
      element.value = value;
      element.disabled = ask.readOnly;
    },
  };
}
