/** Shows how far closing is, and loads the page again when it is done. */

const box = document.querySelector("[data-closing]");
if (box) setTimeout(ask, 1000);

async function ask() {
  try {
    const reply = await fetch(box.dataset.closing, { headers: { accept: "application/json" }, redirect: "manual" });
    if (!reply.ok) throw new Error(String(reply.status));
    const state = await reply.json();
    if (!state.running) {
      location.replace(location.pathname);
      return;
    }
    box.querySelector("progress").value = state.percent;
    box.querySelector("[data-progress]").textContent = state.text;
  } catch {
    // the work goes on at the server; ask again
  }
  setTimeout(ask, 1000);
}
