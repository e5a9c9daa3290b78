"""Who reads without results by the address alone goes on doing so: every link of the page keeps it."""

import re

from newsroom.spoilers import NAME, OFF

# Links and forms to our own pages, not to files; alternates and canonical addresses are no way on.
LINK = re.compile(r'(<a\b[^>]*?\shref=")((?:/(?:fr|en)/[^"#]*|\?[^"#]*))(#[^"]*)?(")')
FORM = re.compile(r'<form\b(?=[^>]*\smethod="get")[^>]*>')
FIELD = f'<input type="hidden" name="{NAME}" value="{OFF}">'
SAID = re.compile(rf"(?:\?|&|&amp;){NAME}=")
FILE = re.compile(r"\.[a-z0-9]{2,5}(?:\?|$)")


def keep_in_links(html):
    """The page with the wish in each of its own links and search forms."""
    return FORM.sub(lambda form: form[0] + FIELD, LINK.sub(kept, html))


def kept(link):
    start, address, anchor, end = link[1], link[2], link[3] or "", link[4]
    if SAID.search(address) or FILE.search(address):
        return link[0]
    joint = "&amp;" if "?" in address and not address.endswith("?") else "" if "?" in address else "?"
    return f"{start}{address}{joint}{NAME}={OFF}{anchor}{end}"
