// The other language beside the text: each paragraph of the original level with the one that translates it,
// and what only one of both says, asked again a moment after the typing stops.

const WAIT = 1200
const FIELDS = ["headline", "neutral_headline", "kicker", "standfirst", "key_points", "body"]

function typed() {
  const data = new FormData()
  for (const name of FIELDS) {
    const field = document.querySelector(`#article_form [name="${name}"]`)
    if (field) data.append(name, field.value)
  }
  return data
}

function watchFacts(panel) {
  const list = panel.querySelector("[data-facts]")
  const form = document.querySelector("#article_form")
  if (!form?.querySelector('[name="headline"]')) return
  let timer
  let asked = 0
  const ask = async () => {
    asked += 1
    const mine = asked
    try {
      const answer = await fetch(panel.dataset.agreement, {
        method: "POST",
        body: typed(),
        headers: { "X-CSRFToken": form.querySelector("[name=csrfmiddlewaretoken]").value },
        credentials: "same-origin",
      })
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status))
      const html = await answer.text()
      if (mine === asked) list.innerHTML = html
    } catch {
      if (mine !== asked || list.querySelector("[data-said]")) return
      const said = document.createElement("p")
      said.className = "ask"
      said.dataset.said = ""
      said.textContent = panel.dataset.failed
      list.prepend(said)
    }
  }
  form.addEventListener("input", (event) => {
    if (!FIELDS.includes(event.target.name)) return
    clearTimeout(timer)
    timer = setTimeout(ask, WAIT)
  })
}

// The paragraphs of the original stand as far down as those of the text, where both columns fit.
function level(editor, column) {
  const mine = [...editor.children]
  const theirs = [...column.querySelectorAll("[data-block]")]
  const wide = column.getBoundingClientRect().left >= editor.getBoundingClientRect().right
  for (const block of theirs) block.style.marginTop = ""
  if (!wide) return
  theirs.forEach((block, index) => {
    const partner = mine[index]
    if (!partner) return
    const missing = partner.getBoundingClientRect().top - block.getBoundingClientRect().top
    if (missing > 0) block.style.marginTop = `${Math.round(missing)}px`
  })
}

function mark(editor, column) {
  const node = document.getSelection()?.anchorNode
  if (!node || !editor.contains(node)) return
  const here = [...editor.children].findIndex((child) => child.contains(node))
  for (const block of column.querySelectorAll("[data-block]")) {
    block.classList.toggle("is-here", Number(block.dataset.block) === here)
  }
}

function beside() {
  const editor = document.querySelector(".article-editor .ProseMirror")
  const column = document.querySelector(".field-body ~ .beside")
  if (!editor || !column) return
  let frame
  const again = () => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(() => level(editor, column))
  }
  new ResizeObserver(again).observe(editor)
  new MutationObserver(again).observe(editor, { childList: true })
  document.addEventListener("selectionchange", () => mark(editor, column))
  again()
}

for (const panel of document.querySelectorAll("[data-agreement]")) watchFacts(panel)
if (document.querySelector(".article-editor .ProseMirror")) beside()
else document.addEventListener("article-editor:ready", beside, { once: true })
