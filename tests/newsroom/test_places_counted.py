"""Places in class that a sheet does not print stand wherever a place in class is told, and dead heats too."""

from datetime import date

import pytest

from newsroom.search import index
from results.publishing import Line, LineDrive

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna(make):
    """Third at Moulin, behind one of her class that shares second place with the other class: Am 2."""
    season = make.season(make.series("Coupe du Moulin"))
    classes = [make.race_class(season, code) for code in ("Pro", "Am")]
    race = make.session(make.event(season, "Moulin"), date=date(2026, 5, 9))
    anna = make.driver("Anna Tessier")
    field = [(1, "Pro"), (2, "Am"), (2, "Pro"), (4, "Am")]
    lines = [
        Line(
            order=order,
            position=place,
            number=str(order),
            drives=(LineDrive("A. Tessier", driver=anna) if order == 4 else LineDrive(f"Driver {order}"),),
            classes=tuple((each, None) for each in classes if each.code == code),
        )
        for order, (place, code) in enumerate(field, 1)
    ]
    make.classification(race, lines)
    anna.race, anna.lines = race, lines
    return anna


def text_of(client, address):
    return " ".join(client.get(address).content.decode().split())


def test_on_the_page_of_a_driver(client, anna):
    assert "<td>Am 2</td>" in text_of(client, anna.get_absolute_url())


def test_a_first_place_in_class_is_counted_among_the_victories(client, anna, make):
    assert "Class wins" not in text_of(client, anna.get_absolute_url())
    make.classification(anna.race, [*anna.lines[:1], *anna.lines[2:3], anna.lines[3]], is_complete=False)
    assert "Class wins" not in text_of(client, anna.get_absolute_url())
    lines = [Line(**{**vars(line), "position": order}) for order, line in enumerate(anna.lines[2:], 1)]
    make.classification(anna.race, lines)
    assert "<dt>Class wins</dt><dd>1</dd>" in text_of(client, anna.get_absolute_url())


def test_a_dead_heat_is_one_on_the_page_of_a_team(client, anna, make):
    team = make.team("Deux Rives")
    shared = anna.race.classifications.get().rows.get(order=3)
    shared.entry = make.entry(anna.race.event, "3", team=team)
    shared.save()
    assert '<td class="num place">2=</td>' in text_of(client, f"/en/teams/{team.slug}/")


def test_it_takes_as_many_queries_for_one_result_as_for_ten(
    client, anna, make, django_assert_max_num_queries
):
    def asked():
        with django_assert_max_num_queries(60) as queries:
            client.get(anna.get_absolute_url())
        return len(queries)

    asked()
    once = asked()
    for number in range(2, 11):
        make.classification(make.session(anna.race.event, number=number), anna.lines)
    assert asked() == once


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("who won Am Coupe du Moulin 2026", "Driver 2 won in Am"),
        ("Tessier Am Moulin 2026", "Anna Tessier finished 4th, 2nd in Am"),
        ("podium Am Moulin 2026", "Anna Tessier"),
    ],
)
def test_in_the_answers_of_the_search(client, anna, question, said):
    index.reindex()
    page = client.get("/en/search/", {"q": question}).content.decode()
    assert said in " ".join(page.split())


def test_whoever_won_a_class_without_a_printed_place_is_said_to_have_won(client, anna, make):
    lines = [Line(**{**vars(line), "position": order}) for order, line in enumerate(anna.lines[2:], 1)]
    make.classification(anna.race, lines)
    index.reindex()
    page = client.get("/en/search/", {"q": "Tessier winner Am Moulin 2026"}).content.decode()
    assert "The result that we have does not say that" not in page
    assert "1st in Am" in page or "won in Am" in page
