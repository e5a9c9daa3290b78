// The declarations that an element carries itself, in lower case; those of Word, which a browser does not know, too.
// They are read from another attribute: the page's policy speaks up about styles and handlers even of what is only parsed.

export const parsed = (html) =>
  new DOMParser().parseFromString(
    html
      .replace(/<style\b[^]*?<\/style\s*>/gi, "")
      .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/(["'\s])(style|on[a-z]+)(\s*=)/gi, "$1 data-$2$3")),
    "text/html",
  )

export const styleOf = (node) =>
  Object.fromEntries(
    (node.getAttribute("data-style") ?? "")
      .toLowerCase()
      .split(";")
      .filter((declared) => declared.includes(":"))
      .map((declared) => [
        declared.slice(0, declared.indexOf(":")).trim(),
        declared.slice(declared.indexOf(":") + 1).trim(),
      ])
      .filter(([, value]) => value),
  )

export const has = (node, name) =>
  node.classList.contains(name) || node.className.toLowerCase?.().split(/\s+/).includes(name)

// Signs of Word's lists (a list shows its own), comments, and what nobody saw where it was copied.
export function isHidden(node) {
  const style = styleOf(node)
  return (
    node.hasAttribute("hidden") ||
    style.display === "none" ||
    style["mso-hide"] === "all" ||
    style["mso-list"] === "ignore" ||
    ["comment-list", "comment"].includes(style["mso-element"]) ||
    has(node, "msocommentreference") ||
    has(node, "msocomanchor")
  )
}
