/**
 * The tree of an item made into elements. A tree is JsonML: ["p", {"class": "x"}, "text", ["b", "bold"]]. The server sends
 * what a candidate may see; this list says once more what becomes an element, and which attributes it may carry.
 */

import { file, image, media, table } from "./exhibits.js";

const HTML = new Set(
  ("p div span br hr h1 h2 h3 h4 h5 h6 ul ol li dl dt dd b i em strong sub sup small u s code pre kbd samp var dfn " +
    "blockquote q cite abbr figcaption section article ins del mark ruby rb rt rp table caption thead tbody tfoot tr th td " +
    "colgroup col").split(" "),
);
const MATH = new Set(
  ("math mrow mi mn mo mtext mspace ms mfrac msqrt mroot mstyle merror mpadded mphantom mfenced menclose msub msup " +
    "msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr mtd mlabeledtr semantics").split(" "),
);
const SVG = new Set("svg g path rect circle ellipse line polyline polygon text tspan title desc".split(" "));
const BLOCKS = { "qti-content-body": "div", "qti-rubric-block": "div", "qti-stimulus-body": "div", "qti-prompt": "div", tt: "code", big: "span" };
const HEADINGS = { h1: "h2" };
const KEPT = /^(class|dir|lang|title|colspan|rowspan|scope|abbr|span|start|type|reversed|value)$/;
const NEVER = /^(on|style$|id$|href$|src$|xlink)/i;

/** {name, attributes, children} of a node of the tree. */
export function parts([name, second, ...rest]) {
  const attributes = second !== null && typeof second === "object" && !Array.isArray(second);
  return {
    name,
    attributes: attributes ? second : {},
    children: attributes ? rest : second === undefined ? [] : [second, ...rest],
  };
}

export const isNode = (node, ...names) => Array.isArray(node) && (names.length === 0 || names.includes(node[0]));

export const childNodes = (node, ...names) => parts(node).children.filter((child) => isNode(child, ...names));

/** The first node of this name below. */
export function find(node, name) {
  if (!Array.isArray(node)) return null;
  if (node[0] === name) return node;
  for (const child of parts(node).children) {
    const found = find(child, name);
    if (found) return found;
  }
  return null;
}

/** All characters below. */
export const textOf = (node) => (typeof node === "string" ? node : parts(node).children.map(textOf).join(""));

const blank = (node) => typeof node === "string" && node.trim() === "";

/** `asks(node)` makes the element of an interaction or of one of its parts, or returns null for what is none. */
export function renderer(asks) {
  const renderAll = (nodes) => nodes.map(render).filter(Boolean);

  function render(node) {
    if (typeof node === "string") return document.createTextNode(node);
    const { name, attributes, children } = parts(node);
    if (name.startsWith("qti-")) {
      const asked = asks(node);
      if (asked) return asked;
    }
    switch (name) {
      case "img":
        return small(attributes);
      case "figure":
      case "picture":
        return figure(node);
      case "video":
      case "audio":
        return media(name, described(node));
      case "object":
        return object(node);
      case "a":
        return attributes.href ? file(attributes.href, attributes.download ?? "", renderAll(children)) : make("span", node);
      case "table":
        return find(node, "qti-text-entry-interaction") || find(node, "qti-inline-choice-interaction")
          ? make("table", node)
          : table(make("table", node));
      case "p":
      case "div": {
        const shown = children.filter((child) => !blank(child));
        if (shown.length === 1 && isNode(shown[0], "img", "object", "video", "audio")) return figure(node);
      }
    }
    if (MATH.has(name)) return make(name, node, "http://www.w3.org/1998/Math/MathML");
    if (SVG.has(name)) return make(name, node, "http://www.w3.org/2000/svg");
    const html = BLOCKS[name] ?? HEADINGS[name] ?? (HTML.has(name) ? name : null);
    return html ? make(html, node) : null;
  }

  function make(tag, node, space) {
    const { attributes, children } = parts(node);
    const element = space ? document.createElementNS(space, tag) : document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      const plain = name === "xml:lang" ? "lang" : name;
      if (NEVER.test(plain)) continue;
      if (space || KEPT.test(plain)) element.setAttribute(plain, value);
    }
    element.append(...renderAll(children));
    return element;
  }

  function figure(node) {
    const caption = find(node, "figcaption");
    const words = caption ? renderAll(parts(caption).children) : [];
    const picture = find(node, "img");
    if (picture) {
      const { src, alt = "" } = parts(picture).attributes;
      return image({ url: src, alt, caption: words });
    }
    const moving = find(node, "video") ?? find(node, "audio");
    if (moving) return media(moving[0], { ...described(moving), caption: words });
    const shown = find(node, "object");
    if (shown) return object(shown, words);
    return make("div", node);
  }

  function object(node, caption = []) {
    const { attributes, children } = parts(node);
    const { data = "", type = "" } = attributes;
    const words = attributes["aria-label"] ?? children.map(textOf).join("").trim();
    if (type.startsWith("image/") || /\.(png|jpe?g|svg|gif|webp)$/.test(data)) return image({ url: data, alt: words, caption });
    if (type.startsWith("video/") || type.startsWith("audio/")) return media(type.slice(0, 5), { url: data, description: words, tracks: [], caption });
    return file(data, "", [words || data]);
  }

  return { render, renderAll };
}

function small({ src, alt = "", width, height }) {
  const picture = document.createElement("img");
  picture.alt = alt;
  picture.draggable = false;
  if (width > 0) picture.width = width;
  if (height > 0) picture.height = height;
  picture.src = src;
  return picture;
}

/** What a player of video or sound needs: its address, words, and captions. */
export function described(node) {
  const { attributes, children } = parts(node);
  const source = find(node, "source");
  return {
    url: attributes.src ?? (source ? parts(source).attributes.src : attributes.data),
    description: attributes["aria-label"] ?? children.filter((child) => typeof child === "string").join("").trim(),
    tracks: childNodes(node, "track").map((track) => parts(track).attributes),
  };
}
