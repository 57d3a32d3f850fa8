/** Areas of a picture: to choose, or to put in order. */

import { childNodes } from "../body.js";
import { h } from "../dom.js";
import { t } from "../i18n.js";
import { picture } from "./picture.js";
import { identifierOf, limitLine, limits, tooMany } from "./shared.js";

export function interaction(ask) {
  const ordered = ask.kind === "graphic-order";
  const one = ask.attributes.cardinality === "single";
  const most = one ? 1 : Number(ask.attributes["max-choices"] ?? 0);
  const areas = childNodes(ask.node, "qti-hotspot-choice");
  const { element: figure, shapes } = picture(ask, areas, toggle);
  const limit = limitLine(ordered ? t("area.order") : limits(one ? { attributes: { "max-choices": 1 } } : ask, "choices"));
  const chosen = h("p.hint.chosen", { role: "status" });

  function toggle(id) {
    if (ask.readOnly) return;
    const now = ask.values().filter((each) => each !== id);
    if (now.length === ask.values().length) {
      if (one) now.length = 0;
      if (most > 0 && now.length >= most) return limit.refuse(tooMany(most));
      now.push(id);
    }
    limit.settle();
    ask.set(ordered ? now : areas.map(identifierOf).filter((each) => now.includes(each)));
    update();
  }

  function update() {
    const now = ask.values();
    for (const [id, { group, label, name }] of shapes) {
      const at = now.indexOf(id);
      group.setAttribute("aria-pressed", String(at >= 0));
      group.setAttribute("aria-disabled", String(ask.readOnly));
      label.textContent = at < 0 ? "" : ordered ? String(at + 1) : "✓";
      group.setAttribute("aria-label", ordered && at >= 0 ? `${at + 1}. ${name}` : name);
    }
    const names = now.map((id) => shapes.get(id)?.name ?? id);
    chosen.textContent = names.length === 0 ? t("area.none") : t("area.chosen", names.join(ordered ? " → " : ", "));
  }

  const [prompt] = ask.prompt();
  const element = h("div.asked", { role: "group", "aria-labelledby": prompt.id }, prompt, limit.element, figure, chosen);
  return { element, update };
}
