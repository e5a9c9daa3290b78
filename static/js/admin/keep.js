// Nothing typed is lost. What is typed and not yet saved is kept by the server some seconds after the typing
// stops, and by the browser at once, for as long as the server does not have it. It is offered again when the
// page is opened after a crash, a logout, on another device; the server forgets it when the article is saved.

import { changes, read } from "newsroom/fields"
import { askToLogIn, session } from "newsroom/login"
import { watchOffers } from "newsroom/offers"
import { makeStrip } from "newsroom/strip"

const PAUSE = 2000 // after the last key
const LEAST = 4000 // between two requests
const BEAT = 20000 // that the page is still open
const PATIENCE = 15000 // with a server that does not answer: as good as no network
const LONG = 3600000 // no page is longer on its way
const LOOK = 3000 // for changes that no event tells of

const newKey = () => [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("")

function begin(place) {
  const config = JSON.parse(place.dataset.keeping)
  const { words } = config
  const form = place.closest("form")
  const pageField = form.elements.page
  let [page, ...insteadOf] = pageField.value.split(" ").filter(Boolean)
  page ??= newKey()
  const opened = config.unsaved ? { fields: {}, rows: {} } : read(form, true)
  const token = form.elements.token?.value ?? ""
  const begun = ["base", "opened"].map((name) => [name, JSON.parse(form.elements[name]?.value || "{}")])

  const own = `typed ${config.user} `
  const nothing = JSON.stringify({ fields: {}, rows: {} })
  let known = nothing // as the server has it
  let sentAt = 0
  let busy = null
  let waiting = 0
  let isOut = false
  let isDeclined = false // asked for the login, and left it for later
  let leaving = false

  const strip = makeStrip(document.querySelector(".save-row"), words, () => logIn())
  const name = () => {
    pageField.value = [page, ...insteadOf].join(" ")
  }
  name()

  // --- in the browser ---------------------------------------------------------------------------

  const typed = () => {
    const found = changes(read(form), opened)
    const now = [...Object.keys(found.fields), ...Object.keys(found.rows)]
    const of = (values) => Object.fromEntries(now.filter((each) => each in values).map((each) => [each, values[each]]))
    const remembered = begun.map(([each, values]) => {
      const field = form.elements[each]
      return [each, of(field ? JSON.parse(field.value || "{}") : values)]
    })
    return { ...found, ...Object.fromEntries(remembered), token: form.elements.token?.value ?? token }
  }
  const core = ({ fields, rows }) => JSON.stringify({ fields, rows })
  const hold = (now) => {
    try {
      if (core(now) === known) localStorage.removeItem(own + page)
      else localStorage.setItem(own + page, JSON.stringify({ article: config.article, story: config.story, typed: now, at: new Date().toISOString() }))
      return true
    } catch {
      return false
    }
  }
  const entryOf = (key) => {
    try {
      return JSON.parse(localStorage.getItem(own + key))
    } catch {
      return null
    }
  }
  const drop = (key) => {
    try {
      localStorage.removeItem(own + key)
    } catch {
      // Nothing was held.
    }
  }

  // --- to the server ----------------------------------------------------------------------------

  async function post(what, again = true) {
    const answer = await fetch(config.keep, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
      body: JSON.stringify({ user: config.user, article: config.article, story: config.story, ...what }),
      keepalive: Boolean(what.left),
      signal: AbortSignal.timeout(PATIENCE),
    })
    const isJson = answer.headers.get("Content-Type")?.startsWith("application/json")
    if (answer.status === 403 && !isJson && again) {
      await session(config) // logged in again elsewhere: the forms' token is another one
      return post(what, false)
    }
    return { status: answer.status, ...(isJson ? await answer.json() : {}) }
  }

  // Resolves to "ok", "login", "offline" or "refused".
  async function send() {
    const now = typed()
    const text = core(now)
    const isNews = text !== known
    const isHeld = hold(now)
    sentAt = Date.now()
    let answer
    try {
      answer = await post({ page, token, insteadOf, typed: isNews ? now : null })
    } catch {
      if (isNews) isHeld ? strip.here() : strip.lost(words.noStorage)
      return "offline"
    }
    if (answer.done) {
      page = newKey()
      known = nothing
      name()
      return send()
    }
    if (answer.status === 401) {
      isOut = true
      strip.loggedOut(true)
      if (isNews) isHeld ? strip.here(words.loggedOut) : strip.lost(words.loggedOut)
      return "login"
    }
    if (answer.status !== 200) {
      if (answer.status !== 429 && isNews) {
        const why = answer.why ?? words.serverTrouble
        isHeld ? strip.here(why) : strip.lost(why)
      }
      return "refused"
    }
    isOut = isDeclined = false
    strip.loggedOut(false)
    if (isNews) {
      known = text
      hold(typed())
    }
    if (answer.at) strip.kept(answer.at)
    else strip.quiet()
    strip.people(answer)
    return "ok"
  }

  const flush = async () => {
    clearTimeout(waiting)
    waiting = 0
    await busy
    busy = send()
    const found = await busy
    busy = null
    return found
  }
  const keepSoon = () => {
    hold(typed())
    if (waiting && Date.now() - sentAt > 5 * PAUSE) return // who types without a pause is kept all the same
    clearTimeout(waiting)
    waiting = setTimeout(keepNow, Math.max(PAUSE, LEAST - (Date.now() - sentAt)))
  }
  const keepNow = async () => {
    if (leaving || busy || isOut) {
      waiting = 0
      if (isOut && !isDeclined) logIn()
      return
    }
    if ((await flush()) === "login") logIn()
  }

  async function logIn() {
    const isIn = await askToLogIn(config)
    isDeclined = !isIn
    if (isIn) await flush()
    return isIn
  }

  // --- what was left ----------------------------------------------------------------------------

  let sendingHeld = null

  // Noted in this browser, for the network may be gone, or the page left; and for some time after the server has
  // forgotten it, for a page that shows it still may be on its way.
  const noteThrownAway = (key, toldAt) => {
    try {
      localStorage.setItem(own + key, JSON.stringify({ thrownAway: true, toldAt }))
    } catch {
      // Then the server alone knows.
    }
  }
  async function throwAway(key) {
    noteThrownAway(key)
    await sendingHeld // what is on its way there would bring it back
    await forget(key)
  }
  async function forget(key) {
    const { status } = await post({ page, typed: null, forget: [key] })
    if (status === 200) noteThrownAway(key, Date.now())
  }

  const offers = watchOffers(place, form, {
    words,
    newer: (key) => entryOf(key)?.typed ?? null,
    isThrownAway: (key) => Boolean(entryOf(key)?.thrownAway),
    onPutBack: (key) => {
      insteadOf = [...insteadOf, key]
      name()
      drop(key)
      keepSoon()
    },
    onDiscard: (key) => throwAway(key).catch(() => {}),
  })

  const isHere = (entry) => entry.article === config.article && (config.article || entry.story === config.story)

  const sendHeld = () => {
    sendingHeld ??= sendAllHeld().finally(() => {
      sendingHeld = null
    })
    return sendingHeld
  }
  async function sendAllHeld() {
    let hasNews = false
    for (const key of Object.keys(localStorage).filter((each) => each.startsWith(own) && each !== own + page)) {
      const other = key.slice(own.length)
      if (config.done.includes(other)) {
        localStorage.removeItem(key)
        continue
      }
      const found = localStorage.getItem(key)
      const entry = JSON.parse(found)
      if (!entry) continue // put back meanwhile
      if (entry.thrownAway) {
        if (!entry.toldAt) await forget(other)
        else if (Date.now() - entry.toldAt > LONG) drop(other)
        continue
      }
      const sent = { page: other, article: entry.article, story: entry.story, typed: entry.typed, token: entry.typed.token }
      const { status } = await post(sent)
      if (status === 200) {
        await post({ page: other, article: entry.article, story: entry.story, left: true })
        hasNews = true
      }
      if (localStorage.getItem(key) !== found) continue // more was typed, or it was put back or thrown away
      if (status === 200) drop(other)
      else if (isHere(entry) && !place.querySelector(`[data-page="${other}"]`)) offers.add(other, entry)
    }
    if (!hasNews) return
    const asked = new URLSearchParams()
    for (const each of ["article", "story"]) if (config[each]) asked.set(each, config[each])
    asked.set("page", pageField.value)
    const answer = await fetch(`${config.left}?${asked}`)
    if (answer.ok) offers.show(await answer.text())
  }

  // --- saving -----------------------------------------------------------------------------------

  let isSafe = false
  form.addEventListener("submit", async (event) => {
    if (isSafe) {
      leaving = true
      return
    }
    event.preventDefault()
    const { submitter } = event
    hold(typed())
    let found = await flush()
    if (found === "login") found = (await logIn()) ? "ok" : found
    if (found === "offline") strip.told(words.noNetworkSave)
    if (found === "offline" || found === "login") return
    isSafe = true
    form.requestSubmit(submitter)
    isSafe = false
  })

  // --- when -------------------------------------------------------------------------------------

  form.addEventListener("input", keepSoon)
  setInterval(() => {
    if (!waiting && !leaving && !(isOut && isDeclined) && core(typed()) !== known) keepSoon()
  }, LOOK)
  setInterval(() => {
    if (!busy && !leaving && !isOut) flush()
  }, BEAT)
  addEventListener("online", () => flush().then(sendHeld).catch(() => {}))
  addEventListener("beforeunload", (event) => {
    if (leaving) return
    const now = typed()
    hold(now)
    if (core(now) !== known && core(now) !== nothing) event.preventDefault()
  })
  addEventListener("pagehide", () => {
    hold(typed())
    post({ page, typed: null, left: true }).catch(() => {})
  })
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return
    leaving = false
    page = newKey()
    known = nothing
    name()
    keepSoon()
  })

  flush().then(sendHeld).catch(() => {})
}

const place = document.querySelector("[data-keeping]")
if (place) begin(place)
