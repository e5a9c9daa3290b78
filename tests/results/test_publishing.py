"""A classification comes into force as a revision, and then never changes."""

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from results.models import Classification, ClassificationRow
from results.publishing import Line, faults, lines_of, publish
from results.signals import classification_published


def test_the_first_classification_is_revision_one_and_in_force(make):
    classification = make.classification()
    assert (classification.revision, classification.is_current, classification.is_amended) == (1, True, False)
    assert [row.position for row in classification.rows.all()] == [1, 2, 3]


def test_a_correction_is_the_next_revision_and_the_former_one_stays(make):
    first = make.classification(status="provisional")
    lines = lines_of(first)
    lines[1] = replace(lines[1], status="disqualified", position=None)
    lines[2] = replace(lines[2], position=2)
    second = publish(
        first.session, lines, status="official", reason_en="Ride height.", reason_fr="Garde au sol."
    )
    first.refresh_from_db()
    assert (second.revision, second.is_current, second.is_amended) == (2, True, True)
    assert (first.is_current, first.rows.get(number="2").position) == (False, 2)


def test_a_status_change_alone_is_a_revision_in_which_nothing_moved(make):
    first = make.classification(status="provisional")
    second = publish(first.session, lines_of(first), status="official")
    assert (second.revision, second.is_amended, second.paper) == (2, False, "official")


def test_grid_hour_six_and_flag_are_in_force_side_by_side(make):
    session = make.session()
    make.classification(session, kind="grid")
    make.classification(session, stage="6 h")
    make.classification(session)
    assert session.classifications.current().count() == 3
    assert [c.stage for c in session.classifications.results().current()] == [""]


def test_listeners_hear_of_it_once_it_is_committed(make, django_capture_on_commit_callbacks):
    heard = []

    def listener(sender, classification, replaced, **kwargs):
        heard.append((classification.revision, replaced and replaced.revision))

    classification_published.connect(listener)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            first = make.classification()
            publish(first.session, lines_of(first), status="official")
    finally:
        classification_published.disconnect(listener)
    assert heard == [(1, None), (2, 1)]


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ([], "at least one line"),
        ([Line(1, position=1), Line(2, position=3)], "Position 2 is missing"),
        ([Line(1, position=1), Line(2, position=1), Line(3, position=2)], None),
        ([Line(1, position=1), Line(2, position=1), Line(3, position=3)], None),
        ([Line(1, position=1), Line(2)], "without a position"),
        ([Line(1, position=1), Line(2, status="retired", position=2)], "is not classified"),
        ([Line(1, position=1, gap_ms=1, gap_laps=1)], "not in both"),
        ([Line(1, position=1), Line(1, position=2)], "stands twice"),
    ],
)
def test_what_is_not_whole_is_refused_with_a_sentence(lines, sentence):
    found = faults(lines)
    assert (sentence in found[0]) if sentence else found == []


def test_a_partial_result_may_have_holes(make):
    lines = [Line(1, position=1, number="20"), Line(2, position=4, number="8"), Line(3, number="5")]
    classification = make.classification(lines=lines, is_complete=False)
    assert [row.position for row in classification.rows.all()] == [1, 4, None]


def test_a_refused_classification_leaves_the_one_in_force_alone(make):
    first = make.classification()
    with pytest.raises(ValidationError):
        publish(first.session, [Line(1, position=2)], status="official")
    assert list(first.session.classifications.current()) == [first]


def test_publishing_sixty_cars_costs_as_many_queries_as_three(make, django_assert_max_num_queries):
    for size in (3, 60):
        session = make.session()
        with django_assert_max_num_queries(24):
            make.classification(session, make.lines(size))


class TestTheDatabaseRefuses:
    """Nothing but `is_current` of a published classification changes, whoever asks."""

    @pytest.fixture
    def published(self, make):
        race_class = make.race_class((session := make.session()).event.season)
        lines = [replace(line, classes=((race_class, line.position),)) for line in make.lines()]
        return make.classification(session, [replace(lines[0], times=(("Q1", 90000),)), *lines[1:]])

    def refused(self, action):
        with pytest.raises(DatabaseError, match="published classification"), transaction.atomic():
            action()

    def test_another_status(self, published):
        self.refused(lambda: Classification.objects.filter(pk=published.pk).update(status="annulled"))

    def test_another_position(self, published):
        self.refused(lambda: published.rows.filter(position=1).update(laps=99))

    def test_another_name(self, published):
        self.refused(lambda: published.rows.first().drives.update(name="Somebody else"))

    def test_another_place_in_class(self, published):
        self.refused(lambda: published.rows.first().classes.update(position=9))

    def test_another_time_in_a_segment(self, published):
        self.refused(lambda: published.rows.first().times.update(time_ms=1))

    def test_one_more_line(self, published):
        self.refused(lambda: ClassificationRow.objects.create(classification=published, order=9))

    def test_a_line_taken_away(self, published):
        self.refused(lambda: published.rows.all()._raw_delete(using="default"))

    def test_its_removal(self, published):
        self.refused(published.delete)

    def test_but_a_link_to_the_driver_may_be_mended(self, published, make):
        drive = published.rows.first().drives.get()
        drive.driver = make.driver()
        drive.save(update_fields=["driver"])
        assert published.rows.first().drives.get().name == "Driver 1"

    def test_but_it_may_cease_to_be_in_force(self, published):
        Classification.objects.filter(pk=published.pk).update(is_current=False)
        assert not Classification.objects.current().exists()
