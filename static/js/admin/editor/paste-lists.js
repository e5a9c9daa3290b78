// The lists of Word: paragraphs that only look like items, put back into lists.
// The server does the same to what arrives uncleaned: newsroom/pasted/lists.py.

import { styleOf } from "newsroom/paste-style"

const LEVEL = /^l(\d+)\s+level(\d+)(?:\s+lfo(\d+))?/
const NUMBER = /^\(?(\d{1,3}|[a-z]|[ivxl]{1,6})[.)]$/i
export const TYPED = /^\s*([·•▪◦§\uf0b7\uf0a7o–-]|\(?\d{1,3}[.)])[ \t\u00a0]+/
const POINTS = { pt: 1, cm: 28.35, in: 72, px: 0.75 }
const INDENT = 36 // points a level

// What a paragraph of Word says of its place in a list; null where it is no item.
export function itemOf(node, style) {
  const found = LEVEL.exec(style["mso-list"] ?? "")
  const typed = TYPED.exec(node.textContent)?.[1] ?? ""
  if (found) {
    const sign = [...node.querySelectorAll("[data-style]")].find((inner) => styleOf(inner)["mso-list"] === "ignore")
    const of = `${found[1]} ${found[3] ?? ""}`
    return { level: Number(found[2]), ...numbered(sign?.textContent ?? typed), of, typed: !sign && Boolean(typed) }
  }
  if (!/(^|\s)msolistparagraph/i.test(node.className) || !typed) return null
  return { level: byIndent(style), ...numbered(typed), of: "", typed: true }
}

// Whether a sign numbers its item, and with what.
function numbered(sign) {
  const found = NUMBER.exec(sign.trim())
  return { isOrdered: Boolean(found), start: /^\d+$/.test(found?.[1] ?? "") ? Number(found[1]) : 1 }
}

// A level each half inch.
function byIndent(style) {
  const found = /^([0-9]*\.?[0-9]+)(pt|cm|in|px)/.exec(style["margin-left"] ?? style.margin?.split(/\s+/).at(-1) ?? "")
  return found ? Math.min(9, Math.max(1, Math.round((found[1] * POINTS[found[2]]) / INDENT))) : 1
}

// Blocks with each row of items as a list, one inside the other by level.
export function gathered(blocks) {
  const made = []
  let open = []
  for (const block of blocks) {
    const { item } = block
    if (!item) {
      open = []
      made.push(block)
      continue
    }
    const tag = item.isOrdered ? "ol" : "ul"
    while (open.length && open.at(-1).level > item.level) open.pop()
    const last = open.at(-1)
    if (last?.level === item.level && (last.list.kind !== tag || last.of !== item.of)) open.pop()
    if (!open.length || open.at(-1).level < item.level) {
      const list = { kind: tag, start: item.start, items: [] }
      ;(open.length ? open.at(-1).list.items.at(-1) : made).push(list)
      open.push({ level: item.level, of: item.of, list })
    }
    open.at(-1).list.items.push([{ kind: "p", runs: block.runs }])
  }
  return made
}
