"""An arrangement of the front page as its form sends it, and the steps that change it before it is kept."""

from datetime import MAXYEAR, MINYEAR, UTC, datetime

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.editions import zone_of
from newsroom.front_page import BRIEF, CARD, LEAD, ROOM, TOO_MANY, Placed

FORMAT = "%Y-%m-%dT%H:%M"
# Within what a calendar holds in every zone.
EARLIEST, LATEST = datetime(MINYEAR + 1, 1, 1, tzinfo=UTC), datetime(MAXYEAR - 1, 12, 31, tzinfo=UTC)
TIME = forms.DateTimeField(
    input_formats=[FORMAT, "%Y-%m-%dT%H:%M:%S"],
    required=False,
    validators=[MinValueValidator(EARLIEST), MaxValueValidator(LATEST)],
)


class Arrangement:
    """What stands in the form: articles in their places and order, with the words typed for their ends."""

    def __init__(self, language, version=0, places=()):
        self.language, self.zone, self.version = language, zone_of(language), version
        self.slots = {place.article: place.slot for place in places}  # in order
        self.typed = {place.article: self.local(place.until) for place in places}
        self.errors, self.said = {}, ""

    @classmethod
    def sent(cls, language, data):
        """From a form; what is no article or no place is set aside."""
        self = cls(language, number(data.get("version")))
        for value in data.getlist("place")[: 4 * sum(ROOM.values())]:
            pk, _sep, slot = value.partition(":")
            if number(pk) and slot in ROOM and number(pk) not in self.slots:
                self.slots[number(pk)] = slot
                self.typed[number(pk)] = data.get(f"until-{number(pk)}", "").strip()[:40]
        return self

    def local(self, moment):
        return timezone.localtime(moment, self.zone).strftime(FORMAT) if moment else ""

    # --- what is read from it -------------------------------------------------------------------------

    def until(self, pk):
        """The end that was typed, by the clock of the edition; says what is wrong with it."""
        given = TIME.clean(self.typed.get(pk, ""))
        return given and given.replace(tzinfo=self.zone)

    def places(self):
        """What was typed wrongly is told in `errors` and taken for no end."""
        found, self.errors = [], {}
        for pk, slot in self.slots.items():
            try:
                until = self.until(pk)
            except ValidationError as error:
                until, self.errors[pk] = None, " ".join(error.messages)
            found.append(Placed(pk, slot, until))
        return found

    def refuse_the_past(self, before):
        """An end that is new lies ahead; one that has passed since stays as it is."""
        known = {place.article: place.until for place in before}
        for place in self.places():
            if place.until and place.until <= timezone.now() and known.get(place.article) != place.until:
                self.errors[place.article] = _("This time has passed already.")

    def of(self, slot):
        return [pk for pk, where in self.slots.items() if where == slot]

    # --- steps ----------------------------------------------------------------------------------------

    def take(self, step):
        """One step as a button names it: `lead:12`, `up:12`, `off:12`, or `card:12:3` for where it fell."""
        name, _sep, rest = step.partition(":")
        pk, _sep, at = rest.partition(":")
        pk = number(pk)
        if name in ROOM and pk:
            self.put(pk, name, number(at) if at else None)
        elif name in ("up", "down") and pk in self.slots:
            self.shift(pk, -1 if name == "up" else 1)
        elif name == "off" and pk in self.slots:
            del self.slots[pk]
            self.said = _("Taken off; the rule fills its place.")

    def put(self, pk, slot, at=None):
        """Into a place, last or at that point of its order. A lead makes room: it becomes the first card."""
        others = [other for other in self.of(slot) if other != pk]
        if slot == LEAD:
            for other in others:
                self.demote(other)
            others = []
        elif len(others) >= ROOM[slot]:
            self.said = str(TOO_MANY[slot])
            return
        at = len(others) if at is None else min(at, len(others))
        self.slots.pop(pk, None)
        self.rebuild(slot, [*others[:at], pk, *others[at:]])
        self.said = (
            self.said
            or {
                LEAD: _("Put as the lead."),
                CARD: _("Put among the cards."),
                BRIEF: _("Put among the latest news."),
            }[slot]
        )

    def demote(self, pk):
        cards = [other for other in self.of(CARD) if other != pk]
        del self.slots[pk]
        if len(cards) < ROOM[CARD]:
            self.rebuild(CARD, [pk, *cards])
            self.said = _("Put as the lead; the earlier lead is the first card now.")
        else:
            self.said = _("Put as the lead; the earlier lead is taken off, for the cards are full.")

    def shift(self, pk, by):
        order = self.of(self.slots[pk])
        at = order.index(pk)
        if not 0 <= at + by < len(order):
            self.said = _("It is the first already.") if by < 0 else _("It is the last already.")
            return
        order[at], order[at + by] = order[at + by], order[at]
        self.rebuild(self.slots[pk], order)
        self.said = _("Moved to place %(place)s of %(all)s.") % {"place": at + by + 1, "all": len(order)}

    def rebuild(self, slot, order):
        rest = [(pk, where) for pk, where in self.slots.items() if where != slot and pk not in order]
        self.slots = dict([*rest, *((pk, slot) for pk in order)])
        for pk in order:
            self.typed.setdefault(pk, "")


def number(text):
    """A number from outside, or 0."""
    return int(text) if text and str(text).isascii() and str(text).isdecimal() and len(str(text)) < 16 else 0
