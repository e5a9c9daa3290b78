"""What pages say to search engines: whole, true, in the page's language, and never an end to its script."""

import json
import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.models import Byline, Correction, StaticPage, Story
from newsroom.structured.graph import as_text

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
OFFSET = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")
ADDRESSES = {"@id", "url", "contentUrl", "item", "mainEntityOfPage", "correctionsPolicy", "license"}
AT = datetime(2026, 5, 3, 14, 30, tzinfo=UTC)


@pytest.fixture
def graph_of(client):
    """`graph_of(address)`: the data of that page by type; every address in it is whole."""

    def read(address):
        found = SCRIPT.findall(client.get(address).content.decode())
        assert len(found) == 1
        data = json.loads(found[0])
        assert data["@context"] == "https://schema.org"
        whole(data)
        return {kind: node for node in data["@graph"] for kind in kinds(node)}

    return read


def kinds(node):
    return node["@type"] if isinstance(node["@type"], list) else [node["@type"]]


def whole(node):
    if isinstance(node, list):
        for each in node:
            whole(each)
    elif isinstance(node, dict):
        for name, value in node.items():
            assert value not in (None, "", [], {}), name
            if name in ADDRESSES and isinstance(value, str):
                assert value.startswith(("http://127.0.0.1:8000/", "https://")), (name, value)
            whole(value)


@given(st.text())
def test_no_text_ends_the_script(text):
    said = as_text([{"name": f"</script>{text}<!--<script>"}])
    assert "<" not in said
    assert ">" not in said
    assert json.loads(said)["@graph"][0]["name"] == f"</script>{text}<!--<script>"


def test_no_field_of_a_page_ends_the_script(make, graph_of, client):
    evil = "</script><script>alert(1)</script>"
    story = make.story(dateline=evil, issuer=evil, kind=Story.Kind.PRESS_RELEASE)
    make.in_series(story, make.series(name=evil, slug="evil"))
    make.photo_use(story, photographer_name=evil)
    article = make.published(story, headline=evil, slug="evil", standfirst=evil, author=make.person(evil))
    graph = graph_of(article.get_absolute_url())
    assert graph["NewsArticle"]["author"][0]["name"] == evil
    assert "<script>alert" not in client.get(article.get_absolute_url()).content.decode()


def test_an_article_says_who_when_and_of_what(make, graph_of):
    session = make.session(make.event(name="Magny-Cours"))
    story = make.story(dateline="Magny-Cours")
    make.in_series(story, session.event.season.series)
    make.link(story, session)
    story.tags.add("Rain")
    use = make.photo_use(story)
    use.photo.agency, use.photo.rights_url = "Bureau Lux", "https://example.org/rights"
    use.photo.save()
    article = make.published(
        story, at=AT, standfirst="It was close.", neutral_headline="The race", author=make.person("Anna Lind")
    )
    Byline.objects.create(
        article=article, person=make.person("Bo Trad"), role=Byline.Role.TRANSLATOR, order=2
    )
    french = make.published(story, "fr", at=AT)
    said = graph_of(article.get_absolute_url())["ReportageNewsArticle"]
    assert said["@type"] == ["NewsArticle", "ReportageNewsArticle"]
    assert said["headline"] == "Four hours, six tenths"
    assert said["alternativeHeadline"] == "The race"
    assert said["description"] == "It was close."
    assert said["inLanguage"] == "en-GB"
    assert (said["datePublished"], said["dateModified"]) == ("2026-05-03T15:30:00+01:00",) * 2
    assert [author["name"] for author in said["author"]] == ["Anna Lind"]
    assert said["translator"][0]["name"] == "Bo Trad"
    assert said["keywords"] == ["Rain"]
    assert said["dateline"] == "Magny-Cours"
    assert said["about"][0]["@id"].endswith(f"#session-{session.uid}")
    assert said["workTranslation"][0]["@id"].endswith(french.get_absolute_url())
    picture = said["image"][0]
    assert picture["creditText"] == "Solveig Marchais / Bureau Lux"
    assert picture["creator"] == {"@type": "Person", "name": "Solveig Marchais"}
    assert picture["license"] == "https://example.org/rights"
    assert (picture["width"], picture["height"], picture["caption"]) == (800, 450, "Braking")


def test_only_a_change_of_substance_is_a_modification(make, graph_of):
    article = make.published(at=AT)
    article.standfirst = "Mended."
    article.save()
    assert graph_of(article.get_absolute_url())["NewsArticle"]["dateModified"].startswith("2026-05-03")
    article.updated_at = datetime(2026, 5, 4, 9, tzinfo=UTC)
    article.save()
    assert graph_of(article.get_absolute_url())["NewsArticle"]["dateModified"] == "2026-05-04T10:00:00+01:00"


def test_each_edition_speaks_for_itself(make, graph_of, settings):
    settings.FR_VARIANT = "fr-CA"
    said = graph_of(make.published(language="fr", at=AT).get_absolute_url())["NewsArticle"]
    assert said["inLanguage"] == "fr-CA"
    assert said["datePublished"] == "2026-05-03T16:30:00+02:00"


def test_a_correction_is_said(make, graph_of):
    article = make.published(at=AT)
    Correction.objects.create(article=article, what_was_wrong="Second.", what_is_right="Third.")
    said = graph_of(article.get_absolute_url())["NewsArticle"]["correction"][0]
    assert "Second." in said["text"]
    assert "Third." in said["text"]
    assert OFFSET.fullmatch(said["datePublished"])


def test_the_publisher_names_the_pages_in_which_it_says_how_it_works(make, graph_of, client):
    article = make.published()
    assert "ethicsPolicy" not in graph_of(article.get_absolute_url())["NewsMediaOrganization"]
    StaticPage.objects.create(slug="ethics", title_en="Ethics", body_en="<p>Ours.</p>", is_published_en=True)
    publisher = graph_of(article.get_absolute_url())["NewsMediaOrganization"]
    assert publisher["name"] == "Grille"
    assert publisher["logo"]["url"].startswith("http")


def test_an_event_and_a_session_have_the_hours_of_the_track(make, graph_of):
    circuit = make.circuit(
        time_zone="America/Toronto", place="Mont", country="CA", latitude=46, longitude=-74
    )
    meeting = make.meeting(circuit, start_date=date(2026, 5, 2), end_date=date(2026, 5, 3))
    event = make.event(name="Mont", meeting=meeting)
    session = make.session(event, starts_at=AT, length_minutes=30)
    classification = make.classification(session)
    said = graph_of(session.get_absolute_url())
    assert said["SportsEvent"]["startDate"] == "2026-05-03T10:30:00-04:00"
    assert said["SportsEvent"]["endDate"] == "2026-05-03T11:00:00-04:00"
    assert said["SportsEvent"]["location"]["geo"]["latitude"] == 46
    data = said["SportsEvent"]["subjectOf"][0]
    assert data["@type"] == "Dataset"
    assert "official" not in data["description"], "of what status it is the classification itself says"
    assert [one["encodingFormat"] for one in data["distribution"]] == ["text/csv", "application/json"]
    assert data["url"].endswith(classification.get_absolute_url())
    of_event = graph_of(event.get_absolute_url())["SportsEvent"]
    assert (of_event["startDate"], of_event["endDate"]) == ("2026-05-02", "2026-05-03")
    assert of_event["subEvent"][0]["@id"] == said["SportsEvent"]["@id"]
    assert said["SportsEvent"]["superEvent"]["@id"] == of_event["@id"]
    french = graph_of(session.get_absolute_url().replace("/en/", "/fr/"))["SportsEvent"]
    assert french["@id"] == said["SportsEvent"]["@id"], "the same thing in both languages"


def test_no_place_at_the_finish_is_made_up(make, client):
    session = make.session()
    make.classification(session)
    text = SCRIPT.findall(client.get(session.get_absolute_url()).content.decode())[0]
    assert not re.search(
        r"position(?!\")|winner|homeTeam|awayTeam", re.sub(r'"position": \d|positions,', "", text)
    )


def test_a_cancelled_event_and_one_without_dates(make, graph_of):
    event = make.event(is_cancelled=True)
    said = graph_of(event.get_absolute_url())["SportsEvent"]
    assert said["eventStatus"] == "https://schema.org/EventCancelled"
    assert "startDate" not in said


def test_an_entry_list_names_who_races(make, graph_of):
    event = make.event()
    make.entry(event, drivers=[make.driver("Zita Vainqueur")], team=make.team("Delorme"))
    said = graph_of(f"{event.get_absolute_url()}entries/")["SportsEvent"]
    assert [(one["@type"], one["name"]) for one in said["competitor"]] == [
        ("Person", "Zita Vainqueur"),
        ("SportsTeam", "Delorme"),
    ]


def test_crumbs_are_those_that_the_page_shows(make, graph_of, client):
    session = make.session(make.event(name="Magny-Cours"), number=1)
    steps = graph_of(session.get_absolute_url())["BreadcrumbList"]["itemListElement"]
    page = client.get(session.get_absolute_url()).content.decode()
    shown = re.findall(
        r"<li>(?:<a[^>]*>)?([^<]+)", re.search(r'class="crumbs">(.*?)</ol>', page, re.DOTALL)[1]
    )
    assert [step["name"] for step in steps] == shown
    assert [step["position"] for step in steps] == list(range(1, len(shown) + 1))


def test_the_front_page_says_how_the_site_is_searched(graph_of, db):
    site = graph_of("/fr/")["WebSite"]
    assert site["inLanguage"] == "fr-FR"
    assert site["potentialAction"]["target"]["urlTemplate"].endswith("/fr/search/?q={search_term_string}")


@pytest.mark.parametrize("kind", ["driver", "team", "person"])
def test_people_and_teams_have_data(make, graph_of, kind):
    thing = getattr(make, kind)("Zita Delorme")
    graph = graph_of(thing.get_absolute_url())
    said = graph.get("Person") or graph.get("SportsTeam") or graph["ProfilePage"]["mainEntity"]
    assert said["name"] == "Zita Delorme"


def test_what_is_not_indexed_says_nothing(make, client, admin_client):
    draft = make.article()
    for answer in (admin_client.get(draft.get_absolute_url()), client.get("/en/nowhere/")):
        assert "ld+json" not in answer.content.decode()
        assert "og:" not in answer.content.decode()


@pytest.mark.parametrize(
    "path", ["articles/", "calendar/", "corrections/", "galleries/", "latest/", "series/"]
)
def test_a_list_says_where_it_stands(make, graph_of, path):
    steps = graph_of(f"/en/{path}")["BreadcrumbList"]["itemListElement"]
    assert steps[-1]["item"].endswith(f"/en/{path}")


def test_an_article_names_its_rubric_and_whom_its_text_links_to(make, graph_of):
    driver = make.driver(name="Ada Brun")
    text = f'<p>A day for <a href="/en/drivers/{driver.slug}/"><strong>Ada</strong> Brun</a>.</p>'
    rubric = make.rubric()
    article = make.published(language="en", body=text)
    article.story.rubric = rubric
    article.story.save()
    told = graph_of(article.get_absolute_url())["NewsArticle"]
    assert [(one["@type"], one["name"]) for one in told["mentions"]] == [("Person", "Ada Brun")]
    assert rubric.name in [whole["name"] for whole in told["isPartOf"]]
