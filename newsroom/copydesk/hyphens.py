"""A compound written with a hyphen here and with a dash there: Pro-Am, Pro–Am."""

import re
from collections import defaultdict

from django.utils.translation import gettext as _

from newsroom.copydesk.finding import Kind, at
from results.folding import fold

COMPOUND = re.compile(r"(?<![\w–—-])[^\W\d_]{2,}([-‑–—])[^\W\d_]{2,}(?![\w–—-])")


def check(passages):
    """Over all fields together: the headline and the text write it alike."""
    written = defaultdict(list)
    for passage in passages:
        for found in COMPOUND.finditer(passage.masked):
            written[re.sub(r"[-‑–—]", "-", fold(found[0]))].append((passage, found))
    for places in written.values():
        hyphened = next((found[0] for _p, found in places if found[1] in "-‑"), None)
        for passage, found in places:
            if hyphened and found[1] in "–—":
                right = re.sub("[–—]", "-", found[0])
                yield at(
                    passage,
                    Kind.STYLE,
                    *found.span(),
                    _("Written “%(other)s” elsewhere in this article.") % {"other": hyphened},
                    right,
                )
