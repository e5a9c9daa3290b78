// What a form of the admin holds: its fields, and the rows of its lists, as values that can be put back.

const ROW = /^([a-z_]+)-(\d+)-([a-z_]+)$/
const SKIPPED = new Set(["submit", "button", "file", "password", "reset", "image", "radio"])

function valueOf(field, original) {
  if (field.type === "checkbox") return (original ? field.defaultChecked : field.checked) ? "on" : ""
  if (!field.options) return original ? field.defaultValue : field.value
  let chosen = [...field.options].filter((option) => (original ? option.defaultSelected : option.selected))
  if (original && !chosen.length && !field.multiple) chosen = [...field.options].slice(0, 1)
  return chosen.filter((option) => option.value).map((option) => [option.value, option.text])
}

// { fields: { headline: "…" }, rows: { bylines: [{ id: "12", values: { order: "1" } }] } }
export function read(form, original = false) {
  const fields = {}
  const rows = {}
  for (const field of form.elements) {
    if (!field.name || field.disabled || SKIPPED.has(field.type) || field.name.includes("__prefix__")) continue
    const [, list, index, name] = ROW.exec(field.name) ?? []
    if (list) {
      rows[list] ??= []
      rows[list][index] ??= { id: "", values: {} }
      if (name === "id") rows[list][index].id = field.value
      else if (field.type !== "hidden") rows[list][index].values[name] = valueOf(field, original)
    } else if (field.type !== "hidden" && field.type !== "checkbox") fields[field.name] = valueOf(field, original)
  }
  for (const list of Object.keys(rows)) rows[list] = rows[list].filter(Boolean)
  return { fields, rows }
}

const differing = (now, before) =>
  Object.fromEntries(
    Object.entries(now).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name] ?? "")),
  )

export const changes = (now, before) => ({
  fields: differing(now.fields, before.fields),
  rows: differing(now.rows, before.rows),
})

function put(field, value) {
  if (!field || field instanceof RadioNodeList) return
  if (field.type === "checkbox") field.checked = Boolean(value)
  else if (field.options) {
    for (const option of field.options) option.selected = false
    for (const [code, label] of value) {
      const known = [...field.options].find((option) => option.value === code)
      if (!known) field.add(new Option(label, code, false, true))
      else known.selected = true
    }
    field.dispatchEvent(new Event("change", { bubbles: true }))
  } else {
    field.value = value
    field.dispatchEvent(new CustomEvent("put-back", { bubbles: true }))
  }
}

// A row is found again by its number in the database; new ones go into what new rows there are, or into added ones.
function putRows(form, list, rows) {
  const total = () => Number(form.elements[`${list}-TOTAL_FORMS`]?.value ?? 0)
  const idOf = (index) => form.elements[`${list}-${index}-id`]?.value ?? ""
  const indexes = () => [...Array(total()).keys()]
  const blank = indexes().filter((index) => !idOf(index))
  for (const { id, values } of rows) {
    let index = id ? indexes().find((each) => idOf(each) === id) : blank.shift()
    if (index === undefined) {
      document.querySelector(`#${list}-group .add-row a`)?.click()
      index = total() - 1
    }
    for (const [name, value] of Object.entries(values)) put(form.elements[`${list}-${index}-${name}`], value)
  }
}

export function putBack(form, { fields = {}, rows = {} }) {
  for (const [name, value] of Object.entries(fields)) put(form.elements[name], value)
  for (const [list, kept] of Object.entries(rows)) putRows(form, list, kept)
}
