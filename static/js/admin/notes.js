// Notes are written and settled without leaving the page.

import { watchPart } from "./part.js"

const note = () => document.getElementById("new-note")

watchPart(document.getElementById("note-form"), "[data-notes]", {
  typed: () => note().value,
  shown: (_part, typedMeanwhile) => {
    if (typedMeanwhile !== null) note().value = typedMeanwhile
    note().focus()
  },
})
