"""Text that XML can hold: whoever pastes a control character breaks no feed by it."""

import re

UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def writable(text):
    return UNWRITABLE.sub("", text)
