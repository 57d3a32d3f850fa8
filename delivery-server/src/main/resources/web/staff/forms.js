/**
 * Putting a form together without loading the page anew: every change is sent at once, the work is shown as the server
 * has it, and what was done is told. Without this script the same buttons send the same forms.
 */

const live = document.querySelector("[data-live]");
const ONCE = ["gedaan", "vraag", "plaats", "sinds"];
let busy = Promise.resolve();
let dragged = null;

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-quiet]")) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form));
  if (event.submitter?.name) body.set(event.submitter.name, event.submitter.value);
  enqueue(form.action, body);
});

/** One after the other, so that a row that is moved twice moves twice. */
function enqueue(url, body) {
  busy = busy.then(() => send(url, body));
}

async function send(url, body) {
  const key = document.activeElement?.dataset?.focus;
  const next = document.activeElement?.closest(".place")?.nextElementSibling?.querySelector("[data-focus]")?.dataset.focus;
  const revision = document.querySelector("#work input[name=revision]");
  if (revision) body.set("revision", revision.value);
  try {
    const { page, address } = await post(url, body);
    const fresh = page.getElementById("work");
    if (!fresh) {
      live.textContent = page.querySelector("main")?.textContent.trim().replace(/\s+/g, " ") ?? "";
      location.reload();
      return;
    }
    const work = document.getElementById("work");
    const kept = [...work.querySelectorAll("details[data-keep]")].map((each) => [each.dataset.keep, each.open]);
    const places = [...work.querySelectorAll("[data-scroll]")].map((each) => [each.dataset.scroll, each.scrollTop]);
    work.replaceWith(fresh);
    for (const [name, open] of kept) {
      const same = fresh.querySelector(`details[data-keep="${CSS.escape(name)}"]`);
      if (same) same.open = open;
    }
    for (const [name, top] of places) {
      const same = fresh.querySelector(`[data-scroll="${CSS.escape(name)}"]`);
      if (same) same.scrollTop = top;
    }
    const told = fresh.querySelector("[data-told]");
    live.textContent = told ? told.textContent : "";
    ONCE.forEach((each) => address.searchParams.delete(each));
    history.replaceState(null, "", address);
    focus(fresh, key, next);
  } catch {
    // nothing was stored that is not shown after loading again
    location.reload();
  }
}

/** The page that the server answers with, read by the browser itself: text is never made into a page here (Trusted Types). */
function post(url, body) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.responseType = "document";
    request.setRequestHeader("accept", "text/html");
    request.addEventListener("load", () =>
      request.response ? resolve({ page: request.response, address: new URL(request.responseURL) }) : reject(new Error("no page")),
    );
    request.addEventListener("error", reject);
    request.send(body);
  });
}

/** The same button of the same item; when that went, the item after it, else the list it was in. */
function focus(work, key, next) {
  if (!key) return;
  const same = work.querySelector(`[data-focus="${CSS.escape(key)}"]:not(:disabled)`);
  const after = next && work.querySelector(`[data-focus="${CSS.escape(next)}"]:not(:disabled)`);
  const other = work.querySelector(`[data-focus^="${CSS.escape(key.split(":")[0])}:"]:not(:disabled)`);
  (same ?? after ?? other ?? work.querySelector(key.startsWith("bank:") ? "#bank" : "#order"))?.focus({ preventScroll: true });
  document.activeElement?.closest(".place")?.scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
  const button = event.target.closest?.(".place")?.querySelector(
    `button[value="${event.key === "ArrowUp" ? "up" : "down"}"]:not(:disabled)`,
  );
  if (!button) return;
  event.preventDefault();
  button.focus();
  button.click();
});

document.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.("[draggable=true]") ?? null;
  if (!dragged) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", "");
});

/** Near the edge of a list that scrolls by itself, dragging scrolls it. */
function scrollNear(event) {
  const pane = event.target.closest?.(".scroll-pane");
  if (!pane) return;
  const { top, bottom } = pane.getBoundingClientRect();
  if (event.clientY < top + 40) pane.scrollTop -= 12;
  else if (event.clientY > bottom - 40) pane.scrollTop += 12;
}

document.addEventListener("dragover", (event) => {
  const target = event.target.closest?.("[data-place], [data-drop]");
  document.querySelectorAll(".dropping").forEach((each) => each.classList.remove("dropping"));
  if (dragged) scrollNear(event);
  if (!dragged || !target) return;
  event.preventDefault();
  target.classList.add("dropping");
});

document.addEventListener("drop", (event) => {
  const target = event.target.closest?.("[data-place], [data-drop]");
  if (!dragged || !target) return;
  event.preventDefault();
  const form = dragged.querySelector("form[data-quiet]");
  form.querySelector("[data-at]").value = target.dataset.place ?? target.dataset.drop;
  form.requestSubmit(form.querySelector("[data-to]"));
});

document.addEventListener("dragend", () => {
  document.querySelectorAll(".dropping").forEach((each) => each.classList.remove("dropping"));
  dragged = null;
});

// a blueprint: what the bank has for it, while somebody types
const check = document.querySelector("form[data-check]");
let waiting;
check?.addEventListener("input", (event) => {
  if (event.target.closest(".adder")) return;
  clearTimeout(waiting);
  waiting = setTimeout(look, 400);
});

/** Takes over what was counted, and leaves every box in which somebody types as it is. */
async function look() {
  const typed = new FormData(check);
  const body = new URLSearchParams(typed);
  body.set("check", "1");
  try {
    const { page } = await post(check.action, body);
    if (!page.getElementById("blueprint") || new URLSearchParams(new FormData(check)).toString() !== new URLSearchParams(typed).toString()) return;
    document.querySelectorAll("[data-fresh]").forEach((here) => {
      const fresh = page.getElementById(here.id);
      if (!fresh) return;
      if (here.matches("tr")) {
        here.className = fresh.className;
        here.querySelector(".stock").replaceWith(fresh.querySelector(".stock"));
      } else here.replaceWith(fresh);
    });
    check.querySelectorAll("input[aria-describedby]").forEach((here) => {
      const wrong = page.getElementById(here.id)?.getAttribute("aria-invalid");
      if (wrong) here.setAttribute("aria-invalid", wrong);
      else here.removeAttribute("aria-invalid");
    });
    const gaps = document.querySelector("#beside .banner strong, #beside .banner p");
    live.textContent = gaps ? gaps.textContent.trim() : "";
  } catch {
    // the button does the same
  }
}

// the arrows walk through the boxes of one column
check?.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
  const column = event.target.name?.match(/^(min|max)[0-9]+$/)?.[1];
  if (!column) return;
  const boxes = [...check.querySelectorAll(`input[name^=${column}]`)].filter((each) => each.offsetParent);
  const next = boxes[boxes.indexOf(event.target) + (event.key === "ArrowUp" ? -1 : 1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.select();
});

// on a narrow screen the coverage lies above the lists: one line, until somebody opens it
const coverage = document.querySelector(".assembly details.coverage");
if (coverage && matchMedia("(max-width: 69.99rem)").matches) coverage.open = false;
