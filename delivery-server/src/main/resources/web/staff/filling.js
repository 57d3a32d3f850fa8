/** Shows how far the filling up of a form is, and goes on to the form when it has ended. */

const EVERY = 1000;
const root = document.querySelector("[data-filling]");

if (root) watch(root);

function watch(filling) {
  const bar = filling.querySelector("progress");
  const percent = filling.querySelector("[data-percent]");
  const said = filling.querySelector("[data-said]");

  const ask = async () => {
    try {
      const reply = await fetch(`${filling.dataset.filling}/stand.json`, {
        headers: { accept: "application/json" },
        redirect: "manual",
      });
      if (reply.type === "opaqueredirect") {
        location.reload();
        return;
      }
      if (!reply.ok) throw new Error(String(reply.status));
      const now = await reply.json();
      if (now.ended) {
        location.replace(filling.dataset.filling);
        return;
      }
      bar.value = now.percent;
      percent.textContent = `${now.percent} %`;
      said.textContent = "";
    } catch {
      if (said.textContent !== filling.dataset.lost) said.textContent = filling.dataset.lost;
    }
    setTimeout(ask, EVERY);
  };

  setTimeout(ask, EVERY);
}
