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

// They come when jQuery is ready, and with every row that is added.
new MutationObserver((changes) => {
  const added = changes.flatMap((change) => [...change.addedNodes])
  if (added.some((node) => node instanceof Element && node.matches(".select2-container, .select2-search, li, input"))) {
    name(document)
  }
}).observe(document.body, { childList: true, subtree: true })
name(document)
