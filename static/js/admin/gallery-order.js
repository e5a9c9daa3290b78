// The gallery of a story as a sheet of film: pictures change places by dragging, by buttons and by keys. What it
// writes is the order in the rows below, which go with the article's form; without it they are numbered by hand.

import { makeDraggable } from "newsroom/gallery-drag"

const KEYS = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1, Home: -Infinity, End: Infinity }

function begin(section) {
  const prefix = section.dataset.galleryOrder
  const group = document.getElementById(`${prefix}-group`)
  const list = section.querySelector("[data-frames]")
  const blank = section.querySelector("template").content.firstElementChild
  const said = section.querySelector("[data-said]")
  const rowOf = new WeakMap()
  let writing = false

  const field = (row, name) => row.querySelector(`[name$="-${name}"]`)
  const language = () => group.closest("form").elements.language?.value || document.documentElement.lang.slice(0, 2)
  const isShown = (row) =>
    field(row, "place")?.value === "gallery" && !field(row, "DELETE")?.checked && (field(row, "photo")?.value || row.querySelector("img.thumb"))
  const order = (row) => Number(field(row, "order")?.value) || 0

  function rows() {
    const all = [...group.querySelectorAll(".inline-related:not(.empty-form)")].filter((row) => field(row, "order") && isShown(row))
    return all.map((row, at) => [row, at]).sort(([a, i], [b, j]) => order(a) - order(b) || i - j).map(([row]) => row)
  }

  function tell(row) {
    const select = field(row, "photo")
    const option = select?.selectedOptions?.[0]
    const chosen = option?.text.trim()
    const picture = !option || option.defaultSelected ? row.querySelector("img.thumb") : null // that was saved
    const own = field(row, `own_caption_${language()}`)?.value.trim()
    const label = row.querySelector(".inline_label")?.textContent.trim()
    const isNew = select?.dataset.imageOf && select.dataset.imageOf === select.value // chosen just now
    const { image = "", credit = "" } = isNew ? select.dataset : {}
    return {
      source: image || picture?.src || "",
      caption: own || (!image && picture?.dataset.caption) || chosen || label || "",
      credit: image ? credit : (picture?.dataset.credit ?? ""),
    }
  }

  function draw() {
    const found = rows()
    const known = new Map([...list.children].map((frame) => [rowOf.get(frame), frame]))
    const frames = found.map((row) => known.get(row) ?? blank.cloneNode(true))
    found.forEach((row, at) => fill(frames[at], row, at + 1))
    const held = document.activeElement
    if (frames.some((frame, at) => list.children[at] !== frame) || list.children.length !== frames.length) {
      list.replaceChildren(...frames)
      if (list.contains(held)) held.focus()
    }
    section.hidden = !frames.length
  }

  function fill(frame, row, number) {
    const { source, caption, credit } = tell(row)
    rowOf.set(frame, row)
    frame.querySelector("[data-number]").textContent = number
    for (const name of frame.querySelectorAll("[data-name]")) name.textContent = caption
    frame.querySelector("[data-caption]").textContent = caption
    frame.querySelector("[data-credit]").textContent = credit
    const image = frame.querySelector("img")
    if (source && image.getAttribute("src") !== source) image.src = source
    image.hidden = !source
    frame.querySelector("[data-no-picture]").hidden = Boolean(source)
    frame.querySelector("[data-row]").href = `#${row.id}`
  }

  // The rows take the numbers of the frames as they stand; a number that is right already is let alone.
  function write() {
    writing = true
    ;[...list.children].forEach((frame, at) => {
      const number = field(rowOf.get(frame), "order")
      frame.querySelector("[data-number]").textContent = at + 1
      if (number.value === String(at + 1)) return
      number.value = at + 1
      for (const type of ["input", "change"]) number.dispatchEvent(new Event(type, { bubbles: true }))
    })
    writing = false
  }

  function say(frame, words = section.dataset.moved) {
    const known = { number: [...list.children].indexOf(frame) + 1, total: list.children.length, name: tell(rowOf.get(frame)).caption }
    said.textContent = words.replace(/\{(\w+)\}/g, (_whole, name) => known[name])
  }

  function put(frame, at) {
    const others = [...list.children].filter((each) => each !== frame)
    const place = Math.min(Math.max(at, 0), others.length)
    list.insertBefore(frame, others[place] ?? null)
  }

  function move(frame, by, held) {
    put(frame, [...list.children].indexOf(frame) + by)
    write()
    held.focus()
    held.scrollIntoView({ block: "nearest" })
    say(frame)
  }

  list.addEventListener("click", (event) => {
    const step = event.target.closest("[data-step]")
    if (step) move(step.closest("li"), Number(step.dataset.step), step)
  })
  list.addEventListener("keydown", (event) => {
    const grip = event.target.closest(".grip")
    if (!grip || !(event.key in KEYS) || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    move(grip.closest("li"), KEYS[event.key], grip)
  })
  makeDraggable(list, {
    put,
    dropped: (frame) => {
      write()
      say(frame)
    },
    cancelled: (frame) => say(frame, section.dataset.cancelled),
  })

  // A picture that joins the gallery comes last.
  function join(row) {
    if (field(row, "id")?.value || field(row, "place")?.value !== "gallery") return
    const last = Math.max(0, ...rows().filter((each) => each !== row).map(order))
    if (order(row) <= 1 && last >= 1) field(row, "order").value = last + 1
  }

  for (const type of ["change", "input", "put-back"]) {
    group.closest("form").addEventListener(type, (event) => {
      if (writing || !(event.target === event.currentTarget || group.contains(event.target))) return
      if (type === "change" && event.target.name?.endsWith("-place")) join(event.target.closest(".inline-related"))
      draw()
    })
  }
  // Search fields (Select2) tell jQuery alone of a choice; rows come and go by Django's own script.
  globalThis.django?.jQuery?.(group).on("change", "select", () => writing || draw())
  document.addEventListener("formset:added", draw)
  document.addEventListener("formset:removed", draw)
  draw()
}

for (const section of document.querySelectorAll("[data-gallery-order]")) begin(section)
