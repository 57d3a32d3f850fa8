/** The screen on which an item is written: form, toolbar, state of saving, who else is here, preview, making a version. */

import { $, button, h, say } from "../../player/dom.js";
import { Draft } from "./draft.js";
import { formOf } from "./forms.js";
import { richFields, toolbar } from "./rich.js";
import { textOf, treeOf } from "./schema.js";

const root = $("#writing");
const words = JSON.parse(root.dataset.words);
const t = (key, ...values) => (words[key] ?? key).replace(/\{(\d)\}/g, (whole, index) => values[index] ?? whole);
const base = location.pathname.replace(/\/$/, "");
const draft = new Draft(base, root.dataset.form, root.dataset.item);
const app = { draft, t, choices: JSON.parse(root.dataset.choices ?? "{}"), mediaAddress: (name) => `/beheer/media/bestand/${encodeURIComponent(name)}`, toolbar: null };

const state = $("#save-state");
const others = $("#others");
const frame = $("#preview-frame");
const problems = $("#problems");

function showState() {
  const word = draft.state;
  if (state.dataset.state !== word) {
    state.dataset.state = word;
    state.textContent = t(`save.${word}`);
    state.title = t(`save.${word}.long`);
    if (word === "local" || word === "refused") say(t(`save.${word}.long`));
  }
  const names = draft.server.others;
  const line = names.length === 0 ? "" : t("others", names.join(", "));
  if (others.textContent !== line) others.textContent = line;
}

/** Remarks stand beside their field; what belongs to no field stands on top. */
function showRemarks() {
  const { problems: lacking = [], findings = [] } = draft.server;
  const options = draft.list("options");
  const fieldOf = ({ part, text }) => {
    if (/^[A-Z]$/.test(part) && options[part.charCodeAt(0) - 65]) return `option/${options[part.charCodeAt(0) - 65]}`;
    const has = (name) => text && treeOf(draft.get(name)).map(textOf).join(" ").includes(text);
    if (has("prompt")) return "prompt";
    return part === "stem" || has("body") ? (draft.get("body") ? "body" : "prompt") : "";
  };
  const by = new Map();
  for (const finding of findings) {
    const name = fieldOf(finding);
    by.set(name, [...(by.get(name) ?? []), finding]);
  }
  for (const [name, field] of richFields) {
    field.remark(lacking.filter(({ field: of }) => of === name), by.get(name) ?? []);
  }
  for (const place of document.querySelectorAll("[data-field]:not(.rich)")) {
    const remarks = [...place.children].find((child) => child.classList.contains("remarks"));
    if (!remarks) continue;
    const mine = lacking.filter(({ field: of }) => of === place.dataset.field);
    remarks.replaceChildren(...mine.map(({ words: line }) => h("p.error.small", null, line)));
  }
  const general = by.get("") ?? [];
  problems.replaceChildren(...general.map(({ words: line }) => h("li", null, line)));
  $("#remarks-general").hidden = general.length === 0;
}

/** Two wrote in the same place: both are shown until somebody chooses. */
function showBesides() {
  const numbers = [...draft.current.keys()].filter((name) => /^beside\/\d+$/.test(name) && draft.get(name));
  const list = $("#besides");
  const now = numbers.map((name) => name + draft.get(`${name}/text`)).join();
  if (list.dataset.now === now) return;
  list.dataset.now = now;
  list.replaceChildren(
    ...numbers.map((name) => {
      const field = draft.get(name);
      const plain = (value) => (value.startsWith("[") ? treeOf(value).map(textOf).join(" ") : value);
      const done = () => {
        for (const part of ["", "/text", "/stands"]) draft.set(name + part, "");
        showBesides();
        form.update([field]);
      };
      const other = () => {
        const text = draft.get(`${name}/text`);
        const stands = draft.get(`${name}/stands`);
        const value = draft.get(field);
        draft.set(field, text.startsWith("[") ? replaced(value, stands, text) : text);
        done();
      };
      const both = () => {
        const text = draft.get(`${name}/text`);
        const value = draft.get(field);
        if (text.startsWith("[")) {
          const inline = treeOf(text).every((node) => typeof node === "string" || !/^(p|ul|ol|table|figure|h\d)$/.test(node[0]));
          draft.set(field, JSON.stringify(["div", ...treeOf(value), ...(inline ? [" "] : []), ...treeOf(text)]));
        } else draft.set(field, `${value} ${text}`);
        done();
      };
      return h(
        "section.banner.warn.beside",
        { "aria-label": t("beside.title") },
        h("h2", null, t("beside.title")),
        h("div.two-columns", null, h("div", null, h("h3", null, t("beside.stands")), h("p", null, plain(draft.get(`${name}/stands`)))), h("div", null, h("h3", null, t("beside.other")), h("p", null, plain(draft.get(`${name}/text`))))),
        h("p.row", null, button("", t("beside.keep"), done), button("", t("beside.use"), other), button("", t("beside.both"), both)),
      );
    }),
  );
}

function replaced(value, stands, text) {
  const all = treeOf(value);
  const old = treeOf(stands).map((node) => JSON.stringify(node));
  for (let at = 0; at + old.length <= all.length && old.length > 0; at++) {
    if (old.every((node, index) => JSON.stringify(all[at + index]) === node)) {
      return JSON.stringify(["div", ...all.slice(0, at), ...treeOf(text), ...all.slice(at + old.length)]);
    }
  }
  return JSON.stringify(["div", ...all, ...treeOf(text)]);
}

let previewed = 0;
function refreshPreview() {
  if (frame && !frame.closest("[hidden]") && draft.revision !== previewed) {
    previewed = draft.revision;
    frame.contentWindow?.postMessage("look", location.origin);
  }
}

async function fix() {
  const message = $("#fix-message");
  message.textContent = t("fix.busy");
  if (!(await draft.settled())) {
    message.textContent = t("fix.unsaved");
    return;
  }
  const { problems: lacking } = draft.server;
  if (lacking.length > 0) {
    message.textContent = t("fix.lacking", lacking.length);
    document.body.classList.add("fixing");
    const first = document.querySelector(".remarks .error");
    const field = first?.closest("[data-field]");
    (field?.querySelector(".ProseMirror, input, select, textarea, button") ?? first)?.focus();
    first?.scrollIntoView({ block: "center" });
    return;
  }
  try {
    const { version, same } = await draft.post("/vastleggen", null, { stand: String(draft.revision) });
    message.textContent = t(same ? "fix.same" : "fix.done", version);
    $("#version").textContent = t("version", version);
    await draft.look();
  } catch (error) {
    message.textContent = error.body?.message?.[document.documentElement.lang] ?? t("fix.failed");
  }
  say(message.textContent);
}

app.toolbar = toolbar(app);
let form;
draft
  .open()
  .then(() => {
    form = formOf(app, draft.get("type") || root.dataset.type);
    root.replaceChildren(app.toolbar.element, ...form.elements);
    draft.on((names) => {
      if (names.length > 0) form.update(names);
      showState();
      showRemarks();
      showBesides();
      refreshPreview();
    });
    showState();
    showRemarks();
    showBesides();
    refreshPreview();
    root.dataset.ready = "1";
  })
  .catch(() => {
    root.replaceChildren(h("p.error", { role: "alert" }, t("failed")));
  });

$("#fix").addEventListener("click", fix);
$("#preview-toggle")?.addEventListener("click", ({ currentTarget }) => {
  const pane = $("#preview");
  pane.hidden = !pane.hidden;
  currentTarget.setAttribute("aria-expanded", String(!pane.hidden));
  $(".editor-page").classList.toggle("with-preview", !pane.hidden);
  if (!pane.hidden && !frame.src) frame.src = `${base}/voorbeeld`;
  previewed = 0;
  refreshPreview();
});
for (const size of document.querySelectorAll("[data-width]")) {
  size.addEventListener("click", () => {
    frame.className = size.dataset.width;
    for (const each of document.querySelectorAll("[data-width]")) each.setAttribute("aria-pressed", String(each === size));
  });
}
