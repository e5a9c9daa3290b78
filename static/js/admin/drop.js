// A file may be dropped on the form that attaches one; it is sent at once.
for (const form of document.querySelectorAll("form[data-drop]")) {
  const input = form.querySelector('input[type="file"]');
  const hint = form.querySelector("[data-drop-hint]");
  const busy = form.querySelector("[data-drop-busy]");
  hint.hidden = false;

  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("is-over");
  });
  form.addEventListener("dragleave", () => form.classList.remove("is-over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("is-over");
    if (!event.dataTransfer.files.length) return;
    const chosen = new DataTransfer();
    chosen.items.add(event.dataTransfer.files[0]);
    input.files = chosen.files;
    form.requestSubmit();
  });
  form.addEventListener("submit", () => {
    busy.hidden = false;
  });
}
