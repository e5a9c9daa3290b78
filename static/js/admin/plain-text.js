// The plain text of a body, counted as the server counts it: a line for each block, markers left out.

const BLOCKS = new Set(
  "BLOCKQUOTE BR FIGCAPTION FIGURE H2 H3 HR LI OL P TABLE TBODY TD TH THEAD TR UL".split(" "),
)

// The text and the text nodes that it is made of, each with its place.
function walk(root) {
  const pieces = []
  let text = ""
  const line = (node) => {
    if (BLOCKS.has(node.nodeName) && text && !text.endsWith("\n")) text += "\n"
  }
  const visit = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      if (node.data) pieces.push({ node, start: text.length })
      text += node.data
      return
    }
    line(node)
    if (!node.matches?.("[data-embed], [contenteditable=false]")) node.childNodes.forEach(visit)
    line(node)
  }
  root.childNodes.forEach(visit)
  return { text, pieces }
}

function parsed(html) {
  const made = document.createElement("template")
  made.innerHTML = html
  return made.content
}

export const plain = (html) => walk(parsed(html)).text

// The HTML with other words in that place.
export function replaced(html, { start, end }, suggestion) {
  const holder = document.createElement("template")
  holder.innerHTML = html
  let rest = suggestion
  for (const { node, start: here } of walk(holder.content).pieces) {
    const first = Math.max(start - here, 0)
    const last = Math.min(end - here, node.data.length)
    if (first >= last) continue
    node.replaceData(first, last - first, rest)
    rest = ""
  }
  return holder.innerHTML
}

// The place in what is shown, or null when the text has moved on.
export function rangeOf(root, { start, end, found }) {
  const { text, pieces } = walk(root)
  if (text.slice(start, end) !== found) return null
  const range = document.createRange()
  const at = (place, closing) => pieces.findLast((piece) => (closing ? piece.start < place : piece.start <= place))
  const first = at(start, false)
  const last = at(end, true)
  if (!first || !last) return null
  range.setStart(first.node, start - first.start)
  range.setEnd(last.node, end - last.start)
  return range
}
