"""Two records that are one: what moves, what stays, and who is never made one."""

import pytest
from django.urls import reverse

from results.merging import CannotMerge, merge
from results.models import CarModel, Circuit, Drive, Driver, FormerAddress, Team
from results.publishing import Line, LineDrive

pytestmark = pytest.mark.django_db


def driven(*drivers):
    """A result in which these shared the only car, printed in capitals."""
    drives = tuple(LineDrive(driver.name.upper(), driver=driver) for driver in drivers)
    return [Line(order=1, position=1, number="12", drives=drives)]


@pytest.fixture
def two(make):
    return make.driver("Clémence Roussillac"), make.driver("C. Roussilac", slug="c-roussilac")


def test_links_move_and_print_stays(make, two):
    kept, other = two
    entry = make.entry(drivers=[other])
    merge(kept, other)
    assert not Driver.objects.filter(pk=other.pk).exists()
    assert [member.driver for member in entry.crew.all()] == [kept]


def test_a_published_result_still_prints_what_it_printed_and_leads_to_the_kept_driver(make, two):
    kept, other = two
    result = make.classification(lines=driven(other))
    merge(kept, other)
    drive = Drive.objects.get(row__classification=result)
    assert (drive.driver, drive.name) == (kept, "C. ROUSSILAC")


def test_the_others_names_are_understood_from_now_on(two):
    kept, other = two
    other.aliases.create(name="Roussillac-Martin C.")
    merge(kept, other)
    assert set(kept.aliases.values_list("name", flat=True)) == {"C. Roussilac", "Roussillac-Martin C."}


def test_an_alias_that_both_have_is_kept_once(two):
    kept, other = two
    for driver in two:
        driver.aliases.create(name="ROUSSILLAC C.")
    merge(kept, other)
    assert kept.aliases.filter(folded="roussillac c.").count() == 1


def test_the_old_address_and_those_before_it_lead_to_the_kept_driver(client, two):
    kept, other = two
    other.slug = "clemence-roussilac"
    other.save()
    merge(kept, other)
    for slug in ("c-roussilac", "clemence-roussilac"):
        answer = client.get(f"/fr/drivers/{slug}/")
        assert (answer.status_code, answer["Location"]) == (301, f"/fr/drivers/{kept.slug}/")
    assert FormerAddress.objects.count() == 2


def test_what_is_blank_is_filled_and_nothing_else(two):
    kept, other = two
    Driver.objects.filter(pk=kept.pk).update(nationality="", birthplace="Nevers")
    Driver.objects.filter(pk=other.pk).update(nationality="FRA", birthplace="Dijon")
    kept.refresh_from_db()
    other.refresh_from_db()
    merge(kept, other)
    kept.refresh_from_db()
    assert (kept.nationality, kept.birthplace) == ("FRA", "Nevers")


def test_who_sat_in_one_car_together_is_two_people(make, two):
    kept, other = two
    make.entry(drivers=[kept, other])
    with pytest.raises(CannotMerge):
        merge(kept, other)
    assert Driver.objects.filter(pk=other.pk).exists()


def test_who_drove_one_car_together_is_two_people(make, two):
    kept, other = two
    make.classification(lines=driven(kept, other))
    with pytest.raises(CannotMerge):
        merge(kept, other)


@pytest.mark.parametrize("kind", [Team, CarModel, Circuit])
def test_teams_cars_and_circuits_too(make, kind):
    name = kind._meta.model_name
    names = {"name_fr": "{}", "name_en": "{}"} if kind is Circuit else {"name": "{}"}
    slug = {} if kind is CarModel else {"slug": "{}"}
    one, two = (
        kind.objects.create(
            **{key: value.format(f"{name}-{number}") for key, value in (names | slug).items()}
        )
        for number in (1, 2)
    )
    merge(one, two)
    assert [alias.name for alias in one.aliases.all()] == [f"{name}-2"]
    assert list(kind.objects.filter(pk__in=[one.pk, two.pk])) == [one]


def test_an_editor_compares_and_merges(client, make, two):
    kept, other = two
    make.entry(drivers=[other])
    client.force_login(make.user(groups=["Results editor"], is_staff=True))
    page = reverse("admin:results_driver_merge", args=[kept.pk])
    compared = client.get(page, {"other": other.pk}).content.decode()
    assert "c-roussilac" in compared
    assert "crew: 1" in compared
    answer = client.post(page, {"other": other.pk}, follow=True)
    assert not Driver.objects.filter(pk=other.pk).exists()
    assert "is now one with" in answer.content.decode()
    history = client.get(reverse("admin:results_driver_history", args=[kept.pk])).content.decode()
    assert "C. Roussilac" in history


def test_a_choice_that_cannot_be_is_told_and_changes_nothing(client, make, two):
    kept, other = two
    make.entry(drivers=[kept, other])
    client.force_login(make.user(groups=["Results editor"], is_staff=True))
    page = reverse("admin:results_driver_merge", args=[kept.pk])
    assert "two people" in client.get(page, {"other": other.pk}).content.decode()
    assert client.post(page, {"other": other.pk}).status_code == 422
    assert client.post(page, {"other": kept.pk}).status_code == 422
    assert client.post(page, {"other": "nobody"}).status_code == 422
    assert Driver.objects.count() == 2


def test_the_list_merges_two_and_no_more(client, make, two):
    client.force_login(make.user(groups=["Results editor"], is_staff=True))
    chosen = {"action": "merge_two", "_selected_action": [driver.pk for driver in two]}
    answer = client.post(reverse("admin:results_driver_changelist"), chosen)
    assert "/merge/?other=" in answer["Location"]
