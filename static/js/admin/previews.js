// Preview links are made and revoked without leaving the page: what is typed and not saved stays where it is.

const form = document.getElementById("preview-form")
const section = () => document.querySelector("[data-previews]")

function showCopying() {
  for (const button of section().querySelectorAll("[data-copy]")) button.hidden = false
}

const chosen = (button) => ({ name: button?.name ?? "", value: button?.value ?? "" })

form.addEventListener("submit", async (event) => {
  event.preventDefault()
  try {
    const body = new FormData(form, event.submitter)
    const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Requested-With": "fetch" } })
    if (!answer.ok || answer.redirected) throw new Error(answer.statusText)
    const told = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-previews]")
    const words = told.querySelector("[data-told]").textContent
    told.querySelector("[data-told]").textContent = ""
    section().replaceWith(told)
    told.querySelector("[data-told]").textContent = words // put in once it stands, so that it is read out
    showCopying()
    const next = told.querySelector("[readonly]") ?? told.querySelector("#preview-for")
    next.focus()
    next.select?.()
  } catch {
    const pressed = Object.assign(document.createElement("input"), { type: "hidden", ...chosen(event.submitter) })
    form.append(pressed)
    HTMLFormElement.prototype.submit.call(form) // the page as a whole says what is wrong
  }
})

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]")
  if (!button) return
  const field = document.getElementById(button.dataset.copy)
  field.select()
  await navigator.clipboard?.writeText(field.value)
})

showCopying()
