// Tables: layout taken apart, empty edges cut, headings in the first row where it looks so.
// The server does the same to what arrives uncleaned: newsroom/pasted/tables.py.

import { plain, unbold } from "newsroom/paste-runs"
import { isHidden } from "newsroom/paste-style"

const FIGURE = /^[+\-–−±#]?\d[\d\s.,:;'’"/%€$()+\-]*(?:[a-z]{1,4}\.?)?$/i // 12, 1:43.567, +0.4, 25 pts

// Rows and columns may be folded away.
const shown = (elements) => [...elements].filter((element) => !isHidden(element))

// The blocks that a table becomes: itself, or what stands in it.
export function tableOf(node, blocksIn) {
  const before = []
  let rows = []
  for (const part of shown(node.children)) {
    if (part.localName === "caption") before.push(...blocksIn(part))
    for (const row of part.localName === "tr" ? [part] : shown(part.children)) {
      if (row.localName === "tr") rows.push(shown(row.children).map((cell) => cellOf(cell, part, blocksIn)))
    }
  }
  rows = rows.filter((row) => row.length)
  const blocks = rows.flat().flatMap((cell) => cell.blocks)
  if (blocks.some((block) => block.kind === "table")) return [...before, ...blocks]
  rows = cropped(rows)
  const isHeaded = rows.flat().some((cell) => cell.tag === "th")
  if (!rows.length || (rows.every((row) => row.length === 1) && !isHeaded)) return [...before, ...blocks]
  if (!isHeaded && hasHeadings(rows)) for (const cell of rows[0]) cell.tag = "th"
  for (const cell of rows.flat()) cell.blocks = cell.blocks.map((block) => plainer(block, cell.tag === "th"))
  return [...before, { kind: "table", rows }]
}

function cellOf(node, part, blocksIn) {
  const spans = ["colspan", "rowspan"].map((name) => [name, node.getAttribute(name) ?? ""])
  return {
    tag: node.localName === "th" || part.localName === "thead" ? "th" : "td",
    spans: spans.filter(([, span]) => /^[1-9][0-9]?$/.test(span) && span !== "1"),
    blocks: blocksIn(node),
  }
}

// Without rows that are empty and columns that are empty to the end; spans are left alone.
function cropped(rows) {
  if (rows.flat().some((cell) => cell.spans.length)) return rows
  const filled = rows.filter((row) => row.some((cell) => cell.blocks.length))
  let width = Math.max(0, ...filled.map((row) => row.length))
  while (width > 1 && !filled.some((row) => row[width - 1]?.blocks.length)) width -= 1
  return filled.map((row) => row.slice(0, width))
}

// Bold above what is not bold; or words alone above a column of figures.
function hasHeadings(rows) {
  if (rows.length < 2) return false
  if (isBold(rows[0]) && !isBold(rows[1])) return true
  const heads = rows[0].map(words)
  if (heads.length < 2 || !heads.slice(1).every(Boolean) || heads.some((head) => FIGURE.test(head))) return false
  return heads.some((head, number) => {
    const below = rows.slice(1).map((row) => (row[number] ? words(row[number]) : "")).filter(Boolean)
    return head && below.length && below.every((text) => FIGURE.test(text))
  })
}

const words = (cell) => cell.blocks.filter((block) => block.runs).map((block) => plain(block.runs)).join(" ")

function isBold(row) {
  const runs = row.flatMap((cell) => cell.blocks.flatMap((block) => block.runs ?? []))
  return runs.length > 0 && runs.every(([text, marks]) => marks.strong || !text.trim())
}

// In a cell no heading, in a heading cell no bold.
const plainer = (block, isHead) =>
  block.runs ? { kind: "p", runs: isHead ? unbold(block.runs) : block.runs } : block
