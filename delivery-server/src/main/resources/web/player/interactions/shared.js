/** What several ways of asking share: limits in words, choices by identifier, the words of a choice. */

import { parts, textOf } from "../body.js";
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
