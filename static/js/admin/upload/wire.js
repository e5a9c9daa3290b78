// A file goes to the server in parts. The server says how far it has come: after a failure, a reload or a new
// login, what is missing is sent, and nothing twice.

import { session } from "newsroom/login"

const DELAYS = [1, 2, 4, 8, 15, 30, 60] // seconds before the next attempt
const PATIENCE = 60000 // without a sign of life
const LOOK = 1500 // between two questions after a file that another tab has sent

export class Refused extends Error {}
export class LoggedOut extends Error {}
class Broken extends Error {}

export const say = (text, values = {}) =>
  text.replace(/%\((\w+)\)s/g, (_all, name) => values[name] ?? "").replaceAll("%%", "%")

const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value

function once(config, method, address, { body = null, headers = {}, signal, onProgress } = {}) {
  return new Promise((resolve, reject) => {
    const wire = new XMLHttpRequest()
    let watch = 0
    const alive = () => {
      clearTimeout(watch)
      watch = setTimeout(() => wire.abort(), PATIENCE)
    }
    wire.open(method, address)
    const all = { Accept: "application/json", "X-CSRFToken": token(), "Upload-User": config.user, ...headers }
    for (const [name, value] of Object.entries(all)) wire.setRequestHeader(name, value)
    wire.upload.addEventListener("progress", (event) => {
      alive()
      onProgress?.(event.loaded)
    })
    wire.addEventListener("load", () => {
      const isJson = wire.getResponseHeader("Content-Type")?.startsWith("application/json")
      resolve({ status: wire.status, isJson, ...(isJson ? JSON.parse(wire.responseText) : {}) })
    })
    for (const end of ["error", "abort", "timeout"]) wire.addEventListener(end, () => reject(new Broken(end)))
    wire.addEventListener("loadend", () => clearTimeout(watch))
    signal?.addEventListener("abort", () => wire.abort())
    alive()
    wire.send(body)
  })
}

async function ask(config, method, address, options) {
  let answer = await once(config, method, address, options)
  if (answer.status === 403 && !answer.isJson) {
    await session(config) // logged in again elsewhere: the token is another one
    answer = await once(config, method, address, options)
  }
  if (answer.status === 401) throw new LoggedOut()
  if ([200, 202, 404, 409].includes(answer.status)) return answer
  if (answer.why) throw new Refused(answer.why)
  throw new Broken(String(answer.status))
}

const at = (address, key) => address.replace("{key}", key)

export const forget = (config, key) => ask(config, "DELETE", at(config.one, key))

const pause = (milliseconds, signal, wakesUp) =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      removeEventListener("online", end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    if (wakesUp) addEventListener("online", end)
    signal?.addEventListener("abort", end)
  })

async function bytes(file, from, length, words) {
  try {
    return await file.slice(from, from + length).arrayBuffer()
  } catch {
    throw new Refused(words.changed)
  }
}

// Resolves to what the server made of the file. `on`: begun(upload), moved(bytes), looking(), broke(seconds).
export async function send(file, { config, place, signal, on }) {
  const { words } = config
  const begin = () =>
    ask(config, "POST", config.begin, {
      signal,
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({
        name: file.name,
        size: file.size,
        modified: file.lastModified,
        batch: config.batch,
        story: config.story,
        place: place(),
      }),
    })
  // An upload that was begun is asked for by its key: its last answer may have been lost, not the file.
  const find = async (key) => {
    const answer = key ? await ask(config, "GET", at(config.one, key), { signal }) : null
    return answer?.status === 200 ? answer : begin()
  }
  let upload = null
  let key = ""
  let tries = 0
  for (;;) {
    try {
      upload ??= await find(key)
      key = upload.key
      on.begun(upload)
      while (upload.state === "receiving" && upload.offset < file.size) {
        const { offset } = upload
        const body = await bytes(file, offset, config.part, words)
        const answer = await ask(config, "PATCH", at(config.one, upload.key), {
          signal,
          body,
          headers: { "Content-Type": "application/octet-stream", "Upload-Offset": String(offset) },
          onProgress: (sent) => on.moved(offset + sent),
        })
        if (answer.status === 404) throw new Broken("gone")
        upload = answer
        tries = 0
        on.moved(upload.offset)
      }
      on.looking()
      const answer = await ask(config, "POST", at(config.finish, upload.key), { signal })
      if (answer.status === 200) return answer
      upload = answer.status === 404 ? null : answer
      if (answer.status === 202) await pause(LOOK, signal)
    } catch (error) {
      if (signal.aborted || !(error instanceof Broken) || tries >= DELAYS.length) throw error
      const seconds = DELAYS[tries]
      tries += 1
      on.broke(seconds)
      await pause(seconds * 1000, signal, true)
      if (signal.aborted) throw error
      upload = null // to be asked how far it has come
    }
  }
}
