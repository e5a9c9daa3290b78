"""The desk in the admin: findings as one types, the page without scripts, the house dictionary."""

import pytest
from django.urls import reverse

from newsroom import roles
from newsroom.models import Article, CopyDismissal, HouseWord

pytestmark = pytest.mark.django_db


@pytest.fixture
def journalist(make):
    user = make.user("jeanne", groups=[roles.JOURNALIST], is_staff=True)
    make.person("Jeanne Aubry", user=user)
    return user


@pytest.fixture
def editor(make):
    return make.user("edgar", groups=[roles.EDITOR], is_staff=True)


@pytest.fixture
def stranger(make):
    return make.user("stranger", is_staff=True)


@pytest.fixture
def draft(make, journalist):
    story = make.story(created_by=journalist)
    return make.article(
        story,
        language="fr",
        headline="La 1ére course",
        author=journalist.person,
        body="<p>Victoire de <strong>Hallstrom</strong> à la 2ème place &amp; la 1ére.</p>",
        saved_by=journalist,
    )


def address(name, article=None):
    return reverse(f"admin:newsroom_article_{name}", args=[article.pk] if article else [])


def remarks(client, article, **texts):
    answer = client.post(address("findings", article), texts)
    assert answer.status_code == 200
    return answer.json()["findings"]


def test_what_is_typed_is_read_and_not_what_is_stored(client, journalist, draft):
    client.force_login(journalist)
    found = remarks(client, draft, headline="La 3ème course")
    assert [(one["field"], one["found"], one["suggestions"]) for one in found] == [
        ("headline", "3ème", ["3e"])
    ]
    assert (found[0]["start"], found[0]["end"], found[0]["before"]) == (3, 7, "La ")
    assert found[0]["why"]


def test_places_are_counted_as_a_browser_does(client, journalist, draft):
    client.force_login(journalist)
    assert remarks(client, draft, headline="🏁 2ème")[0]["start"] == 3


def test_names_on_record_are_known_at_once(client, journalist, draft, make):
    client.force_login(journalist)
    assert not remarks(client, draft, headline="Victoire d’Inès Hallstrom")
    make.driver("Inès Hallström")
    assert remarks(client, draft, headline="Victoire d’Inès Hallstrom")[0]["suggestions"] == [
        "Inès Hallström"
    ]


def test_who_may_not_write_in_the_article_gets_no_findings(client, stranger, draft, make):
    other = make.user("other", groups=[roles.JOURNALIST], is_staff=True)
    for user in (stranger, other):
        client.force_login(user)
        assert client.post(address("findings", draft)).status_code == 403
        assert client.get(address("copy", draft)).status_code == 403
    client.force_login(stranger)
    assert client.post(address("findings_new")).status_code == 403
    client.logout()
    assert client.post(address("findings", draft)).status_code == 302


def test_an_article_that_is_not_saved_yet_is_read_as_well(client, journalist):
    client.force_login(journalist)
    answer = client.post(address("findings_new"), {"language": "fr", "headline": "La 1ére"})
    assert [one["found"] for one in answer.json()["findings"]] == ["1ére"]


def test_a_suggestion_is_put_into_the_stored_text(client, journalist, draft):
    client.force_login(journalist)
    page = client.get(address("copy", draft))
    row = next(row["finding"] for row in page.context["rows"] if row["finding"].found == "2ème")
    before = draft.token
    sent = {"kind": row.kind, "field": row.field, "start": row.start, "found": row.found, "accept": "2e"}
    client.post(address("copy", draft), sent, follow=True)
    draft.refresh_from_db()
    assert draft.body == "<p>Victoire de <strong>Hallstrom</strong> à la 2e place &amp; la 1ére.</p>"
    assert draft.headline == "La 1ére course"
    assert draft.token != before
    assert draft.versions.first().fields["body"] == draft.body


def test_a_text_that_has_changed_meanwhile_is_left_alone(client, journalist, draft):
    client.force_login(journalist)
    stored = draft.body
    for sent in ({"start": 3, "accept": "2e"}, {"start": 27, "accept": "<b>anything</b>"}):
        answer = client.post(
            address("copy", draft), {"field": "body", "found": "2ème"} | sent, follow=True
        ).content.decode()
        assert "changed meanwhile" in answer
    assert Article.objects.get(pk=draft.pk).body == stored


def test_a_dismissed_finding_does_not_come_back(client, journalist, draft, make):
    client.force_login(journalist)
    client.post(address("copy", draft), {"dismiss": "1", "kind": "style", "found": "1ére"})
    assert CopyDismissal.objects.get().by == journalist
    found = [row["finding"].found for row in client.get(address("copy", draft)).context["rows"]]
    assert "2ème" in found
    assert "1ére" not in found
    assert not remarks(client, draft, headline="La 1ére course")


def test_an_editor_teaches_a_word_and_a_journalist_does_not(client, journalist, editor, draft, dictionary):
    typed = {"standfirst": "Une belle zorglonde."}
    client.force_login(journalist)
    assert not remarks(client, draft, **typed)[0]["mayBeWord"]
    assert client.post(address("word"), {"word": "zorglonde", "language": "fr"}).status_code == 403
    client.force_login(editor)
    assert remarks(client, draft, **typed)[0]["mayBeWord"]
    client.post(address("word"), {"word": "zorglonde", "language": "fr"})
    assert HouseWord.objects.get().added_by == editor
    assert not remarks(client, draft, **typed)


def test_a_word_too_many_is_refused_in_words(client, editor):
    client.force_login(editor)
    HouseWord.objects.create(word="zorglonde", language="fr")
    sent = {"word": "zorglonde", "language": "fr"}
    answer = client.post(address("word"), sent, headers={"Accept": "application/json"})
    assert answer.status_code == 400
    assert "already" in answer.json()["errors"][0]


def test_nothing_is_changed_by_looking(client, journalist, draft):
    client.force_login(journalist)
    before = Article.objects.values().get(pk=draft.pk)
    client.get(address("copy", draft))
    remarks(client, draft, body=draft.body)
    assert Article.objects.values().get(pk=draft.pk) == before


def test_the_typography_page_shows_spaces_and_marks_what_differs(client, journalist, draft, valid_html):
    Article.objects.filter(pk=draft.pk).update(headline="Pourquoi ? <b>")
    client.force_login(journalist)
    page = client.get(address("typography", draft)).content.decode()
    assert "<td>Pourquoi ? &lt;b&gt;</td>" in page
    assert 'title="narrow no-break space">|</span></mark>?' in page
    assert (
        "narrow no-break" not in client.get(address("typography", draft) + "?variant=fr-CA").content.decode()
    )
    valid_html(page)
    valid_html(client.get(address("copy", draft)).content.decode())


def test_the_panel_stands_beside_the_text(client, journalist, draft):
    client.force_login(journalist)
    page = client.get(reverse("admin:newsroom_article_change", args=[draft.pk])).content.decode()
    assert f'data-findings="{address("findings", draft)}"' in page
