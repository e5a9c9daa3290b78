"""In a browser: the sentences under an amended result, beside a text that is being written."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from newsroom import amending, roles
from newsroom.models import TouchedSentence
from results.models.row import Status
from results.publishing import lines_of, publish

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BODY = "<p>It rained.</p><p>Vidal won. No. 2 came second. No. 2 stopped on lap 12.</p>"
STANDS = "button[name=stands]"


@pytest.fixture
def writing(desk_of, make):
    """At a report whose second car was disqualified after it was published."""
    first = make.classification()
    story = make.story()
    make.link(story, first.session)
    report = make.published(story, "en", headline="Two hours", body=BODY)
    one, two, three = lines_of(first)
    out = replace(two, order=3, position=None, status=Status.DISQUALIFIED, gap_ms=None)
    second = publish(first.session, [one, replace(three, order=2, position=2), out], status="official")
    amending.examine(second, first)
    desk = desk_of("edgar", roles.EDITOR, name="Edgar Lamy")
    desk.open("admin:newsroom_article_change", report.pk)
    desk.page.wait_for_selector(".ProseMirror")
    return desk


def test_a_sentence_is_shown_where_it_stands_in_the_text(writing):
    page = writing.page
    page.get_by_role("link", name="Show in the text").first.click()
    expect(page.locator(".ProseMirror")).to_be_focused()
    assert page.evaluate("document.getSelection().anchorNode.textContent").startswith("Vidal won.")
    assert page.evaluate("CSS.highlights.get('touched').size") == 1


def test_sentences_are_handled_while_the_headline_is_being_written(writing):
    page = writing.page
    page.locator("#id_headline").fill("Half a headline")
    left = page.locator(STANDS)
    expect(left).to_have_count(2)
    left.first.click()
    expect(left).to_have_count(1)
    left.first.click()
    page.get_by_text("Every sentence is handled.").wait_for()
    expect(page.locator("#id_headline")).to_have_value("Half a headline")
    assert not TouchedSentence.objects.filter(state="open").exists()


def test_without_network_nothing_is_handled_and_the_page_stands(writing):
    page = writing.page
    page.locator("#id_headline").fill("Half a headline")
    page.context.set_offline(True)
    page.locator(STANDS).first.click()
    page.locator("#touched").get_by_text("There is no network.").wait_for()
    page.context.set_offline(False)
    expect(page.locator(STANDS)).to_have_count(2)
    expect(page.locator("#id_headline")).to_have_value("Half a headline")
