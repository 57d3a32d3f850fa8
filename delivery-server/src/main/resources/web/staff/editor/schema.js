/**
 * Formatted text between the draft and the editor. In the draft it is JsonML in a div: ["div", ["p", "text", ["strong",
 * "bold"]]]; in the editor a ProseMirror document. What the editor does not know by name travels as an atom that keeps its
 * tree, so nothing is lost by editing beside it. No HTML is ever parsed here.
 */

import { Fragment, Schema } from "../../modules/prosemirror-model.js";
import { tableNodes } from "../../modules/prosemirror-tables.js";

const MARKS = "strong b em i u sub sup s small code q cite abbr var dfn kbd samp mark ins del tt big qti-hottext".split(" ");
const HEADING = /^h([1-6])$/;
const BLOCKS = new Set("p h1 h2 h3 h4 h5 h6 ul ol table figure blockquote pre hr dl div section article aside".split(" "));

export const parts = ([name, second, ...rest]) => {
  const has = second !== null && typeof second === "object" && !Array.isArray(second);
  return { name, attributes: has ? second : {}, children: has ? rest : second === undefined ? [] : [second, ...rest] };
};

export const element = (name, attributes, children) =>
  Object.keys(attributes ?? {}).length > 0 ? [name, attributes, ...children] : [name, ...children];

export const isBlock = (node) => Array.isArray(node) && (BLOCKS.has(node[0]) || /^qti-.*-block$/.test(node[0]));

export const textOf = (node) => (typeof node === "string" ? node : parts(node).children.map(textOf).join(""));

/** The first element of a name in a tree. */
export function find(node, name) {
  if (!Array.isArray(node)) return null;
  if (node[0] === name) return node;
  for (const child of parts(node).children) {
    const found = find(child, name);
    if (found) return found;
  }
  return null;
}

/** The children of a field's div. */
export function treeOf(field) {
  if (!field) return [];
  try {
    return parts(JSON.parse(field)).children;
  } catch {
    return [field];
  }
}

export const fieldOf = (children) => (children.length === 0 ? "" : JSON.stringify(["div", ...children]));

const extra = { default: null };

function schemaOf(inline) {
  const nodes = {
    doc: { content: inline ? "inline*" : "block+" },
    paragraph: {
      group: "block",
      content: "inline*",
      attrs: { extra, wrap: { default: null } },
      toDOM: () => ["p", 0],
    },
    heading: {
      group: "block",
      content: "inline*",
      defining: true,
      attrs: { extra, level: { default: 2 } },
      toDOM: ({ attrs }) => [`h${Math.min(6, attrs.level + 2)}`, 0],
    },
    blockquote: { group: "block", content: "block+", attrs: { extra }, toDOM: () => ["blockquote", 0] },
    bullet_list: { group: "block", content: "list_item+", attrs: { extra }, toDOM: () => ["ul", 0] },
    ordered_list: { group: "block", content: "list_item+", attrs: { extra }, toDOM: () => ["ol", 0] },
    list_item: { content: "block+", defining: true, attrs: { extra }, toDOM: () => ["li", 0] },
    atom_block: { group: "block", atom: true, selectable: true, draggable: true, attrs: { tree: {} }, toDOM: () => ["div"] },
    text: { group: "inline" },
    hard_break: { group: "inline", inline: true, selectable: false, toDOM: () => ["br"] },
    atom_inline: { group: "inline", inline: true, atom: true, selectable: true, attrs: { tree: {} }, toDOM: () => ["span"] },
    ...tableNodes({
      tableGroup: "block",
      cellContent: "block+",
      cellAttributes: { extra: { default: null, getFromDOM: () => null, setDOMAttr: () => {} } },
    }),
  };
  nodes.table = { ...nodes.table, attrs: { extra, caption: extra }, toDOM: () => ["table", ["tbody", 0]] };
  const marks = {};
  for (const name of MARKS) {
    marks[name] = {
      attrs: { extra },
      inclusive: name !== "qti-hottext",
      toDOM: () => (name === "qti-hottext" ? ["span", { class: "hottext" }, 0] : [name, 0]),
    };
  }
  return new Schema({ nodes, marks });
}

const SCHEMAS = { true: schemaOf(true), false: schemaOf(false) };

const keep = (attributes) => (Object.keys(attributes).length > 0 ? attributes : null);
const space = (text) => text.replace(/[ \t\r\n]+/g, " ");

/** A document of what a field holds. */
export function toDoc(children, inline) {
  const schema = SCHEMAS[inline];
  if (inline) return schema.topNodeType.create(null, inlineIn(schema, children, []));
  const blocks = blocksIn(schema, children);
  return schema.topNodeType.create(null, blocks.length > 0 ? blocks : [schema.nodes.paragraph.create()]);
}

function blocksIn(schema, children) {
  const blocks = [];
  let run = [];
  const end = () => {
    if (run.some((node) => typeof node !== "string" || node.trim() !== "")) {
      blocks.push(schema.nodes.paragraph.create({ wrap: false }, inlineIn(schema, run, [])));
    }
    run = [];
  };
  for (const child of children) {
    if (isBlock(child)) {
      end();
      blocks.push(blockIn(schema, child));
    } else run.push(child);
  }
  end();
  return blocks;
}

function blockIn(schema, node) {
  const { name, attributes, children } = parts(node);
  const { nodes } = schema;
  const own = keep(attributes);
  if (name === "p") return nodes.paragraph.create({ extra: own, wrap: true }, inlineIn(schema, children, []));
  const heading = HEADING.exec(name);
  if (heading) return nodes.heading.create({ extra: own, level: Number(heading[1]) }, inlineIn(schema, children, []));
  if ((name === "ul" || name === "ol") && children.every((child) => typeof child === "string" || child[0] === "li")) {
    const items = children.filter((child) => typeof child !== "string").map((child) => holder(schema, nodes.list_item, child));
    if (items.length > 0) return nodes[name === "ul" ? "bullet_list" : "ordered_list"].create({ extra: own }, items);
  }
  if (name === "blockquote") return holder(schema, nodes.blockquote, node);
  if (name === "table") return tableIn(schema, node) ?? nodes.atom_block.create({ tree: node });
  return nodes.atom_block.create({ tree: node });
}

function holder(schema, type, node, attrs = {}) {
  const { attributes, children } = parts(node);
  const blocks = blocksIn(schema, children);
  return type.create({ ...attrs, extra: keep(attributes) }, blocks.length > 0 ? blocks : [schema.nodes.paragraph.create()]);
}

/** Rows in head and body; a table of another build stays as it is. */
function tableIn(schema, node) {
  const { attributes, children } = parts(node);
  let caption = null;
  const rows = [];
  for (const child of children) {
    if (typeof child === "string") {
      if (child.trim() !== "") return null;
    } else if (child[0] === "caption") caption = child;
    else if (child[0] === "thead" || child[0] === "tbody") {
      const section = parts(child);
      if (keep(section.attributes)) return null;
      for (const row of section.children) if (typeof row !== "string") rows.push(row);
    } else if (child[0] === "tr") rows.push(child);
    else return null;
  }
  if (rows.length === 0 || rows.some((row) => row[0] !== "tr" || keep(parts(row).attributes))) return null;
  const { nodes } = schema;
  const made = rows.map((row) => {
    const cells = parts(row).children.filter((cell) => typeof cell !== "string");
    if (cells.length === 0 || cells.some((cell) => cell[0] !== "td" && cell[0] !== "th")) return null;
    return nodes.table_row.create(
      null,
      cells.map((cell) => {
        const { colspan = 1, rowspan = 1, ...others } = parts(cell).attributes;
        const plain = element(cell[0], others, parts(cell).children);
        return holder(schema, cell[0] === "th" ? nodes.table_header : nodes.table_cell, plain, {
          colspan: Number(colspan) || 1,
          rowspan: Number(rowspan) || 1,
        });
      }),
    );
  });
  return made.includes(null) ? null : nodes.table.create({ extra: keep(attributes), caption }, made);
}

function inlineIn(schema, children, marks) {
  const made = [];
  for (const child of children) {
    if (typeof child === "string") {
      const text = space(child);
      if (text) made.push(schema.text(text, marks));
      continue;
    }
    const { name, attributes, children: below } = parts(child);
    if (name === "br") made.push(schema.nodes.hard_break.create(null, null, marks));
    else if (schema.marks[name] && !below.some(isBlock) && textOf(child) !== "") {
      const mark = schema.marks[name].create({ extra: keep(attributes) });
      made.push(...inlineIn(schema, below, mark.addToSet(marks)));
    } else made.push(schema.nodes.atom_inline.create({ tree: child }, null, marks));
  }
  return made;
}

/** The children of a field's div, from a document. */
export function fromDoc(doc) {
  if (doc.type.inlineContent) return inlineOut(doc.content);
  const children = blocksOut(doc, false);
  return doc.childCount === 1 && doc.firstChild.type.name === "paragraph" && doc.firstChild.childCount === 0 ? [] : children;
}

function blocksOut(parent, tight) {
  const out = [];
  parent.forEach((node) => {
    if (node.type.name === "paragraph") {
      const { wrap, extra: own } = node.attrs;
      const bare = !own && (wrap === false || (tight && parent.childCount === 1 && wrap !== true));
      if (bare) out.push(...inlineOut(node.content));
      else out.push(element("p", own, inlineOut(node.content)));
    } else out.push(blockOut(node));
  });
  return out;
}

function blockOut(node) {
  const { attrs } = node;
  switch (node.type.name) {
    case "heading":
      return element(`h${attrs.level}`, attrs.extra, inlineOut(node.content));
    case "blockquote":
      return element("blockquote", attrs.extra, blocksOut(node, false));
    case "bullet_list":
    case "ordered_list":
      return element(node.type.name === "bullet_list" ? "ul" : "ol", attrs.extra, childrenOf(node).map((item) => element("li", item.attrs.extra, blocksOut(item, true))));
    case "table":
      return tableOut(node);
    default:
      return attrs.tree;
  }
}

const childrenOf = (node) => {
  const children = [];
  node.forEach((child) => children.push(child));
  return children;
};

function tableOut(table) {
  const head = [];
  const body = [];
  for (const row of childrenOf(table)) {
    const cells = childrenOf(row);
    const heading = body.length === 0 && cells.every((cell) => cell.type.name === "table_header");
    (heading ? head : body).push(["tr", ...cells.map((cell) => cellOut(cell, heading))]);
  }
  const sections = [];
  if (table.attrs.caption) sections.push(table.attrs.caption);
  if (head.length > 0) sections.push(["thead", ...head]);
  if (body.length > 0) sections.push(["tbody", ...body]);
  return element("table", table.attrs.extra, sections);
}

function cellOut(cell, inHead) {
  const attributes = { ...cell.attrs.extra };
  if (cell.attrs.colspan > 1) attributes.colspan = String(cell.attrs.colspan);
  if (cell.attrs.rowspan > 1) attributes.rowspan = String(cell.attrs.rowspan);
  const heading = cell.type.name === "table_header";
  if (heading && !attributes.scope) attributes.scope = inHead ? "col" : "row";
  return element(heading ? "th" : "td", attributes, blocksOut(cell, true));
}

function inlineOut(fragment) {
  const out = [];
  const open = [];
  fragment.forEach((node) => {
    let same = 0;
    while (same < open.length && same < node.marks.length && open[same].mark.eq(node.marks[same])) same++;
    open.length = same;
    for (const mark of node.marks.slice(same)) {
      const made = element(mark.type.name, mark.attrs.extra, []);
      (open.at(-1)?.list ?? out).push(made);
      open.push({ mark, list: made });
    }
    const list = open.at(-1)?.list ?? out;
    if (node.isText) list.push(node.text);
    else if (node.type.name === "hard_break") list.push(["br"]);
    else list.push(node.attrs.tree);
  });
  return out;
}

/** True when editing keeps everything: the same words in the same elements come out as went in. */
export function keepsAll(children, inline) {
  const bag = (nodes) => {
    const names = [];
    const look = (node) => {
      if (!Array.isArray(node)) return;
      const { name, attributes, children: below } = parts(node);
      if (name !== "thead" && name !== "tbody") names.push(name + JSON.stringify(attributes));
      below.forEach(look);
    };
    nodes.forEach(look);
    return names.sort().join() + space(nodes.map(textOf).join("")).replaceAll(" ", "");
  };
  const again = fromDoc(toDoc(children, inline));
  return bag(again).replaceAll(',"scope":"col"', "").replaceAll('{"scope":"col"}', "{}") === bag(children).replaceAll(',"scope":"col"', "").replaceAll('{"scope":"col"}', "{}");
}

/** A piece of a document for what was pasted. */
export const fragmentOf = (schema, children, inline) =>
  Fragment.fromArray(inline ? inlineIn(schema, children, []) : blocksIn(schema, children));
