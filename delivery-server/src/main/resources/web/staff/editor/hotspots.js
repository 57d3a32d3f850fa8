/**
 * Places on a picture, in pixels of the picture: drawn with the mouse or the keyboard, moved and sized. A polygon keeps its
 * corners; it is drawn corner by corner.
 */

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
  const polyHint = h("p.hint", { hidden: true }, t("hint.poly"));
  /** The corners of a polygon that is being drawn, and where the keyboard is; null while none is. */
  let drawing = null;
  const alt = h("input.input#image-alt", { type: "text", oninput: () => draft.set("image/alt", alt.value) });
  const shape = h("select.input#place-shape", { onchange: () => { stop(); draw(); } }, ...["rect", "circle", "ellipse", "poly"].map((each) => h("option", { value: each }, t(`shape.${each}`))));
  const element = h(
    "fieldset.group",
    { "data-field": "options" },
    h("legend", null, t("list.places")),
    h("div.row", { "data-field": "image/src" }, button("", t("image.choose"), choose), h("div.remarks")),
    h("div.field", { "data-field": "image/alt" }, h("label", { for: "image-alt" }, t("media.alt")), alt, h("div.remarks")),
    h("p.hint", null, t("hint.places")),
    h("div.row.end", null, h("div.field", null, h("label", { for: "place-shape" }, t("shape")), shape), button("", t("add.place"), () => (shape.value === "poly" ? begin() : add(middle())))),
    polyHint,
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

  const pairs = (coords) => {
    const c = coords.split(",").map(Number);
    return Array.from({ length: Math.floor(c.length / 2) }, (_, i) => [c[2 * i], c[2 * i + 1]]);
  };

  /** @param from the place as it was: the corners of a polygon go along with the box around them */
  const write = ({ x, y, w, h: tall }, kind, from) => {
    if (kind === "poly") {
      const old = boxOf(kind, from);
      return pairs(from).flatMap(([px, py]) => [x + (px - old.x) * (w / (old.w || w)), y + (py - old.y) * (tall / (old.h || tall))]);
    }
    if (kind === "circle") return [x + w / 2, y + tall / 2, Math.max(1, Math.min(w, tall) / 2)];
    if (kind === "ellipse") return [x + w / 2, y + tall / 2, Math.max(1, w / 2), Math.max(1, tall / 2)];
    return [x, y, x + w, y + tall];
  };

  const boxOf = (kind, coords) => {
    if (kind === "poly") {
      const all = pairs(coords);
      const [xs, ys] = [all.map(([x]) => x), all.map(([, y]) => y)];
      const [x, y] = [Math.min(...xs), Math.min(...ys)];
      return { x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y };
    }
    const c = coords.split(",").map(Number);
    if (kind === "circle") return { x: c[0] - c[2], y: c[1] - c[2], w: 2 * c[2], h: 2 * c[2] };
    if (kind === "ellipse") return { x: c[0] - c[2], y: c[1] - c[3], w: 2 * c[2], h: 2 * c[3] };
    return { x: c[0], y: c[1], w: c[2] - c[0], h: c[3] - c[1] };
  };

  function put(id, box, from = draft.get(`option/${id}/coords`)) {
    const [width, height] = size();
    const w = Math.max(4, Math.min(box.w, width));
    const tall = Math.max(4, Math.min(box.h, height));
    const inside = { w, h: tall, x: Math.max(0, Math.min(box.x, width - w)), y: Math.max(0, Math.min(box.y, height - tall)) };
    draft.set(`option/${id}/coords`, write(inside, draft.get(`option/${id}/shape`), from).map(Math.round).join(","));
  }

  const add = (box) => made("", (id) => put(id, box));

  function made(coords, place) {
    const id = newId();
    draft.set(`option/${id}/shape`, shape.value);
    draft.set(`option/${id}/coords`, coords);
    place(id);
    draft.set("options", [...draft.list("options"), id].join(" "));
    draw();
    list.querySelector(`[data-place="${id}"] input[type=text]`)?.focus();
  }

  function begin(at) {
    const { x, y, w, h: tall } = middle();
    drawing = { corners: [], at: at ?? { x: x + w / 2, y: y + tall / 2 } };
    draw();
    layer.focus();
    say(t("hint.poly"));
  }

  function stop() {
    drawing = null;
  }

  function corner({ x, y }) {
    const [width, height] = size();
    const at = { x: Math.round(Math.max(0, Math.min(x, width))), y: Math.round(Math.max(0, Math.min(y, height))) };
    const last = drawing.corners.at(-1);
    drawing.at = at;
    if (!last || last.x !== at.x || last.y !== at.y) drawing.corners.push(at);
    draw();
    say(t("corner", drawing.corners.length));
  }

  function close() {
    if (drawing.corners.length < 3) return say(t("poly.few"));
    const coords = drawing.corners.flatMap(({ x, y }) => [x, y]).join(",");
    stop();
    return made(coords, () => {});
  }

  /** While a polygon is drawn: arrows go about, space puts a corner, Enter ends, Backspace goes back, Escape stops. */
  function drawKeys(event) {
    if (!drawing) return;
    const far = event.shiftKey ? 1 : STEP;
    const by = { ArrowLeft: [-far, 0], ArrowRight: [far, 0], ArrowUp: [0, -far], ArrowDown: [0, far] }[event.key];
    if (by) {
      const [width, height] = size();
      drawing.at = { x: Math.max(0, Math.min(drawing.at.x + by[0], width)), y: Math.max(0, Math.min(drawing.at.y + by[1], height)) };
      draw();
    } else if (event.key === " ") corner(drawing.at);
    else if (event.key === "Enter") close();
    else if (event.key === "Backspace") {
      drawing.corners.pop();
      draw();
      say(t("corner", drawing.corners.length));
    } else if (event.key === "Escape") {
      stop();
      draw();
      say(t("poly.stopped"));
    } else return;
    event.preventDefault();
  }
  layer.addEventListener("keydown", drawKeys);

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
    if (!by || drawing) return undefined;
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
    if (drawing || (shape.value === "poly" && !event.target.dataset?.place)) {
      event.preventDefault();
      if (!drawing) begin(start);
      const [first] = drawing.corners;
      const near = first && drawing.corners.length > 2 && Math.hypot(first.x - start.x, first.y - start.y) < size()[0] / 50;
      if (near) close();
      else corner(start);
      return;
    }
    const id = event.target.dataset?.place;
    const from = id ? draft.get(`option/${id}/coords`) : "";
    const box = id ? boxOf(draft.get(`option/${id}/shape`), draft.get(`option/${id}/coords`)) : null;
    layer.setPointerCapture(event.pointerId);
    const move = (moved) => {
      const now = point(moved);
      if (box) {
        put(id, { ...box, x: box.x + now.x - start.x, y: box.y + now.y - start.y }, from);
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
    let form;
    if (kind === "circle") form = svg("circle", { ...shared, cx: c[0], cy: c[1], r: c[2] });
    else if (kind === "ellipse") form = svg("ellipse", { ...shared, cx: c[0], cy: c[1], rx: c[2], ry: c[3] });
    else if (kind === "poly") form = svg("polygon", { ...shared, points: c.join(" ") });
    else form = svg("rect", { ...shared, x: c[0], y: c[1], width: Math.max(1, c[2] - c[0]), height: Math.max(1, c[3] - c[1]) });
    form.addEventListener("keydown", (event) => keys(event, id));
    return form;
  }

  /** The polygon so far, its corners, and a cross where the keyboard is. */
  function drawn(width) {
    const { corners, at } = drawing;
    const unit = width / 100;
    return [
      svg("polyline", { class: "place drawing", points: [...corners, at].map(({ x, y }) => `${x},${y}`).join(" ") }),
      ...corners.map(({ x, y }) => svg("circle", { class: "place corner", cx: x, cy: y, r: unit })),
      svg("path", { class: "place cross", d: `M${at.x - 2 * unit} ${at.y}H${at.x + 2 * unit}M${at.x} ${at.y - 2 * unit}V${at.y + 2 * unit}` }),
    ];
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
    // a drawing may have no size of its own
    picture.setAttribute("width", width);
    picture.setAttribute("height", height);
    layer.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const ids = draft.list("options");
    layer.replaceChildren(...ids.map(shapeOf), ...(drawing ? drawn(width) : []));
    polyHint.hidden = shape.value !== "poly";
    if (drawing) {
      layer.setAttribute("tabindex", "0");
      layer.setAttribute("role", "application");
      layer.setAttribute("aria-label", t("hint.poly"));
    } else {
      layer.removeAttribute("tabindex");
      layer.setAttribute("role", "group");
      layer.setAttribute("aria-label", t("places"));
    }
    const shown = [...list.children].map((row) => row.dataset.place);
    if (shown.join() !== ids.join()) list.replaceChildren(...ids.map(rowOf));
  }
  picture.addEventListener("load", draw);
  draw();
  return { element, update: (names) => names.some((name) => /^(options|option|image)/.test(name)) && draw() };
}
