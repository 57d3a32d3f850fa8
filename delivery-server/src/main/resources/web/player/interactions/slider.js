/** A value on a line. Until it is touched nothing is answered: the place of the knob is no answer by itself. */

import { button, h } from "../dom.js";
import { lang, t } from "../i18n.js";

export function interaction(ask) {
  const low = Number(ask.attributes["lower-bound"] ?? 0);
  const high = Number(ask.attributes["upper-bound"] ?? 100);
  const step = Number(ask.attributes.step ?? 0) || (ask.attributes["base-type"] === "integer" ? 1 : (high - low) / 100);
  const unit = ask.attributes.unit ? ` ${ask.attributes.unit}` : "";
  const shown = (value) => `${Number(value).toLocaleString(lang(), { maximumFractionDigits: 6 })}${unit}`;
  const middle = low + Math.round((high - low) / 2 / step) * step;
  const [prompt] = ask.prompt();
  const output = h("output.figures", { "aria-live": "off" });
  const range = h("input", {
    type: "range",
    min: low,
    max: high,
    step,
    "aria-labelledby": prompt.id,
    oninput: () => (output.textContent = shown(range.value)),
    onchange: keep,
  });
  const take = button("", t("slider.keep"), keep);

  function keep() {
    ask.set([String(Number(range.value))]);
    update();
  }

  function update() {
    const [value] = ask.values();
    if (document.activeElement !== range || value !== undefined) range.value = value ?? middle;
    range.classList.toggle("untouched", value === undefined);
    range.setAttribute("aria-valuetext", value === undefined ? t("slider.none") : shown(value));
    range.disabled = ask.readOnly;
    output.textContent = value === undefined ? t("slider.none") : shown(value);
    take.hidden = value !== undefined;
    take.disabled = ask.readOnly;
  }

  const element = h("div.asked", null, prompt, h("div.slider", { "data-keys": "" }, h("span.small.muted", null, shown(low)), range, h("span.small.muted", null, shown(high))), h("p.slider-value", null, output, " ", take));
  return { element, update };
}
