"""Pictures of a sheet for the editor who checks its reading; made in the sandbox."""

from results.sheets.sandbox import ask

MAX_WIDTH = 2400


def page_picture(data, page=1, width=1200):
    """One page of a PDF as PNG bytes; pages count from 1. Raises Unreadable."""
    return ask(data, {"do": "page", "page": page, "width": min(width, MAX_WIDTH)})


def strip(data, box, width=1200):
    """The strip of the page that a row was read from (`ReadRow.box`), as PNG bytes. Raises Unreadable."""
    return ask(data, {"do": "strip", "box": list(box), "width": min(width, MAX_WIDTH)})
