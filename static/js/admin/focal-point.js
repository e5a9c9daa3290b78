// The focal point of a photo: a click on the picture, or the arrow keys, set the two numbers of the form.
// Without this script the numbers do.

const clamp = (value) => Math.min(100, Math.max(0, Math.round(value)))

function begin() {
  const figure = document.querySelector("[data-focal-point]")
  const fields = ["x", "y"].map((axis) => document.getElementById(`id_focal_${axis}`))
  if (!figure || fields.includes(null)) return
  const frame = figure.querySelector("[data-frame]")
  const mark = figure.querySelector("[data-mark]")

  const draw = () => {
    mark.hidden = false
    mark.style.left = `${clamp(Number(fields[0].value))}%`
    mark.style.top = `${clamp(Number(fields[1].value))}%`
  }
  const set = (x, y) => {
    fields[0].value = clamp(x)
    fields[1].value = clamp(y)
    draw()
  }

  frame.tabIndex = 0
  frame.setAttribute("role", "group")
  frame.setAttribute("aria-label", figure.querySelector("figcaption").textContent)
  frame.addEventListener("click", (event) => {
    const box = frame.getBoundingClientRect()
    set(((event.clientX - box.left) / box.width) * 100, ((event.clientY - box.top) / box.height) * 100)
  })
  frame.addEventListener("keydown", (event) => {
    const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    const size = event.shiftKey ? 10 : 1
    set(Number(fields[0].value) + step[0] * size, Number(fields[1].value) + step[1] * size)
  })
  for (const field of fields) field.addEventListener("input", draw)
  draw()
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin)
else begin()
