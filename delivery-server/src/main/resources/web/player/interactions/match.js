/**
 * Pairs out of two lists. As a table (matrix) of circles or boxes, stacked where the screen is narrow; or, where every
 * question takes one answer out of a long list (extended matching), with the list shown once and a menu per question.
 */

import { childNodes } from "../body.js";
import { h } from "../dom.js";
import { t } from "../i18n.js";
import { parts } from "../body.js";
import { identifierOf, limitLine, limits, matching, mostOf, offerWhatIsLeft, tooMany, usedUp, whatIsLeft, wordsOf } from "./shared.js";

const letterOf = (index) => (index < 26 ? String.fromCharCode(65 + index) : String(index + 1));

export function interaction(ask) {
  const [from, to] = childNodes(ask.node, "qti-simple-match-set").map((set) => ask.ordered(childNodes(set, "qti-simple-associable-choice")));
  const tabular = (ask.attributes.class ?? "").split(/\s+/).includes("qti-match-tabular");
  const oneEach = from.every((row) => mostOf(row) === 1);
  const most = Number(ask.attributes["max-associations"] ?? 0);
  const order = from.flatMap((row) => to.map((column) => `${identifierOf(row)} ${identifierOf(column)}`));
  const limit = limitLine(oneEach ? "" : limits(ask, "associations"));
  const store = (pairs) => ask.set(order.filter((pair) => pairs.has(pair)));

  /** Joins or parts two, unless that would be too many. */
  function join(row, column, on) {
    const [a, b] = [identifierOf(row), identifierOf(column)];
    const now = new Set(ask.values());
    const used = (end, at) => [...now].filter((pair) => pair.split(" ")[at] === end).length;
    if (on && mostOf(row) === 1) for (const pair of [...now]) if (pair.startsWith(`${a} `)) now.delete(pair);
    if (!on) now.delete(`${a} ${b}`);
    else if (used(a, 0) >= mostOf(row) || used(b, 1) >= mostOf(column)) {
      const full = used(b, 1) >= mostOf(column) ? column : row;
      return limit.refuse(usedUp(wordsOf(full), mostOf(full)));
    } else if (most > 0 && now.size >= most) return limit.refuse(tooMany(most));
    else now.add(`${a} ${b}`);
    limit.settle();
    store(now);
  }

  const shown = tabular || !oneEach ? table() : menus();
  const [prompt] = ask.prompt();
  const element = h("div.asked", { role: "group", "aria-labelledby": prompt.id }, prompt, limit.element, ...shown.nodes);
  return { element, update: shown.update };

  function table() {
    const cells = [];
    const rows = from.map((row, at) => {
      const label = ask.id(`row${at}`);
      const boxes = to.map((column) => {
        const input = h("input", {
          type: oneEach ? "radio" : "checkbox",
          name: label,
          "aria-label": `${wordsOf(row)}: ${wordsOf(column)}`,
          disabled: !matching(row, column),
          onchange: () => {
            join(row, column, input.checked);
            update();
          },
        });
        cells.push({ input, row, column });
        return h("td", null, h("label.cell", null, input, h("span.cell-words", { "aria-hidden": "true" }, ...ask.renderAll(parts(column).children))));
      });
      return h("tr", { role: "row" }, h("th", { scope: "row", role: "rowheader" }, ...ask.renderAll(parts(row).children)), ...boxes);
    });
    const head = h("tr", null, h("td"), ...to.map((column) => h("th", { scope: "col" }, ...ask.renderAll(parts(column).children))));
    function update() {
      const now = ask.values();
      for (const { input, row, column } of cells) {
        input.checked = now.includes(`${identifierOf(row)} ${identifierOf(column)}`);
        input.disabled = ask.readOnly || !matching(row, column);
      }
    }
    return { nodes: [h("table.matrix", { "data-keys": "" }, h("thead", null, head), h("tbody", null, ...rows))], update };
  }

  function menus() {
    const list = h("ol.letters", null, ...to.map((column, at) => h("li", null, h("span.letter", null, letterOf(at)), h("span", null, ...ask.renderAll(parts(column).children)))));
    const selects = from.map((row, at) => {
      const id = ask.id(`menu${at}`);
      const choices = to.map((column, place) => h("option", { value: identifierOf(column) }, `${letterOf(place)}. ${wordsOf(column)}`));
      const select = h("select.input", { id, onchange: () => choose(row, select) }, h("option", { value: "" }, t("select.none")), ...choices);
      return { row, select, node: h("li", null, h("label", { for: id }, ...ask.renderAll(parts(row).children)), select) };
    });
    const left = h("p.hint", { role: "status" });
    const scarce = to.some((column) => mostOf(column) < from.length);
    const mostFor = (id) => mostOf(to.find((column) => identifierOf(column) === id));
    function choose(row, select) {
      const column = to.find((one) => identifierOf(one) === select.value);
      if (column) join(row, column, true);
      else store(new Set(ask.values().filter((pair) => !pair.startsWith(`${identifierOf(row)} `))));
      update();
    }
    function update() {
      const now = new Map(ask.values().map((pair) => pair.split(" ")));
      for (const { row, select } of selects) {
        select.value = now.get(identifierOf(row)) ?? "";
        select.disabled = ask.readOnly;
      }
      const full = offerWhatIsLeft(selects.map(({ select }) => select), most, mostFor);
      left.textContent = whatIsLeft(full, most, scarce);
    }
    return { nodes: [list, left, h("ol.menus", null, ...selects.map(({ node }) => node))], update };
  }
}
