// Sentences under an amended result: handled without leaving the page, and shown where they stand in the text.

import { watchPart } from "./part.js"
import { plain, rangeOf } from "./plain-text.js"

// The editor or the field that holds the sentence as it is now, and its place there.
function find(item) {
  const field = document.getElementById(`id_${item.dataset.field}`)
  const sentence = item.dataset.sentence
  if (!field) return null
  const editor = field.parentElement.querySelector(".ProseMirror")
  const text = item.dataset.field === "body" ? plain(field.value) : field.value.replaceAll("\r\n", "\n")
  const start = text.indexOf(sentence)
  return start < 0 ? null : { field, editor, start, end: start + sentence.length, found: sentence }
}

document.addEventListener("click", (event) => {
  const jump = event.target.closest?.("[data-jump]")
  const place = jump && find(jump.closest("li"))
  if (!place) return
  const range = place.editor && rangeOf(place.editor, place)
  CSS.highlights?.delete("touched")
  if (range) {
    if (CSS.highlights) CSS.highlights.set("touched", new Highlight(range))
    range.startContainer.parentElement.scrollIntoView({ block: "center" })
    place.editor.focus({ preventScroll: true })
    getSelection().setBaseAndExtent(range.startContainer, range.startOffset, range.startContainer, range.startOffset)
  } else {
    place.field.focus()
    place.field.setSelectionRange?.(place.start, place.end)
  }
  event.preventDefault()
})

watchPart(document.getElementById("touched-form"), "[data-touched]", {
  shown: (part) => (part.querySelector("button[form]") ?? part).focus(),
})
