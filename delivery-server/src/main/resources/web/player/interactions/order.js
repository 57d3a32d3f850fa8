/** Putting in order: by dragging, with the buttons, or with the arrow keys on a row. Every move is said. */

import { childNodes, parts } from "../body.js";
import { button, h, icon, say } from "../dom.js";
import { t } from "../i18n.js";
import { identifierOf, wordsOf } from "./shared.js";

export function interaction(ask) {
  const choices = ask.ordered(childNodes(ask.node, "qti-order-interaction", "qti-simple-choice"));
  const most = Number(ask.attributes["max-choices"] ?? 0);
  const rows = new Map(choices.map((choice) => [identifierOf(choice), row(choice)]));
  const list = h("ol.ordering", { "data-keys": "" });
  const state = h("p.hint.order-state");
  const confirm = button("", t("order.keep"), () => store(current()));
  let dragged = null;

  /** The order on screen: as answered, then the rest as it came. */
  const current = () => {
    const given = ask.values().filter((id) => rows.has(id));
    return [...given, ...[...rows.keys()].filter((id) => !given.includes(id))];
  };

  function store(order) {
    ask.set(most > 0 ? order.slice(0, most) : order);
    update();
  }

  function move(id, to) {
    const order = current();
    const from = order.indexOf(id);
    const place = Math.max(0, Math.min(order.length - 1, to));
    if (ask.readOnly || place === from) return;
    order.splice(from, 1);
    order.splice(place, 0, id);
    store(order);
    say(t("order.moved", wordsOf(rows.get(id).choice), place + 1, order.length));
  }

  function row(choice) {
    const id = identifierOf(choice);
    const words = wordsOf(choice);
    const at = () => current().indexOf(id);
    const shift = (by, focus) => {
      move(id, at() + by);
      focus.focus({ preventScroll: true });
      element.scrollIntoView({ block: "nearest" });
    };
    const up = button(".quiet.square", icon("up"), () => shift(-1, up), { "aria-label": t("order.up", words) });
    const down = button(".quiet.square", icon("down"), () => shift(1, down), { "aria-label": t("order.down", words) });
    const handle = button(".quiet.square.handle", icon("drag"), () => {}, { "aria-label": t("order.handle", words) });
    const number = h("span.letter.figures", { "aria-hidden": "true" });
    const element = h("li.order-row", { draggable: "true", "data-choice": id }, number, h("span.text", null, ...ask.renderAll(parts(choice).children)), up, down, handle);
    handle.addEventListener("keydown", (event) => {
      const to = { ArrowUp: at() - 1, ArrowDown: at() + 1, Home: 0, End: rows.size - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      move(id, to);
      handle.focus({ preventScroll: true });
      element.scrollIntoView({ block: "nearest" });
    });
    element.addEventListener("dragstart", (event) => {
      dragged = id;
      event.stopPropagation();
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", "");
    });
    element.addEventListener("dragover", (event) => dragged && event.preventDefault());
    element.addEventListener("drop", (event) => {
      event.preventDefault();
      if (dragged) move(dragged, at());
      dragged = null;
    });
    // a finger on the handle drags too
    handle.addEventListener("pointerdown", (event) => {
      if (event.pointerType !== "touch" || ask.readOnly) return;
      handle.setPointerCapture(event.pointerId);
      const drag = (moved) => {
        const over = document.elementFromPoint(moved.clientX, moved.clientY)?.closest(".order-row");
        if (over && over !== element && list.contains(over)) move(id, current().indexOf(over.dataset.choice));
      };
      handle.addEventListener("pointermove", drag);
      handle.addEventListener("lostpointercapture", () => handle.removeEventListener("pointermove", drag), { once: true });
    });
    return { element, choice, number, up, down, handle };
  }

  function update() {
    const order = current();
    const answered = ask.values().length > 0;
    const focus = document.activeElement;
    const shown = [...list.children].map((each) => each.dataset.choice);
    if (shown.join(" ") !== order.join(" ")) list.replaceChildren(...order.map((id) => rows.get(id).element));
    if (list.contains(focus)) focus.focus({ preventScroll: true });
    order.forEach((id, index) => {
      const { number, up, down, handle, element } = rows.get(id);
      number.textContent = String(index + 1);
      // a button that is switched off in earnest drops the focus of whoever came to the end with it
      up.setAttribute("aria-disabled", String(ask.readOnly || index === 0));
      down.setAttribute("aria-disabled", String(ask.readOnly || index === order.length - 1));
      handle.disabled = ask.readOnly;
      element.draggable = !ask.readOnly;
    });
    state.textContent = t(answered ? "order.given" : "order.none");
    confirm.hidden = answered;
    confirm.disabled = ask.readOnly;
  }

  const [prompt] = ask.prompt();
  const element = h("div.asked", { role: "group", "aria-labelledby": prompt.id }, prompt, h("p.hint", null, t("order.how")), list, state, confirm);
  return { element, update };
}
