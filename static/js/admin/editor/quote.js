// A quote with its speaker: a figure of a blockquote and a caption.

import { Node } from "django-prose-editor/editor"

export const Speaker = Node.create({
  name: "speaker",
  content: "text*",
  marks: "bold italic link",
  defining: true,
  isolating: true,

  parseHTML() {
    return [{ tag: "figcaption" }]
  },

  renderHTML() {
    return ["figcaption", 0]
  },

  addKeyboardShortcuts() {
    return {
      // Enter leaves the quote: a paragraph follows it.
      Enter: ({ editor }) => {
        const { $from } = editor.state.selection
        if ($from.parent.type.name !== "speaker") return false
        const after = $from.after($from.depth - 1)
        return editor.chain().insertContentAt(after, { type: "paragraph" }).setTextSelection(after + 1).run()
      },
    }
  },
})

export const Quote = Node.create({
  name: "quote",
  group: "block",
  content: "blockquote speaker",
  defining: true,

  parseHTML() {
    return [{ tag: "figure.quote" }]
  },

  renderHTML() {
    return ["figure", { class: "quote" }, 0]
  },
})

export function insertQuote(editor) {
  const { from, to, empty } = editor.state.selection
  const words = empty ? "" : editor.state.doc.textBetween(from, to, " ")
  const paragraph = words ? { type: "paragraph", content: [{ type: "text", text: words }] } : { type: "paragraph" }
  editor
    .chain()
    .focus()
    .insertContent({ type: "quote", content: [{ type: "blockquote", content: [paragraph] }, { type: "speaker" }] })
    .run()
  // The cursor goes to the first thing that is missing: the words, or who says them.
  let target = null
  editor.state.doc.nodesBetween(Math.max(0, from - 2), Math.min(editor.state.doc.content.size, to + 6), (node, place) => {
    const wanted = words ? "speaker" : "paragraph"
    const inQuote = editor.state.doc.resolve(place).parent.type.name
    if (node.type.name === wanted && (wanted === "speaker" || inQuote === "blockquote")) target = place + 1
  })
  if (target !== null) editor.chain().focus().setTextSelection(target).run()
}
