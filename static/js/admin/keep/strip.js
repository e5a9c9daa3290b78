// The strip above the save buttons: what has become of the typing, and who else is here.

import { element } from "newsroom/dialog"

const filled = (words, values) => words.replace(/%\((\w+)\)s/g, (_all, name) => values[name] ?? "")

export function clock(at, lang = document.documentElement.lang) {
  const time = new Date(at)
  const minutes = String(time.getMinutes()).padStart(2, "0")
  if (lang.startsWith("fr")) return `${time.getHours()}\u00a0h\u00a0${minutes}`
  return `${String(time.getHours()).padStart(2, "0")}:${minutes}`
}

export function makeStrip(row, words, onLogin) {
  const state = element("span", { class: "keeping-state" })
  const login = element("button", { type: "button", class: "button", hidden: "" }, [words.login])
  const people = element("span", { class: "keeping-people", "aria-live": "polite" })
  const said = element("span", { class: "visually-hidden", role: "status" })
  const strip = element("div", { class: "keeping" }, [state, login, people, said])
  row.prepend(strip)
  login.addEventListener("click", onLogin)
  let last = ""

  // Shown each time, said aloud only when it is another kind of news: not every few seconds.
  const say = (kind, text) => {
    state.textContent = text
    strip.dataset.state = kind
    if (kind !== last) said.textContent = text
    last = kind
  }
  return {
    kept: (at) => say("kept", filled(words.kept, { time: clock(at) })),
    here: (why) => say("here", why ? filled(words.keptHereOnly, { why }) : words.keptHere),
    lost: (why) => say("lost", filled(words.notKept, { why })),
    told: (text) => say("told", text),
    quiet: () => say("", ""),
    loggedOut: (isOut) => {
      login.hidden = !isOut
    },
    people: ({ others = [], saved = null, locked = false }) => {
      const lines = others.map(({ name, writing }) => filled(writing ? words.writing : words.open, { name }))
      if (saved) lines.push(filled(words.savedBy, { name: saved.who || words.somebody, time: clock(saved.at) }))
      if (locked) lines.push(words.locked)
      const shown = [...people.children].map((child) => child.textContent)
      if (JSON.stringify(shown) === JSON.stringify(lines)) return
      people.replaceChildren(...lines.map((line) => element("span", {}, [line])))
    },
  }
}
