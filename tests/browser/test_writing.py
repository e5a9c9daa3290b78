"""Writing in the rich text editor, by keyboard and mouse, under the policy that the admin is served with."""

import pytest
from playwright.sync_api import expect

from newsroom import roles
from newsroom.models import Article
from tests.browser.desk import Desk, settle

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def writer(make):
    from django.contrib.auth.models import Group

    user = make.user("jeanne", is_staff=True)
    user.groups.add(Group.objects.get_or_create(name=roles.JOURNALIST)[0])
    user.is_superuser = (
        True  # the tables may have been emptied since the migration that gave the group its rights
    )
    user.save()
    make.person("Jeanne Aubry", user=user)
    return user


@pytest.fixture
def desk(page, live_server, writer):
    """The browser at the desk, and a way to open a page of it."""
    desk = Desk(page, live_server.url).enter(writer)

    def open_page(name, *args):
        desk.open(name, *args)
        page.wait_for_selector(".ProseMirror")
        return page

    return open_page


def text_of(page):
    return page.locator(".ProseMirror")


def into(page, place):
    """Click into the text."""
    page.locator(f".ProseMirror {place}").first.click()
    settle(page)


def press(page, name):
    settle(page)
    page.locator(f".editor-bar [data-does={name}]").click()


def saved(page):
    page.locator("input[name=_continue]").click()
    page.wait_for_selector(".messagelist .success")
    return Article.objects.get()


def test_typed_spaces_stay_spaces_and_an_apostrophe_an_apostrophe(desk):
    page = desk("admin:newsroom_article_add")
    page.get_by_label("Headline:").fill("Rain at noon")
    text_of(page).click()
    page.keyboard.type("It rained  at noon, and it's not over. ")
    page.keyboard.type("Not yet")
    article = saved(page)
    assert article.body == "<p>It rained  at noon, and it's not over. Not yet</p>"
    assert "\u00a0" not in article.body


def test_headings_lists_bold_and_tables_are_made_with_the_bar(desk):
    page = desk("admin:newsroom_article_add")
    page.get_by_label("Headline:").fill("Rain at noon")
    text_of(page).click()
    press(page, "heading2")
    page.keyboard.type("The start")
    page.keyboard.press("Enter")
    page.keyboard.type("A ")
    press(page, "bold")
    page.keyboard.type("bold")
    press(page, "bold")
    page.keyboard.type(" move")
    page.keyboard.press("Enter")
    press(page, "bullets")
    page.keyboard.type("one")
    page.keyboard.press("Enter")
    page.keyboard.type("two")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    press(page, "table")
    page.keyboard.type("Car")
    body = saved(page).body
    assert "<h2>The start</h2><p>A <strong>bold</strong> move</p>" in body
    assert "<ul><li><p>one</p></li><li><p>two</p></li></ul>" in body
    assert "<th><p>Car</p></th>" in body


def test_a_quote_names_its_speaker_and_enter_leaves_it(desk):
    page = desk("admin:newsroom_article_add")
    page.get_by_label("Headline:").fill("Rain at noon")
    text_of(page).click()
    page.keyboard.type("Before")
    page.keyboard.press("Enter")
    press(page, "quote")
    page.keyboard.type("We had nothing left")
    into(page, "figcaption")
    page.keyboard.type("The winner")
    page.keyboard.press("Enter")
    page.keyboard.type("After")
    assert saved(page).body == (
        '<p>Before</p><figure class="quote"><blockquote><p>We had nothing left</p></blockquote>'
        "<figcaption>The winner</figcaption></figure><p>After</p>"
    )


def test_a_link_to_a_driver_is_found_by_typing_the_name(desk, make):
    driver = make.driver("Élodie Güneş")
    page = desk("admin:newsroom_article_add")
    page.get_by_label("Headline:").fill("Rain at noon")
    page.get_by_label("Language:").select_option("en")
    text_of(page).click()
    page.keyboard.type("Won by ")
    press(page, "link")
    page.locator("#link-name").fill("elodie")
    page.locator(".editor-dialog .choice").first.click()
    page.keyboard.type(" again")
    body = saved(page).body
    assert f'<a href="/en/drivers/{driver.slug}/">' in body
    assert body.endswith("</a> again</p>")


def test_the_marker_of_a_classification_is_chosen_and_stands_once(desk, make, writer):
    article = make.article(
        make.story(created_by=writer), body="<p>First</p><p>Second</p>", author=writer.person
    )
    link = article.story.story_sessions.create(session=make.session())
    page = desk("admin:newsroom_article_change", article.pk)
    for _time in range(2):
        into(page, "p:last-child")
        page.keyboard.press("End")
        press(page, "classification")
        page.locator(".editor-dialog .choice").click()
    expect(page.locator(".ProseMirror figure.embed")).to_have_count(1)
    assert saved(page).body.count(f'<figure data-embed="classification" data-ref="{link.pk}"></figure>') == 1


def test_blocks_stand_one_after_another_and_tear_no_paragraph(desk, make, writer):
    article = make.article(make.story(created_by=writer), body="<p>One sentence.</p>", author=writer.person)
    first = article.story.story_sessions.create(session=make.session())
    second = article.story.story_sessions.create(session=make.session(), order=2)
    page = desk("admin:newsroom_article_change", article.pk)
    into(page, "p")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    for number in range(2):
        press(page, "classification")
        page.locator(".editor-dialog .choice").nth(number).click()
    press(page, "quote")
    page.keyboard.type("Never")
    into(page, "figcaption")
    page.keyboard.type("Ada")
    assert saved(page).body == (
        "<p>One sentence.</p>"
        f'<figure data-embed="classification" data-ref="{first.pk}"></figure>'
        f'<figure data-embed="classification" data-ref="{second.pk}"></figure>'
        '<figure class="quote"><blockquote><p>Never</p></blockquote><figcaption>Ada</figcaption></figure>'
    )


def test_selected_words_become_a_quote(desk, make, writer):
    article = make.article(make.story(created_by=writer), body="<p>Never again</p>", author=writer.person)
    page = desk("admin:newsroom_article_change", article.pk)
    into(page, "p")
    page.keyboard.press("Home")
    page.keyboard.press("Shift+End")
    press(page, "quote")
    page.keyboard.type("Ada")
    assert saved(page).body == (
        '<figure class="quote"><blockquote><p>Never again</p></blockquote>'
        "<figcaption>Ada</figcaption></figure>"
    )


def test_what_was_stored_opens_unchanged(desk, make, writer):
    stored = (
        '<p>a</p><figure class="quote"><blockquote><p>b</p></blockquote><figcaption>c</figcaption></figure>'
        '<h2>d</h2><ol start="3"><li><p>e</p></li></ol><p><a href="/en/teams/f/">g</a></p>'
    )
    article = make.article(make.story(created_by=writer), body=stored, author=writer.person)
    page = desk("admin:newsroom_article_change", article.pk)
    into(page, "p")
    page.keyboard.press("End")
    page.keyboard.type("z")
    assert saved(page).body == stored.replace("<p>a</p>", "<p>az</p>")


def test_the_page_is_accessible(desk, make, writer, accessible):
    article = make.article(make.story(created_by=writer), body="<p>Words</p>", author=writer.person)
    accessible(desk("admin:newsroom_article_change", article.pk))


def test_what_was_typed_and_not_saved_is_offered_again(desk):
    page = desk("admin:newsroom_article_add")
    page.get_by_label("Headline:").fill("Rain at noon")
    text_of(page).click()
    page.keyboard.type("Words before the connection broke")
    page.on("dialog", lambda dialog: dialog.accept())
    desk("admin:newsroom_article_add")
    expect(text_of(page)).to_have_text("")
    page.locator("[data-put-back]").click()
    expect(page.get_by_label("Headline:")).to_have_value("Rain at noon")
    assert saved(page).body == "<p>Words before the connection broke</p>"
    desk("admin:newsroom_article_add")
    expect(page.locator("[data-put-back]")).to_have_count(0)
