/**
 * A short text or a number. Decimal comma and point are both read; what was understood is said, so that 1.250 is never
 * taken for something else in silence. What is no number is not kept, and that is said too.
 */

import { h } from "../dom.js";
import { lang, number as spoken, t } from "../i18n.js";

const REST = 800;
const MOST = 1000;

/** "1 250,5" → "1250.5"; null when it is no number, or could be two. */
export function understood(text) {
  const plain = text.trim().replace(/[\s\u00a0\u202f]/g, "").replace(/^[+]/, "").replace(/[\u2212\u2013]/, "-");
  if (/^-?\d+$/.test(plain)) return plain.replace(/^(-?)0+(?=\d)/, "$1");
  if (/^-?\d*[.,]\d+$/.test(plain)) return plain.replace(",", ".").replace(/^(-?)\./, "$10.").replace(/^(-?)0+(?=\d)/, "$1");
  if (/^-?\d{1,3}(\.\d{3})+,\d+$/.test(plain)) return plain.replaceAll(".", "").replace(",", ".");
  if (/^-?\d{1,3}(,\d{3})+\.\d+$/.test(plain)) return plain.replaceAll(",", "");
  if (/^-?\d+(\.\d+)?[eE]-?\d{1,2}$/.test(plain)) return plain;
  return null;
}

export function interaction(ask) {
  const { attempt } = ask;
  const base = ask.attributes["base-type"];
  const numeric = base === "float" || base === "integer";
  const name = `${ask.item.item}/${ask.response}`;
  const length = Math.min(60, Math.max(numeric ? 8 : 12, Number(ask.attributes["expected-length"] ?? 0)));
  const heard = h("span.heard.small", { id: ask.id("heard"), role: "status" });
  const field = h("input.input.inline", {
    type: "text",
    size: length,
    maxlength: MOST,
    inputmode: base === "integer" ? "numeric" : numeric ? "decimal" : null,
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    placeholder: ask.attributes["placeholder-text"] ?? null,
    "aria-label": ask.attributes.label ?? t(numeric ? "entry.number" : "entry.text", ask.number),
    "aria-describedby": numeric ? ask.id("heard") : null,
    "data-blank": ask.number,
    oninput: typed,
    onblur: commit,
    onkeydown: ({ key }) => key === "Enter" && commit(),
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
    const text = field.value.replace(/\p{Cc}/gu, " ").trim();
    const value = numeric ? parsed(text) : text;
    ask.set(value === null || value === "" ? [] : [value]);
    attempt.outbox.draft(name, false);
    tell();
  }

  function parsed(text) {
    const value = understood(text);
    return value !== null && base === "integer" && !/^-?\d+$/.test(value) ? null : value;
  }

  /** Says what will be kept. */
  function tell() {
    if (!numeric) return;
    const text = field.value.trim();
    const value = text === "" ? null : parsed(text);
    const wrong = text !== "" && value === null;
    field.toggleAttribute("aria-invalid", wrong);
    if (wrong) field.setAttribute("aria-invalid", "true");
    heard.classList.toggle("wrong", wrong);
    heard.textContent = wrong ? t(base === "integer" ? "entry.nointeger" : "entry.nonumber") : value === null ? "" : t("entry.heard", digits(value));
  }

  function update() {
    const [value = ""] = ask.values();
    field.readOnly = ask.readOnly;
    if (document.activeElement === field || attempt.drafts.has(name)) return;
    const unread = numeric && field.value.trim() !== "" && parsed(field.value) === null;
    if (!unread && (numeric ? parsed(field.value) : field.value.trim()) !== value) field.value = numeric && lang() === "nl" ? value.replace(".", ",") : value;
    tell();
  }

  return {
    element: h("span.entry", null, field, numeric ? heard : null),
    update,
    cleared() {
      field.value = "";
      tell();
    },
  };
}

/** As people read it; many decimals stay as they are. */
function digits(value) {
  const decimals = (value.split(".")[1] ?? "").length;
  return decimals > 6 || /e/i.test(value) ? value : Number(value).toLocaleString(lang(), { minimumFractionDigits: decimals, maximumFractionDigits: decimals }) || spoken(Number(value));
}
