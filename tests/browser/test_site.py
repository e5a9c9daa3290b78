"""What readers see, in a browser: accessible in both modes, at every width, and without a script."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from tests.results.pages import positions

BODY = (
    "<p>One.</p><h2>Two</h2><table><tbody><tr><th>Car</th><td>12</td></tr></tbody></table>"
    '<figure class="quote"><blockquote><p>Yes.</p></blockquote><figcaption>Inès, No. 12</figcaption></figure>'
)


@pytest.fixture
def site(make, live_server):
    """A story in both languages with a photo and a result, one without a photo, a person and a subject."""
    session = make.session()
    race_class = make.race_class(session.event.season, "Am")
    lines = make.lines(6)
    lines[3:] = [replace(line, classes=((race_class, line.position - 3),)) for line in lines[3:]]
    make.classification(session, lines)
    person, story = make.person(), make.story()
    make.in_series(story, session.event.season.series)
    story.events.add(session.event)
    story.tags.add("Endurance")
    make.link(story, session)
    make.photo_use(story)
    texts = {"standfirst": "Rain and sun.", "key_points": "One\nTwo", "body": BODY, "author": person}
    english = make.published(story, language="en", slug="six-tenths", **texts)
    make.published(story, language="fr", slug="six-dixiemes", headline="Quatre heures", **texts)
    bare = make.published(make.story(kind="report"), language="en", slug="bare", **texts)
    make.link(bare.story, session)
    make.in_series(bare.story)
    return {
        "home": "/en/",
        "accueil": "/fr/",
        "article": english.get_absolute_url(),
        "article en français": "/fr/articles/six-dixiemes/",
        "bare": bare.get_absolute_url(),
        "list": "/en/articles/?series=unknown&untranslated=1",
        "person": f"/en/people/{person.slug}/",
        "tag": "/en/tags/endurance/",
        "nothing": "/en/nothing/",
    }


def go(page, live_server, path):
    page.goto(live_server.url + path)
    return page


def test_everything_works_without_a_script(browser, live_server, site):
    page = browser.new_context(java_script_enabled=False, locale="fr-FR").new_page()
    go(page, live_server, site["article"] + "?class=am")
    assert positions(page.content()) == ["1", "2", "3"]
    page.get_by_role("link", name="FR", exact=False).first.click()
    expect(page).to_have_url(re.compile("/fr/articles/six-dixiemes/$"))
    go(page, live_server, "/")
    assert page.url.endswith("/fr/")
    page.context.close()


def test_the_edition_that_a_reader_chooses_is_remembered(page, live_server, site):
    go(page, live_server, site["article"])
    page.locator(".langs a").click()
    page.wait_for_url("**/fr/articles/six-dixiemes/")
    assert go(page, live_server, "/").url.endswith("/fr/")


def test_a_reader_skips_to_the_content_with_the_keyboard(page, live_server, site):
    go(page, live_server, site["article"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main$"))
