// Photos of the library on an article's page: chosen in a dialog, they become rows of the story's photos, saved
// with the article. One that stands in the text has a marker there that names the photo, until the article is
// saved and the row has a number of its own.

import { element } from "newsroom/dialog"
import { chooseFromLibrary } from "newsroom/library"

const place = document.querySelector("[data-photo-library]")
const config = place && JSON.parse(place.dataset.photoLibrary)
const field = (index, name) => document.getElementById(`id_photo_uses-${index}-${name}`)

function freeRow() {
  const total = Number(document.getElementById("id_photo_uses-TOTAL_FORMS").value)
  for (let index = 0; index < total; index += 1) if (!field(index, "photo").value) return index
  document.querySelector("#photo_uses-group .add-row a, #photo_uses-group .add-row button").click()
  return total
}

function addRow(photo, chosen) {
  const total = Number(document.getElementById("id_photo_uses-TOTAL_FORMS").value)
  const rows = [...Array(total).keys()]
  let where = chosen
  if (where === "lead" && rows.some((row) => field(row, "place")?.value === "lead" && field(row, "photo")?.value)) {
    where = "gallery"
  }
  const orders = rows.filter((row) => field(row, "place")?.value === where && field(row, "photo")?.value)
  const index = freeRow()
  const select = field(index, "photo")
  select.add(new Option(photo.label, photo.id, false, true))
  Object.assign(select.dataset, { image: photo.image, imageOf: photo.id, credit: photo.credit }) // for the gallery's order
  select.dispatchEvent(new Event("change", { bubbles: true }))
  field(index, "place").value = where
  field(index, "place").dispatchEvent(new Event("change", { bubbles: true }))
  const last = Math.max(0, ...orders.map((row) => Number(field(row, "order")?.value) || 0))
  if (field(index, "order")) field(index, "order").value = last + 1
  const picture = select.closest(".inline-related")?.querySelector(".field-picture .readonly")
  if (picture && photo.image) {
    picture.replaceChildren(element("img", { src: photo.image, alt: "", class: "thumb" }), ` ${photo.credit}`)
  }
  select.form.dispatchEvent(new Event("input", { bubbles: true })) // what is typed is kept: this as well
  return where
}

if (place) {
  const { words } = config
  const told = place.querySelector("[role=status]")
  const group = document.getElementById("photo_uses-group")
  const button = place.querySelector("[data-choose]")
  // Where rows can be added, Django's script adds the link for it when it is ready.
  const settle = () => {
    if (!group?.querySelector(".add-row")) return false
    group.append(place)
    place.hidden = false
    return true
  }
  if (group && !settle()) {
    const watch = new MutationObserver(() => settle() && watch.disconnect())
    watch.observe(group, { childList: true, subtree: true })
  }
  button.addEventListener("click", async () => {
    const chosen = await chooseFromLibrary(config, config.places, { several: true })
    button.focus()
    if (!chosen) return
    const wheres = chosen.photos.map((photo) => addRow(photo, chosen.place))
    told.textContent =
      wheres.length > 1
        ? words.addedMany.replace("%(count)s", wheres.length)
        : words.added.replace("%(photo)s", chosen.photos[0].label).replace("%(place)s", config.names[wheres[0]])
  })
  // The editor's own button for photos asks here for one that the story does not have yet.
  document.addEventListener("article-editor:photo-wanted", (event) => {
    event.preventDefault()
    event.detail.promise = chooseFromLibrary(config, [["body", config.names.body]]).then((chosen) => {
      if (!chosen) return null
      const [photo] = chosen.photos
      addRow(photo, chosen.place)
      return { ref: String(BigInt(config.fromLibrary) + BigInt(photo.id)), label: photo.label, image: photo.image }
    })
  })
}
