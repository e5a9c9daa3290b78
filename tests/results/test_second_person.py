"""Where the setting asks for it, an official classification has two names under it."""

import pytest
from django.core.exceptions import ValidationError

from results import second_person
from results.models import Classification, SecondLook
from results.publishing import lines_of, publish


@pytest.fixture
def helene(make):
    return make.user("helene")


@pytest.fixture
def marc(make):
    return make.user("marc")


@pytest.fixture
def _two(settings):
    settings.OFFICIAL_NEEDS_TWO = True


def test_without_the_setting_one_person_is_enough(make, helene):
    assert second_person.enter(make.session(), "result", "", "official", "m", by=helene, address="/")[0]
    assert make.classification(status="official", by=helene).status == "official"


@pytest.mark.usefixtures("_two")
def test_official_is_refused_without_a_second_person_whatever_the_way(make, helene):
    first = make.classification(status="provisional", by=helene)
    with pytest.raises(ValidationError, match="needs a second person"):
        publish(first.session, lines_of(first), status="official", by=helene)
    with pytest.raises(ValidationError, match="You have entered this classification yourself"):
        publish(first.session, lines_of(first), status="official", by=helene, confirmed_by=helene)
    assert Classification.objects.get() == first


@pytest.mark.usefixtures("_two")
def test_provisional_needs_nobody_else(make, helene):
    assert make.classification(status="provisional", by=helene).is_current


@pytest.mark.usefixtures("_two")
def test_the_second_who_enters_the_same_confirms_it(make, helene, marc):
    first = make.classification(status="provisional", by=helene)
    place = (first.session, "result", "")
    assert second_person.enter(*place, "official", "same", by=helene, address="/x/")[0] is False
    assert second_person.enter(*place, "official", "same", by=helene, address="/x/")[0] is False
    may, entered, confirmed = second_person.enter(*place, "official", "same", by=marc, address="/x/")
    assert (may, entered, confirmed) == (True, helene, marc)
    second = publish(first.session, lines_of(first), status="official", by=entered, confirmed_by=confirmed)
    assert (second.entered_by, second.confirmed_by) == (helene, marc)
    assert not SecondLook.objects.open().exists()


@pytest.mark.usefixtures("_two")
def test_who_enters_something_else_confirms_nothing(make, helene, marc):
    place = (make.session(), "result", "")
    second_person.enter(*place, "official", "hers", by=helene, address="/x/")
    assert second_person.enter(*place, "official", "his", by=marc, address="/x/")[0] is False
    waiting = second_person.waiting(*place)
    assert (waiting.asked_by, waiting.fingerprint) == (marc, "his")
    assert second_person.enter(*place, "official", "his", by=helene, address="/x/")[0] is True
