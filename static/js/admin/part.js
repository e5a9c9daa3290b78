// A part of the page has a form of its own: it is sent and comes back anew without leaving the page, so that what
// is typed elsewhere and not saved stays where it is. One request after the other: each begins with what the one
// before has left. Without a network the page stays as it is, and says so; without a login it asks for it in place.

import { askToLogIn, isLoginPage } from "newsroom/login"

const config = JSON.parse(document.querySelector("[data-keeping]")?.dataset.keeping ?? "null")

// `typed()` is what stands in the part's own field; `shown(part, typed)` puts the cursor where the work goes on, and
// gets what was typed while the answer was on its way, or null.
export function watchPart(form, selector, { typed = () => null, shown }) {
  const part = () => document.querySelector(selector)
  const pending = new Set()
  let last = Promise.resolve()

  async function send(body, pressed, sent) {
    const say = (words) => {
      part().querySelector("[data-told]").textContent = words
    }
    let answer, html
    try {
      answer = await fetch(form.action, { method: "POST", body, headers: { "X-Requested-With": "fetch" } })
      html = await answer.text()
    } catch {
      return say(form.dataset.offline)
    }
    if (config && isLoginPage(answer, config)) {
      if (!(await askToLogIn(config))) return say(config.words.loginWhy)
      body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value)
      return send(body, pressed, sent)
    }
    const isPart = answer.ok && !answer.redirected
    const told = isPart && new DOMParser().parseFromString(html, "text/html").querySelector(selector)
    if (!told) {
      if (pressed.name) form.append(Object.assign(document.createElement("input"), { type: "hidden", ...pressed }))
      HTMLFormElement.prototype.submit.call(form) // the page as a whole says what is wrong
      return
    }
    const line = told.querySelector("[data-told]")
    const words = line.textContent
    line.textContent = ""
    const now = typed()
    part().replaceWith(told)
    line.textContent = words // put in once it stands, so that it is read out
    shown(told, now === sent ? null : now)
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault()
    const { name = "", value = "" } = event.submitter ?? {}
    const body = new FormData(form)
    if (name) body.append(name, value)
    const key = new URLSearchParams(body).toString()
    if (pending.has(key)) return // pressed twice
    pending.add(key)
    const sent = typed()
    last = last.then(() => send(body, { name, value }, sent)).finally(() => pending.delete(key))
  })
}
