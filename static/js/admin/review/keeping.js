// Each edit is sent to the server shortly after it was made, and held by the browser until the server has it:
// without a network, without a login, after a crash nothing is lost. The answer says what others have changed,
// and what is left to be seen.
import { askToLogIn, session } from "newsroom/login"
import { apply, clock, filled, marks, setField, tellConflict } from "review/shown"

const PAUSE = 900 // after the last key
const BEAT = 12000 // that the page is open, and to hear of others
const PATIENCE = 15000
const OTHERS = new Set(["csrfmiddlewaretoken", "since", "given-to", "has-facts", "has-new", "new-name", "action", "pasted", "many-rows", "many-cell", "many-text"])

const original = (field) => {
  if (!field.options) return field.defaultValue
  return ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value ?? ""
}

// What the fields say, or what they said when the page came.
export function read(form, atFirst = false) {
  const values = {}
  for (const field of form.elements) {
    const { name, type } = field
    if (!name || OTHERS.has(name) || type === "hidden" || type === "submit" || type === "fieldset") continue
    const isSet = atFirst ? field.defaultChecked : field.checked
    if (type === "radio") {
      if (isSet) values[name] = field.value
    } else if (name === "new-ok") {
      for (const each of form.querySelectorAll("[name=new-name]")) values[`ok-${each.value}`] = isSet ? "1" : ""
    } else if (type === "checkbox") values[name] = isSet ? "1" : ""
    else values[name] = atFirst ? original(field) : field.value
  }
  return values
}

export function keepEdits(form, config) {
  const { words } = config
  const own = `review ${config.user} ${config.review}`
  const told = document.querySelector("[data-kept]")
  let since = Number(form.elements.since.value)
  const known = read(form, true)
  let timer = 0
  let busy = Promise.resolve()
  let isOut = false
  const disputed = new Set()

  const typed = () => {
    const now = read(form)
    return Object.fromEntries(Object.entries(now).filter(([name, value]) => value !== (known[name] ?? "") && !disputed.has(name)))
  }
  const hold = (fields) => {
    try {
      if (Object.keys(fields).length) localStorage.setItem(own, JSON.stringify({ since, fields }))
      else localStorage.removeItem(own)
      return true
    } catch {
      return false
    }
  }
  const say = (text, state) => {
    if (told.textContent !== text) told.textContent = text
    told.parentElement.dataset.state = state
  }
  const trouble = (fields, why) => {
    const isHeld = hold(fields)
    if (!isHeld) say(filled(words.notKept, { why }), "lost")
    else say(why === words.noStorage ? words.keptHere : filled(words.keptHereOnly, { why }), "here")
  }

  async function post(body, again = true) {
    const answer = await fetch(config.keep, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
    })
    const isJson = answer.headers.get("Content-Type")?.startsWith("application/json")
    if (answer.status === 403 && !isJson && again) {
      await session(config) // logged in again elsewhere: the forms' token is another one
      return post(body, false)
    }
    return { status: answer.status, ...(isJson ? await answer.json() : {}) }
  }

  async function send(undo = false) {
    const fields = typed()
    const isNews = undo || Object.keys(fields).length > 0
    hold(fields)
    const place = document.activeElement?.closest("[data-row]")?.id ?? ""
    let answer
    try {
      answer = await post({ user: config.user, since, fields, place, undo, has: marks() })
    } catch {
      if (isNews) trouble(fields, words.noStorage)
      return
    }
    if (answer.status === 401) {
      if (isNews) trouble(fields, words.loggedOut)
      if (!isOut) {
        isOut = true
        if (await askToLogIn(config)) {
          isOut = false
          await send(undo)
        }
      }
      return
    }
    if (answer.status !== 200) {
      const why = answer.why ?? words.serverTrouble
      if (answer.closed) say(filled(words.closed, { state: answer.closed }), "lost")
      else if (isNews) trouble(fields, why)
      return
    }
    isOut = false
    take(answer, fields)
  }

  function take(answer, fields) {
    Object.assign(known, fields)
    since = answer.version
    form.elements.since.value = since
    if ("rows" in (answer.changed ?? {})) {
      hold(typed())
      location.reload()
      return
    }
    for (const [name, text] of Object.entries(answer.changed ?? {})) {
      const mine = read(form)[name]
      if (mine === undefined || mine === (known[name] ?? "")) setField(form, name, text)
      known[name] = text
    }
    for (const [name, { theirs, who }] of Object.entries(answer.conflicts ?? {})) {
      disputed.add(name)
      known[name] = theirs
      tellConflict(form, name, { theirs, who, words }, (isMine) => {
        disputed.delete(name)
        if (!isMine) setField(form, name, theirs)
        soon(0)
      })
    }
    const anew = apply(form, answer, words, typed())
    const now = read(form)
    const isDrawn = (name) => !(name in known) || (anew.includes("names") && /^(ok|s)-/.test(name))
    for (const name of Object.keys(now)) if (isDrawn(name)) known[name] = now[name]
    hold(typed())
    if (answer.at) say(filled(words.kept, { time: clock(answer.at) }), "kept")
  }

  const now = (undo = false) => {
    clearTimeout(timer)
    busy = busy.then(() => send(undo))
    return busy
  }
  const soon = (pause = PAUSE) => {
    clearTimeout(timer)
    hold(typed())
    timer = setTimeout(now, pause)
  }

  form.addEventListener("input", (event) => {
    disputed.delete(event.target.name)
    soon()
  })
  form.addEventListener("change", () => soon(150))
  form.addEventListener("submit", () => {
    clearTimeout(timer)
    hold(typed())
  })
  addEventListener("online", () => now())
  addEventListener("beforeunload", (event) => {
    if (Object.keys(typed()).length && !hold(typed())) event.preventDefault()
  })
  setInterval(() => {
    if (!document.hidden) now()
  }, BEAT)

  // A page that comes out of the browser's memory, or that was drawn while something was still being kept.
  addEventListener("pageshow", () => soon())

  // What this browser holds from before, and the server has not.
  const held = (() => {
    try {
      return JSON.parse(localStorage.getItem(own) ?? "null")
    } catch {
      return null
    }
  })()
  if (held) {
    const lost = Object.entries(held.fields).filter(([name, text]) => name in known && known[name] !== text)
    for (const [name, text] of lost) setField(form, name, text)
    if (lost.length) {
      since = Math.min(since, held.since)
      soon(0)
    } else hold({})
  }

  return {
    now: () => now(),
    undo: () => now(true),
    isTyping: (field) => Boolean(field.name) && field.name in typed(),
  }
}
