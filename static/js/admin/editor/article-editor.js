// The rich text editor of an article: a text area becomes Tiptap (as django-prose-editor brings it).
// Its rules of style are in admin-look/editor.css: it adds no style element, which the policy would block.

import * as tiptap from "django-prose-editor/editor"
import { Embed, insertEmbed } from "newsroom/embed"
import { element } from "newsroom/dialog"
import { insertLink, PageLink } from "newsroom/link"
import { pasting } from "newsroom/pasting"
import { chooseLanguage, insertQuote, Quote, Speaker } from "newsroom/quote"
import { teach, word } from "newsroom/words"

const NAME = "data-article-editor"

const extensions = ({ choices, links }) => [
  ...["Document", "Paragraph", "Text", "Bold", "Italic", "BulletList", "OrderedList", "ListItem", "Blockquote"].map(
    (name) => tiptap[name],
  ),
  ...["HardBreak", "HorizontalRule", "Superscript", "Subscript", "TableRow", "TableHeader", "TableCell"].map(
    (name) => tiptap[name],
  ),
  ...["History", "Dropcursor", "Gapcursor"].map((name) => tiptap[name]),
  tiptap.Heading.configure({ levels: [2, 3] }),
  tiptap.Table.configure({ resizable: false }),
  PageLink.configure({ search: links, enableTarget: false, autolink: false, linkOnPaste: true }),
  Embed.configure({ choices: choices ?? { classification: [], photo: [] } }),
  Quote,
  Speaker,
]

const inTable = (editor) => editor.isActive("table")

// name, what it does, whether it is on, whether it is shown
const buttons = ({ choices, links, languages = [] }) => [
  ["paragraph", (e) => e.chain().focus().setParagraph().run(), (e) => e.isActive("paragraph")],
  ["heading2", (e) => e.chain().focus().toggleHeading({ level: 2 }).run(), (e) => e.isActive("heading", { level: 2 })],
  ["heading3", (e) => e.chain().focus().toggleHeading({ level: 3 }).run(), (e) => e.isActive("heading", { level: 3 })],
  ["bold", (e) => e.chain().focus().toggleBold().run(), (e) => e.isActive("bold")],
  ["italic", (e) => e.chain().focus().toggleItalic().run(), (e) => e.isActive("italic")],
  ["bullets", (e) => e.chain().focus().toggleBulletList().run(), (e) => e.isActive("bulletList")],
  ["numbers", (e) => e.chain().focus().toggleOrderedList().run(), (e) => e.isActive("orderedList")],
  ["link", (e) => insertLink(e, links), (e) => e.isActive("link")],
  ["unlink", (e) => e.chain().focus().extendMarkRange("link").unsetMark("link").run(), null, (e) => e.isActive("link")],
  ["quote", insertQuote, (e) => e.isActive("quote")],
  [
    "quoteLanguage",
    (e) => chooseLanguage(e, languages),
    (e) => Boolean(e.getAttributes("quote").lang),
    (e) => e.isActive("quote"),
  ],
  // A page of the house has no story, hence neither.
  ...(choices
    ? [
        ["classification", (e) => insertEmbed(e, "classification", choices.classification)],
        ["photo", (e) => insertEmbed(e, "photo", choices.photo)],
      ]
    : []),
  ["table", (e) => e.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(), inTable],
  ["row", (e) => e.chain().focus().addRowAfter().run(), null, inTable],
  ["column", (e) => e.chain().focus().addColumnAfter().run(), null, inTable],
  ["dropRow", (e) => e.chain().focus().deleteRow().run(), null, inTable],
  ["dropColumn", (e) => e.chain().focus().deleteColumn().run(), null, inTable],
  ["head", (e) => e.chain().focus().toggleHeaderRow().run(), null, inTable],
  ["dropTable", (e) => e.chain().focus().deleteTable().run(), null, inTable],
  ["undo", (e) => e.chain().focus().undo().run()],
  ["redo", (e) => e.chain().focus().redo().run()],
]

function toolbar(editor, config, name) {
  const bar = element("div", { role: "toolbar", class: "editor-bar", "aria-label": name })
  const made = buttons(config).map(([does, act, isOn, isShown]) => {
    const button = element("button", { type: "button", "data-does": does }, [word(does)])
    button.addEventListener("mousedown", (event) => event.preventDefault()) // the text keeps the cursor
    button.addEventListener("click", () => act(editor))
    bar.append(button)
    return { button, isOn, isShown }
  })
  const refresh = () => {
    for (const { button, isOn, isShown } of made) {
      if (isOn) button.setAttribute("aria-pressed", String(Boolean(isOn(editor))))
      if (isShown) button.hidden = !isShown(editor)
    }
    for (const name of ["undo", "redo"]) {
      bar.querySelector(`[data-does=${name}]`).disabled = !editor.can()[name]()
    }
  }
  editor.on("transaction", refresh)
  refresh()
  arrowsMove(bar)
  return bar
}

// One stop for the tabulator; the arrow keys go from button to button.
function arrowsMove(bar) {
  const shown = () => [...bar.querySelectorAll("button:not([hidden]):not([disabled])")]
  const stop = (chosen) => {
    for (const button of bar.querySelectorAll("button")) button.tabIndex = button === chosen ? 0 : -1
  }
  stop(bar.firstElementChild)
  bar.addEventListener("focusin", (event) => stop(event.target))
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const all = shown()
    all[(all.indexOf(document.activeElement) + step + all.length) % all.length].focus()
  })
}

// As it is stored: no empty paragraph alone.
const tidy = (html) => (/^<(\w+)[^>]*><\/\1>$/.test(html) ? "" : html)

function begin(textarea) {
  const config = JSON.parse(textarea.getAttribute(NAME) || "{}")
  teach(config.words)
  const name = textarea.dataset.label || word("text")
  const box = element("div", { class: "article-editor" })
  textarea.before(box)
  box.append(textarea)
  textarea.hidden = true
  const paste = pasting(config)
  const label = document.querySelector(`label[for="${textarea.id}"]`)
  const editor = new tiptap.Editor({
    element: box,
    injectCSS: false,
    content: textarea.value,
    extensions: extensions(config),
    editorProps: {
      ...paste.props,
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": name,
        lang: textarea.lang,
        spellcheck: "true",
      },
    },
    onUpdate: ({ editor: changed }) => {
      textarea.value = tidy(changed.getHTML())
      textarea.dispatchEvent(new Event("input", { bubbles: true }))
    },
  })
  textarea.addEventListener("put-back", () => editor.commands.setContent(textarea.value))
  box.prepend(toolbar(editor, config, name), paste.notice)
  label?.addEventListener("click", () => editor.commands.focus())
  textarea.dispatchEvent(new CustomEvent("article-editor:ready", { bubbles: true }))
}

for (const textarea of document.querySelectorAll(`textarea[${NAME}]`)) begin(textarea)
