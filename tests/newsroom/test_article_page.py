"""An article as readers see it, and as the desk sees it before them."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from newsroom import roles
from newsroom.models import Article
from results.models import Document, DocumentVersion
from tests.results.pages import positions

MARKER = '<figure data-embed="classification" data-ref="{}"></figure>'


def page(client, article, query=""):
    response = client.get(article.get_absolute_url() + query)
    assert response.status_code == 200
    return response.content.decode()


def with_result(make, how_many=4, **link):
    """A published report of a session that has a result."""
    session = make.session()
    make.classification(session, make.lines(how_many))
    article = make.published(body="<p>First.</p><p>Second.</p>")
    return article, make.link(article.story, session, **link)


def test_nobody_s_name_leaves_no_gap(client, make):
    article = make.published()
    assert "<span></span>" not in re.sub(r"\s+", "", page(client, article))
    article.bylines.all().delete()
    assert "<span></span>" not in re.sub(r"\s+", "", page(client, article))
    home = client.get(f"/{article.language}/").content.decode()
    assert article.headline in home
    assert not re.search(r">\s*·\s*<time", home)


class TestWhoSeesIt:
    def test_a_published_article_is_for_everybody(self, client, make):
        response = client.get(make.published(headline="It's out").get_absolute_url())
        assert response.status_code == 200
        assert "It’s out" in response.content.decode()
        assert "Preview" not in response.content.decode()
        assert not response.cookies
        assert not response.wsgi_request.session.accessed

    @pytest.mark.parametrize("status", ["draft", "submitted"])
    def test_a_stranger_does_not_see_what_is_not_published(self, client, make, status):
        client.force_login(make.user())
        assert client.get(make.article(status=status).get_absolute_url()).status_code == 404

    def test_nor_what_is_scheduled(self, client, make):
        article = make.published(at=timezone.now() + timedelta(hours=1))
        assert client.get(article.get_absolute_url()).status_code == 404

    def test_a_withdrawn_article_is_gone(self, client, make):
        response = client.get(make.article(status="withdrawn", headline="Secret").get_absolute_url())
        assert response.status_code == 410
        assert "Secret" not in response.content.decode()

    @pytest.mark.parametrize("status", ["draft", "submitted", "withdrawn"])
    def test_the_desk_sees_it_as_a_preview_that_nobody_keeps(self, client, make, status):
        client.force_login(make.user(groups=[roles.JOURNALIST], is_staff=True))
        response = client.get(make.article(status=status, headline="Not yet").get_absolute_url())
        html = response.content.decode()
        assert response.status_code == 200
        assert "Not yet" in html
        assert "Preview:" in html
        assert '<meta name="robots" content="noindex">' in html
        assert response["X-Robots-Tag"] == "noindex"
        assert "no-store" in response["Cache-Control"]

    def test_an_article_is_not_found_in_the_other_language(self, client, make):
        article = make.published(language="fr")
        assert client.get(f"/en/articles/{article.slug}/").status_code == 404


class TestItsLanguages:
    def test_each_version_names_every_published_one(self, client, make, settings):
        french = make.published(language="fr", slug="six-dixiemes")
        make.published(french.story, language="en", slug="six-tenths")
        for article in french.story.articles.all():
            html = page(client, article)
            for code, slug in (("fr", "six-dixiemes"), ("en", "six-tenths"), ("x-default", "six-dixiemes")):
                path = f"{settings.SITE_URL}/{'fr' if 'six-d' in slug else 'en'}/articles/{slug}/"
                assert f'<link rel="alternate" hreflang="{code}" href="{path}">' in html
            assert f'<link rel="canonical" href="{settings.SITE_URL}{article.get_absolute_url()}">' in html

    def test_the_switch_leads_to_the_same_story(self, client, make):
        french = make.published(language="fr")
        english = make.published(french.story, language="en")
        assert re.search(
            rf'<a href="{english.get_absolute_url()}"[^>]*data-edition="en"', page(client, french)
        )

    def test_without_a_translation_it_leads_to_the_section_with_a_notice(self, client, make):
        article = make.published(language="fr")
        series = make.in_series(article.story)
        make.article(article.story, language="en")
        html = page(client, article)
        assert f'href="/en/articles/?series={series.slug}&amp;untranslated=1"' in html
        assert 'hreflang="en" href="http' not in html
        notice = client.get(f"/en/articles/?series={series.slug}&untranslated=1").content.decode()
        assert "not translated into English" in notice

    @pytest.mark.parametrize(
        ("language", "date"),
        [
            ("fr", "Dimanche 20 septembre 2026, 20\u00a0h\u00a012"),
            ("en", "Sunday 20 September 2026, 19:12"),
        ],
    )
    def test_the_date_is_in_words_by_the_clock_of_the_edition(self, client, make, language, date):
        article = make.published(language=language, at=datetime(2026, 9, 20, 18, 12, tzinfo=UTC))
        assert date in page(client, article)


class TestWhatItShows:
    def test_who_signs_and_in_what_part(self, client, make):
        article = make.published(author=make.person("Anna Lind"))
        article.bylines.create(person=make.person("Bo Trad"), role="translator", order=2)
        text = re.sub(r"<[^>]+>", "", page(client, article))
        assert "By Anna Lind" in text
        assert "Translated by Bo Trad" in text

    def test_a_photo_is_never_without_its_credit(self, client, make):
        article = make.published()
        make.photo_use(article.story)
        inside = make.photo_use(article.story, place="body", photographer_name="Ida Lux")
        make.photo_use(article.story, place="gallery", photographer_name="Eva Gal")
        Article.objects.update(body=f'<p>A</p><figure data-embed="photo" data-ref="{inside.pk}"></figure>')
        html = page(client, article)
        for name in ("Solveig Marchais", "Ida Lux", "Eva Gal"):
            assert html.count(f"Photo: {name}") == 1
        assert html.count("<picture>") == 3
        assert 'type="image/avif"' in html
        assert 'alt="A white car"' in html

    def test_a_press_release_says_so(self, client, make):
        article = make.published(make.story(kind="press_release", issuer="Delorme Compétition"))
        html = page(client, article)
        assert "Press release" in html
        assert "issued by Delorme Compétition" in html

    def test_without_a_photo_its_figures_are_the_picture(self, client, make):
        article, _link = with_result(make)
        html = page(client, article)
        assert 'class="cover"' in html
        assert "<dd>1</dd>" in html
        assert "<dd>+1.000</dd>" in html
        assert "<dd>20</dd>" in html

    def test_a_preview_without_a_photo_shows_when_it_starts(self, client, make):
        event = make.event(meeting=make.meeting(make.circuit(time_zone="America/Toronto")))
        session = make.session(event, starts_at=datetime(2026, 10, 18, 16, 30, tzinfo=UTC))
        article = make.published(make.story(kind="preview"))
        make.link(article.story, session, role="preview")
        assert "<dd>12:30</dd>" in page(client, article)

    def test_documents_tags_and_what_to_read_with_it(self, client, make):
        article, other = make.published(), make.published(headline="The other one")
        series = make.in_series(article.story)
        make.in_series(other.story, series)
        article.story.tags.add("Endurance")
        document = Document.objects.create(title="Decision 44")
        DocumentVersion.objects.create(document=document, file="documents/a.pdf", sha256="0" * 64)
        article.story.documents.add(document)
        html = page(client, article)
        for words in ("Endurance", "Decision 44", "The other one"):
            assert words in html


class TestItsTables:
    def test_a_report_shows_the_result_at_its_end(self, client, make):
        article, _link = with_result(make)
        html = page(client, article)
        assert html.index("Second.") < html.index('class="sheet"')
        assert positions(html) == ["1", "2", "3", "4"]

    def test_a_marker_moves_the_table(self, client, make):
        article, link = with_result(make)
        Article.objects.update(
            body=f"<p>First.</p>{MARKER.format(link.pk)}<p>Second.</p>{MARKER.format(link.pk)}"
        )
        html = page(client, article)
        assert html.count('class="sheet"') == 1
        assert html.index("First.") < html.index('class="sheet"') < html.index("Second.")

    @pytest.mark.parametrize("link", [{"role": "preview"}, {"role": "background"}, {"table": "none"}])
    def test_nothing_is_shown_that_nobody_asks_for(self, client, make, link):
        article, _link = with_result(make, **link)
        assert 'class="sheet"' not in page(client, article)

    def test_a_preview_shows_what_is_asked_for(self, client, make):
        article, _link = with_result(make, role="preview", table="podium")
        assert positions(page(client, article)) == ["1", "2", "3"]

    def test_it_follows_the_result_in_both_languages(self, client, make):
        article, link = with_result(make)
        french = make.published(article.story, language="fr")
        make.classification(link.session, make.lines(2))
        for version in (article, french):
            assert positions(page(client, version)) == ["1", "2"]

    def test_unless_it_is_pinned(self, client, make):
        article, link = with_result(make)
        link.pinned = link.session.classifications.get()
        link.save()
        make.classification(link.session, make.lines(2))
        shown = page(client, article)
        assert positions(shown) == ["1", "2", "3", "4"]
        assert "no longer in force" in shown
        assert f'<a href="{link.session.get_absolute_url()}">The classification in force</a>' in shown

    def test_the_classification_in_force_says_nothing_of_it(self, client, make):
        assert "no longer in force" not in page(client, with_result(make)[0])

    def test_a_class_is_shown_alone(self, client, make):
        session = make.session()
        race_class = make.race_class(session.event.season, "Am")
        lines = make.lines(4)
        lines[2:] = [replace(line, classes=((race_class, line.position - 2),)) for line in lines[2:]]
        make.classification(session, lines)
        article = make.published()
        make.link(article.story, session)
        assert positions(page(client, article, "?class=am")) == ["1", "2"]
        for nonsense in ("?class=nope", "?class=", "?class=%00", "?class=am&class=x'"):
            assert len(positions(page(client, article, nonsense))) == 4

    def test_a_race_without_a_result_leaves_no_trace(self, client, make):
        article = make.published()
        make.link(article.story)
        assert 'class="sheet"' not in page(client, article)


@pytest.mark.parametrize("with_photo", [True, False])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_article_is_valid_html(client, make, valid_html, language, with_photo):
    session = make.session()
    make.classification(session)
    body = (
        "<p>One.</p><h2>Two</h2><h3>Three</h3><table><tbody><tr><td>1</td></tr></tbody></table>"
        '<figure class="quote"><blockquote><p>Yes</p></blockquote><figcaption>Inès, Am</figcaption></figure>'
    )
    article = make.published(
        language=language, author=make.person(), body=body, standfirst="Rain & sun", key_points="One\nTwo"
    )
    make.link(article.story, session)
    make.in_series(article.story)
    article.story.tags.add("Endurance")
    if with_photo:
        make.photo_use(article.story)
    valid_html(page(client, article))
