"""Feeds of one thing each, the files of the sitemap, news, and which language each answer is in."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from newsroom.models import Rubric, StaticPage, Tag
from newsroom.views import sitemaps

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
ATOM = "{http://www.w3.org/2005/Atom}"


def read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return ElementTree.fromstring(answer.content)


@pytest.mark.parametrize("kind", ["series", "person", "tag", "rubric"])
def test_a_feed_of_one_thing_has_what_belongs_to_it_alone(client, make, kind):
    story, author = make.story(), make.person("Anna Lind")
    things = {
        "series": make.in_series(story),
        "person": author,
        "tag": Tag.objects.create(name="Rain", slug="rain"),
        "rubric": Rubric.objects.create(slug="paddock", name_en="Paddock", name_fr="Paddock"),
    }
    story.tags.add("Rain")
    story.rubric = things["rubric"]
    story.save()
    make.published(story, headline="Within", author=author)
    make.published(story, "fr", author=author)
    make.published(headline="Outside")
    thing = things[kind]
    address = f"{thing.get_absolute_url()}feed/"
    channel = read(client, address)[0]
    assert [item.findtext("title") for item in channel.findall("item")] == ["Within"]
    link = channel.find(f"{ATOM}link")
    assert (link.get("rel"), link.get("href")) == ("self", f"http://127.0.0.1:8000{address}")
    page = client.get(thing.get_absolute_url()).content.decode()
    assert '<link rel="alternate" type="application/rss+xml"' in page
    assert page.count(f'href="{address}"') == 2
    assert client.get(f"{thing.get_absolute_url()[:-1]}-none/feed/").status_code == 404


def test_a_control_character_breaks_no_feed(client, make):
    make.published(headline="Be\x0bfore\x01", standfirst="a\x1fb", author=make.person("C\x08"))
    assert read(client, "/en/feed/")[0].find("item").findtext("title") == "Before"
    assert read(client, "/news-sitemap.xml").find(f"{MAP}url") is not None


def test_no_sign_of_a_standfirst_is_lost_where_descriptions_are_taken_for_html(client, make):
    make.published(headline="R&D <1", standfirst="A lap of <1:30 & more")
    item = read(client, "/en/feed/")[0].find("item")
    assert item.findtext("title") == "R&D <1"
    assert item.findtext("description") == "A lap of &lt;1:30 &amp; more"


def test_a_feed_is_asked_for_again_only_when_it_has_changed(client, make):
    series = make.in_series(make.published().story)
    address = f"/en/series/{series.slug}/feed/"
    known = client.get(address)["ETag"]
    assert client.get(address, headers={"if-none-match": known}).status_code == 304


def test_news_are_two_days_old_at_most(client, make, settings):
    settings.SITE_NAME = "Grille & Co"
    now = timezone.now()
    new = make.published(headline="It's new", at=now - timedelta(hours=47))
    french = make.published(language="fr", headline="Neuf", at=now)
    make.published(at=now - timedelta(hours=49))
    make.article()
    urls = read(client, "/news-sitemap.xml").findall(f"{MAP}url")
    assert [url.findtext(f"{MAP}loc") for url in urls] == [
        f"http://127.0.0.1:8000{article.get_absolute_url()}" for article in (french, new)
    ]
    news = urls[1].find(f"{NEWS}news")
    assert news.findtext(f"{NEWS}publication/{NEWS}name") == "Grille & Co"
    assert news.findtext(f"{NEWS}publication/{NEWS}language") == "en"
    assert news.findtext(f"{NEWS}title") == "It’s new"
    assert news.findtext(f"{NEWS}publication_date")[-6] in "+-"


def test_more_news_than_a_file_may_hold_are_split(client, make, monkeypatch):
    monkeypatch.setattr(sitemaps, "NEWS_MOST", 2)
    for _ in range(3):
        make.published()
    files = [file.findtext(f"{MAP}loc") for file in read(client, "/news-sitemap.xml")]
    assert [len(read(client, file.removeprefix("http://127.0.0.1:8000"))) for file in files] == [2, 1]
    for wrong in ("3", "0", "x", "99999999"):
        assert client.get(f"/news-sitemap.xml?p={wrong}").status_code == 404


def test_a_long_section_of_the_sitemap_is_split(client, make, monkeypatch):
    monkeypatch.setattr("newsroom.sitemaps.Pages.limit", 2)
    for _ in range(3):
        make.published()
    files = [file.findtext(f"{MAP}loc") for file in read(client, "/sitemap.xml")]
    articles = [file for file in files if "articles" in file]
    assert articles[1].endswith("/sitemap-articles.xml?p=2")
    assert [len(read(client, file.removeprefix("http://127.0.0.1:8000"))) for file in articles] == [2, 1]
    assert client.get("/sitemap-nothing.xml").status_code == 404


def test_the_sitemap_names_pictures_and_pages_of_the_house(client, make):
    article = make.published()
    make.photo_use(article.story)
    url = read(client, "/sitemap-articles.xml")[0]
    assert url.findtext(f"{IMAGE}image/{IMAGE}loc").endswith(".jpg")
    StaticPage.objects.create(slug="ours", title_en="Ours", body_en="<p>We.</p>", is_published_en=True)
    places = [url.findtext(f"{MAP}loc") for url in read(client, "/sitemap-house.xml")]
    assert [place for place in places if "ours" in place] == ["http://127.0.0.1:8000/en/pages/ours/"]


@pytest.mark.parametrize(
    ("address", "language"),
    [
        ("/fr/feed/", "fr-FR"),
        ("/en/corrections/feed/", "en-GB"),
        ("/sitemap.xml", None),
        ("/news-sitemap.xml", None),
        ("/robots.txt", None),
        ("/series.css", None),
    ],
)
def test_an_answer_names_its_language_where_it_has_one(client, db, address, language):
    assert client.get(address, headers={"accept-language": "fr"}).get("Content-Language") == language
