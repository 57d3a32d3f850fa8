/** Gaps in a text, to be filled from a list: each gap is a menu, and the words above can be dragged into it. */

import { childNodes, parts } from "../body.js";
import { h } from "../dom.js";
import { t } from "../i18n.js";
import { identifierOf, limitLine, limits, matching, mostOf, offerWhatIsLeft, tooMany, usedUp, whatIsLeft, wordsOf } from "./shared.js";
import { renderer } from "../body.js";

export function interaction(ask) {
  const choices = ask.ordered(childNodes(ask.node, "qti-gap-text", "qti-gap-img"));
  const byId = new Map(choices.map((choice) => [identifierOf(choice), choice]));
  const most = Number(ask.attributes["max-associations"] ?? 0);
  const limit = limitLine(most > 0 ? limits(ask, "associations") : "");
  const left = h("p.hint", { role: "status" });
  const gaps = [];
  let dragged = null;

  const { renderAll } = renderer((node) => {
    const { name, attributes } = parts(node);
    if (name !== "qti-gap") return ask.render(node);
    const options = choices
      .filter((choice) => matching(choice, node))
      .map((choice) => h("option", { value: identifierOf(choice) }, wordsOf(choice)));
    const select = h(
      "select.input.inline.gap",
      { "aria-label": t("blank.number", gaps.length + 1), "data-blank": gaps.length + 1, onchange: () => fill(attributes.identifier, select.value) },
      h("option", { value: "" }, t("select.none")),
      ...options,
    );
    select.addEventListener("dragover", (event) => dragged && !ask.readOnly && event.preventDefault());
    select.addEventListener("drop", (event) => {
      event.preventDefault();
      if (dragged && matching(byId.get(dragged), node)) fill(attributes.identifier, dragged);
      dragged = null;
    });
    gaps.push({ id: attributes.identifier, select });
    return select;
  });

  /** A menu offers only what is left; a word that is dragged may be one too many. */
  function fill(gap, choice) {
    const kept = ask.values().filter((pair) => pair.split(" ")[1] !== gap);
    const used = kept.filter((pair) => pair.split(" ")[0] === choice).length;
    if (choice && used >= mostOf(byId.get(choice))) {
      limit.refuse(usedUp(wordsOf(byId.get(choice)), mostOf(byId.get(choice))));
      return update();
    }
    if (choice && most > 0 && kept.length >= most) {
      limit.refuse(tooMany(most));
      return update();
    }
    limit.settle();
    const now = choice ? [...kept, `${choice} ${gap}`] : kept;
    ask.set(gaps.flatMap(({ id }) => now.filter((pair) => pair.split(" ")[1] === id)));
    update();
  }

  const chips = choices.map((choice) => {
    const chip = h("li.chip", { draggable: "true" }, ...ask.renderAll(parts(choice).children));
    chip.addEventListener("dragstart", (event) => {
      dragged = identifierOf(choice);
      event.stopPropagation();
      event.dataTransfer.setData("text/plain", "");
    });
    return { choice, chip };
  });

  function update() {
    const now = new Map(ask.values().map((pair) => pair.split(" ").reverse()));
    for (const { id, select } of gaps) {
      select.value = now.get(id) ?? "";
      select.disabled = ask.readOnly;
    }
    const scarce = choices.some((choice) => mostOf(choice) < gaps.length);
    const full = offerWhatIsLeft(gaps.map(({ select }) => select), most, (id) => mostOf(byId.get(id)));
    left.textContent = whatIsLeft(full, most, scarce);
    for (const { choice, chip } of chips) {
      const used = [...now.values()].filter((id) => id === identifierOf(choice)).length;
      chip.classList.toggle("used", used >= mostOf(choice));
      chip.draggable = !ask.readOnly && used < mostOf(choice);
    }
  }

  const [prompt] = ask.prompt();
  const text = renderAll(parts(ask.node).children.filter((child) => typeof child === "string" || !["qti-prompt", "qti-gap-text", "qti-gap-img"].includes(child[0])));
  const element = h("div.asked", { role: "group", "aria-labelledby": prompt.id }, prompt, h("p.hint", null, t("gap.how")), limit.element, left, h("ul.chips", { "aria-label": t("gap.words") }, ...chips.map(({ chip }) => chip)), h("div.gap-text", null, ...text));
  return { element, update };
}
