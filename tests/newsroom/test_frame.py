"""What surrounds the pages: the door, the feed, the sitemap, robots, and what stands where nothing is."""

import re
from io import BytesIO
from xml.etree import ElementTree

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone, translation
from PIL import Image

from newsroom.models import Article, Byline, Photo, PhotoUse
from newsroom.views import errors

ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
MEDIA = "{http://search.yahoo.com/mrss/}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture
def published(make):
    def one(language="fr", **fields):
        now = timezone.now()
        return make.article(
            language=language,
            status=Article.Status.PUBLISHED,
            **{"published_at": now, "first_published_at": now, "updated_at": now} | fields,
        )

    return one


# --- the door ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "cookie", "edition"),
    [
        ("", None, "/fr/"),
        ("de", None, "/fr/"),
        ("en-US,en;q=0.8", None, "/en/"),
        ("fr-CA,en;q=0.8", None, "/fr/"),
        ("fr;q=0.1,en", None, "/en/"),
        ("fr", "en", "/en/"),
        ("en", "xx", "/en/"),
        ("*", None, "/fr/"),
        ("\x00;q=a", None, "/fr/"),
    ],
)
def test_the_door_leads_to_the_readers_edition(client, settings, asked, cookie, edition):
    if cookie:
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = cookie
    response = client.get("/", headers={"accept-language": asked})
    assert (response.status_code, response["Location"]) == (302, edition)
    assert {"Cookie", "Accept-Language"} <= set(re.split(r", *", response["Vary"]))
    assert "private" in response["Cache-Control"] or "no-store" in response["Cache-Control"]
    assert not response.cookies


def picture():
    written = BytesIO()
    Image.new("RGB", (80, 60)).save(written, "JPEG")
    return ContentFile(written.getvalue(), "a.jpg")


# --- the feed ---------------------------------------------------------------------------------------


def channel(client, language="fr"):
    return ElementTree.fromstring(client.get(f"/{language}/feed/").content)[0]


def test_a_feed_has_what_is_published_in_its_language_alone(client, make, published):
    seen = published("fr", headline="Vu")
    published("en", headline="English")
    make.article(language="fr", headline="Brouillon")
    published("fr", headline="Demain", published_at=timezone.now() + timezone.timedelta(days=1))
    items = channel(client).findall("item")
    assert [item.findtext("title") for item in items] == ["Vu"]
    assert items[0].findtext("link").endswith(seen.get_absolute_url())
    assert items[0].find("guid").get("isPermaLink") == "false"


def test_a_feed_says_who_wrote_and_where_it_is(client, settings, make, published):
    settings.FR_VARIANT = "fr-CA"
    article = published("fr", author=make.person("Anna Lind"))
    Byline.objects.create(
        article=article, person=make.person("Bo Trad"), role=Byline.Role.TRANSLATOR, order=2
    )
    found = channel(client)
    assert [name.text for name in found.find("item").findall(f"{DC}creator")] == ["Anna Lind"]
    self_link = next(link for link in found.findall(f"{ATOM}link") if link.get("rel") == "self")
    assert self_link.get("href") == f"{settings.SITE_URL}/fr/feed/"
    assert found.findtext("language").lower() == "fr-ca"


def test_a_guid_outlives_headline_and_slug(client, published):
    article = published("fr")
    before = channel(client).find("item").findtext("guid")
    Article.objects.filter(pk=article.pk).update(slug="autre", headline="Autre")
    assert channel(client).find("item").findtext("guid") == before
    assert published("en", story=article.story).language == "en"
    assert channel(client, "en").find("item").findtext("guid") != before


def test_a_feed_shows_the_lead_photo_with_its_credit(client, make, published):
    article = published("fr")
    photo = Photo.objects.create(photographer_name="Ida Lux", file=picture())
    sizes = {"800": {"avif": "r/a.avif", "jpeg": "r/a.jpg", "height": 450}}
    Photo.objects.update(renditions={"screen": sizes})
    PhotoUse.objects.create(story=article.story, photo=photo)
    content = channel(client).find("item").find(f"{MEDIA}content")
    assert content.get("url").endswith("/media/r/a.jpg")
    assert content.findtext(f"{MEDIA}credit") == "Ida Lux"


def test_a_feed_holds_the_newest_thirty_and_costs_the_same(
    client, make, published, django_assert_max_num_queries
):
    for number in range(35):
        published("fr", headline=f"Course {number}", author=make.person())
    with django_assert_max_num_queries(8):
        found = channel(client).findall("item")
    assert len(found) == 30


def test_a_feed_that_has_not_changed_is_not_sent_again(client, published):
    published("fr")
    first = client.get("/fr/feed/")
    known = {}
    if "ETag" in first:
        known["if-none-match"] = first["ETag"]
    if "Last-Modified" in first:
        known["if-modified-since"] = first["Last-Modified"]
    assert known
    assert client.get("/fr/feed/", headers=known).status_code == 304


def test_a_feed_of_nothing_is_a_feed(client, db):
    assert channel(client).findall("item") == []


# --- sitemap and robots -----------------------------------------------------------------------------


def locations(client):
    index = ElementTree.fromstring(client.get("/sitemap.xml").content)
    files = [file.findtext(f"{MAP}loc").removeprefix("http://127.0.0.1:8000") for file in index]
    return {
        url.findtext(f"{MAP}loc"): {
            link.get("hreflang"): link.get("href") for link in url.findall(f"{XHTML}link")
        }
        for file in files
        for url in ElementTree.fromstring(client.get(file).content)
    }


def test_the_sitemap_names_every_published_version(client, settings, make, published):
    french = published("fr")
    english = published("en", story=french.story)
    alone = published("fr")
    make.article(story=alone.story, language="en")
    found = locations(client)
    site = settings.SITE_URL
    pair = {"fr": site + french.get_absolute_url(), "en": site + english.get_absolute_url()}
    assert found[pair["fr"]] == found[pair["en"]] == pair | {"x-default": pair["fr"]}
    only = site + alone.get_absolute_url()
    assert found[only] == {"fr": only, "x-default": only}
    assert f"{site}/fr/" in found
    assert f"{site}/en/" in found


def test_the_sitemap_leads_nowhere_that_is_not_a_page(client, settings, make, published):
    make.classification(make.session())
    make.driver()
    make.team()
    article = published("fr", author=make.person())
    article.story.tags.add("Endurance")
    for location in locations(client):
        response = client.get(location.removeprefix(settings.SITE_URL))
        assert response.status_code == 200, location
        assert not response.cookies, location
        assert b'name="robots" content="noindex"' not in response.content, location


def test_robots_are_told_of_the_sitemap_and_kept_from_the_desk(client, settings):
    text = client.get("/robots.txt").content.decode()
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in text
    assert f"Sitemap: {settings.SITE_URL}/news-sitemap.xml" in text
    assert "Disallow: /admin/" in text


# --- nothing here -----------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "variant"), [("fr", "fr-FR"), ("en", "en-GB")])
def test_a_page_that_is_not_there_says_so_in_its_language(client, valid_html, language, variant):
    response = client.get(f"/{language}/nowhere/")
    page = response.content.decode()
    assert response.status_code == 404
    assert f'<html lang="{variant}">' in page
    assert 'rel="canonical"' not in page
    assert "noindex" in page
    assert not response.cookies
    valid_html(page)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/series.css/x", "/documents/99999999/", "/documents/1/v1.pdf"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_address_without_language_is_answered_in_the_readers(client, path, language):
    response = client.get(path, headers={"accept-language": language}, follow=True)
    assert response.status_code == 404
    assert f'<html lang="{language}' in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/fr/articles/%00/", "/fr/%FF/", "/" + "a" * 3000 + "/", "/fr/series/x/99999999999999999999/"]
)
def test_strange_addresses_are_not_found(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_page_that_breaks_says_so_without_the_database(language, monkeypatch, valid_html):
    def broken(*args, **kwargs):
        raise RuntimeError("on purpose")

    monkeypatch.setattr("newsroom.views.home.composed", broken)
    reader = Client(raise_request_exception=False)
    response = reader.get(f"/{language}/")  # pytest-django refuses the database to this test
    page = response.content.decode()
    assert response.status_code == 500
    assert f'<html lang="{language}' in page
    assert "<main" in page
    assert "on purpose" not in page
    assert not response.cookies
    valid_html(page)


def test_even_a_broken_error_page_is_answered(monkeypatch):
    def broken(*args):
        raise RuntimeError("on purpose")

    monkeypatch.setattr(errors, "get_template", broken)
    monkeypatch.setattr("newsroom.views.home.composed", broken)
    response = Client(raise_request_exception=False).get("/fr/")
    assert response.status_code == 500
    assert b"<h1>" in response.content


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_refused_form_is_explained(language, valid_html):
    response = Client(enforce_csrf_checks=True).post("/admin/login/", headers={"accept-language": language})
    assert response.status_code == 403
    assert f'<html lang="{language}' in response.content.decode()
    valid_html(response.content.decode())


@pytest.mark.parametrize("language", ["fr", "en"])
def test_forbidden_and_gone_have_pages(rf, db, language, valid_html):
    with translation.override(language):
        for view, status in ((errors.forbidden, 403), (errors.gone, 410)):
            response = view(rf.get(f"/{language}/x/"))
            assert response.status_code == status
            valid_html(response.content.decode())


# --- addresses that moved, and headers --------------------------------------------------------------


def test_a_former_address_leads_on_and_keeps_what_was_asked(client, make):
    series = make.series()
    former = series.slug
    series = type(series).objects.get(pk=series.pk)
    series.slug = "nouveau"
    series.save()
    response = client.get(f"/en/series/{former}/?class=pro")
    assert (response.status_code, response["Location"]) == (301, "/en/series/nouveau/?class=pro")
    assert client.post(f"/en/series/{former}/").status_code in {404, 405}


def test_a_draft_is_not_betrayed_by_a_former_address(client, make, published):
    article = published("fr")
    former = article.get_absolute_url()
    article = Article.objects.get(pk=article.pk)
    article.slug, article.status = "secret", Article.Status.DRAFT
    article.save()
    assert client.get(former).status_code == 404


@pytest.mark.parametrize(
    ("path", "variant"), [("/fr/", "fr-CA"), ("/en/", "en-US"), ("/fr/nowhere/", "fr-CA")]
)
def test_pages_name_their_edition(client, db, settings, path, variant):
    settings.FR_VARIANT, settings.EN_VARIANT = "fr-CA", "en-US"
    assert client.get(path)["Content-Language"] == variant


def test_originals_and_documents_are_not_served_from_the_media_folder(client, db, settings):
    (settings.MEDIA_ROOT / "documents").mkdir(parents=True)
    (settings.MEDIA_ROOT / "documents" / "a.pdf").write_bytes(b"%PDF")
    assert client.get("/media/documents/a.pdf").status_code == 404
    assert client.get("/media/documents/").status_code == 404
