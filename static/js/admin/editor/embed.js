// A marker in the text: where a photo of the story or the classification of a session stands.
// It is stored as an empty figure and drawn by the site; here it shows its name.

import { Node } from "django-prose-editor/editor"
import { ask, element } from "newsroom/dialog"
import { room } from "newsroom/place"
import { word } from "newsroom/words"

const find = (choices, { embed, ref }) => (choices[embed] ?? []).find((choice) => String(choice.ref) === String(ref))

export const Embed = Node.create({
  name: "embed",
  group: "block",
  atom: true,
  draggable: true,
  selectable: true,

  addOptions() {
    return { choices: { classification: [], photo: [] } }
  },

  addAttributes() {
    return {
      embed: { parseHTML: (figure) => figure.dataset.embed, renderHTML: ({ embed }) => ({ "data-embed": embed }) },
      ref: { parseHTML: (figure) => figure.dataset.ref, renderHTML: ({ ref }) => ({ "data-ref": ref }) },
    }
  },

  parseHTML() {
    return [{ tag: "figure[data-embed][data-ref]", priority: 100 }]
  },

  renderHTML({ HTMLAttributes }) {
    return ["figure", HTMLAttributes]
  },

  addNodeView() {
    const { choices } = this.options
    return ({ node }) => {
      const chosen = find(choices, node.attrs)
      const dom = element("figure", { class: "embed", "data-embed": node.attrs.embed, contenteditable: "false" })
      if (chosen?.image) dom.append(element("img", { src: chosen.image, alt: "" }))
      dom.append(
        element("span", {}, [`${word("colon").replace("%(label)s", word(node.attrs.embed))} ${chosen ? chosen.label : word("missing")}`]),
      )
      if (!chosen) dom.classList.add("is-missing")
      return { dom }
    }
  },
})

// A photo that the story does not have yet may be had from the library, where the page offers one.
async function fromLibrary(choices) {
  const wanted = new CustomEvent("article-editor:photo-wanted", { detail: {} })
  document.dispatchEvent(wanted)
  const chosen = await wanted.detail.promise
  if (chosen) choices.push(chosen)
  return chosen?.ref
}

const LIBRARY = "library"

export async function insertEmbed(editor, embed, choices) {
  const hasLibrary = embed === "photo" && document.querySelector("[data-photo-library]")
  let ref = await ask(word(embed), (body, close) => {
    body.append(element("p", {}, [word(choices.length ? `${embed}Help` : embed === "photo" ? "noPhoto" : "noClassification")]))
    for (const choice of choices) {
      const button = element("button", { type: "button", class: "choice" })
      if (choice.image) button.append(element("img", { src: choice.image, alt: "" }))
      button.append(element("span", {}, [choice.label]))
      button.addEventListener("click", () => close(String(choice.ref)))
      body.append(button)
    }
    if (hasLibrary) {
      const { words } = JSON.parse(hasLibrary.dataset.photoLibrary)
      const library = element("button", { type: "button", class: "choice" }, [element("span", {}, [words.fromLibrary])])
      library.addEventListener("click", () => close(LIBRARY))
      body.append(library)
    }
  })
  if (ref === LIBRARY) ref = await fromLibrary(choices)
  editor.view.focus()
  if (!ref) return
  // A marker stands once: choosing it again moves it.
  const { tr } = editor.state
  editor.state.doc.descendants((node, place) => {
    if (node.type.name === "embed" && node.attrs.embed === embed && String(node.attrs.ref) === ref) {
      const at = tr.mapping.map(place)
      tr.delete(at, at + node.nodeSize)
    }
  })
  if (tr.docChanged) editor.view.dispatch(tr)
  // The cursor goes into a paragraph after it (which is not stored while it is empty).
  const place = room(editor)
  const blocks = [{ type: "embed", attrs: { embed, ref } }, { type: "paragraph" }]
  editor.chain().focus().insertContentAt(place, blocks).setTextSelection(place.from + 2).run()
}
