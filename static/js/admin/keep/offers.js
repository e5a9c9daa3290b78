// What was typed here before and not saved: looked at, put back, or thrown away.

import { putBack } from "newsroom/fields"
import { clock } from "newsroom/strip"

const parsed = (field) => JSON.parse(field?.value || "{}")

// The page takes over what the typing began with, so that saving can tell who changed what.
function remember(form, typed) {
  const { base, opened, token } = form.elements
  const names = [...Object.keys(typed.fields ?? {}), ...Object.keys(typed.rows ?? {})]
  const known = names.filter((name) => name in (typed.base ?? {}))
  const pick = (from) => Object.fromEntries(known.filter((name) => name in from).map((name) => [name, from[name]]))
  if (base) base.value = JSON.stringify({ ...parsed(base), ...pick(typed.base ?? {}) })
  if (opened) opened.value = JSON.stringify({ ...parsed(opened), ...pick(typed.opened ?? {}) })
  if (token && typed.token) token.value = typed.token
}

// `newer(page)` is what this browser holds of it, which the server may not have yet; nor does the server always
// know by now what was thrown away.
export function watchOffers(place, form, { words, newer, isThrownAway, onPutBack, onDiscard }) {
  const hideThrownAway = () => {
    for (const offer of place.querySelectorAll("[data-page]")) if (isThrownAway(offer.dataset.page)) offer.remove()
  }
  const showTimes = () => {
    for (const time of place.querySelectorAll("time[datetime]")) {
      const date = new Date(time.dateTime).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" })
      time.textContent = `${date}, ${clock(time.dateTime)}`
    }
  }
  place.addEventListener("click", (event) => {
    const button = event.target.closest("[data-put-back], [data-forget]")
    const offer = button?.closest("[data-typed]")
    if (!offer) return
    const page = offer.dataset.page
    if ("forget" in button.dataset) {
      if (!confirm(words.discard)) return
      onDiscard(page)
    } else {
      const typed = newer(page) ?? JSON.parse(offer.dataset.typed)
      remember(form, typed)
      putBack(form, typed)
      onPutBack(page)
    }
    offer.remove()
    form.querySelector("#id_headline")?.focus({ preventScroll: true })
  })
  hideThrownAway()
  showTimes()
  return {
    show: (html) => {
      place.innerHTML = html
      hideThrownAway()
      showTimes()
    },
    // What the server would not take is offered by the browser that holds it.
    add: (page, { typed, at }) => {
      const offer = place.querySelector("template").content.firstElementChild.cloneNode(true)
      Object.assign(offer.dataset, { page, typed: JSON.stringify(typed) })
      offer.querySelector("time").dateTime = at
      place.append(offer)
      showTimes()
    },
  }
}
