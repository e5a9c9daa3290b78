// The photo library over an article's page: type, go by the arrow keys, mark with the space bar, choose with Enter.

import { element } from "newsroom/dialog"

const PAUSE = 250 // after the last key

// Resolves to { photos, place }, or to null when it is left. `places`: [[value, label]], the first is proposed.
export function chooseFromLibrary(config, places, { several = false } = {}) {
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
    if (several) found.setAttribute("aria-multiselectable", "true")
    const told = element("p", { role: "status", class: "library-told" })
    const more = element("button", { type: "button", class: "button", hidden: "" }, [words.more])
    const put = element("button", { type: "button", class: "button default", hidden: "" })
    const cancel = element("button", { type: "button", class: "button" }, [words.cancel])
    const radios = places.map(([value, label]) => {
      const radio = element("input", { type: "radio", name: "library-place", value })
      radio.checked = value === places[0][0]
      return element("label", {}, [radio, ` ${label}`])
    })
    const dialog = element("dialog", { class: "editor-dialog library-dialog", "aria-labelledby": "library-heading" }, [
      element("h2", { id: "library-heading" }, [words.title]),
      ...(places.length > 1 ? [element("fieldset", { class: "choice" }, [element("legend", {}, [words.place]), ...radios])] : []),
      element("label", { for: "library-search" }, [words.search]),
      input,
      element("p", { id: "library-help", class: "help" }, [several ? words.helpSeveral : words.help]),
      told,
      found,
      element("p", { class: "dialog-foot" }, [put, more, cancel]),
    ])

    let photos = []
    let active = -1
    let isBrowsing = false // the arrow keys were used last: the space bar marks and does not write
    const marked = new Map()
    let next = null
    let asked = 0
    let timer = 0

    const close = (value) => {
      clearTimeout(timer)
      dialog.close()
      dialog.remove()
      resolve(value)
    }
    const choose = (chosen) => {
      const place = dialog.querySelector("[name=library-place]:checked")?.value ?? places[0][0]
      close({ photos: chosen, place })
    }
    const count = (template) => template.replace("%(count)s", marked.size)
    const mark = (index) => {
      const photo = photos[index]
      if (!marked.delete(photo.id)) marked.set(photo.id, photo)
      found.children[index].setAttribute("aria-selected", String(marked.has(photo.id)))
      put.hidden = !marked.size
      put.textContent = count(marked.size === 1 ? words.putOne : words.putMany)
    }
    const columns = () => {
      const [first, ...rest] = found.children
      const below = rest.findIndex((each) => each.offsetTop > first.offsetTop)
      return below < 0 ? found.children.length : below + 1
    }
    const goTo = (index) => {
      found.children[active]?.classList.remove("is-active")
      if (!several) found.children[active]?.removeAttribute("aria-selected")
      active = Math.max(0, Math.min(photos.length - 1, index))
      const option = found.children[active]
      if (!option) return input.removeAttribute("aria-activedescendant")
      option.classList.add("is-active")
      if (!several) option.setAttribute("aria-selected", "true")
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
      if (several) {
        option.setAttribute("aria-selected", String(marked.has(photo.id)))
        option.append(element("span", { class: "library-mark", "aria-hidden": "true" }))
      }
      // The box in the corner marks; so does the rest of the picture once anything is marked.
      option.addEventListener("click", (event) => {
        if (!several || !(marked.size || event.target.closest(".library-mark"))) return choose([photo])
        mark(index)
        goTo(index)
      })
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
      const here = isBrowsing ? photos[active]?.id : undefined // gone to while the answer was on its way
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
      const kept = photos.findIndex((photo) => photo.id === here)
      goTo(page === 1 ? Math.max(0, kept) : from)
    }

    input.addEventListener("input", () => {
      isBrowsing = false
      clearTimeout(timer)
      timer = setTimeout(look, PAUSE)
    })
    input.addEventListener("keydown", (event) => {
      const step = { ArrowDown: columns, ArrowUp: () => -columns() }[event.key]
      const isSideways = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
      const atEnd = input.selectionStart === input.value.length && input.selectionEnd === input.value.length
      if (step && photos.length) {
        event.preventDefault()
        isBrowsing = true
        goTo(active + step())
      } else if (isSideways && atEnd && photos.length) {
        event.preventDefault()
        isBrowsing = true
        goTo(active + isSideways)
      } else if (event.key === " " && several && (isBrowsing || event.ctrlKey) && photos[active]) {
        event.preventDefault()
        mark(active)
      } else if (event.key === "Enter") {
        event.preventDefault()
        if (marked.size) choose([...marked.values()])
        else if (photos[active]) choose([photos[active]])
      }
    })
    more.addEventListener("click", () => next && look(next))
    put.addEventListener("click", () => choose([...marked.values()]))
    cancel.addEventListener("click", () => close(null))
    dialog.addEventListener("cancel", () => close(null))
    document.body.append(dialog)
    dialog.showModal()
    input.focus()
    look()
  })
}
