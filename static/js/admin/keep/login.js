// Logging in again without leaving the page: the same account, by the login that everybody takes.

import { element } from "newsroom/dialog"

// Who is logged in now; the forms of the page get the token that belongs to the session.
export async function session(config) {
  const answer = await fetch(config.session, { headers: { Accept: "application/json" }, cache: "no-store" })
  const { user, csrf } = await answer.json()
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = csrf
  return { user, csrf }
}

async function logIn(config, password) {
  const { csrf } = await session(config)
  const sent = new URLSearchParams({ username: config.username, password, next: config.session })
  const answer = await fetch(config.login, {
    method: "POST",
    headers: { "X-CSRFToken": csrf, Accept: "text/html, application/json" },
    body: sent,
  })
  if ([403, 429].includes(answer.status)) return config.words.barred
  return (await session(config)).user === config.user ? "" : config.words.wrong
}

let asking = null

// Resolves to whether the login stands again. All that waits on a page waits for the same answer.
export function askToLogIn(config) {
  asking ??= ask(config).finally(() => {
    asking = null
  })
  return asking
}

// Whether the login's page came instead of the answer.
export const isLoginPage = (answer, config) => answer.redirected && new URL(answer.url).pathname === config.login

function ask(config) {
  const { words } = config
  return new Promise((resolve) => {
    const name = element("input", { id: "again-name", type: "text", readonly: "", value: config.username, autocomplete: "username", class: "vTextField" })
    const secret = element("input", { id: "again-secret", type: "password", required: "", autocomplete: "current-password", class: "vTextField" })
    const wrong = element("p", { role: "alert", class: "errornote", hidden: "" })
    const enter = element("button", { type: "submit", class: "button default" }, [words.login])
    const cancel = element("button", { type: "button", class: "button" }, [words.cancel])
    const form = element("form", { class: "dialog-body" }, [
      element("p", { id: "again-why" }, [words.loginWhy]),
      wrong,
      element("label", { for: "again-name" }, [words.username]),
      name,
      element("label", { for: "again-secret" }, [words.password]),
      secret,
      element("p", { class: "dialog-foot" }, [
        enter,
        cancel,
        element("a", { href: config.login, target: "_blank", rel: "noopener" }, [words.elsewhere]),
      ]),
    ])
    const dialog = element("dialog", { class: "editor-dialog login-again", "aria-label": words.login, "aria-describedby": "again-why" }, [
      element("h2", {}, [words.login]),
      form,
    ])
    const close = (isIn) => {
      removeEventListener("focus", look)
      dialog.close()
      dialog.remove()
      resolve(isIn)
    }
    // Logged in from another window meanwhile?
    const look = async () => {
      const found = await session(config).catch(() => ({}))
      if (found.user === config.user && dialog.isConnected) close(true)
    }
    form.addEventListener("submit", async (event) => {
      event.preventDefault()
      event.stopPropagation()
      enter.disabled = true
      const trouble = await logIn(config, secret.value).catch(() => words.unreachable)
      enter.disabled = false
      if (!trouble) return close(true)
      wrong.textContent = trouble
      wrong.hidden = false
      secret.select()
    })
    cancel.addEventListener("click", () => close(false))
    dialog.addEventListener("cancel", () => close(false))
    addEventListener("focus", look)
    document.body.append(dialog)
    dialog.showModal()
    secret.focus()
  })
}
