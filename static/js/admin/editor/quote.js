// A quote with its speaker: a figure of a blockquote and a caption.

import { Node } from "django-prose-editor/editor"
import { ask, element } from "newsroom/dialog"
import { room } from "newsroom/place"
import { word } from "newsroom/words"

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

  // The language in which it was said, where that is not the article's.
  addAttributes() {
    return {
      lang: {
        default: null,
        parseHTML: (figure) => figure.getAttribute("lang"),
        renderHTML: ({ lang }) => (lang ? { lang } : {}),
      },
    }
  },

  parseHTML() {
    return [{ tag: "figure.quote" }]
  },

  renderHTML({ HTMLAttributes }) {
    return ["figure", { class: "quote", ...HTMLAttributes }, 0]
  },
})

// For the quote that the cursor stands in: in which language it was said.
export async function chooseLanguage(editor, languages) {
  const present = editor.getAttributes("quote").lang ?? ""
  const chosen = await ask(word("quoteLanguage"), (body, close) => {
    for (const [code, name] of [["", word("quoteOwnLanguage")], ...languages]) {
      const button = element("button", { type: "button", class: "choice", "data-lang": code }, [name])
      if (code === present) button.setAttribute("aria-current", "true")
      button.addEventListener("click", () => close(code))
      body.append(button)
    }
  })
  if (chosen === null) editor.commands.focus()
  else editor.chain().focus().updateAttributes("quote", { lang: chosen || null }).run()
}

// The words that are selected become the quote; the cursor goes to what is missing: the words, or who says them.
export function insertQuote(editor) {
  const { selection, doc } = editor.state
  const { from, to, empty, node } = selection
  const words = empty || node ? "" : doc.textBetween(from, to, " ")
  const paragraph = words ? { type: "paragraph", content: [{ type: "text", text: words }] } : { type: "paragraph" }
  const quote = { type: "quote", content: [{ type: "blockquote", content: [paragraph] }, { type: "speaker" }] }
  if (words) editor.commands.deleteSelection()
  const place = room(editor)
  // Into figure, blockquote and paragraph; behind the words, out of both, and into the caption.
  const cursor = place.from + 3 + (words ? words.length + 3 : 0)
  editor.chain().focus().insertContentAt(place, quote).setTextSelection(cursor).run()
}
