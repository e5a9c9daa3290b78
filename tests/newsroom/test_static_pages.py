"""Pages of the house: in the languages in which they are published, clean, and named in the footer."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from newsroom.models import StaticPage
from newsroom.proposed import PROPOSALS, propose
from tests.newsroom.test_rubrics import page


def test_a_page_is_read_in_both_languages(client, make, valid_html):
    made = make.static_page("Legal notice", body_en="<h2>Publisher</h2><p>Who's who, the 2nd time.</p>")
    text = page(client, made.get_absolute_url())
    assert "Who’s who" in text  # typeset
    assert "Qui nous sommes." in page(client, f"/fr{made.get_absolute_url()[3:]}")
    valid_html(text)


def test_its_text_is_clean_whoever_wrote_it(client, make):
    made = make.static_page(
        body_en='<p onclick="x()">Fine.<script>x()</script></p><iframe src="//x"></iframe>'
    )
    text = page(client, made.get_absolute_url())
    assert "Fine." in text
    assert "onclick" not in text
    assert "<iframe" not in text
    StaticPage.objects.filter(pk=made.pk).update(body_en="<p>Old.<img src=x onerror=x()></p>")
    assert "onerror" not in page(client, made.get_absolute_url())


def test_a_language_that_lacks_says_so_and_leads_to_the_other(client, make, valid_html):
    made = make.static_page(is_published_en=False)
    response = client.get(made.get_absolute_url())
    text = response.content.decode()
    assert response.status_code == 200
    assert "not translated into English" in text
    assert "Who we are." not in text
    assert f'href="/fr{made.get_absolute_url()[3:]}"' in text
    assert 'name="robots" content="noindex"' in text
    valid_html(text)


def test_the_switch_of_languages_leads_to_the_page_itself(client, make):
    made = make.static_page(slug="legal-notice-1", is_published_en=False)
    french = page(client, f"/fr{made.get_absolute_url()[3:]}")
    assert 'href="/en/pages/legal-notice-1/" hreflang="en"' in french
    assert 'rel="alternate" hreflang="en"' not in french


def test_what_is_published_nowhere_is_for_the_desk_alone(client, make):
    made = make.static_page(is_published_en=False, is_published_fr=False)
    address = made.get_absolute_url()
    assert client.get(address).status_code == 404
    client.force_login(make.user(groups=["Editor"], is_staff=True))
    assert client.get(address).status_code == 404
    client.force_login(make.user(groups=["Chief"], is_staff=True))
    response = client.get(address)
    assert "no reader sees this page" in response.content.decode()
    assert "no-store" in response["Cache-Control"]


def test_the_footer_names_what_is_published_in_its_language(client, make, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        make.static_page("Privacy", is_published_fr=False)
        make.static_page("Hidden", in_footer=False)
        one = make.static_page("Masthead")
    foot = page(client, "/en/corrections/").partition("<footer")[2]
    assert "Privacy" in foot
    assert "Masthead" in foot
    assert "Hidden" not in foot
    assert "Privacy" not in page(client, "/fr/corrections/").partition("<footer")[2]
    with django_capture_on_commit_callbacks(execute=True):
        one.delete()
    assert "Masthead" not in page(client, "/en/corrections/").partition("<footer")[2]


def test_the_people_of_the_house_stand_below_its_masthead(client, make):
    make.person("Apolline Castaing-Roux", job_title_en="Editor-in-chief")
    make.person("A photographer from elsewhere")
    text = page(client, make.static_page(appendix="people").get_absolute_url())
    assert "Editor-in-chief" in text
    assert "elsewhere" not in text


def test_the_sources_name_photographers_of_what_readers_see(client, make):
    seen, unseen = make.story(), make.story()
    make.published(seen)
    make.photo_use(seen, photographer_name="Solveig Marchais")
    make.photo_use(unseen, photographer_name="Nobody Yet")
    text = page(client, make.static_page(appendix="sources").get_absolute_url())
    assert "Solveig Marchais" in text
    assert "Nobody Yet" not in text


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_is_published_has_a_title_and_a_text(make, language):
    with pytest.raises(IntegrityError), transaction.atomic():
        make.static_page(**{f"body_{language}": ""})


@pytest.mark.django_db
def test_proposed_pages_are_published_by_nobody_but_the_chief_and_replace_nothing(make):
    make.static_page("Ours", slug="privacy")
    call_command("propose_pages")
    assert StaticPage.objects.count() == len(PROPOSALS)
    assert StaticPage.objects.get(slug="privacy").title_en == "Ours"
    assert StaticPage.objects.filter(slug="masthead", is_published_fr=False, is_published_en=False).exists()
    assert propose() == []
