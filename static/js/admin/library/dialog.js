// The photo library over an article's page: type, go by the arrow keys, choose with Enter.

import { element } from "newsroom/dialog"

const PAUSE = 250 // after the last key

// Resolves to { photo, place }, or to null when it is left. `places`: [[value, label]], the first is proposed.
export function chooseFromLibrary(config, places, proposed) {
  const { words } = config
  return new Promise((resolve) => {
    const input = element("input", {
      id: "library-search",
      type: "search",
      role: "combobox",
      autocomplete: "off",
      "aria-expanded": "true",
      "aria-controls": "library-found",
      "aria-autocomplete": "list",
      "aria-describedby": "library-help",
      class: "vTextField",
    })
    const found = element("ul", { id: "library-found", role: "listbox", class: "library-found", "aria-label": words.photos })
    const told = element("p", { role: "status", class: "library-told" })
    const more = element("button", { type: "button", class: "button", hidden: "" }, [words.more])
    const cancel = element("button", { type: "button", class: "button" }, [words.cancel])
    const radios = places.map(([value, label]) => {
      const radio = element("input", { type: "radio", name: "library-place", value })
      radio.checked = value === (proposed ?? places[0][0])
      return element("label", {}, [radio, ` ${label}`])
    })
    const dialog = element("dialog", { class: "editor-dialog library-dialog", "aria-labelledby": "library-heading" }, [
      element("h2", { id: "library-heading" }, [words.title]),
      ...(places.length > 1 ? [element("fieldset", { class: "choice" }, [element("legend", {}, [words.place]), ...radios])] : []),
      element("label", { for: "library-search" }, [words.search]),
      input,
      element("p", { id: "library-help", class: "help" }, [words.help]),
      told,
      found,
      element("p", { class: "dialog-foot" }, [more, cancel]),
    ])

    let photos = []
    let active = -1
    let next = null
    let asked = 0
    let timer = 0

    const close = (value) => {
      clearTimeout(timer)
      dialog.close()
      dialog.remove()
      resolve(value)
    }
    const choose = (photo) => {
      const place = dialog.querySelector("[name=library-place]:checked")?.value ?? places[0][0]
      close({ photo, place })
    }
    const columns = () => {
      const [first, ...rest] = found.children
      const below = rest.findIndex((each) => each.offsetTop > first.offsetTop)
      return below < 0 ? found.children.length : below + 1
    }
    const goTo = (index) => {
      found.children[active]?.removeAttribute("aria-selected")
      active = Math.max(0, Math.min(photos.length - 1, index))
      const option = found.children[active]
      if (!option) return input.removeAttribute("aria-activedescendant")
      option.setAttribute("aria-selected", "true")
      input.setAttribute("aria-activedescendant", option.id)
      option.scrollIntoView({ block: "nearest" })
    }
    const draw = (photo, index) => {
      const option = element("li", { role: "option", id: `library-${index}`, class: "library-photo" })
      if (photo.image) option.append(element("img", { src: photo.image, alt: "", width: "160", height: "100" }))
      option.append(element("strong", {}, [photo.label]))
      if (photo.credit) option.append(element("span", {}, [photo.credit]))
      for (const warning of photo.warnings) option.append(element("span", { class: "stop" }, [warning]))
      option.append(element("small", {}, [photo.usedIn]))
      option.addEventListener("click", () => choose(photo))
      return option
    }

    async function look(page = 1) {
      const number = ++asked
      const query = new URLSearchParams({ q: input.value, page })
      let answer
      try {
        answer = await fetch(`${config.find}?${query}`, { headers: { Accept: "application/json" } })
      } catch {
        answer = { ok: false }
      }
      if (number !== asked) return
      if (!answer.ok) {
        told.textContent = answer.status === 401 ? words.loggedOut : words.unreachable
        return
      }
      const data = await answer.json()
      if (page === 1) {
        photos = []
        found.replaceChildren()
      }
      const from = photos.length
      photos.push(...data.photos)
      found.append(...data.photos.map((photo, index) => draw(photo, from + index)))
      next = data.next
      more.hidden = !next
      told.textContent = data.count ? data.told : words.nothing
      if (page === 1) goTo(0)
      else goTo(from)
    }

    input.addEventListener("input", () => {
      clearTimeout(timer)
      timer = setTimeout(look, PAUSE)
    })
    input.addEventListener("keydown", (event) => {
      const step = { ArrowDown: columns, ArrowUp: () => -columns() }[event.key]
      const isSideways = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
      const atEnd = input.selectionStart === input.value.length && input.selectionEnd === input.value.length
      if (step && photos.length) {
        event.preventDefault()
        goTo(active + step())
      } else if (isSideways && atEnd && photos.length) {
        event.preventDefault()
        goTo(active + isSideways)
      } else if (event.key === "Enter") {
        event.preventDefault()
        if (photos[active]) choose(photos[active])
      }
    })
    more.addEventListener("click", () => next && look(next))
    cancel.addEventListener("click", () => close(null))
    dialog.addEventListener("cancel", () => close(null))
    document.body.append(dialog)
    dialog.showModal()
    input.focus()
    look()
  })
}
