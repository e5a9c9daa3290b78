"""The demo's prose: a few marks in plain text become the HTML that the editor of articles writes.

A blank line parts paragraphs; `## ` is a heading, `- ` a list, `| a | b |` a table with a head, `> ` a quote
whose last line `> — ` names the speaker, `[text](kind:slug)` a link; `::: photo key` and
`::: classification key` are markers.
"""

import re
from html import escape

LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")


def to_html(text, link, marker):
    """`link`: from "driver:slug" to an address; `marker`: from ("photo", key) to the reference to embed."""
    blocks = [block.strip("\n") for block in re.split(r"\n\s*\n", text.strip())]
    return "".join(block_to_html(block, lambda words: inline(words, link), marker) for block in blocks)


def block_to_html(block, say, marker):
    lines = block.split("\n")
    first = lines[0]
    if first.startswith("::: "):
        kind, key = first.split()[1:]
        return f'<figure data-embed="{kind}" data-ref="{marker(kind, key)}"></figure>'
    if first.startswith("## "):
        return f"<h2>{say(first[3:])}</h2>"
    if first.startswith("- "):
        return "<ul>" + "".join(f"<li><p>{say(line[2:])}</p></li>" for line in lines) + "</ul>"
    if first.startswith("> "):
        return quote([line[2:] for line in lines], say)
    if first.startswith("| "):
        return table([[cell.strip() for cell in line.strip("| ").split("|")] for line in lines], say)
    return f"<p>{say(' '.join(lines))}</p>"


def quote(lines, say):
    *words, last = lines
    if not last.startswith("— "):
        return f"<blockquote><p>{say(' '.join(lines))}</p></blockquote>"
    speaker = f"<figcaption>{say(last[2:])}</figcaption>"
    return f'<figure class="quote"><blockquote><p>{say(" ".join(words))}</p></blockquote>{speaker}</figure>'


def table(rows, say):
    head = "".join(f'<th scope="col"><p>{say(cell)}</p></th>' for cell in rows[0])
    body = "".join(
        "<tr>" + "".join(f"<td><p>{say(cell)}</p></td>" for cell in row) + "</tr>" for row in rows[1:]
    )
    return f"<table><tbody><tr>{head}</tr>{body}</tbody></table>"


def inline(text, link):
    text = escape(text, quote=False)
    text = LINK.sub(lambda m: f'<a href="{escape(link(m[2]))}">{m[1]}</a>', text)
    text = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", text)
    return re.sub(r"\*(.+?)\*", r"<em>\1</em>", text)
