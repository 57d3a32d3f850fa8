/** Places on a picture: drawn with the mouse, moved and sized with the keyboard, in pixels of the picture. */

import { button, h, say } from "../../player/dom.js";
import { pickMedia } from "./dialogs.js";
import { find, parts } from "./schema.js";

const SVG = "http://www.w3.org/2000/svg";
const STEP = 5;
const newId = () => `h${Math.random().toString(36).slice(2, 8)}`;

function svg(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

export function hotspots(app) {
  const { draft, t } = app;
  const picture = h("img", { alt: "" });
  const layer = svg("svg", { class: "places", role: "group", "aria-label": t("places") });
  const stage = h("div.stage", null, picture, layer);
  const list = h("ul.plain.places-list");
  const alt = h("input.input#image-alt", { type: "text", oninput: () => draft.set("image/alt", alt.value) });
  const shape = h("select.input#place-shape", null, ...["rect", "circle", "ellipse"].map((each) => h("option", { value: each }, t(`shape.${each}`))));
  const element = h(
    "fieldset.group",
    { "data-field": "options" },
    h("legend", null, t("list.places")),
    h("div.row", { "data-field": "image/src" }, button("", t("image.choose"), choose), h("div.remarks")),
    h("div.field", { "data-field": "image/alt" }, h("label", { for: "image-alt" }, t("media.alt")), alt, h("div.remarks")),
    h("p.hint", null, t("hint.places")),
    h("div.row.end", null, h("div.field", null, h("label", { for: "place-shape" }, t("shape")), shape), button("", t("add.place"), () => add(middle()))),
    stage,
    list,
    h("div.remarks"),
  );
  const size = () => [Number(draft.get("image/width")) || picture.naturalWidth || 400, Number(draft.get("image/height")) || picture.naturalHeight || 300];

  function choose() {
    pickMedia(
      app,
      (tree, chosen) => {
        const { src, alt: words } = parts(find(tree, "img")).attributes;
        draft.set("image/src", src);
        draft.set("image/alt", words);
        draft.set("image/width", String(chosen.width));
        draft.set("image/height", String(chosen.height));
        draw();
      },
      () => {},
      true,
    );
  }

  const middle = () => {
    const [width, height] = size();
    return { x: Math.round(width * 0.4), y: Math.round(height * 0.4), w: Math.round(width * 0.2), h: Math.round(height * 0.2) };
  };

  const write = ({ x, y, w, h: tall }, kind) => {
    if (kind === "circle") return [x + w / 2, y + tall / 2, Math.max(1, Math.min(w, tall) / 2)];
    if (kind === "ellipse") return [x + w / 2, y + tall / 2, Math.max(1, w / 2), Math.max(1, tall / 2)];
    return [x, y, x + w, y + tall];
  };

  const boxOf = (kind, coords) => {
    const c = coords.split(",").map(Number);
    if (kind === "circle") return { x: c[0] - c[2], y: c[1] - c[2], w: 2 * c[2], h: 2 * c[2] };
    if (kind === "ellipse") return { x: c[0] - c[2], y: c[1] - c[3], w: 2 * c[2], h: 2 * c[3] };
    return { x: c[0], y: c[1], w: c[2] - c[0], h: c[3] - c[1] };
  };

  function put(id, box) {
    const [width, height] = size();
    const w = Math.max(4, Math.min(box.w, width));
    const tall = Math.max(4, Math.min(box.h, height));
    const inside = { w, h: tall, x: Math.max(0, Math.min(box.x, width - w)), y: Math.max(0, Math.min(box.y, height - tall)) };
    draft.set(`option/${id}/coords`, write(inside, draft.get(`option/${id}/shape`)).map(Math.round).join(","));
  }

  function add(box) {
    const id = newId();
    draft.set(`option/${id}/shape`, shape.value);
    put(id, box);
    draft.set("options", [...draft.list("options"), id].join(" "));
    draw();
    list.querySelector(`[data-place="${id}"] input[type=text]`)?.focus();
  }

  function away(id) {
    draft.set("options", draft.list("options").filter((each) => each !== id).join(" "));
    for (const part of ["shape", "coords", "label", "key", "points"]) draft.set(`option/${id}/${part}`, "");
    draw();
    say(t("removed"));
  }

  /** Arrows move a place, with Shift they size it. */
  function keys(event, id) {
    const by = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key];
    if (event.key === "Delete") return away(id);
    if (!by || draft.get(`option/${id}/shape`) === "poly") return undefined;
    event.preventDefault();
    const box = boxOf(draft.get(`option/${id}/shape`), draft.get(`option/${id}/coords`));
    const next = event.shiftKey ? { ...box, w: box.w + by[0], h: box.h + by[1] } : { ...box, x: box.x + by[0], y: box.y + by[1] };
    put(id, next);
    draw();
    return layer.querySelector(`[data-place="${id}"]`)?.focus();
  }

  function point(event) {
    const frame = layer.getBoundingClientRect();
    const [width, height] = size();
    return { x: ((event.clientX - frame.left) / frame.width) * width, y: ((event.clientY - frame.top) / frame.height) * height };
  }

  layer.addEventListener("pointerdown", (event) => {
    if (!draft.get("image/src")) return;
    const start = point(event);
    const id = event.target.dataset?.place;
    const box = id ? boxOf(draft.get(`option/${id}/shape`), draft.get(`option/${id}/coords`)) : null;
    layer.setPointerCapture(event.pointerId);
    const move = (moved) => {
      const now = point(moved);
      if (box && draft.get(`option/${id}/shape`) !== "poly") {
        put(id, { ...box, x: box.x + now.x - start.x, y: box.y + now.y - start.y });
        draw();
      }
    };
    layer.addEventListener("pointermove", move);
    layer.addEventListener(
      "pointerup",
      (ended) => {
        layer.removeEventListener("pointermove", move);
        const now = point(ended);
        const drawn = { x: Math.min(start.x, now.x), y: Math.min(start.y, now.y), w: Math.abs(now.x - start.x), h: Math.abs(now.y - start.y) };
        if (!box && drawn.w > 8 && drawn.h > 8) add(drawn);
      },
      { once: true },
    );
  });

  function shapeOf(id, index) {
    const kind = draft.get(`option/${id}/shape`);
    const c = draft.get(`option/${id}/coords`).split(",").map(Number);
    const shared = { "data-place": id, tabindex: "0", role: "img", "aria-label": `${index + 1} ${draft.get(`option/${id}/label`)}`, class: draft.get(`option/${id}/key`) === "1" ? "place right" : "place" };
    let made;
    if (kind === "circle") made = svg("circle", { ...shared, cx: c[0], cy: c[1], r: c[2] });
    else if (kind === "ellipse") made = svg("ellipse", { ...shared, cx: c[0], cy: c[1], rx: c[2], ry: c[3] });
    else if (kind === "poly") made = svg("polygon", { ...shared, points: c.join(" ") });
    else made = svg("rect", { ...shared, x: c[0], y: c[1], width: Math.max(1, c[2] - c[0]), height: Math.max(1, c[3] - c[1]) });
    made.addEventListener("keydown", (event) => keys(event, id));
    return made;
  }

  function rowOf(id, index) {
    const label = h("input.input", { id: `label-${id}`, type: "text", value: draft.get(`option/${id}/label`), oninput: () => draft.set(`option/${id}/label`, label.value) });
    return h(
      "li.place-row",
      { "data-place": id, "data-field": `option/${id}/label` },
      h("div.field", null, h("label", { for: label.id }, t("place.label", index + 1)), label, h("div.remarks")),
      h("label.tick", null, h("input", { type: "checkbox", checked: draft.get(`option/${id}/key`) === "1", onchange: (event) => { draft.set(`option/${id}/key`, event.target.checked ? "1" : ""); draw(); } }), t("isKey")),
      h("button.button.quiet", { type: "button", "aria-label": `${t("remove")} ${index + 1}`, onclick: () => away(id) }, "×"),
    );
  }

  function draw() {
    const src = draft.get("image/src");
    stage.hidden = !src;
    if (src) {
      const address = app.mediaAddress(src);
      if (!picture.src.endsWith(address)) picture.src = address;
      picture.alt = draft.get("image/alt");
    }
    if (document.activeElement !== alt) alt.value = draft.get("image/alt");
    const [width, height] = size();
    layer.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const ids = draft.list("options");
    layer.replaceChildren(...ids.map(shapeOf));
    const shown = [...list.children].map((row) => row.dataset.place);
    if (shown.join() !== ids.join()) list.replaceChildren(...ids.map(rowOf));
  }
  picture.addEventListener("load", draw);
  draw();
  return { element, update: (names) => names.some((name) => /^(options|option|image)/.test(name)) && draw() };
}
