// What is typed for many photos and not saved yet outlives a reload of the page: the window keeps it.

// Each field stands beside a hidden one that holds what the server had.
const typed = (form) =>
  Object.fromEntries(
    [...form.elements]
      .filter((field) => form.elements[`initial-${field.name}`] && field.value !== form.elements[`initial-${field.name}`].value)
      .map((field) => [field.name, field.value]),
  )

export function keepTyped(form, user) {
  const key = `batch ${user} ${location.pathname}${location.search}`
  const write = (isSent) => {
    try {
      sessionStorage.setItem(key, JSON.stringify({ isSent, fields: typed(form) }))
    } catch {
      // A window that keeps nothing: leaving the page asks first.
    }
  }
  const read = () => {
    try {
      return JSON.parse(sessionStorage.getItem(key)) ?? {}
    } catch {
      return {}
    }
  }
  return {
    hold: () => write(false),
    sent: () => write(true),
    // Whether anything is put back. What was sent and answered is as the server shows it.
    putBack: () => {
      const { isSent = false, fields = {} } = read()
      const isAnswered = "isChanged" in form.dataset || document.querySelector(".messagelist .success")
      let isBack = false
      for (const [name, value] of isSent && isAnswered ? [] : Object.entries(fields)) {
        const field = form.elements[name]
        if (!field || field.value === value) continue
        field.value = value
        isBack = true
      }
      write(false)
      return isBack
    },
  }
}
