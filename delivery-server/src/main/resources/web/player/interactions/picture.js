/** A picture with areas on it. The areas are drawn over it, scale with it, and take the keyboard. */

import { childNodes, find, parts } from "../body.js";
import { button, h, icon } from "../dom.js";
import { zoom } from "../exhibits.js";
import { t } from "../i18n.js";
import { identifierOf } from "./shared.js";

const SVG = "http://www.w3.org/2000/svg";

/** `areas` are nodes with shape and coords; `press(id)` hears a click, Enter or the space bar. */
export function picture(ask, areas, press) {
  const source = find(ask.node, "img") ?? find(ask.node, "object");
  const { attributes } = parts(source);
  const url = attributes.src ?? attributes.data;
  const alt = attributes.alt ?? attributes["aria-label"] ?? t("picture");
  const image = h("img", { src: url, alt, draggable: "false" });
  const overlay = document.createElementNS(SVG, "svg");
  const shapes = new Map(areas.map((area, index) => [identifierOf(area), shape(area, index, press)]));
  overlay.append(...[...shapes.values()].map(({ group }) => group));
  const size = () => {
    const width = Number(attributes.width) || image.naturalWidth || 300;
    const height = Number(attributes.height) || image.naturalHeight || 200;
    overlay.setAttribute("viewBox", `0 0 ${width} ${height}`);
    for (const { group, whole } of shapes.values()) if (whole) for (const [name, value] of [["x", 0], ["y", 0], ["width", width], ["height", height]]) group.firstChild.setAttribute(name, value);
  };
  image.addEventListener("load", size);
  size();
  const board = h("div.picture", null, image, overlay);
  const larger = button(".quiet.zoom", [icon("zoom"), t("image.zoom")], () => zoom(url, alt));
  return { element: h("figure.exhibit.pictured", null, board, h("div", null, larger)), board, overlay, shapes, image };
}

export const areaName = (area, index) => {
  const { attributes } = parts(area);
  return attributes["hotspot-label"] ?? attributes["aria-label"] ?? t("area", index + 1);
};

function shape(area, index, press) {
  const { attributes } = parts(area);
  const numbers = (attributes.coords ?? "").split(/[\s,]+/).map(Number);
  const { kind, values, whole } = drawing(attributes.shape ?? "default", numbers);
  const drawn = document.createElementNS(SVG, kind);
  for (const [name, value] of Object.entries(values)) drawn.setAttribute(name, value);
  const group = document.createElementNS(SVG, "g");
  const label = document.createElementNS(SVG, "text");
  const name = areaName(area, index);
  group.setAttribute("class", "area");
  group.dataset.choice = attributes.identifier;
  group.append(drawn, label);
  const [x, y] = middle(kind, values, numbers);
  label.setAttribute("x", x);
  label.setAttribute("y", y);
  label.setAttribute("aria-hidden", "true");
  if (press) {
    group.setAttribute("tabindex", "0");
    group.setAttribute("role", "button");
    group.dataset.keys = "";
    group.setAttribute("aria-label", name);
    group.addEventListener("click", () => press(attributes.identifier));
    group.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      press(attributes.identifier);
    });
  }
  return { group, label, name, whole, area };
}

function drawing(kind, n) {
  if (kind === "circle") return { kind: "circle", values: { cx: n[0], cy: n[1], r: n[2] } };
  if (kind === "ellipse") return { kind: "ellipse", values: { cx: n[0], cy: n[1], rx: n[2], ry: n[3] } };
  if (kind === "rect") return { kind: "rect", values: { x: n[0], y: n[1], width: n[2] - n[0], height: n[3] - n[1] } };
  if (kind === "poly") return { kind: "polygon", values: { points: n.join(" ") } };
  return { kind: "rect", values: { x: 0, y: 0, width: 0, height: 0 }, whole: true };
}

function middle(kind, { cx, cy, x, y, width, height }, n) {
  if (kind === "circle" || kind === "ellipse") return [cx, cy];
  if (kind === "rect") return [x + width / 2, y + height / 2];
  const xs = n.filter((_, index) => index % 2 === 0);
  const ys = n.filter((_, index) => index % 2 === 1);
  return [xs, ys].map((list) => list.reduce((sum, one) => sum + one, 0) / list.length);
}

export { childNodes };
