// Preview links are made and revoked without leaving the page.

import { watchPart } from "./part.js"

function showCopying() {
  for (const button of document.querySelectorAll("[data-previews] [data-copy]")) button.hidden = false
}

watchPart(document.getElementById("preview-form"), "[data-previews]", {
  shown: (part) => {
    showCopying()
    const next = part.querySelector("[readonly]") ?? part.querySelector("#preview-for")
    next.focus()
    next.select?.()
  },
})

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]")
  if (!button) return
  const field = document.getElementById(button.dataset.copy)
  field.select()
  await navigator.clipboard?.writeText(field.value)
})

showCopying()
