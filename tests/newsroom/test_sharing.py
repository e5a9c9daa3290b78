"""How pages look where they are shared: with a photo, else with a picture drawn for them."""

import io
import re
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from newsroom.cards import keeping
from newsroom.cards.card import Card
from newsroom.cards.drawing import HOUSE, png_of
from newsroom.cards.lettering import NARROW_BLACK, drawable, fitted

AT = datetime(2026, 5, 3, 14, 30, tzinfo=UTC)


@pytest.fixture
def head(client):
    """`head(address)`: the properties of a page for those who show links."""

    def read(address):
        page = client.get(address).content.decode()
        return dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', page))

    return read


def one(**words):
    return Card(
        **{"kind": "article", "pk": 1, "language": "fr", "title": "Un titre", "site": "Grille"} | words
    )


def opened(data):
    image = Image.open(io.BytesIO(data))
    return image.convert("RGB")


def path_of(address):
    return address.removeprefix("http://127.0.0.1:8000")


def test_a_photo_stands_for_its_article(make, head):
    article = make.published(at=AT)
    make.photo_use(article.story)
    said = head(article.get_absolute_url())
    assert said["og:image"].endswith(".jpg")
    assert (said["og:image:width"], said["og:image:height"]) == ("800", "450")
    assert said["og:image:alt"] == "A white car"
    assert said["twitter:card"] == "summary_large_image"


def test_an_article_without_a_photo_gets_a_picture(make, head, client):
    article = make.published(at=AT, headline="It's out", standfirst="At last.")
    make.published(article.story, "fr")
    make.in_series(article.story, make.series("Alizé"))
    said = head(article.get_absolute_url())
    assert (said["og:type"], said["og:title"], said["og:description"]) == ("article", "It’s out", "At last.")
    assert (said["og:locale"], said["og:locale:alternate"]) == ("en_GB", "fr_FR")
    assert said["article:section"] == "Alizé"
    assert said["article:published_time"].startswith("2026-05-03T14:30:00")
    assert said["og:image:alt"] == "It’s out"
    answer = client.get(path_of(said["og:image"]))
    assert answer["Content-Type"] == "image/png"
    assert "immutable" in answer["Cache-Control"]
    assert opened(answer.content).size == (1200, 630)


def test_another_headline_has_another_picture_and_the_first_one_stays(make, head, client):
    article = make.published()
    before = head(article.get_absolute_url())["og:image"]
    kept = client.get(path_of(before)).content
    article.headline = "Another"
    article.save()
    after = head(article.get_absolute_url())["og:image"]
    assert after != before
    assert client.get(path_of(before)).content == kept


def test_it_is_drawn_when_the_article_is_published(make, media, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        make.published()
    assert len(list((media / "cards").iterdir())) == 1


def test_nobody_draws_what_no_page_shows(make, client):
    draft = make.article()
    published = make.published()
    wrong = "0" * 16
    assert client.get(f"/media/cards/en/article/{draft.pk}/{wrong}.png").status_code == 404
    assert client.get(f"/media/cards/en/article/{published.pk}/{wrong}.png").status_code == 404
    assert client.get(f"/media/cards/en/article/{10**17}/{wrong}.png").status_code == 404
    assert client.get(f"/media/cards/en/user/1/{wrong}.png").status_code == 404


def test_a_draft_has_no_card(make):
    draft = make.article()
    assert keeping.cards_of("article", draft.pk, "en") == []


@pytest.mark.parametrize("kind", ["series", "season", "event", "session", "driver", "team", "person"])
def test_every_page_has_its_picture(make, head, client, kind):
    thing = getattr(make, kind)()
    said = head(thing.get_absolute_url())
    assert said["og:title"] != "Grille"
    assert f"/{kind}/" in said["og:image"] or kind == "series"
    assert client.get(path_of(said["og:image"])).status_code == 200


def test_other_pages_show_the_house(head, client, db):
    said = head("/fr/calendar/")
    assert client.get(path_of(said["og:image"])).status_code == 200


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_edition_and_the_series_give_their_colours(language):
    image = opened(png_of(one(language=language, colour="#ffd400")))

    def near(place, colour):
        return max(abs(a - b) for a, b in zip(image.getpixel(place), bytes.fromhex(colour[1:]), strict=True))

    assert near((600, 10), "#ffd400") < 8
    assert near((1190, 620), HOUSE[language]) < 8


@given(st.text(max_size=300))
@settings(max_examples=25, deadline=None)
def test_any_text_can_be_drawn(text):
    assert opened(png_of(one(title=text, series=text, kicker=text, foot=text, colour=text))).size == (
        1200,
        630,
    )


def test_a_headline_fits_however_long_it_is():
    for text in ("W" * 160, "la voiture numéro un " * 8, "court"):
        lettering, lines = fitted(text, NARROW_BLACK, 1000, 320, (100, 60, 44), 1.0)
        assert all(lettering.width(line) <= 1000 for line in lines)
        assert len(lines) * lettering.size <= 320


def test_a_letter_that_the_fonts_lack_gives_way():
    assert drawable("Łukasz Ğüneş, Škoda", NARROW_BLACK) == "Łukasz Ğüneş, Škoda"
    assert drawable("a\u202f!\u00a0b\x00\u200f", NARROW_BLACK) == "a ! b"
    assert drawable("東京 GP", NARROW_BLACK) == "GP"
