// What the editor does with a paste or a drop: the text cleaned, pictures refused with a word, nothing held up.

import { element } from "newsroom/dialog"
import { clean } from "newsroom/paste"
import { fromText } from "newsroom/paste-text"
import { word } from "newsroom/words"

const held = (data, type) => data?.getData(type) ?? ""
const isPicture = (file) => file.type.startsWith("image/")

// For the editor's `editorProps`; `notice` is where the page says what was left out.
export function pasting({ choices }) {
  const notice = element("p", { class: "editor-notice", role: "status" })
  const known = (kind, ref) => (choices?.[kind] ?? []).some((choice) => String(choice.ref) === ref)
  const refuse = () => notice.replaceChildren(word("noPictures"))
  const quiet = () => notice.replaceChildren()

  const refuseFiles = (event, data) => {
    if (![...(data?.files ?? [])].some(isPicture) || held(data, "text/html") || held(data, "text/plain")) return false
    event.preventDefault()
    refuse()
    return true
  }
  const props = {
    transformPastedHTML(html) {
      if (html.includes("data-pm-slice")) return html // from an editor like this one, within its own structure
      const { html: cleaned, pictures } = clean(html, { known, origin: location.origin })
      if (pictures) refuse()
      return cleaned
    },
    handlePaste(view, event) {
      const data = event.clipboardData
      if (refuseFiles(event, data)) return true
      if (!data || held(data, "text/html")) return false // cleaned above
      const html = fromText(held(data, "text/plain"))
      return Boolean(html) && view.pasteHTML(html, new ClipboardEvent("paste"))
    },
    handleDrop: (_view, event) => refuseFiles(event, event.dataTransfer),
    handleDOMEvents: {
      paste: () => {
        quiet()
        return false
      },
    },
  }
  return { notice, props }
}
