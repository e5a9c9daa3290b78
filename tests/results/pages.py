"""Reading a page in a test."""

import re


def read(client, thing, language, query=""):
    """The page of a thing in that language."""
    response = client.get(f"/{language}{thing.get_absolute_url()[3:]}{query}")
    assert response.status_code == 200
    return response.content.decode()


def positions(page):
    """What stands in the column of places, row after row."""
    return re.findall(r'<td class="pos">([^<]*)</td>', page)


def codes(page):
    """The codes that stand instead of a gap."""
    return re.findall(r'<td class="num [a-z]+ out"[^>]*><abbr title="[^"]*">([^<]*)</abbr>', page)


def words(page):
    """The text of a page without its tags."""
    return re.sub(r"<[^>]*>", "", page)
