/** Shows beside the button how many people the ticked institutes and phases come to. Works without. */

const form = document.querySelector("[data-groups]");
form?.addEventListener("change", mark);
if (form) mark();

function mark() {
  const phases = Array.from(form.querySelectorAll("[name=phase]"), (box) => box.checked);
  for (const row of form.querySelectorAll("tbody tr")) {
    const institute = row.querySelector("[name=institute]").checked;
    Array.from(row.querySelectorAll("td")).forEach((cell, i) => {
      cell.classList.toggle("picked", institute && phases[i]);
    });
  }
}
