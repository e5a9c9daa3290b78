"""Both languages of a story beside each other: what changed since, and what only one of them says."""

import pytest
from django.urls import reverse, reverse_lazy

from newsroom import translating
from newsroom.models import Article

pytestmark = pytest.mark.ignore_template_errors  # Django's own pages lean on variables that are not there

BOARD = reverse_lazy("admin:newsroom_article_translations")


def page_of(article):
    return reverse("admin:newsroom_article_change", args=[article.pk])


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def save(desk, filled):
    """`save(article, headline="…")`: open the page, change that, save."""

    def saved(article, **changes):
        answer = desk.post(
            page_of(article), filled(desk.get(page_of(article)), **{"_continue": "1"} | changes)
        )
        assert answer.status_code == 302, answer.content.decode()[-3000:]
        article.refresh_from_db()

    return saved


@pytest.fixture
def both(desk, filled, make, editor):
    """An English original, and its French translation made on the page."""
    make.published(headline="Rain at noon", body="<p>It rained at 2:35 p.m.</p><p>No. 12 won.</p>")
    original = Article.objects.get()
    original.bylines.create(person=editor.person)
    add = reverse("admin:newsroom_article_add")
    page = desk.get(f"{add}?story={original.story_id}")
    text = "<p>Il a plu à 14 h 35.</p><p>La nº 12 a gagné.</p>"
    desk.post(add, filled(page, headline="Pluie à midi", body=text, _continue="1"))
    return original, Article.objects.get(language="fr")


def stale():
    return set(Article.objects.stale().values_list("language", flat=True))


def test_a_translation_remembers_what_it_was_translated_from(both):
    original, translation = both
    assert translation.agrees_with == original.substance
    assert original.agrees_with == ""
    assert stale() == set()


def test_a_change_of_the_original_makes_the_translation_stale(both, save):
    original, _translation = both
    save(original, headline="Rain at one")
    assert stale() == {"fr"}


def test_a_change_of_spaces_or_marks_alone_does_not(both, save):
    original, _translation = both
    save(original, body="<p>It  rained at 2:35\u00a0p.m.</p><p>No. 12 <strong>won</strong>.</p>")
    assert stale() == set()


def test_a_small_edit_does_not(both, save):
    original, _translation = both
    save(original, headline="Rain at Noon, again", small_edit="on")
    assert stale() == set()
    save(original, headline="Rain at one")
    assert stale() == {"fr"}


def test_who_takes_the_change_back_makes_the_translation_current_again(both, save):
    original, _translation = both
    save(original, headline="Rain at one")
    save(original, headline="Rain at noon")
    assert stale() == set()


def test_bringing_the_translation_up_to_date_asks_nothing_of_the_original(both, save):
    original, translation = both
    save(original, headline="Rain at one")
    save(translation, headline="Pluie à une heure")
    assert stale() == {"fr"}  # nobody has said yet that both say the same
    save(translation, _continue="agreed")
    assert stale() == set()
    save(original, headline="Rain at two")
    assert stale() == {"fr"}


def test_a_change_that_begins_in_a_published_translation_asks_for_the_original(both, save, desk):
    original, translation = both
    save(translation, step="published")
    assert translation.is_public
    save(translation, headline="Pluie à deux heures")
    assert stale() == {"en"}
    save(original, headline="Rain at two", _continue="agreed")
    assert stale() == set()


def test_catching_up_asks_nothing_back_even_where_both_have_led_before(both, save):
    original, translation = both
    save(translation, step="published")
    save(translation, headline="Pluie à deux heures")
    save(original, headline="Rain at two", _continue="agreed")
    save(original, headline="Rain at three")
    save(translation, headline="Pluie à trois heures")
    assert stale() == {"fr"}  # until somebody says that both say the same
    save(translation, _continue="agreed")
    assert stale() == set()


def test_a_draft_translation_in_the_making_asks_nothing_of_the_original(both, save):
    _original, translation = both
    save(translation, headline="Il pleut à midi")
    assert stale() == set()


def test_two_languages_written_apart_are_taken_to_agree_until_one_changes(make, save, editor):
    first = make.published(headline="Rain", author=editor.person)
    second = make.published(first.story, "fr", headline="Pluie", author=editor.person)
    assert stale() == set()
    save(first, headline="Rain at noon")
    assert stale() == {"fr"}
    save(second, headline="Pluie à midi", _continue="agreed")
    assert stale() == set()


def test_both_that_change_apart_are_both_stale(both, save):
    original, translation = both
    save(translation, step="published")
    save(original, headline="Rain at one")
    save(translation, _continue="agreed")
    original.refresh_from_db()
    translating.agree(original, translation.substance, translation)
    Article.objects.get(pk=original.pk).save()
    for article, headline in ((original, "Rain at two"), (translation, "Neige")):
        article.refresh_from_db()
        article.headline = headline
        article.save()
    assert stale() == {"fr", "en"}


# --- the page -------------------------------------------------------------------------------------


def test_what_changed_is_marked_beside_the_field_word_by_word(both, save, desk):
    original, translation = both
    save(original, headline="Rain at one", body=original.body.replace("won", "lost"))
    page = desk.get(page_of(translation)).content.decode()
    assert "Rain at <del>noon</del><ins>one</ins>" in page
    assert "No. 12 <del>won</del><ins>lost</ins>." in page
    assert page.count("Changed since translated") == 3  # over all, and beside two fields
    assert '<div class="block " data-block="0"><p>It rained at 2:35 p.m.</p></div>' in page


def test_a_current_translation_says_so(both, desk):
    _original, translation = both
    page = desk.get(page_of(translation)).content.decode()
    assert "The translation is current." in page
    assert "Changed since translated" not in page
    assert "are the same in both languages" in page


def test_the_original_is_told_that_its_translation_has_to_follow(both, save, desk):
    original, translation = both
    save(original, headline="Rain at one")
    page = desk.get(page_of(original)).content.decode()
    assert "The other language has not followed yet." in page
    assert page_of(translation) in page


def test_what_one_language_alone_says_is_listed_on_both_pages(both, save, desk):
    original, translation = both
    save(translation, body="<p>Il a plu à 16 h 35.</p><p>La nº 21 a gagné.</p>")
    for article in (original, translation):
        page = desk.get(page_of(article)).content.decode()
        for printed in ("16 h 35", "nº 21", "2:35 p.m.", "No. 12"):
            assert f">{printed}</b>" in page


def test_what_is_typed_is_compared_before_it_is_saved(both, desk, make):
    _original, translation = both
    make.driver("Inès Hallström")
    where = reverse("admin:newsroom_article_facts", args=[translation.pk])
    answer = desk.post(where, {"headline": "Hallström", "body": "<p>À 14 h 35, la nº 12.</p>"})
    assert ">Hallström</b>" in answer.content.decode()
    assert "14 h 35" not in answer.content.decode().replace("<span", "").split("</li>")[-1]
    answer = desk.post(where, {"headline": "<script>7</script>", "body": "<p>À 14 h 35, la nº 12.</p>"})
    assert "<script>" not in answer.content.decode()


def test_who_may_not_read_articles_is_told_nothing_of_them(client, both, stranger):
    client.force_login(stranger)
    assert client.post(reverse("admin:newsroom_article_facts", args=[both[1].pk])).status_code == 403
    assert client.get(BOARD).status_code == 403


# --- the board ------------------------------------------------------------------------------------


def test_the_board_shows_what_is_current_stale_and_missing(both, save, desk, make):
    original, _translation = both
    make.published(headline="Alone in English")
    assert "Alone in English" in desk.get(BOARD, {"state": "missing"}).content.decode()
    assert "Rain at noon" in desk.get(BOARD, {"state": "current"}).content.decode()
    save(original, headline="Rain at one")
    page = desk.get(BOARD, {"state": "stale"}).content.decode()
    assert "Rain at one" in page
    assert "Alone in English" not in page
    assert "Rain at one" not in desk.get(BOARD, {"state": "current"}).content.decode()


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({}, {"Alone in English", "Rain at noon"}),
        ({"state": "missing", "language": "fr"}, {"Alone in English"}),
        ({"state": "missing", "language": "en"}, set()),
        ({"status": "published", "language": "fr"}, set()),
        ({"status": "draft"}, {"Rain at noon"}),
        ({"kind": "preview"}, {"Alone in English"}),
        ({"state": "nonsense", "series": "x", "page": "9"}, {"Alone in English", "Rain at noon"}),
    ],
)
def test_the_board_is_narrowed(both, desk, make, asked, shown):
    make.published(make.story(kind="preview"), headline="Alone in English")
    page = desk.get(BOARD, asked).content.decode()
    assert {title for title in ("Alone in English", "Rain at noon") if f'row">{title}<' in page} == shown


def test_the_board_costs_the_same_with_more_stories(desk, make, django_assert_max_num_queries):
    for many in (2, 20):
        for number in range(many):
            story = make.story()
            make.in_series(story)
            make.article(story, headline=f"Story {number}")
            make.article(story, "fr", headline=f"Histoire {number}")
        with django_assert_max_num_queries(14):
            assert desk.get(BOARD).status_code == 200


def test_the_desk_names_what_is_stale_and_leads_to_the_board(both, save, desk):
    original, translation = both
    save(original, headline="Rain at one")
    page = desk.get(reverse("admin:index")).content.decode()
    assert "Changed since translated" in page
    assert page_of(translation) in page
    assert str(BOARD) in page


def test_the_desk_names_the_corrections_that_wait_for_a_language(desk, make):
    english = make.published()
    make.published(english.story, "fr", at=english.published_at)
    english.corrections.create(what_was_wrong="We said lap 89.", what_is_right="It was lap 92.")
    assert "We said lap 89." in desk.get(reverse("admin:index")).content.decode()
