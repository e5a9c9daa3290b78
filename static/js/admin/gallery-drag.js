// Frames change places under the finger or the mouse. Pointer events, as a finger knows no other dragging.

const EDGE = 80 // pixels from the edge of the window where it begins to scroll

export function makeDraggable(list, { put, dropped, cancelled }) {
  let held = null // { frame, pointer, from, moved }

  const frames = () => [...list.children]

  list.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest(event.pointerType === "mouse" ? ".grip, .shot" : ".grip")
    if (!grip || event.button !== 0 || held) return
    const frame = grip.closest("li")
    held = { frame, pointer: event.pointerId, from: frames().indexOf(frame), moved: false }
    list.setPointerCapture(event.pointerId)
    if (!grip.matches(".grip")) event.preventDefault()
  })

  list.addEventListener("pointermove", (event) => {
    if (!held || event.pointerId !== held.pointer) return
    if (event.clientY < EDGE) scrollBy(0, -12)
    else if (event.clientY > innerHeight - EDGE) scrollBy(0, 12)
    const over = frames().find((frame) => {
      const box = frame.getBoundingClientRect()
      return event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom
    })
    held.frame.classList.add("is-held")
    if (!over || over === held.frame) return
    put(held.frame, frames().indexOf(over))
    held.moved = true
  })

  function release(event, isKept) {
    if (!held || (event.pointerId !== undefined && event.pointerId !== held.pointer)) return
    const { frame, from, moved, pointer } = held
    held = null
    frame.classList.remove("is-held")
    if (list.hasPointerCapture(pointer)) list.releasePointerCapture(pointer)
    if (!moved) return
    if (isKept) dropped(frame)
    else {
      put(frame, from)
      cancelled(frame)
    }
  }

  list.addEventListener("pointerup", (event) => release(event, true))
  list.addEventListener("pointercancel", (event) => release(event, false))
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !held) return
    event.preventDefault()
    release({}, false)
  })
}
