"""What `make lighthouse` makes of a report, and of which pages it asks one; Lighthouse itself stays out."""

import pytest

from scripts import lighthouse
from tests import every_page

pytestmark = pytest.mark.pure


def report(**audits):
    """A report in which every category has these audits: (weight, score) or (weight, score, mode)."""
    refs = [{"id": name.replace("_", "-"), "weight": audit[0]} for name, audit in audits.items()]
    found = {
        name.replace("_", "-"): {"score": audit[1], "scoreDisplayMode": audit[2] if audit[2:] else "binary"}
        for name, audit in audits.items()
    }
    return {"categories": {name: {"auditRefs": refs} for name in lighthouse.ASKED}, "audits": found}


def told(monkeypatch, *reports):
    """Lighthouse answers these, one after the other; None is a page that it lost."""
    answers = list(reports)
    monkeypatch.setattr(lighthouse, "look_at", lambda address: answers.pop(0))
    return answers


def test_audits_count_by_their_weight():
    assert lighthouse.score(report(title=(3, 1), contrast=(1, 0)), "seo", ()) == 75


def test_audits_that_do_not_apply_or_weigh_nothing_do_not_count():
    said = report(
        title=(1, 1), captions=(7, None, "notApplicable"), order=(7, None, "manual"), speed=(0, 0, "numeric")
    )
    assert lighthouse.score(said, "accessibility", ()) == 100


def test_an_audit_without_an_answer_counts_as_failed():
    assert lighthouse.score(report(title=(1, 1), trace=(1, None, "error")), "performance", ()) == 50


def test_an_audit_that_is_not_asked_of_a_page_does_not_count():
    said = report(title=(1, 1), is_crawlable=(1, 0))
    assert lighthouse.score(said, "seo", ()) == 50
    assert lighthouse.score(said, "seo", ["is-crawlable"]) == 100


def test_what_cost_something_is_named(monkeypatch):
    told(monkeypatch, report(title=(19, 1), contrast=(1, 0)))
    found, lost = lighthouse.scores("/")
    assert found == dict.fromkeys(lighthouse.ASKED, 95)
    assert lost == ["contrast"] * 3  # of performance no more is asked


def test_the_best_of_some_tries_counts_and_a_lost_one_does_not(monkeypatch):
    told(monkeypatch, report(speed=(1, 0.4)), None, report(speed=(1, 0.8)))
    assert lighthouse.scores("/")[0]["performance"] == 80


def test_a_page_that_is_fast_enough_is_loaded_once(monkeypatch):
    left = told(monkeypatch, report(speed=(1, 1)), report(speed=(1, 1)))
    lighthouse.scores("/")
    assert len(left) == 1


def test_a_page_that_is_lost_each_time_ends_it(monkeypatch):
    told(monkeypatch, None, None, None)
    with pytest.raises(SystemExit, match="could not load /fr/"):
        lighthouse.scores("/fr/")


def test_no_page_that_is_an_error_is_looked_at():
    looked_at = lighthouse.pages(every_page.NAMES, every_page.STATUS)
    assert {"home", "article with photo", "race of sixty cars"} <= set(looked_at)
    assert looked_at == [name for name in every_page.NAMES if name not in every_page.STATUS]


def test_only_pages_that_searches_shall_not_find_may_say_so():
    assert lighthouse.exempt_from("search") == ["is-crawlable"]
    assert lighthouse.exempt_from("article with photo") == []
