"""Addresses as they were meant: no detour over a counter, no tail that follows the reader."""

import re
from urllib.parse import unquote_plus

DETOURS = [
    (re.compile(r"\Ahttps?://(?:www\.)?google\.[a-z.]{2,6}/url\?", re.IGNORECASE), ("q", "url")),
    (re.compile(r"\Ahttps?://[a-z0-9-]+\.safelinks\.protection\.outlook\.com/\?", re.IGNORECASE), ("url",)),
    (re.compile(r"\Ahttps?://lm?\.(?:facebook|instagram)\.com/(?:l\.php)?\?", re.IGNORECASE), ("u",)),
]
TRACKER = re.compile(
    r"\A(?:utm_[a-z_]+|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|_hsenc|_hsmi|mkt_tok|yclid)(?:=|\Z)",
    re.IGNORECASE,
)


def direct(address):
    """The address that a pasted link leads to, or "" where it leads nowhere outside its page."""
    address = address.strip()
    for _detour in range(3):
        address = beyond(address)
    if address.startswith("#"):
        return ""
    return untracked(address)


def beyond(address):
    for detour, names in DETOURS:
        if detour.match(address):
            asked = address.partition("?")[2].partition("#")[0]
            given = {
                name: value for name, _equals, value in (part.partition("=") for part in asked.split("&"))
            }
            for name in names:
                target = unquote_plus(given.get(name, ""))
                if target.startswith(("https://", "http://")):
                    return target
    return address


def untracked(address):
    start, _question, rest = address.partition("?")
    asked, hash_sign, place = rest.partition("#")
    kept = "&".join(part for part in asked.split("&") if not TRACKER.match(part))
    if kept == asked:
        return address
    return start + ("?" if kept else "") + kept + hash_sign + place
