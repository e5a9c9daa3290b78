// The sides of columns over the picture of a page: lines to be dragged, or moved with the arrows. The numbers in the
// form are what is sent; without this script they are typed.
const SVG = "http://www.w3.org/2000/svg"
const picture = document.querySelector("svg[data-columns]")

function made(tag, attributes) {
  const element = document.createElementNS(SVG, tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  return element
}

if (picture) {
  const { width, height } = picture.viewBox.baseVal
  document.querySelector("[data-drag-help]").hidden = false
  for (const column of document.querySelectorAll("[data-column]")) watch(column)

  function watch(column) {
    const number = column.dataset.column
    const band = made("rect", { y: 0, height, class: "column-band" })
    const name = made("text", { y: 14, class: "column-name" })
    picture.append(band, name)
    const sides = [...column.querySelectorAll("[data-side]")].map((field) => {
      const label = `${field.dataset.side === "x0" ? picture.dataset.left : picture.dataset.right} ${number}`
      const line = made("line", {
        y1: 0, y2: height, class: "column-side", tabindex: "0", role: "slider", "aria-label": label,
        "aria-valuemin": 0, "aria-valuemax": Math.round(width), "aria-describedby": "drag-help",
      })
      picture.append(line)
      const put = (x) => {
        field.value = Math.round(Math.max(0, Math.min(width, x)) * 10) / 10
        show()
      }
      line.addEventListener("keydown", (event) => {
        const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
        if (!by) return
        event.preventDefault()
        put(Number(field.value) + by * (event.shiftKey ? 10 : 1))
      })
      line.addEventListener("pointerdown", (event) => {
        event.preventDefault()
        line.focus()
        line.setPointerCapture(event.pointerId)
        const move = (moved) => {
          const point = new DOMPoint(moved.clientX, 0).matrixTransform(picture.getScreenCTM().inverse())
          put(point.x)
        }
        line.addEventListener("pointermove", move)
        line.addEventListener("pointerup", () => line.removeEventListener("pointermove", move), { once: true })
      })
      field.addEventListener("input", () => show())
      return { field, line }
    })
    const chosen = column.querySelector("select")
    chosen.addEventListener("change", () => show())

    function show() {
      const [from, to] = sides.map(({ field }) => (field.value === "" ? null : Number(field.value)))
      const isThere = from !== null && to !== null
      for (const [place, { line }] of sides.entries()) {
        const x = [from, to][place]
        line.setAttribute("display", x === null ? "none" : "inline")
        if (x === null) continue
        line.setAttribute("x1", x)
        line.setAttribute("x2", x)
        line.setAttribute("aria-valuenow", Math.round(x))
      }
      band.setAttribute("display", isThere ? "inline" : "none")
      if (!isThere) return
      band.setAttribute("x", Math.min(from, to))
      band.setAttribute("width", Math.abs(to - from))
      band.classList.toggle("is-read", chosen.value !== "")
      name.setAttribute("x", Math.min(from, to) + 2)
      name.textContent = chosen.value === "" ? "" : chosen.selectedOptions[0].text
    }
    show()
  }
}
