"""Two people saving the same article."""

import pytest
from django.urls import reverse

from newsroom.models import Article

pytestmark = pytest.mark.ignore_template_errors


def page_of(article):
    return reverse("admin:newsroom_article_change", args=[article.pk])


@pytest.fixture
def two(client, journalist, editor, draft, filled):
    """Both have opened the draft; `two(theirs, mine)`: the editor saves first, the journalist second."""
    from django.test import Client

    first, second = Client(), client
    first.force_login(editor)
    second.force_login(journalist)

    def save(theirs, mine, article=draft, other=None):
        pages = first.get(page_of(other or article)), second.get(page_of(article))
        assert first.post(page_of(other or article), filled(pages[0], **theirs)).status_code == 302
        return second.post(page_of(article), filled(pages[1], **mine))

    return save


def test_the_second_is_told_who_saved_what_and_nothing_is_stored(two, draft):
    answer = two({"headline": "Theirs"}, {"headline": "Mine", "body": "<p>My words.</p>"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Edgar Lamy" in page
    assert "<mark>Theirs</mark>" in page
    assert "<mark>Mine</mark>" in page
    assert "My words." in page
    draft.refresh_from_db()
    assert (draft.headline, draft.body) == ("Theirs", "<p>It rained.</p>")


@pytest.mark.parametrize(("choice", "headline"), [("theirs", "Theirs"), ("mine", "Mine")])
def test_the_second_chooses_field_by_field_and_keeps_the_rest(two, client, draft, filled, choice, headline):
    answer = two({"headline": "Theirs"}, {"headline": "Mine", "body": "<p>My words.</p>"})
    data = filled(answer, **{"choice-headline": choice, "_continue": "1"})
    assert client.post(page_of(draft), data).status_code == 302
    draft.refresh_from_db()
    assert (draft.headline, draft.body) == (headline, "<p>My words.</p>")


def said(client, article):
    return " ".join(client.get(page_of(article)).content.decode().split())


def test_what_only_the_first_changed_is_taken_and_the_second_is_told(two, draft, client):
    answer = two({"kicker": "Spa"}, {"headline": "Mine"})
    assert answer.status_code == 302
    draft.refresh_from_db()
    assert (draft.kicker, draft.headline) == ("Spa", "Mine")
    assert "Edgar Lamy saved kicker while you wrote." in said(client, draft)


def test_two_paragraphs_of_one_text_are_joined(two, draft, client):
    draft.body = "<p>One.</p><p>Two.</p><p>Three.</p>"
    draft.key_points = "first\nsecond"
    draft.save()
    theirs = {"body": "<p>ONE.</p><p>Two.</p><p>Three.</p>", "key_points": "FIRST\nsecond"}
    mine = {"body": "<p>One.</p><p>TWO.</p><p>Three.</p><p>Four.</p>", "key_points": "first\nsecond\nthird"}
    assert two(theirs, mine).status_code == 302
    draft.refresh_from_db()
    assert draft.body == "<p>ONE.</p><p>TWO.</p><p>Three.</p><p>Four.</p>"
    assert draft.key_points == "FIRST\nsecond\nthird"


def test_one_paragraph_that_both_changed_is_shown_and_the_rest_joined(two, draft, filled, client):
    answer = two({"body": "<p>It poured.</p>", "kicker": "Spa"}, {"body": "<p>It snowed.</p>"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert 'name="choice-body"' in page
    assert "choice-kicker" not in page
    client.post(page_of(draft), filled(answer, **{"choice-body": "mine"}))
    draft.refresh_from_db()
    assert (draft.body, draft.kicker) == ("<p>It snowed.</p>", "Spa")


def test_tags_that_both_added_are_all_there(two, draft):
    assert two({"tags": "rain, spa"}, {"tags": "rain, night"}).status_code == 302
    assert {tag.name for tag in draft.story.tags.all()} == {"rain", "spa", "night"}


def test_a_joined_text_goes_nowhere_before_it_was_read(two, draft, client):
    answer = two({"kicker": "Spa"}, {"headline": "Mine", "step": "submitted", "comment": "For tonight"})
    assert answer.url == page_of(draft)
    draft.refresh_from_db()
    assert (draft.status, draft.headline) == ("draft", "Mine")
    page = said(client, draft)
    assert "read it as it stands" in page
    assert "For tonight" in page


@pytest.mark.parametrize("sender", ["journalist", "editor"])
def test_photos_that_one_sends_oneself_hold_nothing_back(
    client, journalist, draft, filled, photo, request, sender
):
    client.force_login(journalist)
    page = client.get(page_of(draft))
    sent = photo(photographer_name="Ada", uploaded_by=request.getfixturevalue(sender))
    draft.story.photo_uses.create(photo=sent)
    client.post(page_of(draft), filled(page, step="submitted"))
    draft.refresh_from_db()
    assert draft.status == ("submitted" if sender == "journalist" else "draft")
    assert draft.story.photo_uses.get().photo == sent


def test_a_joined_text_whose_form_has_an_error_is_joined_once(two, draft, filled, client):
    answer = two(
        {"body": "<p>New.</p><p>It rained.</p>"}, {"body": "<p>It rained.</p><p>Last.</p>", "headline": ""}
    )
    assert answer.status_code == 200
    assert client.post(page_of(draft), filled(answer, headline="Mine")).status_code == 302
    draft.refresh_from_db()
    assert draft.body == "<p>New.</p><p>It rained.</p><p>Last.</p>"


def test_two_who_wrote_the_same_are_not_troubled(two, draft):
    assert two({"headline": "Same"}, {"headline": "Same"}).status_code == 302


def test_the_shared_facts_are_guarded_across_the_languages(two, draft, make, filled, client):
    sibling = make.article(draft.story, "fr", "Pluie", author=draft.bylines.get().person)
    answer = two({"dateline": "Lyon"}, {"dateline": "Spa"}, article=draft, other=sibling)
    assert answer.status_code == 409
    assert "Lyon" in answer.content.decode()
    client.post(page_of(draft), filled(answer, **{"choice-dateline": "theirs"}))
    draft.story.refresh_from_db()
    assert draft.story.dateline == "Lyon"


def test_rows_that_the_first_added_and_the_second_did_not_see(two, draft, make, filled, client):
    series, mine = make.series("Alizé"), make.series("Boréale")
    theirs = {
        "story_series-0-series": str(series.pk),
        "story_series-0-order": "1",
        "story_series-TOTAL_FORMS": "1",
    }
    own = {
        "story_series-0-series": str(mine.pk),
        "story_series-0-order": "1",
        "story_series-TOTAL_FORMS": "1",
    }
    answer = two(theirs, own)
    assert answer.status_code == 409
    answer = client.post(page_of(draft), filled(answer, **{"choice-story_series": "mine"}))
    assert answer.status_code == 302
    assert {link.series for link in draft.story.story_series.all()} == {series, mine}


def test_taking_their_rows_leaves_them_as_they_are(two, draft, make, filled, client):
    series, mine = make.series("Alizé"), make.series("Boréale")
    theirs = {
        "story_series-0-series": str(series.pk),
        "story_series-0-order": "1",
        "story_series-TOTAL_FORMS": "1",
    }
    own = {
        "story_series-0-series": str(mine.pk),
        "story_series-0-order": "1",
        "story_series-TOTAL_FORMS": "1",
    }
    answer = two(theirs, own)
    client.post(page_of(draft), filled(answer, **{"choice-story_series": "theirs"}))
    assert [link.series for link in draft.story.story_series.all()] == [series]


def test_a_row_that_the_first_removed_can_be_kept(two, draft, make, filled, client, editor):
    link = draft.story.story_series.create(series=make.series())
    answer = two(
        {"story_series-0-DELETE": "on"},
        {"story_series-0-order": "3"},
    )
    assert answer.status_code == 409
    answer = client.post(page_of(draft), filled(answer, **{"choice-story_series": "mine"}))
    assert answer.status_code == 302
    assert draft.story.story_series.get().series == link.series


def test_a_third_save_in_the_meantime_is_told_again(two, draft, filled, client):
    answer = two({"headline": "Theirs"}, {"headline": "Mine"})
    Article.objects.filter(pk=draft.pk).update(headline="A third", token="another")
    again = client.post(page_of(draft), filled(answer, **{"choice-headline": "mine"}))
    assert again.status_code == 409
    assert "third" in again.content.decode()


def test_a_hostile_text_is_shown_as_text(two):
    page = two({"headline": "<script>alert(1)</script>"}, {"headline": "Mine"}).content.decode()
    assert "<script>alert(1)" not in page
