/**
 * Building the page. Everything on screen is made by h(); text only ever becomes a text node, so no item, name or
 * message can turn into markup, and the page lives under `require-trusted-types-for 'script'`.
 */

const SVG = "http://www.w3.org/2000/svg";

const PATHS = {
  back: "M15 5l-7 7 7 7",
  forward: "M9 5l7 7-7 7",
  flag: "M6 21V4h11l-2 4 2 4H6",
  comment: "M4 5h16v11H10l-5 4v-4H4z",
  note: "M5 20l1-5L16 5l4 4L10 19z",
  lab: "M9 3h6M10 3v6l-5 9a2 2 0 002 3h10a2 2 0 002-3l-5-9V3M7 15h10",
  grid: "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h6v6h-6z",
  review: "M4 6l2 2 3-3M4 13l2 2 3-3M4 20l2 2 3-3M13 7h8M13 14h8M13 20h8",
  keys: "M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M18 10h.01M8 14h8",
  clock: "M12 3a9 9 0 100 18 9 9 0 000-18zM12 7v5l3 2",
  check: "M4 12l5 5L20 6",
  saved: "M12 3a9 9 0 100 18 9 9 0 000-18zM8 12l3 3 5-6",
  local: "M4 5h16v10H4zM9 19h6M12 15v4",
  typed: "M12 3a9 9 0 100 18 9 9 0 000-18zM8 12h.01M12 12h.01M16 12h.01",
  strike: "M12 4a8 8 0 100 16 8 8 0 000-16zM6.5 17.5l11-11",
  menu: "M4 7h16M4 12h16M4 17h16",
  close: "M6 6l12 12M18 6L6 18",
  pin: "M9 4h6l-1 6 3 3H7l3-3zM12 13v7",
  offline: "M3 4l18 17M8.5 15.5a5 5 0 016-.8M5 12a10 10 0 014-2.400M19 12a10 10 0 00-6-2.900M12 19h.01",
  info: "M12 3a9 9 0 100 18 9 9 0 000-18zM12 11v5M12 8h.01",
  warn: "M12 4l9 16H3zM12 10v4M12 17h.01",
  message: "M4 6h16v12H4zM4 7l8 6 8-6",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  zoom: "M10 4a6 6 0 100 12 6 6 0 000-12zM15 15l5 5",
  up: "M12 19V5M6 11l6-6 6 6",
  down: "M12 5v14M6 13l6 6 6-6",
  drag: "M9 5h.01M15 5h.01M9 12h.01M15 12h.01M9 19h.01M15 19h.01",
  play: "M8 5l11 7-11 7z",
  pause: "M8 5v14M16 5v14",
  file: "M7 3h7l4 4v14H7zM14 3v4h4M12 11v6M9.500 14.500L12 17l2.500-2.500",
};

/** One drawn sign. It never stands alone: a word is beside it, or in the label of its button. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/**
 * h("button.primary#start", { type: "button", onclick }, "Toets starten").
 * Attributes null, undefined and false are left out; functions become listeners; true is an empty attribute.
 */
export function h(selector, attributes, ...children) {
  const [tag, ...marks] = selector.split(/(?=[.#])/);
  const element = document.createElement(tag);
  for (const mark of marks) {
    if (mark[0] === "#") element.id = mark.slice(1);
    else element.classList.add(mark.slice(1));
  }
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked" || name === "muted") element[name] = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export function button(selector, label, onclick, more = {}) {
  return h(`button.button${selector}`, { type: "button", onclick, ...more }, label);
}

export const $ = (selector, within = document) => within.querySelector(selector);

let live;

/** Says a sentence to a screen reader, politely; the same sentence twice is still said twice. */
export function say(sentence) {
  if (!live) {
    live = h("div.visually-hidden", { role: "status", "aria-live": "polite" });
    document.body.append(live);
  }
  live.textContent = "";
  setTimeout(() => (live.textContent = sentence), 60);
}
