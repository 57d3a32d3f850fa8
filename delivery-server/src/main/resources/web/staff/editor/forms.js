/** The parts of the screen for each type of question: fields, options, what is right, what it is worth. */

import { button, h, say } from "../../player/dom.js";
import { hotspots } from "./hotspots.js";
import { richField, richFields } from "./rich.js";
import { parts, textOf, treeOf } from "./schema.js";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const newId = () => `c${Math.random().toString(36).slice(2, 8)}`;

/** {elements, update}: the whole form of a draft. */
export function formOf(app, type) {
  const { draft, t } = app;
  const updates = [];
  const rich = (name, label, options = {}) => {
    const made = richField(app, name, { label, ...options });
    updates.push((names) => names.includes(name) && made.update());
    return made.element;
  };
  const text = (name, label, options = {}) => {
    const made = textField(app, name, label, options);
    updates.push(made.update);
    return made.element;
  };
  const list = (options) => {
    const made = optionList(app, options);
    updates.push(made.update);
    return made.element;
  };
  const body = (options = {}) => rich("body", t("field.body"), { hint: t("hint.body"), ...options });
  const prompt = () => rich("prompt", t("field.prompt"), { inline: true, required: true });
  const scoring = () => text("scoring", t("field.scoring"), { choices: [["all", t("scoring.all")], ["parts", t("scoring.parts")]] });
  const shuffle = () => text("shuffle", t("field.shuffle"), { choices: [["", t("no")], ["true", t("yes")]] });
  const several = () => text("several", t("field.several"), { choices: [["", t("several.one")], ["1", t("several.more")]] });

  const forms = {
    SINGLE_CHOICE: () => [body(), prompt(), list({ list: "options", one: "option", key: "radio", fewest: 2 }), shuffle()],
    TRUE_FALSE: () => [body(), prompt(), list({ list: "options", one: "option", key: "radio", fixed: true })],
    MULTIPLE_CHOICE: () => [body(), prompt(), list({ list: "options", one: "option", key: "check", points: true, fewest: 2 }), scoring(), shuffle()],
    ORDERING: () => [body(), prompt(), list({ list: "options", one: "option", order: true, fewest: 2 }), shuffle()],
    EXTENDED_MATCHING: () => matching(),
    MATRIX: () => matching(),
    INLINE_CHOICE: () => [gapBody("qti-inline-choice-interaction"), gaps("choice"), scoring()],
    NUMERIC: () => [gapBody("qti-text-entry-interaction", { "expected-length": "8" }), gaps("number"), scoring()],
    SHORT_TEXT: () => [gapBody("qti-text-entry-interaction", { "expected-length": "20" }), gaps("words"), scoring()],
    GAP_MATCH: () => [
      body(),
      prompt(),
      rich("text", t("field.gapText"), { hint: t("hint.gapText"), gap: (id) => ["qti-gap", { identifier: id }] }),
      list({ list: "options", one: "option", fewest: 1 }),
      gaps("match"),
      scoring(),
    ],
    HOTTEXT: () => [body(), prompt(), rich("text", t("field.hottext"), { hint: t("hint.hottext"), hottext: true }), passages(), several(), scoring()],
    HOTSPOT: () => {
      const made = hotspots(app);
      updates.push(made.update);
      return [body(), prompt(), made.element, several(), scoring()];
    },
    SLIDER: () => [
      body(),
      prompt(),
      h("div.two-columns", null, text("lower", t("field.lower"), { number: true }), text("upper", t("field.upper"), { number: true }), text("step", t("field.step"), { number: true })),
      h("div.two-columns", null, text("key", t("field.key"), { number: true }), text("tolerance", t("field.tolerance"), { number: true, hint: t("hint.tolerance") })),
    ],
    ESSAY: () => [
      body(),
      prompt(),
      h("div.two-columns", null, text("lines", t("field.lines"), { number: true }), text("maximum", t("field.maximum"), { number: true })),
      rich("rubric", t("field.rubric"), { hint: t("hint.rubric") }),
      list({ list: "criteria", one: "criterion", points: "always", fewest: 0 }),
      text("tolerance", t("field.markersMayDiffer"), { number: true, hint: t("hint.markersMayDiffer") }),
    ],
    TEXT_ONLY: () => [h("div.banner", null, h("p", null, t("textOnly"))), ...words()],
  };

  function matching() {
    return [
      body(),
      prompt(),
      list({ list: "columns", one: "column", fewest: 2 }),
      list({ list: "rows", one: "row", keys: "columns", points: true, fewest: 1 }),
      scoring(),
      shuffle(),
    ];
  }

  function gapBody(name, more = {}) {
    const taken = () => JSON.stringify(treeOf(draft.get("body"))).includes('"RESPONSE"');
    return body({ hint: t("hint.gaps"), gap: (id) => [name, { ...more, "response-identifier": taken() ? id : "RESPONSE" }] });
  }

  function gaps(kind) {
    const made = gapList(app, kind);
    updates.push(made.update);
    return made.element;
  }

  function passages() {
    const made = passageList(app);
    updates.push(made.update);
    return made.element;
  }

  function words() {
    const names = [...draft.current.keys()].filter((name) => name.startsWith("text/"));
    names.sort((a, b) => Number(a.slice(5)) - Number(b.slice(5)));
    return names.map((name, index) => text(name, t("field.words", index + 1), { long: true }));
  }

  const about = [
    text("rationale", t("field.rationale"), { long: true, required: true, hint: t("hint.rationale") }),
    h("div.two-columns", null, text("sourceKind", t("field.sourceKind")), text("sourceName", t("field.sourceName"))),
  ];
  // what the bank knows is chosen; a bank that knows none yet takes any
  const known = (name) => {
    const values = app.choices[name] ?? [];
    return values.length ? [["", t("choose")], ...values.map((each) => [each, each])] : null;
  };
  const place = [
    h(
      "div.two-columns",
      null,
      text("category", t("field.category"), { choices: known("category"), required: true, hint: t("hint.category") }),
      text("icpc", t("field.icpc")),
      text("icpcTitle", t("field.icpcTitle")),
      text("age", t("field.age"), { choices: known("age") }),
      text("aspect", t("field.aspect"), { choices: known("aspect") }),
      text("character", t("field.character"), { choices: ["regulier", "spoed", "chronisch"].map((each) => [each, t(`character.${each}`)]), otherwise: "regulier" }),
      text("tests", t("field.tests"), { hint: t("hint.tests") }),
      text("language", t("field.language"), { choices: [["nl", "Nederlands"], ["en", "English"]] }),
    ),
  ];
  if (type === "CASE") {
    const told = [
      text("title", t("field.title"), { required: true, hint: t("hint.caseTitle") }),
      rich("body", t("field.told"), { hint: t("hint.told"), required: true }),
      text("language", t("field.language"), { choices: [["nl", "Nederlands"], ["en", "English"]] }),
    ];
    return { elements: told, update: (names) => updates.forEach((each) => each(names)) };
  }
  const elements = [
    text("title", t("field.title"), { required: true, hint: t("hint.title") }),
    ...(forms[type] ?? forms.TEXT_ONLY)(),
    h("section", null, h("h2", null, t("part.about")), ...about),
    h("section", null, h("h2", null, t("part.place")), ...place),
  ];
  return { elements, update: (names) => updates.forEach((each) => each(names)) };
}

const idOf = (name) => `f-${name.replace(/[^a-zA-Z0-9]/g, "-")}`;

function textField({ draft, t }, name, label, { choices = null, long = false, number = false, required = false, hint = "", otherwise = "" } = {}) {
  const id = idOf(name);
  const change = () => draft.set(name, input.value);
  const shared = { id, "aria-describedby": `${hint ? `${id}-hint ` : ""}${id}-remarks`, oninput: change };
  let input;
  if (choices) input = h("select.input", shared, ...choices.map(([value, words]) => h("option", { value }, words)));
  else if (long) input = h("textarea.input", { ...shared, rows: "4" });
  else input = h("input.input", { ...shared, type: "text", inputmode: number ? "decimal" : null, autocomplete: "off" });
  const show = () => {
    const value = draft.get(name) || otherwise;
    if (choices && value && ![...input.options].some((option) => option.value === value)) input.append(h("option", { value }, value));
    if (input.value !== value) input.value = value;
  };
  show();
  const element = h(
    "div.field",
    { "data-field": name },
    h("label", { for: id }, label, required ? h("span.muted", null, ` ${t("required")}`) : ""),
    hint ? h("span.hint", { id: `${id}-hint` }, hint) : null,
    input,
    h("div.remarks", { id: `${id}-remarks` }),
  );
  return { element, update: (names) => names.includes(name) && show() };
}

/** A list that grows, shrinks and moves: options, rows, columns. */
function optionList(app, { list, one, kind = one, key = "", keys = "", order = false, points = false, fewest = 1, fixed = false }) {
  const { draft, t } = app;
  const rows = h("ol.options-edit");
  const element = h("fieldset.group", { "data-field": list }, h("legend", null, t(`list.${kind}s`)), order ? h("p.hint", null, t("hint.order")) : null, rows, h("div.remarks"));
  const made = new Map();
  const fieldNames = (id) => [`${one}/${id}`, `${one}/${id}/key`, `${one}/${id}/points`];

  function add() {
    const ids = draft.list(list);
    if (ids.length >= 26) return;
    const id = newId();
    draft.set(list, [...ids, id].join(" "));
    if (order) draft.set("order", [...draft.list("order"), id].join(" "));
    draw();
    richFields.get(`${one}/${id}`)?.focus();
  }

  function away(id) {
    draft.set(list, draft.list(list).filter((each) => each !== id).join(" "));
    if (order) draft.set("order", draft.list("order").filter((each) => each !== id).join(" "));
    for (const name of fieldNames(id)) draft.set(name, "");
    made.get(id)?.rich.destroy?.();
    made.delete(id);
    draw();
    say(t("removed"));
  }

  function move(id, by) {
    const name = order ? "order" : list;
    const ids = draft.list(name);
    const from = ids.indexOf(id);
    const to = from + by;
    if (from < 0 || to < 0 || to >= ids.length) return;
    ids.splice(to, 0, ...ids.splice(from, 1));
    draft.set(name, ids.join(" "));
    draw();
    made.get(id)?.row.querySelector(by < 0 ? ".up" : ".down")?.focus();
    say(t("movedTo", to + 1));
  }

  function rowOf(id) {
    const rich = richField(app, `${one}/${id}`, { label: "", inline: true });
    const label = rich.element.querySelector(".label");
    const mark = key
      ? h("input", {
          type: key === "radio" ? "radio" : "checkbox",
          name: `key-${list}`,
          onchange: () => {
            if (key === "radio") for (const other of draft.list(list)) draft.set(`${one}/${other}/key`, other === id ? "1" : "");
            else draft.set(`${one}/${id}/key`, mark.checked ? "1" : "");
          },
        })
      : null;
    const worth = points
      ? h("input.input.narrow-input", { type: "text", inputmode: "decimal", oninput: () => draft.set(`${one}/${id}/points`, worth.value) })
      : null;
    const worthField = worth ? h("label.points", null, h("span.small", null, t("field.points")), worth) : null;
    const choose = keys ? h("div.keys", { role: "group", "data-field": `${one}/${id}/key` }) : null;
    const row = h(
      "li.option-edit",
      null,
      rich.element,
      h(
        "div.option-tools",
        null,
        mark ? h("label.tick", null, mark, t("isKey")) : null,
        choose,
        worthField,
        fixed ? null : h("button.button.quiet.up", { type: "button", "aria-label": t("up"), title: t("up"), onclick: () => move(id, -1) }, "↑"),
        fixed ? null : h("button.button.quiet.down", { type: "button", "aria-label": t("down"), title: t("down"), onclick: () => move(id, 1) }, "↓"),
        fixed ? null : h("button.button.quiet.away", { type: "button", "aria-label": t("remove"), title: t("remove"), onclick: () => away(id) }, "×"),
      ),
    );
    return {
      row,
      rich,
      show(index) {
        label.textContent = t(`one.${kind}`, one === "row" ? index + 1 : LETTERS[index]);
        if (mark) mark.checked = draft.get(`${one}/${id}/key`) === "1";
        if (worth && document.activeElement !== worth) worth.value = draft.get(`${one}/${id}/points`);
        if (worthField) worthField.hidden = points !== "always" && draft.get("scoring") !== "parts";
        if (choose) showKeys(id, choose);
        const away = row.querySelector(".away");
        if (away) away.disabled = draft.list(list).length <= fewest;
      },
    };
  }

  function showKeys(id, group) {
    const field = `${one}/${id}/key`;
    const right = draft.list(field);
    group.setAttribute("aria-label", t("rightFor"));
    group.replaceChildren(
      ...draft.list(keys).map((column, index) =>
        h(
          "label.tick",
          null,
          h("input", {
            type: "checkbox",
            checked: right.includes(column),
            onchange: (event) => {
              const now = draft.list(field).filter((each) => each !== column);
              draft.set(field, (event.target.checked ? [...now, column] : now).join(" "));
            },
          }),
          LETTERS[index],
        ),
      ),
    );
  }

  function draw() {
    const ids = order && draft.list("order").length === draft.list(list).length ? draft.list("order") : draft.list(list);
    for (const id of ids) if (!made.has(id)) made.set(id, rowOf(id));
    const wanted = ids.map((id) => made.get(id).row);
    if (wanted.length !== rows.children.length || wanted.some((row, index) => rows.children[index] !== row)) rows.replaceChildren(...wanted);
    ids.forEach((id, index) => made.get(id).show(index));
  }

  if (!fixed) element.append(button("", t(`add.${kind}`), add));
  draw();
  app.draft.on(() => draw());
  return {
    element,
    update(names) {
      for (const [id, each] of made) if (names.includes(`${one}/${id}`)) each.rich.update();
      draw();
    },
  };
}

/** What is right in each gap of the text. */
function gapList(app, kind) {
  const { draft, t } = app;
  const element = h("fieldset.group", null, h("legend", null, t("list.gaps")));
  const made = new Map();
  const responses = () => {
    const found = [];
    const look = (node) => {
      if (!Array.isArray(node)) return;
      const { name, attributes, children } = parts(node);
      if (name === "qti-gap") found.push(attributes.identifier);
      if (/-interaction$/.test(name)) found.push(attributes["response-identifier"]);
      children.forEach(look);
    };
    treeOf(draft.get(kind === "match" ? "text" : "body")).forEach(look);
    return [...new Set(found)];
  };

  function gapOf(id) {
    const field = `gap/${id}`;
    const heading = h("h2.gap-head");
    const inside = [];
    const updates = [];
    const text = (name, label, options) => {
      const one = textField(app, name, label, options);
      inside.push(one.element);
      updates.push(one.update);
    };
    if (kind === "choice") {
      const options = optionList(app, { list: `${field}/options`, one: `${field}/option`, kind: "option", fewest: 2 });
      options.element.querySelector("legend").textContent = t("list.options");
      inside.push(options.element);
      updates.push(options.update);
    }
    if (kind === "choice" || kind === "match") {
      const select = h("select.input", { id: idOf(`${field}/key`), onchange: () => draft.set(`${field}/key`, select.value) });
      const show = () => {
        const [from, one] = kind === "match" ? ["options", "option"] : [`${field}/options`, `${field}/option`];
        select.replaceChildren(
          h("option", { value: "" }, t("chooseKey")),
          ...draft.list(from).map((each, index) => h("option", { value: each }, `${LETTERS[index]} ${treeOf(draft.get(`${one}/${each}`)).map(textOf).join(" ")}`)),
        );
        select.value = draft.get(`${field}/key`);
      };
      show();
      draft.on(() => document.activeElement !== select && show());
      inside.push(h("div.field", { "data-field": `${field}/key` }, h("label", { for: select.id }, t("field.key")), select, h("div.remarks")));
    }
    if (kind === "number") {
      text(`${field}/key`, t("field.key"), { number: true });
      text(`${field}/tolerance`, t("field.tolerance"), { number: true, hint: t("hint.tolerance") });
    }
    if (kind === "words") text(`${field}/accepted`, t("field.accepted"), { long: true, hint: t("hint.accepted") });
    text(`${field}/points`, t("field.points"), { number: true });
    return { element: h("div.gap-edit", null, heading, ...inside), heading, update: (names) => updates.forEach((each) => each(names)) };
  }

  function draw() {
    const ids = responses();
    for (const id of ids) if (!made.has(id)) made.set(id, gapOf(id));
    ids.forEach((id, index) => (made.get(id).heading.textContent = t("gapName", index + 1)));
    const wanted = ids.map((id) => made.get(id).element);
    const shown = [...element.querySelectorAll(":scope > .gap-edit")];
    if (wanted.length !== shown.length || wanted.some((each, index) => shown[index] !== each)) {
      element.replaceChildren(element.firstElementChild, ...(wanted.length > 0 ? wanted : [h("p.muted", null, t("noGaps"))]));
    }
  }
  draw();
  draft.on(draw);
  return {
    element,
    update(names) {
      made.forEach((each) => each.update(names));
      draw();
    },
  };
}

/** Which passages of a text are right. */
function passageList({ draft, t }) {
  const list = h("div.keys");
  const element = h("fieldset.group", null, h("legend", null, t("list.passages")), list);
  function draw() {
    const found = [];
    const look = (node) => {
      if (!Array.isArray(node)) return;
      if (node[0] === "qti-hottext") found.push([parts(node).attributes.identifier, textOf(node)]);
      parts(node).children.forEach(look);
    };
    treeOf(draft.get("text")).forEach(look);
    list.replaceChildren(
      ...(found.length === 0 ? [h("p.muted", null, t("hottextFirst"))] : []),
      ...found.map(([id, words]) =>
        h(
          "label.tick",
          null,
          h("input", { type: "checkbox", checked: draft.get(`option/${id}/key`) === "1", onchange: (event) => draft.set(`option/${id}/key`, event.target.checked ? "1" : "") }),
          words,
        ),
      ),
    );
  }
  draw();
  let before = "";
  draft.on(() => {
    const now = draft.get("text");
    if (now !== before) draw();
    before = now;
  });
  return { element, update: draw };
}

