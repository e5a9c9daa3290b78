// Words with their marks (bold, italic, raised, linked), and the spaces between them.
// The server does the same to what arrives uncleaned: newsroom/pasted/runs.py.

const INVISIBLE = /[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\0]|(?<![\u2600-\u27bf\ufe0f\u{1f000}-\u{1faff}])\u200d/u
const FIXED = "\u00a0\u2007\u2009\u202f"
const SPACES = ` \n${FIXED}`
const BEFORE = ";:!?»%" // a fixed space stands before these, after « and between a figure and its unit
const UNIT = /^(?:\d|[%€$£°]|(?:h|min|s|m|km|kg|l|t|ch|cv|hp|bhp|mph|mm|cm)(?!\p{L}))/iu

export const PLAIN = { strong: false, em: false, raised: "", href: "", exact: false }

const same = (one, other) => Object.keys(PLAIN).every((name) => one[name] === other[name])

// From the outermost in, as the editor nests them: [tag, href].
const tagsOf = (marks) =>
  [["a", marks.href], ["strong", marks.strong], ["em", marks.em], [marks.raised, marks.raised]]
    .filter(([, on]) => on)
    .map(([tag]) => [tag, tag === "a" ? marks.href : ""])

// What holds on both sides of a space.
const shared = (one, other) => ({
  strong: one.strong && other.strong,
  em: one.em && other.em,
  raised: one.raised === other.raised ? one.raised : "",
  href: one.href === other.href ? one.href : "",
  exact: false,
})

// The marks inside an element: its tag says, its style has the last word.
export function marked(marks, node, style) {
  const tag = node.localName
  const weight = style["font-weight"] ?? (["b", "strong"].includes(tag) ? "bold" : "")
  const slant = style["font-style"] ?? (["i", "em"].includes(tag) ? "italic" : "")
  const height = style["vertical-align"] ?? { sup: "super", sub: "sub" }[tag]
  const now = { ...marks }
  if (weight) now.strong = /^[0-9]+$/.test(weight) ? Number(weight) >= 600 : ["bold", "bolder"].includes(weight)
  if (slant) now.em = /^(italic|oblique)/.test(slant)
  if (height === "super" || height === "sub") now.raised = height === "super" ? "sup" : "sub"
  return now
}

// The runs tidied, as paragraphs: a break that is not alone ends one.
export function lines(runs) {
  const letters = spaced(freed(visible(runs)))
  const paragraphs = []
  let line = []
  for (const one of [...letters, ["\n"], ["\n"]]) {
    if (one[0] === "\n" && line.at(-1)?.[0] === "\n") {
      const tidy = joined(trimmed(line))
      if (tidy.length) paragraphs.push(tidy)
      line = []
    } else if (one[0] !== "\n" || line.length) line.push(one)
  }
  return paragraphs
}

function visible(runs) {
  const text = plain(runs)
  const marks = runs.flatMap(([words, mark]) => [...words].map(() => mark))
  let at = 0
  return [...text].flatMap((letter, number) => {
    const before = text.slice(Math.max(0, at - 2), at)
    const kept = !INVISIBLE.test(letter === "\u200d" ? before + letter : letter)
    at += letter.length
    return kept ? [[letter, marks[number]]] : []
  })
}

// Fixed spaces made plain where they only keep words apart.
function freed(letters) {
  const at = (place) => letters[place]?.[0] ?? ""
  return letters.map(([letter, marks], place) => {
    const [before, next] = [at(place - 1), at(place + 1)]
    const after = letters.slice(place + 1, place + 8).map(([one]) => one).join("")
    const keeps = (next && BEFORE.includes(next)) || before === "«" || (/^[0-9]$/.test(before) && UNIT.test(after))
    return [letter === "\t" || (FIXED.includes(letter) && !keeps) ? " " : letter, marks]
  })
}

// One space where several stood, none beside a break.
function spaced(letters) {
  const kept = []
  for (const one of letters) {
    const last = kept.length ? kept.at(-1)[0] : "\n"
    if (one[0] === " " && SPACES.includes(last)) continue
    if (last === " " && (one[0] === "\n" || FIXED.includes(one[0]))) kept.pop()
    kept.push(one)
  }
  return kept
}

function trimmed(letters) {
  const isWord = ([letter]) => !SPACES.includes(letter)
  const first = letters.findIndex(isWord)
  return first < 0 ? [] : letters.slice(first, letters.findLastIndex(isWord) + 1)
}

// Letters with the same marks together; a space wears what both its neighbours wear.
function joined(letters) {
  const runs = []
  letters.forEach(([letter, own], place) => {
    const isSpace = place > 0 && (letter === " " || letter === "\n")
    const marks = isSpace
      ? shared(letters[place - 1][1], letters[Math.min(place + 1, letters.length - 1)][1])
      : { ...own, exact: false }
    if (runs.length && same(runs.at(-1)[1], marks)) runs.at(-1)[0] += letter
    else runs.push([letter, marks])
  })
  return runs
}

export const plain = (runs) => runs.map(([words]) => words).join("")

// Without the bold type that the element wears by itself.
export const unbold = (runs) =>
  joined(runs.flatMap(([words, marks]) => [...words].map((letter) => [letter, { ...marks, strong: false }])))

// Without the first characters.
export function withoutStart(runs, length) {
  const kept = []
  for (const [words, marks] of runs) {
    if (words.length > length) kept.push([words.slice(length), marks])
    length = Math.max(0, length - words.length)
  }
  return kept
}

export const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")

// Words inside their marks, each mark opened once for all that wear it.
export function inline(runs) {
  let made = ""
  let open = []
  for (const [words, marks] of [...runs, ["", PLAIN]]) {
    const wanted = tagsOf(marks)
    let alike = 0
    while (alike < Math.min(wanted.length, open.length) && String(wanted[alike]) === String(open[alike])) alike += 1
    for (const [tag] of open.slice(alike).reverse()) made += `</${tag}>`
    for (const [tag, href] of wanted.slice(alike)) {
      made += href ? `<${tag} href="${escape(href).replaceAll('"', "&quot;")}">` : `<${tag}>`
    }
    made += escape(words).replaceAll("\n", "<br>")
    open = wanted
  }
  return made
}
