/**
 * Keeps the live list fresh: asks for counts and rows every five seconds, fills them into the page, and stops while
 * nobody looks. Rows are built from the template in the page, so no markup is ever made from text.
 */

const EVERY = 5000;
const root = document.querySelector("[data-live]");

if (root && root.dataset.running === "yes") watch(root);
document.addEventListener("click", closeMenus);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeMenus(event, true);
});

function watch(live) {
  const body = live.querySelector("tbody");
  const at = live.querySelector("[data-at]");
  const said = live.querySelector("[data-said]");
  const url = live.dataset.live + location.search;
  let timer = 0;
  let lost = false;

  const refresh = async () => {
    timer = 0;
    try {
      const reply = await fetch(url, { headers: { accept: "application/json" }, redirect: "manual" });
      if (reply.type === "opaqueredirect") {
        at.textContent = live.dataset.out;
        said.textContent = live.dataset.out;
        return;
      }
      if (!reply.ok) throw new Error(String(reply.status));
      show(await reply.json());
      lost = false;
    } catch {
      if (!lost) {
        at.textContent = live.dataset.lost;
        said.textContent = live.dataset.lost;
      }
      lost = true;
    }
    plan();
  };

  const plan = () => {
    if (!timer && !document.hidden) timer = setTimeout(refresh, EVERY);
  };

  const show = (fresh) => {
    at.textContent = fresh.at;
    setText(live.querySelector("[data-fitting]"), fresh.fitting);
    for (const cell of live.querySelectorAll("[data-count]")) setText(cell, fresh.counts[cell.dataset.count] ?? "0");
    fill(live, body, fresh.rows);
  };

  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    timer = 0;
    if (!document.hidden) refresh();
  });
  plan();
}

/** Fills rows in place; one that is in use (an open menu, the focus) keeps its element. */
function fill(live, body, rows) {
  const known = new Map(Array.from(body.rows, (row) => [row.dataset.attempt, row]));
  let before = body.firstElementChild;
  for (const fresh of rows) {
    const row = known.get(fresh.attempt) ?? made(live);
    known.delete(fresh.attempt);
    write(live, row, fresh);
    if (row === before) before = before.nextElementSibling;
    else body.insertBefore(row, before);
  }
  for (const gone of known.values()) gone.remove();
  live.querySelector(".people").hidden = rows.length === 0;
}

function made(live) {
  return live.querySelector("template[data-row]").content.firstElementChild.cloneNode(true);
}

function write(live, row, fresh) {
  for (const cell of row.querySelectorAll("[data-cell]")) setText(cell, String(fresh[cell.dataset.cell]));
  row.querySelector("[data-asked]").hidden = !fresh.asked;
  if (row.dataset.attempt !== fresh.attempt) {
    row.dataset.attempt = fresh.attempt;
    const person = live.dataset.person + encodeURIComponent(fresh.attempt);
    for (const link of row.querySelectorAll("[data-link]")) link.href = person + link.dataset.link;
    const menu = row.querySelector("[data-menu-label]");
    menu?.setAttribute("aria-label", menu.dataset.menuLabel.replace("§", fresh.name));
  }
  if (row.dataset.state !== fresh.state || !row.querySelector(`.icon-${fresh.state}`)) {
    row.dataset.state = fresh.state;
    const state = row.querySelector(".state");
    state.className = `state state-${fresh.state}`;
    const icon = live.querySelector("template[data-icons]").content.querySelector(`.icon-${fresh.state}`);
    if (icon) state.querySelector("svg").replaceWith(icon.cloneNode(true));
  }
}

function setText(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

function closeMenus(event, all = false) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!all && menu.contains(event.target)) continue;
    if (all && menu.contains(document.activeElement)) menu.querySelector("summary").focus();
    menu.open = false;
  }
}
