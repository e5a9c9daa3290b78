"""Two records that are one: what moves, what stays, and who is never made one."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from results.attaching import attach, open_review
from results.merging import CannotMerge, merge
from results.models import CarModel, Circuit, Drive, Driver, FormerAddress, Team
from results.publishing import Line, LineDrive
from results.reviewing.force import check
from results.reviewing.work import name_key
from tests.results.sheets_drawn import ROWS, drawn

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


def test_addresses_lead_on_through_a_chain_of_merges(client, make, two):
    kept, other = two
    last = make.driver("Clémence Roussillac-Martin")
    merge(kept, other)
    merge(last, kept)
    for slug in (other.slug, kept.slug):
        answer = client.get(f"/en/drivers/{slug}/")
        assert (answer.status_code, answer["Location"]) == (301, f"/en/drivers/{last.slug}/")
    assert set(last.aliases.values_list("name", flat=True)) == {"C. Roussilac", "Clémence Roussillac"}


def test_a_choice_in_an_open_review_goes_with_the_record_chosen(make, two):
    kept, other = two
    session = make.session()
    version = attach(session, SimpleUploadedFile("sheet.pdf", drawn())).version
    review = open_review(version, session, by=None)
    key = name_key("driver", f"{ROWS[0].drivers[0]}#{ROWS[0].number}")
    elsewhere = name_key("team", "Nobody")
    review.data["choices"] = {key: str(other.pk), elsewhere: str(other.pk)}
    review.save()
    merge(kept, other)
    review.refresh_from_db()
    assert review.data["choices"] == {key: str(kept.pk), elsewhere: str(other.pk)}
    match = next(match for kind, match in check(review).rows[0].matches if kind == "driver")
    assert match.candidate.pk == kept.pk


def test_two_who_were_entered_in_two_cars_of_one_event_are_merged_only_knowingly(client, make, two):
    kept, other = two
    event = make.event()
    make.entry(event, "1", drivers=[kept])
    make.entry(event, "2", drivers=[other])
    client.force_login(make.user(groups=["Results editor"], is_staff=True))
    page = reverse("admin:results_driver_merge", args=[kept.pk])
    said = f"Both are entered at one event, in two cars: {event}."
    assert said in client.get(page, {"other": other.pk}).content.decode()
    event.season.may_race_two_cars = True
    event.season.save()
    assert said not in client.get(page, {"other": other.pk}).content.decode()


def test_the_calendars_of_readers_hear_that_a_race_is_at_another_circuit(make):
    kept, other = make.circuit("Corvières"), make.circuit("Corvieres")
    event = make.event(meeting=make.meeting(other))
    before = event.sequence
    merge(kept, other)
    event.refresh_from_db()
    assert event.circuit == kept
    assert event.sequence > before


@pytest.mark.parametrize("group", ["Journalist", "Editor", "Photo editor"])
def test_who_may_not_delete_records_does_not_merge_them(client, make, two, group):
    user = make.user(groups=[group], is_staff=True)
    client.force_login(user)
    may = user.has_perms(["results.change_driver", "results.delete_driver"])
    page = reverse("admin:results_driver_merge", args=[two[0].pk])
    assert client.post(page, {"other": two[1].pk}).status_code == (302 if may else 403)
    assert Driver.objects.filter(pk=two[1].pk).exists() is not may


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
