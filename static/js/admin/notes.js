// Notes are written and settled without leaving the page: what is typed and not saved stays where it is.

const form = document.getElementById("note-form")
const section = () => document.querySelector("[data-notes]")
const note = () => document.getElementById("new-note")

form.addEventListener("submit", async (event) => {
  event.preventDefault()
  const pressed = event.submitter
  const sent = note().value
  try {
    const body = new FormData(form, pressed)
    const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Requested-With": "fetch" } })
    if (!answer.ok || answer.redirected) throw new Error(answer.statusText)
    const told = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-notes]")
    const words = told.querySelector("[data-told]").textContent
    told.querySelector("[data-told]").textContent = ""
    const typed = note().value
    section().replaceWith(told)
    if (typed !== sent) note().value = typed // while the answer was on its way
    told.querySelector("[data-told]").textContent = words // put in once it stands, so that it is read out
    note().focus()
  } catch {
    if (pressed?.name) {
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name: pressed.name, value: pressed.value }))
    }
    HTMLFormElement.prototype.submit.call(form) // the page as a whole says what is wrong
  }
})
