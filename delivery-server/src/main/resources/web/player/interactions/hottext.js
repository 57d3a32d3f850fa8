/** Words in a text that can be chosen. */

import { parts, renderer } from "../body.js";
import { h } from "../dom.js";
import { limitLine, limits, tooMany } from "./shared.js";

export function interaction(ask) {
  const one = ask.attributes.cardinality === "single";
  const most = one ? 1 : Number(ask.attributes["max-choices"] ?? 0);
  const limit = limitLine(limits(one ? { attributes: { "max-choices": 1 } } : ask, "choices"));
  const words = [];
  const { renderAll } = renderer((node) => {
    const { name, attributes, children } = parts(node);
    if (name !== "qti-hottext") return ask.render(node);
    const element = h("button.hottext", { type: "button", "data-choice": attributes.identifier, onclick: () => toggle(attributes.identifier) }, ...ask.renderAll(children));
    words.push({ id: attributes.identifier, element });
    return element;
  });

  function toggle(id) {
    const now = new Set(ask.values());
    if (!now.delete(id)) {
      if (one) now.clear();
      if (most > 0 && now.size >= most) return limit.refuse(tooMany(most));
      now.add(id);
    }
    limit.settle();
    ask.set(words.map((word) => word.id).filter((each) => now.has(each)));
    update();
  }

  function update() {
    const now = ask.values();
    for (const { id, element } of words) {
      element.setAttribute("aria-pressed", String(now.includes(id)));
      element.disabled = ask.readOnly;
    }
  }

  const [prompt] = ask.prompt();
  const text = renderAll(parts(ask.node).children.filter((child) => typeof child === "string" || child[0] !== "qti-prompt"));
  const element = h("div.asked", { role: "group", "aria-labelledby": prompt.id }, prompt, limit.element, h("div.hottext-text", null, ...text));
  return { element, update };
}
