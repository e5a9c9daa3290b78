// What is typed and not yet saved is kept in the browser: a lost connection, an expired login or a closed tab
// takes nothing away. It is offered again when the page is opened, and forgotten once it is saved.

const FIELDS = ["headline", "neutral_headline", "kicker", "standfirst", "key_points", "body", "comment"]

const fields = () => FIELDS.map((name) => document.getElementById(`id_${name}`)).filter(Boolean)
const read = () => Object.fromEntries(fields().map((field) => [field.name, field.value]))

function begin(notice) {
  const form = notice.closest("form")
  const place = `typed ${notice.dataset.keep} ${location.pathname}${new URLSearchParams(location.search).get("story") ?? ""}`
  const opened = JSON.stringify(read())
  let sent = false

  const store = () => {
    const now = JSON.stringify(read())
    try {
      if (now === opened) localStorage.removeItem(place)
      else localStorage.setItem(place, now)
    } catch {
      // A browser that keeps nothing: the page works all the same.
    }
  }
  const forget = () => {
    localStorage.removeItem(place)
    notice.hidden = true
  }

  // What was sent from here, or from the page of a new article, has arrived.
  const last = sessionStorage.getItem("typed sent")
  if (last && (last !== place || document.querySelector(".messagelist .success"))) localStorage.removeItem(last)
  sessionStorage.removeItem("typed sent")
  const kept = localStorage.getItem(place)
  if (kept && kept !== opened) notice.hidden = false

  notice.querySelector("[data-put-back]").addEventListener("click", () => {
    for (const [name, value] of Object.entries(JSON.parse(kept))) {
      const field = document.getElementById(`id_${name}`)
      if (!field) continue
      field.value = value
      field.dispatchEvent(new CustomEvent("put-back", { bubbles: true }))
    }
    notice.hidden = true
    store()
  })
  notice.querySelector("[data-forget]").addEventListener("click", forget)
  form.addEventListener("input", store)
  form.addEventListener("submit", () => {
    sent = true
    sessionStorage.setItem("typed sent", place)
  })
  addEventListener("beforeunload", (event) => {
    if (!sent && JSON.stringify(read()) !== opened) event.preventDefault()
  })
}

const notice = document.querySelector("[data-keep]")
if (notice) begin(notice)
