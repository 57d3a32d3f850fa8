/**
 * Highlighting in the stem: drag over words with the mouse, or select (touch, caret browsing) and press G or the button.
 * Kept as ranges [[start, end], …] over the characters of all text blocks of the stem, in order. A click takes one away.
 */

import { button, h, say } from "./dom.js";
import { t } from "./i18n.js";

const MOST = 4000;

export function highlighter(app, item, blocks) {
  const { attempt } = app;
  const sizes = blocks.map((block) => block.textContent.length);
  const starts = sizes.map((size, index) => sizes.slice(0, index).reduce((sum, one) => sum + one, 0));
  const pieces = blocks.flatMap((block, index) => textsOf(block, starts[index]));
  const add = button(".floating#highlight", t("highlight.add"), mark, { hidden: true });
  const wipe = button(".quiet.small#highlight-clear", t("highlight.clear"), () => store([]), { hidden: true });
  let pointer = "mouse";

  const ranges = () => {
    try {
      return JSON.parse(attempt.value(item.item, "highlight") || "[]");
    } catch {
      return [];
    }
  };

  function store(next) {
    const text = next.length === 0 ? "" : JSON.stringify(next);
    if (text.length <= MOST) attempt.set(item.item, "highlight", text);
    draw();
  }

  function draw() {
    const all = ranges();
    for (const piece of pieces) {
      const fresh = marked(piece.text, piece.start, all);
      piece.nodes[0].before(...fresh);
      for (const old of piece.nodes) old.remove();
      piece.nodes = fresh;
    }
    wipe.hidden = all.length === 0 || attempt.readOnly;
    add.hidden = true;
  }

  function marked(text, start, all) {
    const nodes = [];
    let at = 0;
    for (const range of all) {
      const from = Math.max(0, range[0] - start);
      const to = Math.min(text.length, range[1] - start);
      if (from >= to) continue;
      const unmark = () => store(ranges().filter(([first]) => first !== range[0]));
      nodes.push(text.slice(at, from), h("mark", { onclick: unmark, title: t("highlight.remove") }, text.slice(from, to)));
      at = to;
    }
    nodes.push(text.slice(at));
    return nodes.filter((node) => node !== "").map((node) => (typeof node === "string" ? document.createTextNode(node) : node));
  }

  /** Where a point of the selection lies in the characters of the stem. */
  function offset(node, within) {
    const index = blocks.findIndex((block) => block.contains(node));
    if (index < 0) return null;
    const before = document.createRange();
    before.setStart(blocks[index], 0);
    before.setEnd(node, within);
    return starts[index] + before.toString().length;
  }

  function selected() {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    const from = offset(range.startContainer, range.startOffset);
    const to = offset(range.endContainer, range.endOffset);
    return from === null || to === null || from >= to ? null : [from, to];
  }

  function mark() {
    const fresh = selected();
    if (!fresh || attempt.readOnly) return false;
    const joined = [...ranges(), fresh].sort(([a], [b]) => a - b);
    const merged = [];
    for (const [from, to] of joined) {
      const last = merged.at(-1);
      if (last && from <= last[1]) last[1] = Math.max(last[1], to);
      else merged.push([from, to]);
    }
    getSelection().removeAllRanges();
    store(merged);
    say(t("highlight.done"));
    return true;
  }

  const down = ({ pointerType }) => (pointer = pointerType);
  const up = () => pointer === "mouse" && setTimeout(mark, 0);
  const offer = () => (add.hidden = pointer === "mouse" || attempt.readOnly || !selected());
  document.addEventListener("pointerdown", down);
  document.addEventListener("pointerup", up);
  document.addEventListener("selectionchange", offer);
  draw();
  return {
    add,
    wipe,
    mark,
    left() {
      document.removeEventListener("pointerdown", down);
      document.removeEventListener("pointerup", up);
      document.removeEventListener("selectionchange", offer);
    },
  };
}

/** The characters of a block, piece by piece, with where each begins. */
function textsOf(block, start) {
  const found = [];
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let at = start;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.data !== "") found.push({ text: node.data, start: at, nodes: [node] });
    at += node.data.length;
  }
  return found;
}
