/** A field of formatted text, and the one toolbar that serves them all. */

import { baseKeymap, chainCommands, exitCode, setBlockType, toggleMark } from "../../modules/prosemirror-commands.js";
import { gapCursor } from "../../modules/prosemirror-gapcursor.js";
import { history, redo, undo } from "../../modules/prosemirror-history.js";
import { keymap } from "../../modules/prosemirror-keymap.js";
import { Slice } from "../../modules/prosemirror-model.js";
import { liftListItem, sinkListItem, splitListItem, wrapInList } from "../../modules/prosemirror-schema-list.js";
import { EditorState, Plugin, PluginKey, Selection } from "../../modules/prosemirror-state.js";
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  deleteTable,
  goToNextCell,
  isInTable,
  tableEditing,
  toggleHeaderRow,
} from "../../modules/prosemirror-tables.js";
import { Decoration, DecorationSet, EditorView } from "../../modules/prosemirror-view.js";
import { h, say } from "../../player/dom.js";
import { askWords, pickMedia, symbols } from "./dialogs.js";
import { fieldOf, find, fragmentOf, fromDoc, keepsAll, parts, textOf, toDoc, treeOf } from "./schema.js";

const OURS = "application/x-kennispeil";
const marked = new PluginKey("findings");
const fields = new Map();
let focused = null;

/** Every rich field on the screen, by name of its field. */
export const richFields = fields;

const randomId = () => `${String.fromCharCode(97 + Math.floor(Math.random() * 26))}${Math.random().toString(36).slice(2, 9)}`;

/** {element, update}: `inline` for one line of text, `gap` a function that makes the tree of a place to answer. */
export function richField(app, name, { label, inline = false, hint = "", gap = null, hottext = false, required = false }) {
  const id = `f-${name.replace(/[^a-zA-Z0-9]/g, "-")}`;
  const { draft, t } = app;
  let before = draft.get(name);
  const whole = !inline || treeOf(before).some((node) => Array.isArray(node) && /^(p|ul|ol|table|figure|h\d|div)$/.test(node[0]));
  const one = !whole;
  const mount = h("div.rich-text", { id });
  const remarks = h("div.remarks", { id: `${id}-remarks` });
  const element = h(
    "div.field.rich",
    { "data-field": name },
    h("span.label", { id: `${id}-label` }, label, required ? h("span.muted", null, ` ${t("required")}`) : ""),
    hint ? h("span.hint", { id: `${id}-hint` }, hint) : null,
    mount,
    remarks,
  );
  if (!keepsAll(treeOf(before), one)) {
    mount.append(h("p.hint", null, t("notHere")), h("p", null, treeOf(before).map(textOf).join(" ")));
    return { element, update() {}, remark() {} };
  }

  const view = new EditorView(mount, {
    state: EditorState.create({ doc: toDoc(treeOf(before), one), plugins: plugins(app, one) }),
    attributes: {
      "aria-labelledby": `${id}-label`,
      "aria-describedby": `${hint ? `${id}-hint ` : ""}${id}-remarks`,
      "aria-multiline": String(!one),
      role: "textbox",
      class: one ? "one" : "whole",
    },
    nodeViews: { table: tableView, atom_block: (node) => atom(app, node, "div"), atom_inline: (node) => atom(app, node, "span") },
    dispatchTransaction(transaction) {
      view.updateState(view.state.apply(transaction));
      if (transaction.docChanged && !transaction.getMeta("server")) {
        before = fieldOf(fromDoc(view.state.doc));
        draft.set(name, before);
      }
      if (focused === self) app.toolbar.update();
    },
    handleDOMEvents: {
      focus: () => {
        focused = self;
        app.toolbar.serve(self);
        return false;
      },
      paste: (shown, event) => paste(app, self, event),
      copy: (shown, event) => copy(shown, event, false),
      cut: (shown, event) => copy(shown, event, true),
    },
  });

  const self = {
    name,
    view,
    one,
    gap,
    hottext,
    element,
    /** Shows what came from the server; the cursor stays in the words it was in. */
    update() {
      const value = draft.get(name);
      if (value === before) return;
      before = value;
      const doc = toDoc(treeOf(value), one);
      const start = view.state.doc.content.findDiffStart(doc.content);
      if (start === null) return;
      let { a, b } = view.state.doc.content.findDiffEnd(doc.content);
      const overlap = start - Math.min(a, b);
      if (overlap > 0) {
        a += overlap;
        b += overlap;
      }
      let transaction;
      try {
        transaction = view.state.tr.replace(start, a, doc.slice(start, b));
        if (!transaction.doc.eq(doc)) throw new Error("other");
      } catch {
        transaction = view.state.tr.replaceWith(0, view.state.doc.content.size, doc.content);
      }
      view.dispatch(transaction.setMeta("server", true).setMeta("addToHistory", false));
    },
    remark(problems, findings) {
      const passages = findings.map(({ text }) => text).filter(Boolean);
      view.dispatch(view.state.tr.setMeta(marked, passages).setMeta("server", true).setMeta("addToHistory", false));
      remarks.replaceChildren(
        ...problems.map(({ words }) => h("p.error.small", null, words)),
        ...findings.map(({ words, severity }) => h(`p.finding.small.${severity.toLowerCase()}`, null, words)),
      );
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
  fields.set(name, self);
  return self;
}

function plugins(app, one) {
  const keys = {
    "Mod-z": undo,
    "Mod-y": redo,
    "Mod-Shift-z": redo,
    "Alt-F10": () => app.toolbar.focus(),
    "Mod-b": mark("strong"),
    "Mod-i": mark("em"),
    "Mod-u": mark("u"),
    "Mod-,": mark("sub"),
    "Mod-.": mark("sup"),
  };
  const enter = (state, dispatch) => {
    const { list_item: item } = state.schema.nodes;
    return splitListItem(item)(state, dispatch);
  };
  const brk = (state, dispatch) => {
    dispatch?.(state.tr.replaceSelectionWith(state.schema.nodes.hard_break.create()).scrollIntoView());
    return true;
  };
  keys["Shift-Enter"] = chainCommands(exitCode, brk);
  keys.Enter = one ? () => true : enter;
  if (!one) {
    keys.Tab = chainCommands(goToNextCell(1), (state, dispatch) => sinkListItem(state.schema.nodes.list_item)(state, dispatch));
    keys["Shift-Tab"] = chainCommands(goToNextCell(-1), (state, dispatch) => liftListItem(state.schema.nodes.list_item)(state, dispatch));
  }
  const list = [history(), keymap(keys), keymap(baseKeymap), gapCursor(), findingPlugin()];
  return one ? list : [...list, tableEditing()];
}

/** Underlines what the writing aid remarked on. */
function findingPlugin() {
  return new Plugin({
    key: marked,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, shown, old, state) {
        const passages = transaction.getMeta(marked);
        if (!passages) return shown.map(transaction.mapping, transaction.doc);
        const found = [];
        state.doc.descendants((node, position) => {
          if (!node.isText) return;
          for (const passage of passages) {
            const at = node.text.indexOf(passage);
            if (at >= 0 && passage.length < node.text.length + 1) {
              found.push(Decoration.inline(position + at, position + at + passage.length, { class: "found" }));
            }
          }
        });
        return DecorationSet.create(state.doc, found);
      },
    },
    props: { decorations: (state) => marked.getState(state) },
  });
}

const mark = (name) => (state, dispatch) => toggleMark(state.schema.marks[name])(state, dispatch);

/** Text of other programs is cleaned by the server; without a line it comes in as plain words. */
function paste(app, field, event) {
  const { clipboardData: data } = event;
  const { view } = field;
  if (!data) return false;
  const ours = data.getData(OURS);
  const html = data.getData("text/html");
  const text = data.getData("text/plain");
  event.preventDefault();
  if (ours) {
    try {
      view.dispatch(view.state.tr.replaceSelection(Slice.fromJSON(view.state.schema, JSON.parse(ours))).scrollIntoView());
      return true;
    } catch {
      // from a field of the other kind
    }
  }
  if (!html) return words(view, text);
  app.draft
    .post("/plakken", html)
    .then(({ tree, lost }) => {
      insert(field, treeOf(tree));
      if (lost > 0) say(app.t("pasteLost"));
    })
    .catch(() => words(view, text));
  return true;
}

function insert({ view, one }, children) {
  const tree = one ? flat(children) : children;
  const { schema } = view.state;
  const inline = one || !tree.some((node) => Array.isArray(node) && /^(p|ul|ol|table|figure|h\d|div|blockquote)$/.test(node[0]));
  const fragment = fragmentOf(schema, tree, inline);
  const open = (node) => (node?.type.name === "paragraph" ? 1 : 0);
  const slice = inline ? new Slice(fragment, 0, 0) : new Slice(fragment, open(fragment.firstChild), open(fragment.lastChild));
  view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView());
  view.focus();
}

/** Blocks as one line. */
function flat(children) {
  return children.flatMap((child, index) => {
    if (!Array.isArray(child) || !/^(p|h\d|div|ul|ol|li|table|thead|tbody|tr|td|th|blockquote)$/.test(child[0])) return [child];
    return [...(index > 0 ? [" "] : []), ...flat(parts(child).children)];
  });
}

function words(view, text) {
  view.dispatch(view.state.tr.insertText(text.replace(/\r/g, "").replace(/\n+/g, " ")).scrollIntoView());
  return true;
}

function copy(view, event, cut) {
  const { selection } = view.state;
  if (selection.empty) return false;
  const slice = selection.content();
  event.clipboardData.setData(OURS, JSON.stringify(slice.toJSON()));
  event.clipboardData.setData("text/plain", slice.content.textBetween(0, slice.content.size, "\n"));
  event.preventDefault();
  if (cut) view.dispatch(view.state.tr.deleteSelection().scrollIntoView());
  return true;
}

/** How a picture, film, formula or place to answer looks between the words. */
function atom({ mediaAddress, t }, node, tag) {
  const { tree } = node.attrs;
  const image = find(tree, "img");
  const moving = find(tree, "video") ?? find(tree, "audio");
  const dom = h(`${tag}.atom`, { contenteditable: "false" });
  if (image) {
    const { src = "", alt = "" } = parts(image).attributes;
    dom.append(h("img", { src: mediaAddress(src), alt }));
    if (tag === "div") dom.append(h("span.hint", null, alt || t("altMissing")));
  } else if (moving) {
    dom.append(h("span", null, `${t(moving[0])}: ${parts(moving).attributes["aria-label"] ?? parts(moving).attributes.src ?? ""}`));
  } else if (tree[0] === "qti-gap" || /-interaction$/.test(tree[0])) {
    dom.classList.add("gap");
    dom.append(h("span.gap-name", null, t("gapName", "").trim()));
  } else dom.append(textOf(tree).trim() || tree[0]);
  return { dom, ignoreMutation: () => true };
}

/** A table with its caption above it, which is written from the toolbar. */
function tableView(node) {
  const dom = h("table");
  const above = h("caption", { contenteditable: "false" });
  const contentDOM = h("tbody");
  dom.append(above, contentDOM);
  const show = ({ attrs }) => {
    above.textContent = attrs.caption ? textOf(attrs.caption) : "";
    above.hidden = !attrs.caption;
  };
  show(node);
  return {
    dom,
    contentDOM,
    update(next) {
      if (next.type !== node.type) return false;
      show(next);
      return true;
    },
    ignoreMutation: (change) => change.type !== "selection" && !contentDOM.contains(change.target),
  };
}

/** The toolbar: arrow keys walk along it, Alt+F10 goes to it and Escape back. */
export function toolbar(app) {
  const { t } = app;
  const run = (command) => () => {
    if (!focused) return;
    command(focused.view.state, focused.view.dispatch, focused.view);
    focused.view.focus();
  };
  const block = (name, attrs) => (state, dispatch) => {
    const { nodes } = state.schema;
    const at = state.selection.$from.parent;
    const already = at.type === nodes[name] && (!attrs || at.attrs.level === attrs.level);
    return setBlockType(already ? nodes.paragraph : nodes[name], already ? null : attrs)(state, dispatch);
  };
  const list = (name) => (state, dispatch) => {
    const { nodes } = state.schema;
    return chainCommands(liftIf(nodes[name], nodes.list_item), wrapInList(nodes[name]))(state, dispatch);
  };
  const liftIf = (type, item) => (state, dispatch) => {
    const { $from } = state.selection;
    for (let depth = $from.depth; depth > 0; depth--) if ($from.node(depth).type === type) return liftListItem(item)(state, dispatch);
    return false;
  };
  const tools = [
    ["undo", "↶", run(undo)],
    ["redo", "↷", run(redo)],
    null,
    ["bold", "B", run(mark("strong")), { mark: "strong" }],
    ["italic", "I", run(mark("em")), { mark: "em" }],
    ["underline", "U", run(mark("u")), { mark: "u" }],
    ["sub", "₂", run(mark("sub")), { mark: "sub" }],
    ["sup", "²", run(mark("sup")), { mark: "sup" }],
    ["symbol", "Ω", () => focused && symbols(app, (sign) => words(focused.view, sign), () => focused.view.focus())],
    null,
    ["heading", "H", run(block("heading", { level: 2 })), { whole: true }],
    ["bullets", "•", run(list("bullet_list")), { whole: true }],
    ["numbers", "1.", run(list("ordered_list")), { whole: true }],
    ["table", "▦", run(insertTable), { whole: true }],
    ["lab", "⚗", run(insertLab), { whole: true }],
    ["media", "▣", () => media()],
    ["gap", "▭", () => gap(), { only: "gap" }],
    ["hottext", "⌖", () => hot(), { only: "hottext" }],
    null,
    ["rowAfter", "+↓", run(addRowAfter), { table: true }],
    ["columnAfter", "+→", run(addColumnAfter), { table: true }],
    ["rowAway", "−↓", run(deleteRow), { table: true }],
    ["columnAway", "−→", run(deleteColumn), { table: true }],
    ["headerRow", "▤", run(toggleHeaderRow), { table: true }],
    ["caption", "⊤", () => caption(), { table: true }],
    ["tableAway", "×▦", run(deleteTable), { table: true }],
  ];
  const buttons = new Map();
  const element = h("div.toolbar", { role: "toolbar", "aria-label": t("toolbar"), "aria-controls": "writing" });
  for (const tool of tools) {
    if (!tool) {
      element.append(h("span.divider", { "aria-hidden": "true" }));
      continue;
    }
    const [name, sign, action, when = {}] = tool;
    const made = h(
      "button",
      {
        type: "button",
        tabindex: "-1",
        "aria-label": t(`tool.${name}`),
        title: t(`tool.${name}`),
        "data-tool": name,
        onmousedown: (event) => event.preventDefault(),
        onclick: action,
      },
      h("span", { "aria-hidden": "true" }, sign),
    );
    buttons.set(name, { made, when });
    element.append(made);
  }
  element.addEventListener("keydown", (event) => {
    const shown = [...element.querySelectorAll("button:not([hidden])")];
    const at = shown.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (event.key === "Escape") focused?.view.focus();
    if (to === undefined) return;
    event.preventDefault();
    shown[(to + shown.length) % shown.length].focus();
  });
  element.addEventListener("focusin", ({ target }) => rove(target));

  function rove(to) {
    for (const { made } of buttons.values()) made.tabIndex = made === to ? 0 : -1;
  }

  function insertTable(state, dispatch) {
    const { nodes } = state.schema;
    const cell = (type) => nodes[type].createAndFill();
    const row = (type) => nodes.table_row.create(null, [cell(type), cell(type), cell(type)]);
    return put(nodes.table.create(null, [row("table_header"), row("table_cell"), row("table_cell")]), state, dispatch);
  }

  /** A table of laboratory values with the headings that candidates know. */
  function insertLab(state, dispatch) {
    const { schema } = state;
    const { nodes } = schema;
    const heads = ["test", "result", "unit", "range"].map((name) =>
      nodes.table_header.create(null, nodes.paragraph.create(null, schema.text(t(`lab.${name}`)))),
    );
    const row = () => nodes.table_row.create(null, heads.map(() => nodes.table_cell.createAndFill()));
    const words = ["caption", t("lab.caption")];
    const top = nodes.table_row.create(null, heads);
    return put(nodes.table.create({ caption: words }, [top, row(), row()]), state, dispatch, top.nodeSize);
  }

  /** What stands above the table that the cursor is in; an empty text takes it away. */
  function caption() {
    const field = focused;
    if (!field) return;
    const { $from } = field.view.state.selection;
    let depth = $from.depth;
    while (depth > 0 && $from.node(depth).type.name !== "table") depth--;
    if (depth === 0) return;
    const at = $from.before(depth);
    const { caption: now } = $from.node(depth).attrs;
    askWords(app, { title: t("tool.caption"), label: t("captionWords"), value: now ? textOf(now) : "" }, (words) => {
      const { state } = field.view;
      const table = state.doc.nodeAt(at);
      if (table?.type.name !== "table") return;
      // words that did not change keep what stood between them, such as a sign set low
      if (now && textOf(now) === words) return;
      field.view.dispatch(state.tr.setNodeMarkup(at, null, { ...table.attrs, caption: words ? ["caption", words] : null }));
    }, () => field.view.focus());
  }

  /** `past` leaves that much of the table before the cursor. */
  function put(table, state, dispatch, past = 0) {
    const transaction = state.tr.replaceSelectionWith(table);
    let at = -1;
    transaction.doc.descendants((node, position) => {
      if (node === table) at = position;
      return at < 0;
    });
    if (at >= 0) transaction.setSelection(Selection.near(transaction.doc.resolve(at + 1 + past), 1));
    dispatch(transaction.scrollIntoView());
    return true;
  }

  function media() {
    const field = focused;
    if (!field) return;
    pickMedia(app, (tree) => {
      const { schema } = field.view.state;
      const only = parts(tree).children[0];
      const node = field.one ? schema.nodes.atom_inline.create({ tree: only }) : schema.nodes.atom_block.create({ tree });
      field.view.dispatch(field.view.state.tr.replaceSelectionWith(node).scrollIntoView());
      field.view.focus();
    }, () => field.view.focus());
  }

  function gap() {
    const field = focused;
    if (!field?.gap) return;
    const node = field.view.state.schema.nodes.atom_inline.create({ tree: field.gap(randomId()) });
    field.view.dispatch(field.view.state.tr.replaceSelectionWith(node).scrollIntoView());
    field.view.focus();
  }

  function hot() {
    const field = focused;
    if (!field?.hottext) return;
    const { state } = field.view;
    const type = state.schema.marks["qti-hottext"];
    if (state.selection.empty) return say(t("hottextFirst"));
    toggleMark(type, { extra: { identifier: randomId() } })(state, field.view.dispatch);
    return field.view.focus();
  }

  function update() {
    const state = focused?.view.state;
    for (const [name, { made, when }] of buttons) {
      const hidden =
        (when.whole && (!focused || focused.one)) ||
        (when.only && !focused?.[when.only]) ||
        (when.table && (!state || !isInTable(state)));
      made.hidden = Boolean(hidden);
      if (when.mark && state) {
        const type = state.schema.marks[when.mark];
        const { from, to, empty, $from } = state.selection;
        const on = empty ? Boolean(type.isInSet(state.storedMarks ?? $from.marks())) : state.doc.rangeHasMark(from, to, type);
        made.setAttribute("aria-pressed", String(on));
      }
      if (name === "undo" && state) made.disabled = !undo(state);
      if (name === "redo" && state) made.disabled = !redo(state);
    }
    const first = [...buttons.values()].find(({ made }) => !made.hidden && !made.disabled)?.made;
    if (![...buttons.values()].some(({ made }) => made.tabIndex === 0 && !made.hidden && !made.disabled)) rove(first);
  }

  update();
  return {
    element,
    update,
    serve() {
      update();
    },
    focus() {
      element.querySelector("button[tabindex='0']:not([hidden]):not([disabled])")?.focus();
      return true;
    },
  };
}

