// HTML of word processors, spreadsheets and web pages, made into the plain HTML of an article.
// The server does the same to what arrives uncleaned (newsroom/pasted/): both are held to tests/newsroom/pasted/.

import { direct } from "newsroom/paste-links"
import { gathered, itemOf, TYPED } from "newsroom/paste-lists"
import { escape, inline, lines, marked, plain, PLAIN, unbold, withoutStart } from "newsroom/paste-runs"
import { has, isHidden, parsed, styleOf } from "newsroom/paste-style"
import { tableOf } from "newsroom/paste-tables"

const DROPPED = new Set(
  `audio button canvas del iframe math noscript object script select style svg template textarea title video
   head meta link input img picture`.split(/\s+/),
)
const BLOCKS = new Set(
  `address article aside body caption center dd div dl dt figcaption figure footer header li main nav p pre section
   tbody td tfoot th thead tr`.split(/\s+/),
)
const HEADINGS = { h1: "h2", h2: "h2", h3: "h3", h4: "h3", h5: "h3", h6: "h3" }
const KINDS = ["classification", "photo"]
const asText = (block) => (["h2", "h3"].includes(block.kind) ? { ...block, kind: "p" } : block)

// known(kind, ref): whether the story has what a marker stands for. origin: addresses there are ours.
// Answers the HTML, and how many pictures it had.
export function clean(html, { known = () => true, origin = "" } = {}) {
  const { body } = parsed(html)
  const isCounter = (image) => ["width", "height"].some((name) => ["0", "1"].includes(image.getAttribute(name)))
  const isKept = (marker) => Boolean(marker) && known(marker.dataset.embed, marker.dataset.ref)
  const images = [...body.querySelectorAll("img")].filter(
    (image) => !isCounter(image) && !isKept(image.closest("[data-embed]")),
  )

  const blocksIn = (node, marks) => {
    const blocks = []
    let runs = []
    let kind = "p"
    let item = null

    const end = () => {
      let ended = runs
      runs = []
      const sign = item?.typed && TYPED.exec(plain(ended))
      if (sign) ended = withoutStart(ended, sign[0].length)
      for (const line of lines(ended)) {
        const words = kind === "p" ? line : unbold(line.map(([text, mark]) => [text.replaceAll("\n", " "), mark]))
        blocks.push({ kind, runs: words, item })
      }
    }
    const put = (...made) => {
      end()
      blocks.push(...made)
    }
    const within = (element, inside, newKind, newItem) => {
      end()
      const before = [kind, item]
      ;[kind, item] = [newKind, newItem]
      walk(element, inside)
      end()
      ;[kind, item] = before
    }
    const read = (element, outside) => {
      const tag = element.localName
      const style = styleOf(element)
      const { embed, ref } = element.dataset ?? {}
      if (DROPPED.has(tag) || isHidden(element)) return
      const inside = marked(outside, element, style)
      if (tag === "br") runs.push(["\n", outside])
      else if (tag === "hr") put({ kind: "hr" })
      else if (KINDS.includes(embed) && ref) put(...(known(embed, ref) ? [{ kind: "embed", embed, ref }] : []))
      else if (tag === "table") {
        put(...tableOf(element, (cell) => blocksIn(cell, marked({ ...outside, href: "" }, cell, styleOf(cell)))))
      } else if (tag === "ul" || tag === "ol") put(...listOf(element, outside))
      else if (tag === "blockquote" || (tag === "figure" && has(element, "quote"))) put(...quoteOf(element, outside))
      else if (HEADINGS[tag] || has(element, "msotitle")) {
        within(element, { ...outside, strong: false }, HEADINGS[tag] ?? "h2", null)
      } else if (BLOCKS.has(tag)) {
        within(element, { ...inside, exact: tag === "pre" || inside.exact }, kind, itemOf(element, style) ?? item)
      } else if (tag === "a") {
        const href = direct(element.getAttribute("href") ?? "", origin)
        walk(element, { ...inside, href: href || outside.href })
      } else walk(element, inside)
    }
    const walk = (element, inside) => {
      for (const child of element.childNodes) {
        if (child.nodeType === 3) {
          runs.push([inside.exact ? child.data : child.data.replace(/[ \n\r\f]+/g, " "), inside])
        } else if (child.nodeType === 1) read(child, inside)
      }
    }
    walk(node, marks)
    end()
    return gathered(blocks)
  }

  // A list; one that stands between the items of another belongs to the item before it.
  const listOf = (node, marks) => {
    const items = []
    for (const child of node.children) {
      const isList = ["ul", "ol"].includes(child.localName)
      if (DROPPED.has(child.localName) || isHidden(child)) continue
      const found = (
        isList ? listOf(child, marks) : blocksIn(child, marked(marks, child, styleOf(child)))
      ).map(asText)
      if (!found.length) continue
      const isNested = ["ul", "ol"].includes(found[0].kind)
      if (items.length && isNested) items.at(-1).push(...found)
      else if (isNested) items.push(...found[0].items)
      else items.push(found)
    }
    const start = /^[1-9][0-9]{0,3}$/.test(node.getAttribute("start") ?? "") ? Number(node.getAttribute("start")) : 1
    return items.length ? [{ kind: node.localName, start, items }] : []
  }

  // A quote with who says it, else a plain one.
  const quoteOf = (node, marks) => {
    const words = node.localName === "figure" ? node.querySelector("blockquote") : node
    const caption = node.localName === "figure" ? node.querySelector("figcaption") : null
    const said = blocksIn(words ?? node, { ...marks, exact: false }).map(asText)
    if (!said.length) return []
    const speaker = caption && words ? speakerOf(caption) : []
    const spoken = node.getAttribute("lang") || words?.getAttribute("lang") || ""
    const lang = /^[a-z]{2}$/.test(spoken) ? spoken : "" // the server knows which ones there are
    return [{ kind: speaker.length ? "quote" : "blockquote", blocks: said, speaker, lang }]
  }

  // The name, a comma, what he or she is: the site prints the name bold and leaves the comma out.
  const speakerOf = (caption) => {
    const runs = blocksIn(caption, PLAIN).flatMap((block) => block.runs ?? [])
    if (runs.length > 1 && runs[0][1].strong && !",;:".includes(runs[1][0][0])) {
      const [[name, bold], [role, marks], ...rest] = runs
      return unbold([[name.trimEnd(), bold], [", ", PLAIN], [role.trimStart(), marks], ...rest])
    }
    return unbold(runs)
  }

  return { html: write(blocksIn(body, PLAIN)), pictures: images.length }
}

const write = (blocks) => blocks.map(written).join("")

function written(block) {
  const { kind } = block
  if (kind === "hr") return "<hr>"
  if (kind === "embed") return `<figure data-embed="${block.embed}" data-ref="${escape(block.ref)}"></figure>`
  if (kind === "ul" || kind === "ol") {
    const start = kind === "ol" && block.start > 1 ? ` start="${block.start}"` : ""
    return `<${kind}${start}>${block.items.map((item) => `<li>${write(item)}</li>`).join("")}</${kind}>`
  }
  if (kind === "table") {
    const rows = block.rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`)
    return `<table><tbody>${rows.join("")}</tbody></table>`
  }
  if (kind === "blockquote") return `<blockquote>${write(block.blocks)}</blockquote>`
  if (kind === "quote") {
    const caption = `<figcaption>${inline(block.speaker)}</figcaption>`
    const lang = block.lang ? ` lang="${block.lang}"` : ""
    return `<figure class="quote"${lang}><blockquote>${write(block.blocks)}</blockquote>${caption}</figure>`
  }
  return `<${kind}>${inline(block.runs)}</${kind}>`
}

function cell({ tag, spans, blocks }) {
  const attributes = spans.map(([name, span]) => ` ${name}="${span}"`).join("")
  return `<${tag}${attributes}>${write(blocks)}</${tag}>`
}
