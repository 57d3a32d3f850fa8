/** Pairs within one list: two menus make a pair, and the pairs stand below with a button to part them. */

import { childNodes } from "../body.js";
import { button, h, say } from "../dom.js";
import { t } from "../i18n.js";
import { identifierOf, limitLine, limits, matching, mostOf, tooMany, usedUp, wordsOf } from "./shared.js";

export function interaction(ask) {
  const choices = ask.ordered(childNodes(ask.node, "qti-simple-associable-choice"));
  return pairs(ask, choices, (node) => wordsOf(node), []);
}

/** Also for areas in a picture: `more` stands above the menus. */
export function pairs(ask, choices, nameOf, more) {
  const most = Number(ask.attributes["max-associations"] ?? 0);
  const byId = new Map(choices.map((choice) => [identifierOf(choice), choice]));
  const menu = (name) => {
    const id = ask.id(name);
    const options = choices.map((choice) => h("option", { value: identifierOf(choice) }, nameOf(choice)));
    const select = h("select.input", { id }, h("option", { value: "" }, t("select.none")), ...options);
    return { select, node: h("div.field", null, h("label", { for: id }, t(`pair.${name}`)), select) };
  };
  const [one, other] = [menu("one"), menu("other")];
  const add = button("", t("pair.add"), () => join(one.select.value, other.select.value));
  const limit = limitLine(limits(ask, "associations"));
  const list = h("ul.pairs");

  function join(a, b) {
    if (!a || !b) return limit.refuse(t("pair.both"));
    const now = ask.values();
    const used = (id) => now.flatMap((pair) => pair.split(" ")).filter((end) => end === id).length;
    const twice = now.some((pair) => pair === `${a} ${b}` || pair === `${b} ${a}`);
    const full = [a, b].find((id) => used(id) + (a === b ? 2 : 1) > mostOf(byId.get(id)));
    if (twice || !matching(byId.get(a), byId.get(b))) return limit.refuse(t(twice ? "pair.twice" : "pair.not"));
    if (full) return limit.refuse(usedUp(nameOf(byId.get(full)), mostOf(byId.get(full))));
    if (most > 0 && now.length >= most) return limit.refuse(tooMany(most));
    limit.settle();
    ask.set([...now, `${a} ${b}`].sort());
    one.select.value = "";
    other.select.value = "";
    say(t("pair.made", nameOf(byId.get(a)), nameOf(byId.get(b))));
    update();
    one.select.focus();
  }

  function part(pair) {
    limit.settle();
    ask.set(ask.values().filter((each) => each !== pair));
    say(t("pair.parted"));
    update();
    add.focus();
  }

  function update() {
    list.replaceChildren(
      ...ask.values().map((pair) => {
        const words = pair.split(" ").map((id) => (byId.has(id) ? nameOf(byId.get(id)) : id)).join(" – ");
        return h("li", null, h("span", null, words), button(".quiet", t("pair.part"), () => part(pair), { "aria-label": `${t("pair.part")}: ${words}`, disabled: ask.readOnly }));
      }),
    );
    for (const control of [one.select, other.select, add]) control.disabled = ask.readOnly;
  }

  const [prompt] = ask.prompt();
  const element = h(
    "div.asked",
    { role: "group", "aria-labelledby": prompt.id },
    prompt,
    limit.element,
    ...more,
    h("div.pairing", null, one.node, other.node, add),
    list,
  );
  return { element, update, join };
}
