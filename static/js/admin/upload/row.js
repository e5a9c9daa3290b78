// A file on the page: its picture, how far it has come in words and as a bar, and what can be done about it.

import { element } from "newsroom/dialog"
import { say } from "newsroom/upload-wire"

const PICTURE = /^image\/(jpeg|png|webp|avif|gif)$/

export function makeRow(file, words, { onAgain, onRemove }) {
  const { name } = file
  const picture = element("span", { class: "upload-picture" })
  let source = ""
  if (PICTURE.test(file.type)) {
    source = URL.createObjectURL(file)
    const shown = element("img", { src: source, alt: "", width: "96", height: "60", decoding: "async" })
    shown.addEventListener("error", () => shown.remove())
    picture.append(shown)
  }
  const bar = element("progress", { max: "100", value: "0", "aria-label": say(words.progressOf, { name }) })
  const state = element("p", { class: "upload-state" }, [words.waiting])
  const result = element("p", { class: "upload-result" })
  const again = element("button", { type: "button", class: "button", hidden: "" })
  const remove = element("button", { type: "button", class: "button", "aria-label": say(words.removeName, { name }) }, [words.remove])
  const about = element("div", { class: "upload-about" }, [element("strong", { class: "upload-name" }, [name]), bar, state, result])
  const dom = element("li", { class: "upload-row", "data-state": "waiting" }, [
    picture,
    about,
    element("div", { class: "upload-does" }, [again, remove]),
  ])
  again.addEventListener("click", onAgain)
  remove.addEventListener("click", onRemove)

  const show = (name, text) => {
    dom.dataset.state = name
    state.textContent = text
    again.hidden = true
  }
  const offer = (label, spoken) => {
    again.textContent = label
    again.setAttribute("aria-label", say(spoken, { name }))
    again.hidden = false
  }

  return {
    dom,
    percent: 0,
    waiting: () => show("waiting", words.waiting),
    moved(percent, isResumed = false) {
      this.percent = percent
      bar.value = percent
      show("receiving", say(isResumed ? words.resumed : words.sending, { percent }))
    },
    looking: () => {
      bar.value = 100
      show("working", words.looking)
    },
    broke(seconds) {
      show("broken", say(words.retrying, { percent: this.percent, seconds }))
      offer(words.retry, words.retryName)
    },
    failed(text) {
      show("failed", text ?? say(words.failed, { percent: this.percent }))
      offer(words.resume, words.resumeName)
    },
    paused() {
      show("paused", say(words.paused, { percent: this.percent }))
      offer(words.resume, words.resumeName)
    },
    refused(label, why) {
      show("refused", "")
      state.append(element("b", {}, [label]), `. ${why}`)
      bar.remove()
    },
    stored(upload) {
      show(upload.state, "")
      state.append(element("b", {}, [upload.label]), upload.why ? `. ${upload.why}` : "")
      bar.remove()
      remove.hidden = true
      const thing = upload.photo ?? upload.document
      if (upload.state === "known") result.append(words.inLibrary, " ")
      result.append(element("a", { href: thing.url }, [thing.title]))
      if (upload.photo) {
        result.append(" · ", upload.photo.credit || element("span", { class: "stop" }, [words.noCredit]))
        if (upload.photo.image) picture.replaceChildren(element("img", { src: upload.photo.image, alt: "", width: "96", height: "60" }))
      }
      this.end()
    },
    end: () => source && URL.revokeObjectURL(source),
  }
}
