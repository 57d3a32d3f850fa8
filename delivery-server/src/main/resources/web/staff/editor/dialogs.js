/** The two things one picks from: signs, and files of the media library. */

import { button, h } from "../../player/dom.js";

const SIGNS = "µ ≥ ≤ ± ° α β γ δ Δ λ π σ Ω → ← ↑ ↓ ↔ ½ ¼ ¾ ² ³ ₂ × ÷ ≠ ≈ ∞ √ ‰ € § † ♂ ♀ – — … “ ” ‘ ’ é ë ï ö ü".split(" ");

function dialog(title, t, back) {
  const close = button(".quiet", t("close"), () => made.close());
  const made = h("dialog.sheet", { "aria-labelledby": "sheet-title" }, h("div.title-row", null, h("h2#sheet-title", null, title), close));
  made.addEventListener("close", () => {
    made.remove();
    back();
  });
  document.body.append(made);
  return made;
}

/** One line of words. */
export function askWords({ t }, { title, label, value }, pick, back) {
  const made = dialog(title, t, back);
  const words = h("input.input#asked-words", { type: "text", maxlength: "300", value, autocomplete: "off" });
  const form = h(
    "form",
    { method: "dialog", onsubmit: () => pick(words.value.replace(/\s+/g, " ").trim()) },
    h("div.field", null, h("label", { for: "asked-words" }, label), words),
    h("p.row", null, h("button.button.primary", { type: "submit" }, t("use"))),
  );
  made.append(form);
  made.showModal();
  words.focus();
}

/** A palette of signs that keyboards lack; arrow keys walk through it. */
export function symbols({ t }, pick, back) {
  const made = dialog(t("tool.symbol"), t, back);
  const signs = SIGNS.map((sign, index) =>
    h("button.sign", {
      type: "button",
      tabindex: index === 0 ? "0" : "-1",
      onclick: () => {
        made.close();
        pick(sign);
      },
    }, sign),
  );
  const grid = h("div.signs", { role: "group", "aria-label": t("tool.symbol") }, ...signs);
  grid.addEventListener("keydown", (event) => {
    const at = signs.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, ArrowDown: at + 8, ArrowUp: at - 8, Home: 0, End: signs.length - 1 }[event.key];
    if (to === undefined || !signs[to]) return;
    event.preventDefault();
    for (const sign of signs) sign.tabIndex = -1;
    signs[to].tabIndex = 0;
    signs[to].focus();
  });
  made.append(grid);
  made.showModal();
  signs[0].focus();
}

/** A picture, film, recording or document; what it shows must be said in words. `images` for pictures only. */
export async function pickMedia(app, pick, back, images = false) {
  const { t } = app;
  const made = dialog(t("media.title"), t, back);
  const list = h("div.media-list", { role: "radiogroup", "aria-label": t("media.title") });
  const words = h("textarea.input#media-alt", { rows: "3", required: true, "aria-describedby": "media-alt-hint" });
  const file = h("input.input#media-file", { type: "file", accept: images ? "image/*" : "image/*,video/webm,video/mp4,audio/*,application/pdf" });
  const problem = h("p.error", { role: "alert", hidden: true });
  let chosen = null;
  let files = [];

  const subtitles = h("p.hint", { role: "status" });
  const tell = () => {
    const moving = chosen && ["video", "audio"].includes(kindOf(chosen));
    const there = moving ? chosen.captions.map(({ language }) => named(language)).join(", ") : "";
    const way = moving ? h("a", { href: `/beheer/media/wat/${chosen.name}`, target: "_blank", rel: "noopener" }, t("media.captionsChange")) : "";
    subtitles.replaceChildren(...(moving ? [there ? t("media.captionsThere", there) : t("media.captionsNone"), " ", way] : []));
  };

  const kindOf = ({ type }) => type.split("/")[0];
  const show = () =>
    list.replaceChildren(
      ...(files.length === 0 ? [h("p.muted", null, t("media.none"))] : []),
      ...files.map((each) =>
        h(
          "label.media-card",
          null,
          h("input", {
            type: "radio",
            name: "media",
            value: each.name,
            checked: chosen?.name === each.name,
            onchange: () => {
              chosen = each;
              words.value = each.alt;
              tell();
            },
          }),
          kindOf(each) === "image" ? h("img", { src: app.mediaAddress(each.name), alt: "", loading: "lazy" }) : h("span.kind", null, t(kindOf(each))),
          h("span", null, each.title),
        ),
      ),
    );
  const load = async () => {
    const reply = await fetch("/beheer/media/kiezen.json", { headers: { accept: "application/json" } });
    files = (await reply.json()).files.filter((each) => (images ? kindOf(each) === "image" : each.type !== "text/vtt"));
    show();
  };
  const fail = (text) => {
    problem.hidden = false;
    problem.textContent = text;
  };
  file.addEventListener("change", async () => {
    if (!file.files[0]) return;
    problem.hidden = true;
    const form = new FormData();
    form.set("formToken", app.draft.form);
    form.set("alt", words.value);
    form.set("file", file.files[0]);
    const reply = await fetch("/beheer/media", { method: "POST", body: form, headers: { accept: "application/json" } }).catch(() => null);
    const body = await reply?.json().catch(() => null);
    if (!reply?.ok || !body?.name) {
      fail(body?.message?.[document.documentElement.lang] ?? t("media.failed"));
      return;
    }
    await load();
    chosen = files.find(({ name }) => name === body.name) ?? null;
    words.value ||= chosen?.alt ?? "";
    show();
    tell();
    words.focus();
  });
  const use = button(".primary", t("media.use"), () => {
    if (!chosen) return fail(t("media.choose"));
    if (words.value.trim() === "") {
      words.setAttribute("aria-invalid", "true");
      words.focus();
      return fail(t("problem.alternative"));
    }
    made.close();
    return pick(treeOf(chosen, words.value.trim()), chosen);
  });
  made.append(
    h("div.field", null, h("label", { for: "media-file" }, t("media.upload")), h("span.hint", null, t("media.uploadHint")), file),
    list,
    h("div.field", null, h("label", { for: "media-alt" }, t("media.alt")), h("span.hint#media-alt-hint", null, t("media.altHint")), words),
    subtitles,
    problem,
    h("p.row", null, use),
  );
  made.showModal();
  await load().catch(() => fail(t("media.failed")));
}

/** A language in its own words, as a player lists it. */
function named(language) {
  try {
    return new Intl.DisplayNames([language], { type: "language" }).of(language);
  } catch {
    return language;
  }
}

function treeOf({ name, type, width, height, captions = [] }, alt) {
  if (type.startsWith("image/")) {
    const size = width > 0 ? { height: String(height), width: String(width) } : {};
    return ["figure", ["img", { alt, ...size, src: name }]];
  }
  if (type === "application/pdf") return ["figure", ["object", { "aria-label": alt, data: name, type }, alt]];
  const tracks = captions.map(({ language, name: src }) => ["track", { kind: "captions", label: named(language), src, srclang: language }]);
  return ["figure", [type.split("/")[0], { "aria-label": alt, controls: "controls", src: name }, ...tracks]];
}
