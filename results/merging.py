"""Two records of one driver, team, circuit or car become one: links move, print and addresses stay.

What a sheet printed is on its rows and is not touched. The other's names become aliases of the one that is
kept, what is blank in it is filled, and the other's address leads to it from then on.
"""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from results.folding import fold
from results.models import (
    Circuit,
    Classification,
    CrewMember,
    Drive,
    Driver,
    Event,
    FormerAddress,
    Session,
    SheetReview,
)
from results.models.address import Addressed
from results.models.named import Alias
from results.reviewing.merged import follow
from results.sheets.nations import same_nation

NOT_FILLED = {"slug", "folded", "name", "name_fr", "name_en", "given_name", "family_name", "time_zone"}


class CannotMerge(Exception):  # noqa: N818 - an answer, not an accident
    """Why two records are not one, in a sentence."""


@dataclass(frozen=True)
class Link:
    """How many things of a kind point to the record that would go."""

    name: str
    count: int


def relations(model):
    """The foreign keys that lead to a model, those of many-to-many tables too; aliases are not counted."""
    return [
        (relation.related_model, relation.field)
        for relation in model._meta.get_fields(include_hidden=True)
        if isinstance(relation, models.ManyToOneRel) and not issubclass(relation.related_model, Alias)
    ]


def links(other):
    """What would move, for the editor to see."""
    counted = [
        Link(str(model._meta.verbose_name_plural), model._base_manager.filter(**{key.name: other}).count())
        for model, key in relations(type(other))
    ]
    return [link for link in counted if link.count]


def obstacle(kept, other):
    """Why these two cannot be one, or "": who sat in one car together is two people."""
    if type(kept) is not type(other) or kept.pk == other.pk:
        return _("Choose two different records of one kind.")
    if hasattr(other, "crews"):
        both = CrewMember.objects.filter(driver=kept, entry__crew__driver=other).select_related(
            "entry__event"
        )
        if together := both.first():
            return _("Both are in one crew, %(car)s, %(event)s: they are two people.") % {
                "car": together.entry,
                "event": together.entry.event,
            }
        drives = Drive.objects.filter(driver=kept, row__drives__driver=other).select_related(
            "row__classification__session"
        )
        if together := drives.first():
            return _("Both drove car %(car)s, %(session)s: they are two people.") % {
                "car": together.row.number,
                "session": together.row.classification.session,
            }
        born = (kept.birth_date, other.birth_date)
        if all(born) and born[0] != born[1]:
            return _("They were born on different days: they are two people.")
    return ""


def doubts(kept, other):
    """What speaks against their being one, and does not forbid it: sentences for the editor to weigh."""
    said = []
    nations = [getattr(record, "nationality", "") for record in (kept, other)]
    if all(nations) and not same_nation(*nations):
        said.append(
            _("Their nationalities differ: %(one)s, %(other)s.") % {"one": nations[0], "other": nations[1]}
        )
    if hasattr(other, "crews"):
        events = Event.objects.filter(entries__crew__driver=kept, season__may_race_two_cars=False)
        for event in events.filter(pk__in=Event.objects.filter(entries__crew__driver=other)).distinct()[:3]:
            said.append(_("Both are entered at one event, in two cars: %(event)s.") % {"event": event})
    zones = [getattr(record, "time_zone", "") for record in (kept, other)]
    if zones[0] != zones[1]:
        said.append(
            _("Their time zones differ: the timetables of the other are told in %(zone)s then.")
            % {"zone": zones[0]}
        )
    return said


@transaction.atomic
def merge(kept, other):
    """Move all that leads to the other, then delete it. Raises CannotMerge; then nothing has changed."""
    if sentence := obstacle(kept, other):
        raise CannotMerge(sentence)
    kept, other = held(kept, other)
    if sentence := obstacle(kept, other):  # somebody may have put both into one crew by now
        raise CannotMerge(sentence)
    moved = list(other.meetings.values_list("pk", flat=True)) if isinstance(other, Circuit) else []
    for model, key in relations(type(other)):
        move(model, key, kept, other)
    Event.objects.filter(meeting__in=moved).moved()
    Session.objects.filter(event__meeting__in=moved).moved()
    follow(kept, other.pk)
    take_names(kept, other)
    if isinstance(other, Addressed):
        take_addresses(kept, other)
    fill(kept, other)
    type(other).objects.get(pk=other.pk).delete()
    kept.save()  # the pages and the search index follow
    return kept


def held(kept, other):
    """The two as they are stored by now; nobody publishes a result meanwhile that names one of them."""
    pks = [kept.pk, other.pk]
    list(SheetReview.objects.select_for_update().filter(state=SheetReview.State.OPEN).order_by("pk"))
    if isinstance(kept, Driver):
        driven = Classification.objects.filter(rows__drives__driver__in=pks).values("session")
        list(Session.objects.select_for_update().filter(pk__in=driven).order_by("pk"))
    found = {each.pk: each for each in type(kept).objects.select_for_update().filter(pk__in=pks)}
    if len(found) < len(pks):
        raise CannotMerge(_("One of the two is no longer there: somebody has merged or deleted it."))
    return [found[pk] for pk in pks]


def move(model, key, kept, other):
    """Point to the one that is kept; where that stands there already, the second link goes."""
    theirs = model._base_manager.filter(**{key.name: other})
    if not may_be_double(model, key):
        theirs.update(**{key.name: kept})
        return
    for pk in list(theirs.values_list("pk", flat=True)):
        one = model._base_manager.filter(pk=pk)
        try:
            with transaction.atomic():
                one.update(**{key.name: kept})
        except IntegrityError:
            one.delete()


def may_be_double(model, key):
    constraints = [each for each in model._meta.constraints if isinstance(each, models.UniqueConstraint)]
    together = [*(each.fields for each in constraints), *model._meta.unique_together]
    return key.unique or any(key.name in fields for fields in together)


def take_names(kept, other):
    """The other's name and aliases become aliases, unless the kept one bears them already."""
    names = {fold(name): name for name in [*names_of(other), *(alias.name for alias in other.aliases.all())]}
    known = {fold(name) for name in names_of(kept)} | {alias.folded for alias in kept.aliases.all()}
    for folded, name in names.items():
        if folded not in known:
            kept.aliases.create(name=name[:200])


def names_of(record):
    if hasattr(record, "name_fr"):
        return [name for name in (record.name_fr, record.name_en) if name]
    return [record.name]


def take_addresses(kept, other):
    """The other's page, and all addresses that led to it, lead to the kept one's."""
    content_type = ContentType.objects.get_for_model(type(kept))
    theirs = FormerAddress.objects.filter(content_type=content_type, object_id=other.pk)
    theirs.update(object_id=kept.pk)
    if other.had_readers():
        FormerAddress.objects.update_or_create(
            path=other.lasting_path(), defaults={"content_type": content_type, "object_id": kept.pk}
        )


def fill(kept, other):
    """What the kept record leaves blank, the other may know."""
    for field in kept._meta.concrete_fields:
        if field.primary_key or field.name in NOT_FILLED:
            continue
        if getattr(kept, field.attname) in (None, "") and getattr(other, field.attname) not in (None, ""):
            setattr(kept, field.attname, getattr(other, field.attname))
