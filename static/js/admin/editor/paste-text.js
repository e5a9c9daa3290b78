// Plain text: cells of a spreadsheet, or paragraphs between blank lines.

import { escape } from "newsroom/paste-runs"

const WRAPPED = 50 // a line that ends beyond this was broken by a program, a shorter one by its writer

// As HTML, or "" where the editor's own way (a paragraph a line) is right.
export function fromText(text) {
  const plain = text.replace(/\r\n?/g, "\n").replace(/^\n+|\s+$/g, "")
  return asTable(plain) || asParagraphs(plain)
}

function asTable(text) {
  if (!text.includes("\t") || !text.includes("\n")) return ""
  const rows = cellsOf(text)
  if (rows.some((row) => row.length !== rows[0].length) || rows[0].length < 2) return ""
  const cell = (words) => `<td>${escape(words).replaceAll("\n", "<br>")}</td>`
  return `<table>${rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("")}</table>`
}

// A cell that holds a line end or a tab stands in quotation marks, doubled inside.
function cellsOf(text) {
  const rows = [[]]
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/g)) {
    rows.at(-1).push((quoted ?? "").replaceAll('""', '"') || bare || "")
    if (end === "\n") rows.push([])
    if (!end) break
  }
  return rows
}

function asParagraphs(text) {
  const blocks = text.split(/\n[ \t]*(?:\n[ \t]*)+/)
  if (blocks.length < 2) return ""
  return blocks
    .map((block) => {
      const lines = block.split("\n").map((line) => line.trim())
      const isWrapped = lines.slice(0, -1).every((line) => line.length >= WRAPPED)
      return `<p>${lines.map(escape).join(isWrapped ? " " : "<br>")}</p>`
    })
    .join("")
}
