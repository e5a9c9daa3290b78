// Fields that Django leaves without a name: its search fields (Select2) take that of the field they stand for, those in
// a table that of their column. A column of links or ticks alone has no heading.

function name(scope) {
  for (const select of scope.querySelectorAll("select.admin-autocomplete")) {
    const label = document.querySelector(`label[for="${select.id}"]`)
    const box = select.nextElementSibling
    if (!label || !box?.matches(".select2-container")) continue
    const words = label.textContent.trim().replace(/\s*:$/, "")
    for (const part of box.querySelectorAll("[role=combobox], [role=textbox], input")) part.setAttribute("aria-label", words)
  }
}

function nameCells(scope) {
  for (const row of scope.querySelectorAll(".tabular tbody tr")) {
    const heads = row.closest("table").tHead.rows[0].cells
    for (const cell of row.cells) {
      const words = heads[cell.cellIndex]?.textContent.trim()
      if (!words) continue
      for (const field of cell.querySelectorAll("input:not([type=hidden]), select, textarea")) {
        if (!field.hasAttribute("aria-label")) field.setAttribute("aria-label", words)
      }
    }
  }
}

// They come when jQuery is ready, and with every row that is added.
new MutationObserver((changes) => {
  const added = changes.flatMap((change) => [...change.addedNodes])
  if (added.some((node) => node instanceof Element && node.matches(".select2-container, .select2-search, li, input, tr"))) {
    nameCells(document)
    name(document)
  }
}).observe(document.body, { childList: true, subtree: true })
for (const head of document.querySelectorAll(".tabular thead th:empty")) head.setAttribute("role", "presentation")
nameCells(document)
name(document)
