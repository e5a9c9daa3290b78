// Django's search fields (Select2) have no name of their own: they take that of the field they stand for.

function name(scope) {
  for (const select of scope.querySelectorAll("select.admin-autocomplete")) {
    const label = document.querySelector(`label[for="${select.id}"]`)
    const box = select.nextElementSibling
    if (!label || !box?.matches(".select2-container")) continue
    const words = label.textContent.trim().replace(/\s*:$/, "")
    for (const part of box.querySelectorAll("[role=combobox], input")) part.setAttribute("aria-label", words)
  }
}

addEventListener("load", () => name(document))
document.addEventListener("formset:added", (event) => setTimeout(() => name(event.target)))
