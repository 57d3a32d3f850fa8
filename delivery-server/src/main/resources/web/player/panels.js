/** Things that float: panels beside the question, and the one dialog that asks before something final. */

import { $, button, h } from "./dom.js";
import { t } from "./i18n.js";

/** Panels are not modal, so the question stays in sight; one is open at a time. */
export class Panels {
  #open = null;

  toggle(name, title, content, opener) {
    if (this.#open?.name === name) return this.close();
    this.close();
    const heading = h("h2", { tabindex: "-1" }, title);
    const shut = button(".quiet.square", t("close"), () => this.close());
    const dialog = h("dialog.panel", { "data-panel": name, "aria-label": title }, h("div.panel-head", null, heading, shut));
    dialog.append(...[content].flat());
    document.body.append(dialog);
    const { scrollY } = window;
    const before = document.activeElement;
    dialog.show();
    opener?.setAttribute("aria-expanded", "true");
    this.#open = { name, dialog, opener, before };
    const first = $("textarea, input[type=search]", dialog) ?? heading;
    first.focus({ preventScroll: true });
    scrollTo(0, scrollY);
    return dialog;
  }

  close() {
    if (!this.#open) return false;
    const { dialog, opener, before } = this.#open;
    this.#open = null;
    const inside = dialog.contains(document.activeElement);
    dialog.dispatchEvent(new Event("closing"));
    dialog.remove();
    opener?.setAttribute("aria-expanded", "false");
    const back = before?.isConnected && before !== document.body ? before : opener;
    if (inside) back?.focus({ preventScroll: true });
    return true;
  }
}

/** Asks once, with the consequence in a sentence. */
export function ask({ title, text, verb, id, act }) {
  const dialog = h("dialog.modal", { "aria-labelledby": "ask-title" });
  const yes = button(`.primary${id ? `#${id}` : ""}`, verb, () => {
    dialog.close();
    act();
  });
  dialog.append(
    h("h2#ask-title", null, title),
    ...text.map((sentence) => h("p", null, sentence)),
    h("p.actions", null, button("", t("cancel"), () => dialog.close()), yes),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
