"""One range of a file's bytes, as viewers ask for the page that they show first (RFC 9110, 14)."""

import re

ONE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})\Z")


def range_of(header, size):
    """(first, last) counted from 0; None where the whole is to be sent; (-1, -1): there is no such part."""
    asked = ONE.match(header.replace(" ", ""))
    if asked is None or asked[0] == "bytes=-":
        return None  # several parts, or something else: the whole is an answer too
    first, last = asked[1], asked[2]
    if not first:  # the last so many
        length = int(last)
        return (max(size - length, 0), size - 1) if length and size else (-1, -1)
    start, end = int(first), min(int(last), size - 1) if last else size - 1
    if last and int(last) < start:
        return None
    return (start, end) if start < size else (-1, -1)
