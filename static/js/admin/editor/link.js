// A link: to a page of ours, found by typing its name, or to an address.

import { Link } from "django-prose-editor/editor"
import { ask, element } from "newsroom/dialog"
import { word } from "newsroom/words"

const PAUSE = 200

export const PageLink = Link.extend({
  addKeyboardShortcuts() {
    return {
      "Mod-k": ({ editor }) => {
        insertLink(editor, this.options.search)
        return true
      },
    }
  },
  addOptions() {
    return { ...this.parent?.(), search: "" }
  },
})

// Addresses in the article's language, which may just have been chosen on this page.
async function pages(search, words) {
  const asked = new URLSearchParams({ q: words, language: document.getElementById("id_language")?.value ?? "" })
  const answer = await fetch(`${search}?${asked}`, { headers: { Accept: "application/json" } })
  return answer.ok ? (await answer.json()).pages : []
}

export async function insertLink(editor, search) {
  const { from, to, empty } = editor.state.selection
  const selected = editor.state.doc.textBetween(from, to, " ")
  const present = editor.getAttributes("link").href ?? ""
  const chosen = await ask(word("link"), (body, close) => {
    const name = element("input", { type: "text", autocomplete: "off", id: "link-name", class: "vTextField" })
    const list = element("ul", { class: "found", "aria-live": "polite" })
    const address = element("input", { type: "text", id: "link-address", class: "vTextField", inputmode: "url" })
    const insert = element("button", { type: "button", class: "button default" }, [word("insert")])
    name.value = selected
    address.value = present
    const enter = () => address.value.trim() && close({ href: address.value.trim() })
    insert.addEventListener("click", enter)
    address.addEventListener("keydown", (event) => {
      if (event.key === "Enter") enter()
    })
    let waiting = 0
    const look = async () => {
      const asked = name.value.trim()
      const found = asked ? await pages(search, asked) : []
      if (asked !== name.value.trim()) return
      list.replaceChildren(
        ...found.map((page) => {
          const button = element("button", { type: "button", class: "choice" }, [
            element("span", {}, [page.label]),
            element("small", {}, [page.kind]),
          ])
          button.addEventListener("click", () => close({ href: page.url, label: page.label }))
          return element("li", {}, [button])
        }),
      )
      if (asked && !found.length) list.append(element("li", { class: "quiet" }, [word("nothing")]))
    }
    name.addEventListener("input", () => {
      clearTimeout(waiting)
      waiting = setTimeout(look, PAUSE)
    })
    body.append(
      element("label", { for: "link-name" }, [word("find")]),
      name,
      list,
      element("label", { for: "link-address" }, [word("address")]),
      address,
      element("p", {}, [insert]),
    )
    if (selected) look()
  })
  editor.view.focus()
  if (!chosen) return
  const link = { type: "link", attrs: { href: chosen.href } }
  if (present) editor.chain().focus().extendMarkRange("link").setMark("link", link.attrs).run()
  else if (empty) {
    const text = { type: "text", text: chosen.label ?? chosen.href, marks: [link] }
    editor.chain().focus().insertContent(text).unsetMark("link").run()
  } else editor.chain().focus().setTextSelection({ from, to }).setMark("link", link.attrs).run()
}
