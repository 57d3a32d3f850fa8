/** Areas of a picture that are joined to each other, or to words. The areas are numbered; menus do the joining. */

import { childNodes, parts } from "../body.js";
import { h } from "../dom.js";
import { t } from "../i18n.js";
import { pairs } from "./associate.js";
import { areaName, picture } from "./picture.js";
import { identifierOf, limits, matching, mostOf, offerWhatIsLeft, whatIsLeft, wordsOf } from "./shared.js";

export function interaction(ask) {
  return ask.kind === "graphic-associate" ? joined(ask) : filled(ask);
}

const numbered = (shapes) => [...shapes.values()].forEach(({ label }, index) => (label.textContent = String(index + 1)));

function joined(ask) {
  const areas = childNodes(ask.node, "qti-associable-hotspot");
  const name = (area) => `${areas.indexOf(area) + 1}. ${areaName(area, areas.indexOf(area))}`;
  let first = null;
  let made = null;
  const { element, shapes } = picture(ask, areas, (id) => {
    if (ask.readOnly) return;
    if (first === null) first = id;
    else {
      made.join(first, id);
      first = null;
    }
    for (const [each, { group }] of shapes) group.setAttribute("aria-pressed", String(each === first));
  });
  numbered(shapes);
  made = pairs(ask, areas, name, [element]);
  return made;
}

function filled(ask) {
  const areas = childNodes(ask.node, "qti-associable-hotspot");
  const choices = childNodes(ask.node, "qti-gap-img", "qti-gap-text");
  const byId = new Map(choices.map((choice) => [identifierOf(choice), choice]));
  const most = Number(ask.attributes["max-associations"] ?? 0);
  const { element: figure, shapes } = picture(ask, areas, null);
  numbered(shapes);
  const left = h("p.hint", { role: "status" });
  const scarce = choices.some((choice) => mostOf(choice) < areas.length);
  const menus = areas.map((area, index) => {
    const id = ask.id(`area${index}`);
    const options = choices.filter((choice) => matching(choice, area)).map((choice) => h("option", { value: identifierOf(choice) }, wordsOf(choice)));
    const select = h("select.input", { id, onchange: () => fill(identifierOf(area), select.value) }, h("option", { value: "" }, t("select.none")), ...options);
    return { area, select, node: h("li", null, h("label", { for: id }, `${index + 1}. ${areaName(area, index)}`), select) };
  });

  function fill(area, choice) {
    const kept = ask.values().filter((pair) => pair.split(" ")[1] !== area);
    const now = choice ? [...kept, `${choice} ${area}`] : kept;
    ask.set(areas.flatMap((each) => now.filter((pair) => pair.split(" ")[1] === identifierOf(each))));
    update();
  }

  function update() {
    const now = new Map(ask.values().map((pair) => pair.split(" ").reverse()));
    for (const { area, select } of menus) {
      select.value = now.get(identifierOf(area)) ?? "";
      select.disabled = ask.readOnly;
    }
    const full = offerWhatIsLeft(menus.map(({ select }) => select), most, (id) => mostOf(byId.get(id)));
    left.textContent = whatIsLeft(full, most, scarce);
  }

  const [prompt] = ask.prompt();
  const pictures = choices.filter((choice) => choice[0] === "qti-gap-img").map((choice) => h("li.chip", null, ...ask.renderAll(parts(choice).children), h("span", null, wordsOf(choice))));
  const element = h(
    "div.asked",
    { role: "group", "aria-labelledby": prompt.id },
    prompt,
    h("p.hint", null, limits(ask, "associations")),
    figure,
    pictures.length > 0 ? h("ul.chips", null, ...pictures) : null,
    left,
    h("ol.menus", null, ...menus.map(({ node }) => node)),
  );
  return { element, update };
}
