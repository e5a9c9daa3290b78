// From problem to problem: F8 from anywhere, J and K outside a cell; 1 to 4 choose, Enter accepts, E corrects,
// P shows the page, Ctrl+Enter publishes. And back to where one was after the page came anew.

const PLACE = "review place"

const problems = () => [...document.querySelectorAll("[data-problem]")]
const current = () => document.activeElement?.closest("[data-problem]")
const isField = (element) =>
  element?.matches("input:not([type=radio]):not([type=checkbox]), select, textarea, button, a, summary")

export function unfold(element) {
  for (let around = element; around; around = around.parentElement?.closest("details")) if (around.tagName === "DETAILS") around.open = true
}

function show(problem) {
  if (!problem) return
  unfold(problem)
  const own = problem.querySelector(":scope > details")
  if (own) own.open = true
  problem.focus({ preventScroll: true })
  problem.scrollIntoView({ block: "start" })
}

function step(by, { unsettled = false } = {}) {
  const all = problems()
  const here = document.activeElement
  const at = all.indexOf(current())
  if (!unsettled) return show(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by])
  const isBeyond = (each) =>
    here === document.body || Boolean(here.compareDocumentPosition(each) & (by > 0 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING))
  const open = all.filter((each) => !each.classList.contains("is-done") && !each.contains(here))
  const beyond = open.filter(isBeyond)
  show(by > 0 ? (beyond[0] ?? open[0]) : (beyond.at(-1) ?? open.at(-1)))
}

function choose(problem, number) {
  const open = [...problem.querySelectorAll("fieldset.choice")]
  const asked = open.find((each) => !each.dataset.answered) ?? open.at(-1)
  const option = asked?.querySelectorAll('input[type="radio"]')[number - 1]
  if (!option) return
  option.checked = true
  asked.dataset.answered = "1"
  option.dispatchEvent(new Event("change", { bubbles: true }))
}

function accept(problem) {
  const tick = problem.querySelector("[data-accept]")
  if (tick && !tick.checked) {
    tick.checked = true
    tick.dispatchEvent(new Event("change", { bubbles: true }))
  }
  step(1)
}

function correct(problem) {
  const marked = problem.querySelector(":is(.bad, .unsure) :is(input, select)")
  const cell = marked ?? problem.querySelector('.cells input, input[type="text"]')
  cell?.focus()
  cell?.select?.()
}

function seePage(problem) {
  const pages = document.getElementById("pages")
  const page = document.getElementById(`page-${problem?.dataset.page ?? 1}`)
  if (!pages || !page) return
  pages.open = true
  page.scrollIntoView({ block: "start" })
}

function publish(form) {
  form.requestSubmit(form.querySelector("[data-publish]") ?? form.querySelector(".first-submit"))
}

export function watchProblems(form) {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.target.closest("dialog")) return
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      publish(form)
      return
    }
    if (event.key === "F8") {
      event.preventDefault()
      step(event.shiftKey ? -1 : 1, { unsettled: true })
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const problem = current()
    if (event.key === "Escape" && problem) {
      problem.focus()
      return
    }
    if (isField(event.target)) return
    const act = {
      j: () => step(1),
      k: () => step(-1),
      e: () => problem && correct(problem),
      p: () => seePage(problem),
      Enter: () => problem && accept(problem),
    }[event.key.length === 1 ? event.key.toLowerCase() : event.key]
    if (act) {
      event.preventDefault()
      act()
    } else if (problem && /^[1-9]$/.test(event.key)) {
      event.preventDefault()
      choose(problem, Number(event.key))
    }
  })
  form.addEventListener("submit", (event) => {
    const action = event.submitter?.value ?? "save"
    const cell = document.activeElement?.id || event.submitter?.closest("[data-row]")?.querySelector(".cells input")?.id || ""
    sessionStorage.setItem(PLACE, JSON.stringify({ path: location.pathname, id: cell, action }))
  })
}

// After an attempt to publish too early: to the field that is missing, or to the first point that is left.
// After anything else: to the cell in which one was, or to the row that came, went or moved.
export function comeBack(form) {
  const missing = form.querySelector(".whole-facts .bad input")
  const left = JSON.parse(sessionStorage.getItem(PLACE) ?? "null")
  sessionStorage.removeItem(PLACE)
  if (missing) return missing.focus()
  if (form.hasAttribute("data-jump")) return show(problems()[0])
  const conflict = form.querySelector(".cells .conflict")?.parentElement.querySelector("input, select")
  if (conflict) {
    unfold(conflict.closest("details"))
    return conflict.focus()
  }
  if (left?.path !== location.pathname) return
  const row = document.getElementById(location.hash.slice(1))?.closest("[data-row]")
  const column = left.id.replace(/^r\d+-/, "")
  let target = document.getElementById(left.id)
  if (row && /^(add|remove)-/.test(left.action)) target = document.getElementById(`r${row.dataset.row}-${column}`) ?? row.querySelector(".cells input")
  if (!target) return
  unfold(target.closest("details"))
  target.focus({ preventScroll: true })
  target.scrollIntoView({ block: "center" })
}
