"""Light or dark by the reader's choice, and pages that stay the same for everybody else."""

import pytest

from tests.newsroom.test_rubrics import page

pytestmark = pytest.mark.django_db


def test_a_page_says_that_it_differs_by_cookies_and_is_no_readers_own(client):
    response = client.get("/en/")
    assert "data-theme" not in response.content.decode()
    assert "Cookie" in response["Vary"]
    assert "private" not in response.get("Cache-Control", "")
    assert not response.cookies


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_choice_is_kept_and_leads_back(client, theme):
    response = client.get(f"/theme/?theme={theme}&next=/en/articles/?year=2026")
    assert (response.status_code, response["Location"]) == (303, "/en/articles/?year=2026")
    assert "no-store" in response["Cache-Control"]
    response = client.get("/en/")
    text = response.content.decode()
    assert f'data-theme="{theme}"' in text
    assert f'value="{theme}" aria-pressed="true"' in text
    assert "Cookie" in response["Vary"]


def test_the_system_decides_again(client):
    client.get("/theme/?theme=dark")
    client.get("/theme/?theme=system")
    assert "data-theme" not in page(client, "/en/")


@pytest.mark.parametrize("cookie", ["", "purple", 'dark"><script>', "\x00"])
def test_a_cookie_that_nobody_set_changes_nothing(client, cookie):
    client.cookies["theme"] = cookie
    assert "data-theme" not in page(client, "/en/")


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x", ""]
)
def test_it_leads_nowhere_but_back_to_a_page_of_ours(client, back):
    assert client.get("/theme/", {"theme": "dark", "next": back})["Location"] == "/"


def test_it_is_a_form_that_needs_no_script(client, valid_html):
    text = page(client, "/en/articles/?kind=brief")
    assert '<form class="theme" action="/theme/" method="get">' in text
    assert 'name="next" value="/en/articles/?kind=brief"' in text
    valid_html(text)
