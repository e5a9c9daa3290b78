// A dialog that asks one thing: resolves to the answer, or to null when it is left.

import { word } from "newsroom/words"

export function element(tag, attributes = {}, children = []) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}

export function ask(title, fill) {
  return new Promise((resolve) => {
    const body = element("div", { class: "dialog-body" })
    const cancel = element("button", { type: "button", class: "button" }, [word("cancel")])
    const dialog = element("dialog", { class: "editor-dialog", "aria-label": title }, [
      element("h2", {}, [title]),
      body,
      element("p", { class: "dialog-foot" }, [cancel]),
    ])
    // Resolved at once, not when the browser reports the closing: the next key already belongs to the text.
    const close = (value) => {
      dialog.close()
      dialog.remove()
      resolve(value)
    }
    cancel.addEventListener("click", () => close(null))
    dialog.addEventListener("cancel", () => close(null))
    fill(body, close)
    document.body.append(dialog)
    dialog.showModal()
  })
}
