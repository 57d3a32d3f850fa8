/** What several ways of asking share: limits in words, choices by identifier, the words of a choice. */

import { parts, textOf } from "../body.js";
import { h, icon, say } from "../dom.js";
import { t } from "../i18n.js";

/** "Kies er minstens 2 en hoogstens 3.", or null when there is no limit. */
export function limits(ask, what) {
  const least = Number(ask.attributes[`min-${what}`] ?? 0);
  const most = Number(ask.attributes[`max-${what}`] ?? 0);
  if (least > 0 && least === most) return t("limit.exactly", most);
  if (least > 0 && most > 0) return t("limit.between", least, most);
  if (most > 0) return t(most === 1 ? "limit.one" : "limit.most", most);
  return least > 0 ? t("limit.least", least) : t("limit.any");
}

export const tooMany = (most) => t(most === 1 ? "limit.full.one" : "limit.full", most);

/** Why this choice cannot be made once more. */
export const usedUp = (words, most) => t(most === 1 ? "limit.used.one" : "limit.used", words, most);

/**
 * The line at a question that says how much may be chosen. What cannot be is said in its place, to be seen and heard, until
 * something else is chosen; so nothing moves.
 */
export function limitLine(words = "", id = null) {
  const element = h("p.hint.limit", { id });
  let refused = "";
  let usual = words;
  function show() {
    element.hidden = refused === "" && usual === "";
    element.classList.toggle("refused", refused !== "");
    element.replaceChildren(...(refused === "" ? [usual] : [icon("info"), h("span", null, refused)]));
  }
  show();
  return {
    element,
    refuse(sentence) {
      refused = sentence;
      show();
      say(sentence);
    },
    settle() {
      refused = "";
      show();
    },
    /** What the line says when nothing was refused. */
    usually(sentence) {
      usual = sentence;
      show();
    },
  };
}

/**
 * Switches off in each menu what is used up in the others. A menu that takes a choice and throws it back would hold an
 * arrow key for ever. True when no empty menu can be filled any more.
 */
export function offerWhatIsLeft(menus, most, mostFor) {
  const filled = menus.filter(({ value }) => value !== "").length;
  for (const menu of menus) {
    for (const option of menu.options) {
      if (option.value === "") continue;
      const elsewhere = menus.filter((other) => other !== menu && other.value === option.value).length;
      option.disabled = elsewhere >= mostFor(option.value) || (most > 0 && menu.value === "" && filled >= most);
    }
  }
  return most > 0 && filled >= most && filled < menus.length;
}

/** The sentence below a question with such menus: what may run out, or that it has; empty when nothing can. */
export const whatIsLeft = (full, most, scarce) => (full ? t("limit.reached", most) : scarce ? t("select.left") : "");

export const identifierOf = (node) => parts(node).attributes.identifier;

/** A choice as one line, for lists that hold text only; a picture is named by its words. */
export function wordsOf(node) {
  const words = (one) => {
    if (typeof one === "string") return one;
    const { name, attributes, children } = parts(one);
    return name === "img" ? ` ${attributes.alt ?? ""} ` : attributes["object-label"] ?? attributes["aria-label"] ?? children.map(words).join("");
  };
  return words(node).replace(/\s+/g, " ").trim() || textOf(node).trim() || identifierOf(node);
}

/** True when two choices may be joined: no groups named, or one in common. */
export function matching(one, other) {
  const groups = (node) => (parts(node).attributes["match-group"] ?? "").split(/\s+/).filter(Boolean);
  const [a, b] = [groups(one), groups(other)];
  return (a.length === 0 || a.includes(identifierOf(other))) && (b.length === 0 || b.includes(identifierOf(one)));
}

export const mostOf = (node) => Number(parts(node).attributes["match-max"] ?? 0) || Infinity;
