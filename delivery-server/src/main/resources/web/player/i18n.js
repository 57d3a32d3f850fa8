/**
 * Words. Dutch first, English second; both lists are part of the offline shell, so switching works without a network.
 * Arguments are {0}, {1}; dates and numbers follow the language, times are shown in the time zone of the exam.
 */

const LANGUAGES = ["nl", "en"];
const ZONE = "Europe/Amsterdam";
const assets = document.documentElement.dataset.assets;

let words = {};
let more = false;
let language = "nl";

export const lang = () => language;

export async function loadLanguage() {
  const cookie = /(?:^|; )lang=(nl|en)/.exec(document.cookie)?.[1];
  await use(cookie ?? (LANGUAGES.includes(document.documentElement.lang) ? document.documentElement.lang : "nl"));
}

export async function switchLanguage(to) {
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `lang=${to}; path=/; max-age=31536000; samesite=lax${secure}`;
  await use(to);
}

/** Words of questions that ask for more than one option out of a list; fetched when a test has one. */
export async function moreWords() {
  more = true;
  await use(language);
}

async function use(to) {
  const files = more ? ["messages", "interactions"] : ["messages"];
  const replies = await Promise.all(files.map((file) => fetch(`${assets}/${file}.${to}.json`)));
  words = Object.assign({}, ...(await Promise.all(replies.map((reply) => reply.json()))));
  language = to;
  document.documentElement.lang = to;
}

export function t(key, ...values) {
  const pattern = words[`player.${key}`] ?? words[`interaction.${key}`] ?? key;
  return pattern.replace(/\{(\d)\}/g, (whole, index) => values[index] ?? whole);
}

/** Picks from {"nl": …, "en": …}; plain strings pass. */
export const local = (text) => (typeof text === "string" ? text : (text?.[language] ?? text?.nl ?? ""));

export const number = (value) => value.toLocaleString(language);

export function moment(millis) {
  const day = { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: ZONE };
  return `${new Intl.DateTimeFormat(language, day).format(millis).replace(",", "")} ${timeOfDay(millis)}`;
}

export function timeOfDay(millis) {
  const time = { hour: "2-digit", minute: "2-digit", timeZone: ZONE, hourCycle: "h23" };
  return new Intl.DateTimeFormat(language, time).format(millis);
}

/** 6 130 000 → "1:42:10". */
export function span(millis) {
  const seconds = Math.max(0, Math.ceil(millis / 1000));
  const two = (value) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  return `${hours}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
