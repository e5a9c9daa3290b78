"""What each type of page of the demo content asks of the database, and weighs on its way to a reader.

python -m scripts.weigh, where the demo content is loaded. Bytes as they travel to somebody who comes for the
first time, without pictures; style sheets, scripts and fonts are then kept.
"""

import gzip
import html
import os
import re
import sys
from functools import cache

import brotli
import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.conf.settings")
os.environ.setdefault("DEBUG", "1")
ERRORS = {"gone", "not found"}  # Django answers those itself while it debugs

STYLES = re.compile(r'<link rel="stylesheet" href="([^"]+)"')
SCRIPTS = re.compile(r'<script[^>]* src="([^"]+)"')
FACE = re.compile(
    r'@font-face \{[^}]*? src: url\("([^"]+)"\)[^}]*? font-style: (\w+);[^}]*? unicode-range: ([^;]+);',
    re.DOTALL,
)
UNSEEN = re.compile(r"<(script|style|head|textarea)\b.*?</\1>|<[^>]+>", re.DOTALL)
SLANTED = re.compile(r"<(?:em|i|cite)\b")


@cache
def weight_of(address):
    """Of a style sheet or a script, zipped."""
    from django.conf import settings
    from django.contrib.staticfiles import finders
    from django.test import Client

    if address.startswith(settings.STATIC_URL):
        found = finders.find(address.removeprefix(settings.STATIC_URL))
        with open(found, "rb") as file:
            return len(brotli.compress(file.read()))
    return len(gzip.compress(Client(headers={"host": "localhost"}).get(address).content, 6))


@cache
def faces():
    """Of the style sheet: whether it is slanted, the signs it is fetched for, and its bytes."""
    from django.conf import settings

    static = settings.BASE_DIR / "static"
    found = []
    for file, style, signs in FACE.findall((static / "tokens.css").read_text(encoding="utf-8")):
        ranges = [part.strip().removeprefix("U+").partition("-") for part in signs.split(",")]
        numbers = {n for low, _, high in ranges for n in range(int(low, 16), int(high or low, 16) + 1)}
        found.append((style == "italic", numbers, (static / file).stat().st_size))
    return found


def weight_of_fonts(page):
    """At most: every family may set any of the page's words, and something is set in each."""
    signs = set(map(ord, html.unescape(UNSEEN.sub(" ", page)))) - {ord("\n")}
    return sum(
        size
        for slanted, numbers, size in faces()
        if numbers & signs and (not slanted or SLANTED.search(page))
    )


def weights(page):
    """Of a page, its style sheets (that for paper too, which is loaded as well), its scripts, its fonts."""
    return (
        len(gzip.compress(page.encode(), 6)),
        sum(map(weight_of, STYLES.findall(page))),
        sum(map(weight_of, SCRIPTS.findall(page))),
        weight_of_fonts(page),
    )


def main():
    django.setup()
    from django.core.cache import cache as answers
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from tests import every_page

    client = Client(headers={"host": "localhost"})
    print(
        f"{'page':<30}{'queries':>8}{'HTML':>9}{'zipped':>9}{'styles':>9}{'scripts':>9}{'fonts':>9}{'together':>10}"
    )
    for name in every_page.NAMES:
        if name in ERRORS:
            continue
        address = every_page.address(name, "fr")
        client.get(address)
        answers.clear()
        with CaptureQueriesContext(connection) as queries:
            page = client.get(address).content
        asked = len(queries)  # before another request empties the log
        parts = weights(page.decode())
        row = "".join(f"{weight:>9}" for weight in (len(page), *parts))
        print(f"{name:<30}{asked:>8}{row}{sum(parts):>10}")


if __name__ == "__main__":
    sys.exit(main())
