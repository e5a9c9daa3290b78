"""From blocks to the HTML that an article stores."""

from html import escape


def write(blocks):
    return "".join(written(block) for block in blocks)


def written(block):
    kind = block["kind"]
    if kind == "hr":
        return "<hr>"
    if kind == "embed":
        return f'<figure data-embed="{block["embed"]}" data-ref="{escape(block["ref"])}"></figure>'
    if kind in {"ul", "ol"}:
        start = f' start="{block["start"]}"' if kind == "ol" and block["start"] > 1 else ""
        items = "".join(f"<li>{write(item)}</li>" for item in block["items"])
        return f"<{kind}{start}>{items}</{kind}>"
    if kind == "table":
        rows = "".join(f"<tr>{''.join(map(cell, row))}</tr>" for row in block["rows"])
        return f"<table><tbody>{rows}</tbody></table>"
    if kind == "blockquote":
        return f"<blockquote>{write(block['blocks'])}</blockquote>"
    if kind == "quote":
        caption = f"<figcaption>{inline(block['speaker'])}</figcaption>"
        lang = f' lang="{block["lang"]}"' if block["lang"] else ""
        said = f"<blockquote>{write(block['blocks'])}</blockquote>"
        return f'<figure class="quote"{lang}>{said}{caption}</figure>'
    return f"<{kind}>{inline(block['runs'])}</{kind}>"


def cell(given):
    spans = "".join(f' {name}="{span}"' for name, span in given["spans"].items())
    return f"<{given['tag']}{spans}>{write(given['blocks'])}</{given['tag']}>"


def inline(runs):
    """Words inside their marks, each mark opened once for all that wear it."""
    made, open_tags = [], []
    for words, marks in [*runs, ("", None)]:
        wanted = marks.tags if marks else []
        same = 0
        while same < min(len(wanted), len(open_tags)) and wanted[same] == open_tags[same]:
            same += 1
        made += [f"</{tag}>" for tag, _href in reversed(open_tags[same:])]
        made += [f'<{tag} href="{escape(href)}">' if href else f"<{tag}>" for tag, href in wanted[same:]]
        made.append(escape(words, quote=False).replace("\n", "<br>"))
        open_tags = wanted
    return "".join(made)
