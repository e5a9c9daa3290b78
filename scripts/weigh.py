"""What each type of page of the demo content asks of the database, and weighs on its way to a reader.

python -m scripts.weigh, where the demo content is loaded. Bytes as they travel, without pictures and fonts:
those are loaded once and kept, 82 kB for Archivo, its wide cut and Newsreader.
"""

import gzip
import os
import re
import sys
from functools import cache

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.conf.settings")
os.environ.setdefault("DEBUG", "1")
ERRORS = {"gone", "not found"}  # Django answers those itself while it debugs

STYLES = re.compile(r'<link rel="stylesheet" href="([^"]+)"')
SCRIPTS = re.compile(r'<script[^>]* src="([^"]+)"')


@cache
def weight_of(address):
    """Of a style sheet or a script, zipped."""
    from django.conf import settings
    from django.contrib.staticfiles import finders
    from django.test import Client

    if address.startswith(settings.STATIC_URL):
        found = finders.find(address.removeprefix(settings.STATIC_URL))
        with open(found, "rb") as file:
            content = file.read()
    else:
        content = Client(headers={"host": "localhost"}).get(address).content
    return len(gzip.compress(content, 6))


def weights(html):
    """Of a page, of its style sheets (that for paper too, which is loaded as well), of its scripts."""
    return (
        len(gzip.compress(html.encode(), 6)),
        sum(map(weight_of, STYLES.findall(html))),
        sum(map(weight_of, SCRIPTS.findall(html))),
    )


def main():
    django.setup()
    from django.core.cache import cache as answers
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from tests import every_page

    client = Client(headers={"host": "localhost"})
    print(f"{'page':<30}{'queries':>8}{'HTML':>9}{'zipped':>9}{'styles':>9}{'scripts':>9}{'together':>10}")
    for name in every_page.NAMES:
        if name in ERRORS:
            continue
        address = every_page.address(name, "fr")
        client.get(address)
        answers.clear()
        with CaptureQueriesContext(connection) as queries:
            html = client.get(address).content
        asked = len(queries)  # before another request empties the log
        parts = weights(html.decode())
        row = "".join(f"{weight:>9}" for weight in (len(html), *parts))
        print(f"{name:<30}{asked:>8}{row}{sum(parts):>10}")


if __name__ == "__main__":
    sys.exit(main())
