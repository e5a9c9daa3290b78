// The arrow keys turn from picture to picture, by the links that are on the page anyway.
const TURNS = { ArrowLeft: "prev", ArrowRight: "next" }

document.addEventListener("keydown", (event) => {
  const turn = TURNS[event.key]
  if (!turn || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  if (event.target.closest?.("input, select, textarea, [contenteditable], [tabindex='0']")) return
  const link = document.querySelector(`.turn a[rel=${turn}]`)
  if (!link) return
  event.preventDefault()
  location.assign(link.href)
})
