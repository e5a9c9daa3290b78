// Words and credits of many photos: one line speaks for all, and what is typed survives an expired login.

import { askToLogIn, session } from "newsroom/login"
import { keepTyped } from "newsroom/typed"

const ROW = /^photo-\d+-(.+)$/

function begin(form) {
  const config = JSON.parse(form.dataset.batch)
  let isChanged = "isChanged" in form.dataset
  let isSafe = false

  const kept = keepTyped(form, config.user)
  const told = form.querySelector("[data-applied]")
  const said = form.querySelector("[data-said]")
  const apply = () => {
    const isGentle = form.elements["all-only_empty"].checked
    for (const field of form.elements) {
      const [, name] = ROW.exec(field.name ?? "") ?? []
      const value = name && form.elements[`all-${name}`]?.value.trim()
      if (!value || (isGentle && field.value.trim())) continue
      field.value = value
      isChanged = true
    }
    kept.hold()
    told.textContent = ""
    setTimeout(() => (told.textContent = told.dataset.words)) // said again when it is done again
  }

  // The enter key in the line for all puts it into the rows; elsewhere it saves.
  form.querySelector(".for-all")?.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.tagName !== "INPUT") return
    event.preventDefault()
    apply()
  })
  form.addEventListener("input", () => {
    isChanged = true
    kept.hold()
  })
  if (kept.putBack()) {
    isChanged = true
    said.textContent = config.words.putBack
  }
  form.addEventListener("submit", async (event) => {
    if (event.submitter?.hasAttribute("data-apply")) {
      event.preventDefault()
      return apply()
    }
    if (isSafe) return
    event.preventDefault()
    const submitter = event.submitter ?? form.querySelector("[name=_save]")
    // Without a network the browser would show its own page instead of what was typed.
    const who = await session(config).catch(() => null)
    if (!who) {
      said.textContent = config.words.unreachable
      return
    }
    if (who.user !== config.user && !(await askToLogIn(config))) return
    isSafe = true
    isChanged = false
    kept.sent()
    form.requestSubmit(submitter)
    isSafe = false
  })
  addEventListener("beforeunload", (event) => {
    if (isChanged) event.preventDefault()
  })
}

const form = document.querySelector("[data-batch]")
if (form) begin(form)
