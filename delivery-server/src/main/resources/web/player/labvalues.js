/** Reference values, one click away, with a search box. */

import { h } from "./dom.js";
import { local, t } from "./i18n.js";

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export function labValues(groups) {
  const search = h("input.input", { type: "search", "aria-label": t("lab.search"), placeholder: t("lab.search"), oninput: find });
  const none = h("p.muted", { role: "status", hidden: true }, t("lab.none"));
  const rows = [];
  const tables = groups.map(({ group, rows: values }) => {
    const body = values.map(({ name, range, unit }) => {
      const row = h("tr", null, h("th", { scope: "row" }, local(name)), h("td.num", null, range), h("td", null, unit));
      rows.push([row, plain(`${local(group)} ${local(name)}`)]);
      return row;
    });
    return h("table.lab", null, h("caption", null, local(group)), h("tbody", null, ...body));
  });

  function find() {
    const wanted = plain(search.value.trim());
    for (const [row, text] of rows) row.hidden = !text.includes(wanted);
    for (const table of tables) table.hidden = !table.querySelector("tbody tr:not([hidden])");
    none.hidden = tables.some((table) => !table.hidden);
  }

  if (groups.length === 0) return [h("p.muted", null, t("lab.empty"))];
  return [h("p.small.muted", null, t("lab.text")), search, none, h("div.lab-list.scroller", { tabindex: "0", role: "region", "aria-label": t("lab") }, ...tables)];
}
