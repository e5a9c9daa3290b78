// What the server answers, put into the page without taking anything from under the editor's hands.

export const filled = (words, values) => words.replace(/%\((\w+)\)s/g, (_all, name) => values[name] ?? "")

export function clock(at, lang = document.documentElement.lang) {
  const time = new Date(at)
  const minutes = String(time.getMinutes()).padStart(2, "0")
  if (lang.startsWith("fr")) return `${time.getHours()}\u00a0h\u00a0${minutes}`
  return `${String(time.getHours()).padStart(2, "0")}:${minutes}`
}

export function setField(form, name, text) {
  const [field] = form.querySelectorAll(`[name="${CSS.escape(name)}"]`)
  if (!field) return
  if (field.type === "checkbox") field.checked = Boolean(text)
  else if (field.type === "radio") {
    for (const each of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) each.checked = each.value === text
  } else field.value = text
}

function made(tag, attributes, text) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.textContent = text
  return element
}

// Two have written in one cell: both texts are in sight until one is chosen.
export function tellConflict(form, name, { theirs, who, words }, answer) {
  const place = form.querySelector(`[name="${CSS.escape(name)}"]`)?.closest("[data-cell], .fact, fieldset")
  if (!place) return answer(false)
  place.querySelector(".conflict")?.remove()
  const note = made("small", { class: "conflict", role: "alert" }, filled(words.theirs, { who, text: theirs || words.nothing }))
  for (const [text, isMine] of [[words.takeTheirs, false], [words.keepMine, true]]) {
    const button = made("button", { type: "button", class: "link" }, text)
    button.addEventListener("click", () => {
      note.remove()
      answer(isMine)
      place.querySelector("input, select")?.focus()
    })
    note.append(" ", button)
  }
  place.append(note)
}

// The tick for all new names is sent as one of each name.
const isTyped = (field, typed) => field.name in typed || (field.name === "new-name" && `ok-${field.value}` in typed)
const isBusy = (element, typed) =>
  element.contains(document.activeElement) || [...element.querySelectorAll("[name]")].some((field) => isTyped(field, typed))

// The same up to the white space that a browser does not keep.
const template = document.createElement("template")
function isNew(element, html) {
  template.innerHTML = html.trim()
  return element.innerHTML.trim() !== template.innerHTML
}

// Which of the changing parts the page has already.
export const marks = () =>
  Object.fromEntries([...document.querySelectorAll("[data-part][data-mark]")].map(({ dataset }) => [dataset.part, dataset.mark]))

// Gives the parts that came anew.
export function apply(form, answer, words, typed) {
  showOthers(answer.others ?? [], words)
  const anew = []
  if (!answer.rows) return anew
  for (const row of document.querySelectorAll("[data-row]")) showRow(row, answer.rows[row.dataset.row], words, typed)
  for (const [name, [mark, html]] of Object.entries(answer.parts)) {
    const part = document.querySelector(`[data-part="${name}"]`)
    if (!part || isBusy(part, typed)) continue
    if (isNew(part, html)) {
      part.innerHTML = html
      anew.push(name)
    }
    part.dataset.mark = mark
  }
  return anew
}

function showRow(row, told, words, typed) {
  const said = row.querySelector("[data-said]")
  const hasMore = Boolean(told?.said.trim())
  const isProblem = Boolean(told) && told.said.includes("<h3")
  if (said && !isBusy(said, typed)) {
    if (hasMore && isNew(said, told.said)) said.innerHTML = told.said
    else if (!hasMore && said.childElementCount) said.replaceChildren(made("p", { class: "good" }, words.resolved))
  }
  if (isProblem && !("problem" in row.dataset)) {
    row.dataset.problem = ""
    row.dataset.came = ""
    const own = row.querySelector(":scope > details")
    if (own) own.open = true
  }
  row.classList.toggle("is-done", "problem" in row.dataset && !isProblem)
  row.classList.toggle("is-stop", Boolean(told?.is_stop))
  for (const cell of row.querySelectorAll("[data-cell]")) showCell(cell, ...(told?.marks[cell.dataset.cell] ?? ["", ""]))
}

function showCell(cell, mark, meaning) {
  cell.classList.toggle("bad", mark === "bad")
  cell.classList.toggle("unsure", mark === "unsure")
  const field = cell.querySelector("input, select")
  if (mark === "bad") field.setAttribute("aria-invalid", "true")
  else field.removeAttribute("aria-invalid")
  const note = cell.querySelector(".meaning")
  const text = meaning ? `→ ${meaning}` : ""
  if (note && !text) note.remove()
  else if (note) note.textContent = text
  else if (text) cell.append(made("small", { class: "meaning" }, text))
}

function showOthers(others, words) {
  const place = document.querySelector("[data-others]")
  const lines = others.map(({ name }) => filled(words.open, { name }))
  const shown = [...place.children].map((each) => each.textContent)
  if (JSON.stringify(lines) !== JSON.stringify(shown)) place.replaceChildren(...lines.map((line) => made("span", {}, line)))
}
