/**
 * What an item shows and asks, ready to be put on the page. One option out of a list has its own part (options.js); every
 * other way of asking is a module of its own, fetched in the waiting room when the test has it.
 */

import { childNodes, isNode, parts, renderer } from "./body.js";
import { h } from "./dom.js";
import { moreWords, t } from "./i18n.js";
import { options } from "./options.js";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const FILES = {
  choice: "choice",
  match: "match",
  associate: "associate",
  order: "order",
  "inline-choice": "inline",
  "gap-match": "gaps",
  "text-entry": "entry",
  "extended-text": "essay",
  hottext: "hottext",
  hotspot: "hotspot",
  "graphic-order": "hotspot",
  "graphic-associate": "areas",
  "graphic-gap-match": "areas",
  "select-point": "points",
  "position-object": "points",
  shuffle: "shuffle",
  slider: "slider",
  media: "plays",
  adaptive: "adaptive",
};
/** Parts that other parts use, for the copy that works without a network. */
const USED = ["several", "shared", "picture", "associate", "captions"];
const ASSETS = document.documentElement.dataset.assets;
const modules = new Map();
let round = 0;

/** Fetches what these kinds of question need and keeps it for when the line is lost. */
export async function fetchParts(kinds) {
  const files = [...new Set(kinds.map((kind) => FILES[kind]).filter(Boolean))];
  if (files.length > 0) files.push("several");
  const missing = files.filter((file) => !modules.has(file));
  if (missing.length === 0) return;
  // a browser may remember that an address failed
  const again = round++ === 0 ? "" : `?${round}`;
  const fetched = missing.map(async (file) => modules.set(file, await import(`./interactions/${file}.js${again}`)));
  await Promise.all([style(`${ASSETS}/css/interactions.css`), moreWords(), ...fetched]);
  keep([...files, ...USED].map((file) => `${ASSETS}/player/interactions/${file}.js`)).catch(() => {});
}

async function keep(addresses) {
  if (!("caches" in self)) return;
  const cache = await caches.open(`kennispeil-shell-${ASSETS}`);
  const words = ["nl", "en"].map((language) => `${ASSETS}/interactions.${language}.json`);
  for (const address of [...addresses, ...words, `${ASSETS}/css/interactions.css`]) {
    if (!(await cache.match(address))) await cache.add(address);
  }
}

function style(href) {
  if (document.querySelector(`link[href="${href}"]`)) return undefined;
  return new Promise((resolve, reject) => {
    const link = h("link", { rel: "stylesheet", href });
    link.addEventListener("load", resolve);
    link.addEventListener("error", () => {
      link.remove();
      reject(new Error("a style sheet did not come"));
    });
    document.head.append(link);
  });
}

/** A part that was fetched. */
export const part = (kind) => modules.get(FILES[kind]);

/** {nodes, blocks, letters, update, choose, strike, clear, enter, up, down}; `blocks` hold text that can be marked. */
export const question = (app, item) =>
  item.single ? single(app, item) : modules.get("several").several(app, item, (kind) => modules.get(FILES[kind]));

/** A stimulus of a case, with its blocks. */
export function stimulus(tree) {
  const { renderAll } = renderer(() => null);
  return h("div.stem", null, ...renderAll(parts(tree).children));
}

function single(app, item) {
  let choices;
  let asked = [];
  const { renderAll } = renderer((node) => {
    if (!isNode(node, "qti-choice-interaction")) return null;
    choices = options(app, item, given(app, item, node, renderAll));
    asked = prompt(node, renderAll, "question");
    return h("div.asked", null, ...asked, choices.element);
  });
  const top = parts(item.body).children;
  const at = top.findIndex((node) => isNode(node, "qti-choice-interaction"));
  if (at < 0) {
    const stem = h("div.stem", null, ...renderAll(top));
    return { ...choices, nodes: [stem], blocks: textBlocks(stem) };
  }
  renderAll([top[at]]);
  const stem = h("div.stem", null, ...renderAll(top.slice(0, at)), ...asked);
  const after = renderAll(top.slice(at + 1)).filter((node) => node.nodeType === 1);
  const rest = after.length > 0 ? [h("div.stem", null, ...after)] : [];
  return { ...choices, nodes: [stem, choices.element, ...rest], blocks: textBlocks(stem) };
}

function given(app, item, node, renderAll) {
  const { attributes } = parts(node);
  const all = childNodes(node, "qti-simple-choice").map((choice, index) => ({ choice, id: LETTERS[index] }));
  const order = inOrder(app, item, attributes, all, ({ choice }) => choice);
  return order.map(({ choice, id }, index) => ({ id, place: LETTERS[index], nodes: renderAll(parts(choice).children) }));
}

/** The choices as this candidate sees them. */
export function inOrder({ attempt }, item, attributes, list, nodeOf = (one) => one) {
  if ((attributes.shuffle ?? "").toLowerCase() !== "true") return list;
  const words = `${attempt.session.attempt} ${item.item} ${attributes["response-identifier"]}`;
  return modules.get("shuffle").shuffled(list, words, (one) => parts(nodeOf(one)).attributes.fixed === "true");
}

export function prompt(node, renderAll, id) {
  const [found] = childNodes(node, "qti-prompt");
  if (!found) return [h(`p.question.visually-hidden#${id}`, null, t("question"))];
  const { children } = parts(found);
  const plain = children.every((child) => typeof child === "string" || !/^(p|div|ul|ol|table|figure|h\d)$/.test(child[0]));
  return [h(`${plain ? "p" : "div"}.question#${id}`, null, ...renderAll(children))];
}

/** Top-level text of a stem, without pictures, tables and places to answer in. */
export const textBlocks = (stem) =>
  [...stem.children].filter(
    (block) => !block.matches(".exhibit, .options, .asked") && !block.querySelector(".exhibit, .asked, input, select, textarea, button, math, svg"),
  );
