// The front page is arranged without a page of its own for each step; rows can be dragged to their place.
// Without this script every button does the same, and the page comes back whole.

import { askToLogIn, isLoginPage } from "newsroom/login"

const form = () => document.querySelector("[data-arranging]")
const config = JSON.parse(form().dataset.arranging)
const say = (words) => {
  form().querySelector("[data-told]").textContent = words
}
let edited = false
let dragged = null

const isChanged = () => edited || "changed" in (form()?.dataset ?? {})

// One after the other: each begins with what the one before has left.
let last = Promise.resolve()
const take = (step, focus) => (last = last.then(() => send(step, focus)))

async function send(step, focus) {
  const before = form()
  const body = new FormData(before)
  body.append("do", step)
  before.setAttribute("aria-busy", "true")
  let answer, html
  try {
    answer = await fetch(location.href, { method: "POST", body })
    html = await answer.text()
  } catch {
    before.removeAttribute("aria-busy")
    say(config.words.offline)
    return
  }
  if (isLoginPage(answer, config)) {
    before.removeAttribute("aria-busy")
    if (await askToLogIn(config)) await send(step, focus)
    else say(config.words.loginWhy)
    return
  }
  const isPart = answer.ok && !answer.redirected
  const told = isPart && new DOMParser().parseFromString(html, "text/html").querySelector("[data-arranging]")
  if (!told) return sendWhole(step) // the page as a whole says what is wrong
  const line = told.querySelector("[data-told]")
  const words = line.textContent
  line.textContent = ""
  before.replaceWith(told)
  line.textContent = words // put in once it stands, so that it is read out
  edited = false
  refocus(focus, step)
}

function sendWhole(step) {
  leaving = true
  form().append(Object.assign(document.createElement("input"), { type: "hidden", name: "do", value: step }))
  HTMLFormElement.prototype.submit.call(form())
}

// To the button that was pressed; where it has gone, to the first of the same article.
function refocus(id, step) {
  const pk = step.split(":")[1]
  const next =
    document.getElementById(id) ??
    form().querySelector(`[data-slot] [data-article="${pk}"] button`) ??
    form().querySelector(`[data-article="${pk}"] button`) ??
    document.getElementById("q")
  next.focus()
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-arranging]")) return
  const pressed = event.submitter
  if (!pressed || pressed.value === "preview") return
  event.preventDefault()
  if (pressed.value !== "save") take(pressed.value, pressed.id)
  else if (!saving) saving = save().finally(() => (saving = null)) // pressed twice, it is saved once
})

let leaving = false
let saving = null

// Sent as a page, which would be gone with all its steps if no server answered, or the login had expired.
async function save() {
  await last
  if (leaving) return
  try {
    const answer = await fetch(location.href, { method: "HEAD" })
    if (isLoginPage(answer, config) && !(await askToLogIn(config))) return say(config.words.loginWhy)
  } catch {
    return say(config.words.offline)
  }
  sendWhole("save")
}
window.addEventListener("beforeunload", (event) => {
  if (!leaving && isChanged()) event.preventDefault()
})

document.addEventListener("input", (event) => {
  if (!event.target.name?.startsWith("until-")) return
  edited = true
  form().querySelector("[data-unsaved]").hidden = false
})

// --- dragging -------------------------------------------------------------------------------------

document.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.("[data-article]")
  if (!dragged) return
  event.dataTransfer.effectAllowed = "move"
  event.dataTransfer.setData("text/plain", dragged.dataset.article)
})

document.addEventListener("dragover", (event) => {
  const list = dragged && event.target.closest?.("[data-slot]")
  unmark()
  if (!list) return
  event.preventDefault()
  const row = rowUnder(list, event.clientY)
  ;(row ?? list).classList.add(row ? "drop-before" : "drop-last")
})

document.addEventListener("drop", (event) => {
  const list = dragged && event.target.closest?.("[data-slot]")
  unmark()
  if (!list) return
  event.preventDefault()
  const row = rowUnder(list, event.clientY)
  const put = [...list.querySelectorAll(".is-put")].filter((one) => one !== dragged)
  const at = row ? put.filter((one) => one.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING).length : put.length
  take(`${list.dataset.slot}:${dragged.dataset.article}:${at}`, "")
})

document.addEventListener("dragend", () => {
  dragged = null
  unmark()
})

function rowUnder(list, y) {
  return [...list.querySelectorAll("[data-article]")].find((row) => {
    const box = row.getBoundingClientRect()
    return row !== dragged && y < box.top + box.height / 2
  })
}

function unmark() {
  for (const one of document.querySelectorAll(".drop-before, .drop-last")) one.classList.remove("drop-before", "drop-last")
}

document.querySelector("[data-conflict]")?.focus()
