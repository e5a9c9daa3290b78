"""Who reads without results and follows every link of the demo site meets no winner unopened."""

import re
from collections import Counter
from html import unescape

import pytest

from results.models import ClassificationRow
from tests.newsroom.demo.test_demo_crawl import crawl, kind_of
from tests.newsroom.test_spoilers import uncovered

# Pure: the same content gives the same pages, whatever the database.
pytestmark = [pytest.mark.xdist_group("demo"), pytest.mark.pure]

HREF = re.compile(r'\b(?:href|value|action)="[^"]*"')
# Who takes part is no secret: where all are named alike, the winner is too; a search repeats what was asked.
NAMES_EVERYBODY = {"driver", "team", "tag", "tag_feed", "entries", "search"}
SUBJECTS = re.compile(r"<select\b.*?</select>", re.DOTALL)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_page_tells_who_won(client, demo, language):
    winners = ClassificationRow.objects.filter(
        position=1, classification__is_current=True, classification__session__kind="race"
    )
    names = {
        drive.display_name for row in winners.prefetch_related("drives__driver") for drive in row.drives.all()
    }
    assert len(names) > 5
    client.cookies["spoilers"] = "off"
    told, seen = {}, Counter()
    for address, response in crawl(client, language):
        if response.streaming:
            b"".join(response.streaming_content)
            continue
        kind = kind_of(address)
        if response.status_code != 200 or not response["Content-Type"].startswith(
            ("text/html", "application/rss")
        ):
            continue
        seen[kind] += 1
        page = unescape(uncovered(response.content.decode()))
        if found := [name for name in names if name in SUBJECTS.sub("", HREF.sub("", page))]:
            told.setdefault(kind, []).append((address, found))
    assert [found[0] for kind, found in told.items() if kind not in NAMES_EVERYBODY] == []
    assert {"home", "articles", "article", "series", "event", "session", "corrections", "feed"} <= set(seen)
