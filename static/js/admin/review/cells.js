// The cells of the rows as one table: arrows and Enter go from cell to cell, Alt with arrows moves the row, Alt+N
// adds one below, Alt+Backspace removes it, Ctrl+Z takes back the last change. Escape leaves the cell for its row.
import { unfold } from "review/problems"

const CELL = ".cells [data-cell] :is(input, select)"
const columnOf = (field) => field.closest("[data-cell]").dataset.cell.replace(/^r\d+-/, "")
const rowOf = (field) => field.closest("[data-row]")

function enter(field) {
  if (!field) return
  unfold(field.closest("details"))
  field.focus()
  field.select?.()
}

function beside(field, by) {
  const cells = [...rowOf(field).querySelectorAll(CELL)]
  enter(cells[cells.indexOf(field) + by])
}

// The same column in the next row that can be seen; a folded row opens itself.
function below(field, by) {
  const rows = [...document.querySelectorAll("[data-row]")].filter((row) => row.parentElement.closest("details")?.open ?? true)
  const row = rows[rows.indexOf(rowOf(field)) + by]
  enter(row?.querySelector(`[data-cell$="-${CSS.escape(columnOf(field))}"] :is(input, select)`))
}

function atEdge(field, by) {
  if (field.type !== "text") return field.type === "checkbox"
  const { selectionStart: from, selectionEnd: to, value } = field
  if (from === 0 && to === value.length) return true
  return from === to && (by < 0 ? from === 0 : to === value.length)
}

export function watchCells(form, keeping) {
  const press = (field, button) => {
    const found = rowOf(field)?.querySelector(button)
    if (found) form.requestSubmit(found)
    return Boolean(found)
  }
  const withAlt = {
    ArrowUp: "[data-move=up]",
    ArrowDown: "[data-move=down]",
    n: "[data-add]",
    N: "[data-add]",
    Backspace: "[data-remove]",
  }

  form.addEventListener("keydown", (event) => {
    const field = event.target
    const { key } = event
    if ((event.ctrlKey || event.metaKey) && !event.altKey) {
      if (key === "s" && keeping) {
        event.preventDefault()
        keeping.now()
      } else if (key === "z" && !event.shiftKey && keeping && !keeping.isTyping(field)) {
        event.preventDefault()
        keeping.undo()
      }
      return
    }
    if (event.altKey && withAlt[key] && rowOf(field)) {
      event.preventDefault()
      press(field, withAlt[key])
      return
    }
    if (event.altKey || event.ctrlKey || event.metaKey || !field.matches(CELL)) return
    const isSelect = field.tagName === "SELECT"
    const act = {
      Enter: () => below(field, event.shiftKey ? -1 : 1),
      ArrowUp: isSelect ? null : () => below(field, -1),
      ArrowDown: isSelect ? null : () => below(field, 1),
      ArrowLeft: !isSelect && atEdge(field, -1) ? () => beside(field, -1) : null,
      ArrowRight: !isSelect && atEdge(field, 1) ? () => beside(field, 1) : null,
    }[key]
    if (!act) return
    event.preventDefault()
    act()
  })
}
