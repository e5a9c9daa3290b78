"""HTML of word processors, spreadsheets and web pages, made into the plain HTML of an article.

The editor does the same in the browser (static/js/admin/editor/paste.js), where the writer sees it at once;
this is for what arrives without it. Both are held to the same examples: tests/newsroom/pasted/.
"""

import re

from newsroom.pasted.reading import read
from newsroom.pasted.writing import write

FOREIGN = re.compile(
    r"<(?:html|body|meta|b|i|u|font|span|div|section|center|h[14-6]|dl|pre|[a-z]+:[a-z]+)[\s>]"
    r"|class=[\"']?Mso|style=[^>]*(?:mso-|font-|vertical-align)",
    re.IGNORECASE,
)


def is_foreign(html):
    """Whether it comes from elsewhere: our editor never writes such tags."""
    return FOREIGN.search(html) is not None


def clean(html):
    """What an article keeps of it; no guard, which newsroom/body.py is."""
    return write(read(html))
