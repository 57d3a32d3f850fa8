/** Points on a picture: by clicking, or with a cross-hair that the arrow keys move and Enter puts down. */

import { childNodes, find, parts } from "../body.js";
import { button, h, say } from "../dom.js";
import { t } from "../i18n.js";
import { picture } from "./picture.js";
import { limitLine, limits, tooMany } from "./shared.js";

const SVG = "http://www.w3.org/2000/svg";

export function interaction(ask) {
  const one = ask.attributes.cardinality === "single";
  const most = one ? 1 : Number(ask.attributes["max-choices"] ?? 0);
  const { element: figure, overlay, board } = picture(ask, [], null);
  const limit = limitLine();
  const list = h("ul.pairs");
  const cross = draw("path", "cross");
  let at = null;
  board.setAttribute("tabindex", "0");
  board.setAttribute("role", "application");
  board.setAttribute("aria-label", t("point.board"));
  board.dataset.keys = "";

  const box = () => overlay.viewBox.baseVal;
  board.addEventListener("click", (event) => {
    const frame = overlay.getBoundingClientRect();
    put(((event.clientX - frame.left) / frame.width) * box().width, ((event.clientY - frame.top) / frame.height) * box().height);
  });
  board.addEventListener("keydown", (event) => {
    const step = event.shiftKey ? box().width / 100 : box().width / 20;
    const move = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    at ??= [box().width / 2, box().height / 2];
    if (move) {
      at = [Math.max(0, Math.min(box().width, at[0] + move[0])), Math.max(0, Math.min(box().height, at[1] + move[1]))];
      aim();
      say(t("point.at", Math.round(at[0]), Math.round(at[1])));
    } else if (event.key === "Enter" || event.key === " ") put(...at);
    else return;
    event.preventDefault();
  });
  board.addEventListener("focus", () => {
    at ??= [box().width / 2, box().height / 2];
    aim();
  });

  function draw(kind, name) {
    const drawn = document.createElementNS(SVG, kind);
    drawn.setAttribute("class", name);
    return drawn;
  }

  function aim() {
    const arm = box().width / 30;
    cross.setAttribute("d", `M${at[0] - arm} ${at[1]}h${2 * arm}M${at[0]} ${at[1] - arm}v${2 * arm}`);
  }

  function put(x, y) {
    if (ask.readOnly) return;
    const now = one ? [] : ask.values();
    if (most > 0 && now.length >= most) return limit.refuse(tooMany(most));
    const point = `${Math.round(x)} ${Math.round(y)}`;
    if (now.includes(point)) return;
    at = [x, y];
    aim();
    limit.settle();
    ask.set([...now, point]);
    say(t("point.put", Math.round(x), Math.round(y)));
    update();
  }

  function take(point) {
    limit.settle();
    ask.set(ask.values().filter((each) => each !== point));
    update();
    board.focus();
  }

  function update() {
    const arm = box().width / 40;
    const marks = ask.values().map((point, index) => {
      const [x, y] = point.split(" ").map(Number);
      const mark = draw("g", "point");
      const dot = draw("circle", "dot");
      for (const [name, value] of [["cx", x], ["cy", y], ["r", arm]]) dot.setAttribute(name, value);
      const number = draw("text", "");
      for (const [name, value] of [["x", x], ["y", y]]) number.setAttribute(name, value);
      number.textContent = most === 1 ? "" : String(index + 1);
      mark.append(dot, number);
      return mark;
    });
    overlay.replaceChildren(...marks, cross);
    list.replaceChildren(
      ...ask.values().map((point, index) => {
        const words = t("point.listed", index + 1, ...point.split(" "));
        return h("li", null, h("span", null, words), button(".quiet", t("point.take"), () => take(point), { "aria-label": `${t("point.take")}: ${words}`, disabled: ask.readOnly }));
      }),
    );
  }

  const [prompt] = ask.prompt();
  const moved = find(ask.node, "qti-position-object-stage") ? childNodes(ask.node, "img", "object").map((node) => parts(node).attributes.alt).filter(Boolean) : [];
  limit.usually([limits(one ? { attributes: { "max-choices": 1 } } : ask, "choices"), t("point.how"), ...moved].join(" "));
  const element = h("div.asked", { role: "group", "aria-labelledby": prompt.id }, prompt, limit.element, figure, list);
  return { element, update };
}
