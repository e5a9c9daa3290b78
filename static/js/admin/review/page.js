// The review of a sheet: each edit is kept as it is made, and all of it is done by keys where one likes.
import { watchCells } from "review/cells"
import { keepEdits } from "review/keeping"
import { comeBack, watchProblems } from "review/problems"

const form = document.getElementById("review-form")
const keeping = form.dataset.keeping ? keepEdits(form, JSON.parse(form.dataset.keeping)) : null

for (const keys of document.querySelectorAll("[data-keys]")) keys.hidden = false
watchCells(form, keeping)
watchProblems(form)
// Enter in the fields for many rows presses their own button, not the first of the form.
for (const fields of form.querySelectorAll(".many-fields")) {
  fields.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.target.tagName === "BUTTON") return
    event.preventDefault()
    form.requestSubmit(fields.querySelector("button"))
  })
}
// What is pressed twice is done once: the page that answers is on its way. If it never comes, one may press again.
const AGAIN = 5000
let sentAt = -AGAIN
form.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return
  if (event.timeStamp - sentAt < AGAIN) event.preventDefault()
  else sentAt = event.timeStamp
})
addEventListener("pageshow", () => {
  sentAt = -AGAIN
})
// After the browser has gone to the row that the address names.
addEventListener("load", () => setTimeout(() => comeBack(form)))
