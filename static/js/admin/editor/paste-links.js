// Addresses as they were meant: no detour over a counter, no tail that follows the reader, none that runs.
// The server does the same to what arrives uncleaned: newsroom/pasted/links.py.

const DETOURS = [
  [/^https?:\/\/(?:www\.)?google\.[a-z.]{2,6}\/url\?/i, ["q", "url"]],
  [/^https?:\/\/[a-z0-9-]+\.safelinks\.protection\.outlook\.com\/\?/i, ["url"]],
  [/^https?:\/\/lm?\.(?:facebook|instagram)\.com\/(?:l\.php)?\?/i, ["u"]],
]
const TRACKER = /^(?:utm_[a-z_]+|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|_hsenc|_hsmi|mkt_tok|yclid)(?:=|$)/i

const parted = (text, sign) => {
  const at = text.indexOf(sign)
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)]
}

function decoded(text) {
  try {
    return decodeURIComponent(text.replaceAll("+", " "))
  } catch {
    return ""
  }
}

function beyond(address) {
  for (const [detour, names] of DETOURS) {
    if (!detour.test(address)) continue
    const given = Object.fromEntries(parted(parted(address, "?")[1], "#")[0].split("&").map((part) => parted(part, "=")))
    for (const name of names) {
      const target = decoded(given[name] ?? "")
      if (/^https?:\/\//.test(target)) return target
    }
  }
  return address
}

function untracked(address) {
  const [start, rest] = parted(address, "?")
  const place = rest.includes("#") ? rest.slice(rest.indexOf("#")) : ""
  const asked = parted(rest, "#")[0]
  const kept = asked.split("&").filter((part) => !TRACKER.test(part)).join("&")
  return kept === asked ? address : `${start}${kept && "?"}${kept}${place}`
}

// The address that a pasted link leads to, or "" where it leads nowhere outside its page. One of ours is a path.
export function direct(given, origin = "") {
  let address = given.trim()
  for (let detour = 0; detour < 3; detour += 1) address = beyond(address)
  if (origin && address.startsWith(`${origin}/`)) address = address.slice(origin.length)
  const isFine = /^(https?:\/\/|mailto:)/i.test(address) || (address.startsWith("/") && !/^\/[/\\]/.test(address))
  return isFine ? untracked(address) : ""
}
