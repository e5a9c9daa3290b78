// The page that takes many files at once: chosen, or dropped anywhere on it. Two are sent at a time; a file that
// fails keeps its row, its reason and a button, and stops no other.

import { askToLogIn } from "newsroom/login"
import { makeRow } from "newsroom/upload-row"
import { forget, LoggedOut, Refused, say, send } from "newsroom/upload-wire"

const AT_ONCE = 2
const ENDED = new Set(["done", "known", "refused"])

function begin(form) {
  const config = JSON.parse(form.dataset.uploads)
  const { words } = config
  const input = form.querySelector("input[type=file]")
  const rows = document.querySelector("[data-rows]")
  const summary = document.querySelector("[data-summary]")
  const next = document.querySelector("[data-next]")
  const left = document.querySelector("[data-left]")
  const jobs = []

  const place = () => form.elements.place?.value ?? config.place
  const keyOf = (file) => [file.name, file.size, file.lastModified].join(" ")

  function tell() {
    const count = (...states) => jobs.filter((job) => states.includes(job.state)).length
    const refused = count("refused")
    const told = say(words.summary, { done: count("done", "known"), all: jobs.length })
    summary.textContent = jobs.length ? told + (refused ? ` ${say(words.refusedCount, { count: refused })}` : "") : ""
    if (count("done", "known")) next.hidden = false
  }

  const forgetLeft = (key) => {
    left?.querySelector(`[data-left-key="${key}"]`)?.remove()
    if (left && !left.querySelector("li")) left.hidden = true
  }

  async function run(job) {
    const { file, row } = job
    job.state = "active"
    job.control = new AbortController()
    const percent = (bytes) => Math.min(100, Math.floor((bytes / file.size) * 100))
    try {
      const upload = await send(file, {
        config,
        place,
        signal: job.control.signal,
        on: {
          begun(known) {
            job.key = known.key
            forgetLeft(known.key)
            row.moved(percent(known.offset), known.offset > 0)
          },
          moved: (bytes) => row.moved(percent(bytes)),
          looking: () => row.looking(),
          broke: (seconds) => row.broke(seconds),
        },
      })
      job.state = upload.state
      if (upload.state === "refused") row.refused(upload.label, upload.why)
      else row.stored(upload)
      const address = new URL(location.href)
      address.searchParams.set("batch", config.batch)
      history.replaceState(null, "", address)
    } catch (error) {
      if (job.state === "removed") return
      job.state = "stopped"
      if (job.isWanted) return queue(job)
      if (error instanceof Refused) {
        job.state = "refused"
        row.refused(config.refused, error.message)
      } else if (error instanceof LoggedOut) {
        row.paused()
        logIn()
      } else row.failed()
    } finally {
      tell()
      pump()
    }
  }

  function pump() {
    const active = jobs.filter((job) => job.state === "active").length
    for (const job of jobs.filter((each) => each.state === "waiting").slice(0, AT_ONCE - active)) run(job)
  }

  function queue(job) {
    job.isWanted = false
    job.state = "waiting"
    job.row.waiting()
    pump()
  }

  let asking = null
  function logIn() {
    asking ??= askToLogIn(config).then((isIn) => {
      asking = null
      if (isIn) for (const job of jobs.filter((each) => each.state === "stopped")) queue(job)
    })
  }

  function again(job) {
    if (job.state === "active") {
      job.isWanted = true // it waits for its next attempt: that is now
      job.control.abort()
    } else if (job.state === "stopped") queue(job)
  }

  function remove(job) {
    const focus = job.row.dom.nextElementSibling?.querySelector("button:not([hidden])") ?? input
    job.state = "removed"
    job.control?.abort()
    job.row.end()
    job.row.dom.remove()
    jobs.splice(jobs.indexOf(job), 1)
    if (job.key) forget(config, job.key).catch(() => {})
    focus.focus()
    tell()
    pump()
  }

  function add(files) {
    for (const file of files) {
      const known = jobs.find((job) => keyOf(job.file) === keyOf(file))
      if (known) {
        known.file = file
        again(known)
        continue
      }
      const job = { file, state: "waiting", key: "", isWanted: false }
      job.row = makeRow(file, words, { onAgain: () => again(job), onRemove: () => remove(job) })
      jobs.push(job)
      rows.append(job.row.dom)
      const why = !file.size ? words.empty : file.size > config.most ? say(words.tooHeavy, { limit: config.most / 2 ** 20 }) : ""
      if (why) {
        job.state = "refused"
        job.row.refused(config.refused, why)
      }
    }
    tell()
    pump()
  }

  // --- what is chosen and dropped -----------------------------------------------------------------

  form.querySelector("[data-send]").hidden = true
  form.querySelector("[data-hint]").hidden = false
  const take = () => {
    add([...input.files])
    input.value = ""
  }
  input.addEventListener("change", take)
  if (input.files.length) take() // chosen before this script had come
  form.addEventListener("submit", (event) => event.preventDefault())
  const zone = form.querySelector("[data-zone]")
  const over = (isOver) => zone.classList.toggle("is-over", isOver)
  addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return
    event.preventDefault()
    over(true)
  })
  addEventListener("dragleave", (event) => event.relatedTarget ?? over(false))
  addEventListener("drop", (event) => {
    if (!event.dataTransfer?.files.length) return
    event.preventDefault()
    over(false)
    add(event.dataTransfer.files)
  })
  addEventListener("beforeunload", (event) => {
    if (jobs.some((job) => !ENDED.has(job.state))) event.preventDefault()
  })
  for (const button of document.querySelectorAll("[data-forget]")) {
    button.hidden = false
    button.addEventListener("click", async () => {
      const { leftKey } = button.closest("li").dataset
      await forget(config, leftKey).catch(() => {})
      forgetLeft(leftKey)
      input.focus()
    })
  }
}

const form = document.querySelector("[data-uploads]")
if (form) begin(form)
