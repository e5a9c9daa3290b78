// The copy desk beside the text. It reads what is typed, lists what it would change, and changes nothing by itself.
// F7 leads here from the text; J and K go through the list, A takes the first suggestion, D dismisses, Esc leads back.

import { plain, replaced, rangeOf } from "./plain-text.js"

const FIELDS = ["headline", "neutral_headline", "kicker", "standfirst", "key_points", "body"]
const PAUSE = 1200 // of typing, in milliseconds

function begin(panel) {
  const form = panel.closest("form")
  const list = panel.querySelector("[data-list]")
  const pattern = panel.querySelector("template:not([data-words])").content.firstElementChild
  const words = panel.querySelector("[data-words]").dataset
  const status = panel.querySelector("[data-status]")
  const field = (name) => document.getElementById(`id_${name}`)
  const set = new Set() // dismissed on this page: of a new article nothing is stored yet
  let findings = []
  let asking = null
  let waiting = null
  let left = null

  panel.querySelector("[data-keys]").hidden = false

  const send = (url, data, how) => {
    const body = new FormData()
    body.set("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value)
    for (const [name, value] of Object.entries(data)) body.set(name, value)
    return fetch(url, { method: "POST", body, headers: { Accept: "application/json" }, ...how })
  }

  async function read() {
    asking?.abort()
    asking = new AbortController()
    const data = { language: panel.dataset.language || field("language")?.value || "" }
    for (const name of FIELDS) if (field(name)) data[name] = field(name).value
    try {
      const answer = await send(panel.dataset.findings, data, { signal: asking.signal })
      if (!answer.ok) throw new Error(answer.statusText)
      const said = await answer.json()
      findings = said.findings.filter((one) => !set.has(`${one.kind} ${one.found}`))
      panel.querySelector("[data-no-dictionary]").hidden = said.dictionary
      draw()
    } catch (failure) {
      if (failure.name !== "AbortError") status.textContent = words.failed
    }
  }

  function later() {
    asking?.abort() // its answer would be about a text that has moved on
    clearTimeout(waiting)
    waiting = setTimeout(read, PAUSE)
  }

  function draw() {
    const at = [...list.children].indexOf(document.activeElement?.closest("li"))
    list.replaceChildren(...findings.map(item))
    status.textContent = !findings.length ? words.none : findings.length === 1 ? words.one : `${words.many} ${findings.length}`
    if (at >= 0) focus(Math.min(at, findings.length - 1))
  }

  function item(finding) {
    const made = pattern.cloneNode(true)
    const put = (name, text) => (made.querySelector(`[data-${name}]`).textContent = text)
    put("kind", finding.label)
    put("field", finding.fieldLabel)
    put("before", finding.before)
    put("found", finding.found)
    put("after", finding.after)
    put("why", finding.why)
    made.querySelector(".found").lang = panel.dataset.language || field("language")?.value || ""
    const row = made.querySelector("[data-do]")
    for (const suggestion of [...finding.suggestions].reverse()) {
      const button = document.createElement("button")
      button.type = "button"
      button.className = "button"
      button.dataset.suggestion = suggestion
      button.textContent = suggestion
      button.addEventListener("click", () => accept(finding, suggestion))
      row.prepend(button)
    }
    row.querySelector("[data-dismiss]").addEventListener("click", () => dismiss(finding))
    const learn = row.querySelector("[data-learn]")
    learn.hidden = !finding.mayBeWord
    learn.addEventListener("click", () => teach(finding))
    made.addEventListener("focusin", () => show(finding))
    made.addEventListener("click", () => show(finding))
    return made
  }

  function focus(index) {
    const chosen = list.children[Math.max(index, 0)]
    chosen?.focus()
    if (!chosen) status.focus?.()
  }

  // Where it stands: marked in the editor, selected in a field.
  function show(finding) {
    const place = field(finding.field)
    const editor = place?.parentElement.querySelector(".ProseMirror")
    CSS.highlights?.delete("copydesk")
    if (editor) {
      const range = rangeOf(editor, finding)
      if (range && CSS.highlights) CSS.highlights.set("copydesk", new Highlight(range))
      range?.startContainer.parentElement.scrollIntoView({ block: "nearest" })
    } else if (place) {
      place.setSelectionRange?.(finding.start, finding.end)
      place.scrollIntoView({ block: "nearest" })
    }
  }

  function accept(finding, suggestion) {
    const place = field(finding.field)
    const now = finding.field === "body" ? plain(place.value) : place.value.replaceAll("\r\n", "\n")
    if (suggestion === undefined) return
    if (now.slice(finding.start, finding.end) !== finding.found) {
      status.textContent = words.moved
      read()
      return
    }
    if (finding.field === "body") {
      place.value = replaced(place.value, finding, suggestion)
      place.dispatchEvent(new CustomEvent("put-back"))
    } else {
      place.setRangeText(suggestion, finding.start, finding.end, "end")
    }
    place.dispatchEvent(new Event("input", { bubbles: true }))
    drop([finding])
    const moved = suggestion.length - finding.found.length
    for (const other of findings) {
      if (other.field !== finding.field || other.start < finding.end) continue
      other.start += moved
      other.end += moved
    }
  }

  async function dismiss(finding) {
    set.add(`${finding.kind} ${finding.found}`)
    drop(findings.filter((one) => one.kind === finding.kind && one.found === finding.found))
    if (panel.dataset.page) await keep(panel.dataset.page, { dismiss: "1", kind: finding.kind, found: finding.found })
  }

  async function teach(finding) {
    const language = panel.dataset.language || field("language")?.value || ""
    if (await keep(panel.dataset.word, { word: finding.found, language })) {
      drop(findings.filter((one) => one.found === finding.found))
    }
  }

  async function keep(url, data) {
    try {
      const answer = await send(url, data, { keepalive: true }) // also where the page is left at once
      if (answer.ok) return true
      const said = await answer.json().catch(() => ({}))
      status.textContent = said.errors?.join(" ") ?? words.failed
    } catch {
      status.textContent = words.failed
    }
    return false
  }

  function drop(gone) {
    findings = findings.filter((one) => !gone.includes(one))
    draw()
  }

  panel.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const at = [...list.children].indexOf(event.target.closest("li"))
    const key = event.key.toLowerCase()
    if (event.key === "Escape") (left ?? field("headline"))?.focus()
    else if (at < 0) return
    else if (key === "j") focus(Math.min(at + 1, findings.length - 1))
    else if (key === "k") focus(at - 1)
    else if (key === "a") accept(findings[at], findings[at].suggestions[0])
    else if (key === "d") dismiss(findings[at])
    else return
    event.preventDefault()
  })
  document.addEventListener("keydown", (event) => {
    if (event.key !== "F7" || !findings.length) return
    event.preventDefault()
    if (!panel.contains(document.activeElement)) left = document.activeElement
    focus(0)
  })
  form.addEventListener("input", (event) => FIELDS.some((name) => event.target === field(name)) && later())
  read()
}

const panel = document.querySelector("[data-copydesk]")
if (panel) begin(panel)
