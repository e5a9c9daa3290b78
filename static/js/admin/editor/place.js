// Where a block goes: after the one that the cursor is in, or before it from its very start; never through it and
// never over a marker. Only an empty paragraph makes room for it.

export function room(editor) {
  const { selection } = editor.state
  const { $from } = selection
  if (selection.node) return { from: selection.to, to: selection.to }
  if (!$from.depth) return { from: $from.pos, to: $from.pos }
  const isEmpty = $from.depth === 1 && $from.parent.type.name === "paragraph" && !$from.parent.content.size
  if (!isEmpty && selection.empty && $from.depth === 1 && $from.parentOffset === 0) {
    return { from: $from.before(1), to: $from.before(1) }
  }
  return { from: isEmpty ? $from.before(1) : $from.after(1), to: $from.after(1) }
}
