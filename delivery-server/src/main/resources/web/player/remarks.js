/** Free text at a question: a comment for the editors, a note for oneself. Saved while typing, on leaving, at the end. */

import { h } from "./dom.js";
import { t } from "./i18n.js";

const REST = 800;
const MOST = 2000;

/** `kind` is comment or note. */
export function remark(app, item, kind) {
  const { attempt } = app;
  const name = `${item.item}/${kind}`;
  const area = h("textarea.input", {
    id: `${kind}-text`,
    maxlength: MOST,
    "aria-describedby": `${kind}-hint`,
    value: attempt.value(item.item, kind),
    readonly: attempt.readOnly,
    oninput: typed,
    onblur: commit,
  });
  let timer = 0;

  function typed() {
    attempt.drafts.set(name, commit);
    attempt.outbox.draft(name, true);
    clearTimeout(timer);
    timer = setTimeout(commit, REST);
  }

  function commit() {
    clearTimeout(timer);
    if (!attempt.drafts.delete(name)) return;
    attempt.set(item.item, kind, area.value);
    attempt.outbox.draft(name, false);
  }

  const content = h(
    "div.field",
    null,
    h("label", { for: `${kind}-text` }, t(`${kind}.label`, item.position)),
    h(`span.hint#${kind}-hint`, null, t(`${kind}.hint`)),
    area,
  );
  return { content, commit };
}
