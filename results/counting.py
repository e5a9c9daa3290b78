"""What only the whole field tells of rows: their places in class, and who shares one."""

from collections import defaultdict

from django.db.models import Count

from results.class_places import counted
from results.models import ClassificationRow, RowClass
from results.models.row import Status


def places_in_class(classifications):
    """{(row, class): place}, by their keys, where complete sheets print no place in a class."""
    rows = ClassificationRow.objects.filter(
        classification__in=list(classifications), classification__is_complete=True
    )
    classes = defaultdict(list)
    placings = RowClass.objects.filter(row__in=rows.order_by().values("pk")).order_by()
    for row, race_class, position in placings.values_list("row", "race_class", "position"):
        classes[row].append((race_class, position))
    fields = defaultdict(list)
    for key, row, position, status in rows.order_by().values_list(
        "classification", "pk", "position", "status"
    ):
        fields[key].append((row, position, status == Status.CLASSIFIED, classes[row]))
    return {pair: place for cars in fields.values() for pair, place in counted(cars).items()}


def first_in_class(classifications, classes, last=1):
    """The keys of the rows in the first places of these classes, so counted."""
    places = places_in_class(classifications)
    return [row for (row, race_class), place in places.items() if race_class in classes and place <= last]


def count_places_in_class(rows):
    """Put those places on the rows' prefetched classes, as their classifications' tables show them."""
    lacking = {row.classification_id for row in rows if row.position and without_place(row)}
    found = places_in_class(lacking) if lacking else {}
    for row in rows:
        for placing in without_place(row) if found else ():
            placing.position = found.get((row.pk, placing.race_class_id))


def without_place(row):
    return [placing for placing in row.classes.all() if placing.position is None]


def shared_places(classifications):
    """{(classification, position)} of the dead heats."""
    rows = ClassificationRow.objects.filter(
        classification__in=list(classifications), position__isnull=False
    ).order_by()
    places = rows.values("classification", "position").annotate(cars=Count("pk")).filter(cars__gt=1)
    return set(places.values_list("classification", "position"))
