/** The panels that show an item as a candidate sees it: each as high as its item, as on a phone, or with the right answer filled in. */

const panels = [...document.querySelectorAll(".seen")].map((element) => ({ element, frame: element.querySelector("iframe") }));

addEventListener("message", ({ origin, source, data }) => {
  if (origin !== location.origin) return;
  const panel = panels.find(({ frame }) => frame.contentWindow === source);
  // the borders, and a little for what sticks out of the last line
  if (panel && data?.height > 0) panel.frame.style.height = `${Math.min(data.height + 8, 6000)}px`;
});

for (const { element, frame } of panels) {
  frame.contentWindow?.postMessage("measure", location.origin);
  for (const tool of element.querySelectorAll("[data-seen]")) {
    tool.addEventListener("click", () => {
      const on = tool.getAttribute("aria-pressed") !== "true";
      tool.setAttribute("aria-pressed", String(on));
      if (tool.dataset.seen === "phone") frame.classList.toggle("phone", on);
      else {
        const address = new URL(frame.src);
        if (on) address.searchParams.set("sleutel", "ja");
        else address.searchParams.delete("sleutel");
        frame.src = address.href;
      }
    });
  }
}
