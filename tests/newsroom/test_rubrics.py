"""Rubrics and columns: their pages, where they are named, and what narrows by them."""

import pytest
from django.core.exceptions import ValidationError

from newsroom.models import Rubric


def page(client, path):
    return client.get(path).content.decode()


def test_a_rubric_lists_what_appeared_under_it_in_the_language_of_the_page(client, make, valid_html):
    rubric = make.rubric("Paddock", description_en="Cold engines.")
    story = make.story(rubric=rubric)
    make.published(story, headline="A long night")
    make.published(story, "fr", headline="Une longue nuit")
    make.published(headline="Elsewhere")
    make.article(make.story(rubric=rubric), headline="A draft")
    text = page(client, f"/en{rubric.get_absolute_url()[3:]}")
    assert "A long night" in text
    assert "Cold engines." in text
    assert not {"Une longue nuit", "Elsewhere", "A draft"} & {
        word for word in ("Une longue nuit", "Elsewhere", "A draft") if word in text
    }
    valid_html(text)


def test_a_column_names_its_author_and_shows_the_portrait(client, make):
    author = make.person("Matthis Orsenne")
    portrait = make.photo_use(make.story()).photo
    column = make.column(author=author, portrait=portrait)
    text = page(client, column.get_absolute_url())
    assert author.get_absolute_url() in text
    assert "Photo: Solveig Marchais" in text.replace("\u00a0", " ")
    assert 'class="photo portrait"' in text


def test_a_portrait_without_a_credit_is_not_shown(client, make):
    portrait = make.photo_use(make.story(), photographer_name="").photo
    assert 'class="photo portrait"' not in page(client, make.column(portrait=portrait).get_absolute_url())


@pytest.mark.django_db
def test_a_column_has_an_author_and_a_rubric_has_none(make):
    names = {"slug": "a", "name_fr": "A", "name_en": "A"}
    with pytest.raises(ValidationError):
        Rubric(kind="column", **names).full_clean()
    with pytest.raises(ValidationError):
        Rubric(author=make.person(), **names).full_clean()


def test_a_rubric_stands_in_the_bar_as_soon_as_it_is_saved(client, make, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        rubric = make.rubric("Paddock", in_bar=True)
    bar = f'<a href="{rubric.get_absolute_url()}">Paddock</a>'
    assert bar in page(client, "/en/corrections/")
    with django_capture_on_commit_callbacks(execute=True):
        rubric.in_bar = False
        rubric.save()
    assert bar not in page(client, "/en/corrections/")


def test_the_bar_marks_the_rubric_that_is_open(client, make, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        rubric = make.rubric("Paddock", in_bar=True)
    address = rubric.get_absolute_url()
    assert f'<a href="{address}" aria-current="page">' in page(client, address)


def test_an_article_leads_to_its_rubric(client, make):
    rubric = make.rubric("Paddock")
    article = make.published(make.story(rubric=rubric))
    text = page(client, article.get_absolute_url())
    assert text.count(f'href="{rubric.get_absolute_url()}"') == 2  # over the headline, and in the crumbs


def test_the_list_of_articles_is_narrowed_by_rubric(client, make):
    rubric = make.rubric("Paddock")
    make.published(make.story(rubric=rubric), headline="Under it")
    make.published(headline="Beside it")
    text = page(client, f"/en/articles/?rubric={rubric.slug}")
    assert "Under it" in text
    assert "Beside it" not in text


def test_a_renamed_rubric_is_found_at_its_former_address(client, make):
    rubric = Rubric.objects.get(pk=make.rubric().pk)
    former, rubric.slug = rubric.get_absolute_url(), "renamed"
    rubric.save()
    assert client.get(former)["Location"] == "/en/rubrics/renamed/"
