from django import forms
from django.contrib import admin
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from results.admin.base import SportAdmin
from results.admin.clocks import TrackTimeMixin
from results.admin.watchful import Watchful, WatchfulForm
from results.decisions import words
from results.holding import hold
from results.models import Document, Driver, Entry, Penalty, Session, Team
from results.times import format_time, parse_time


class LapTimeField(forms.CharField):
    """A lap time as tables print it, kept in milliseconds."""

    def prepare_value(self, value):
        return format_time(value) if isinstance(value, int) else value

    def to_python(self, value):
        try:
            return parse_time(value)
        except ValueError as error:
            raise forms.ValidationError(_("Write a lap time as 1:39.482.")) from error


class PenaltyForm(WatchfulForm):
    """A decision, with the lap time in words. One that is on record already is not entered once more."""

    best_lap_ms = LapTimeField(
        label=_("Best lap that counts instead"),
        required=False,
        help_text=_("As 1:39.482, where the decision or a later sheet gives it."),
    )

    class Meta:
        model = Penalty
        exclude = ["entered_by"]

    def clean(self):
        data = super().clean()
        if not self.instance.pk and data.get("session") and not self.errors:
            hold(data["session"])
            told = {name: value for name, value in data.items() if name != "seen"}
            if known := Penalty.objects.filter(**told).first():
                link = reverse("admin:results_penalty_change", args=[known.pk])
                said = _(
                    'This decision is on record already: <a href="{}">{}</a>. If it is another one, give its '
                    "number or its time."
                )
                raise ValidationError(format_html(said, link, known), code="on_record")
        return data


@admin.register(Penalty)
class PenaltyAdmin(Watchful, TrackTimeMixin, SportAdmin):
    """What was decided. What follows from it is worked out on the page of the session's decisions."""

    form = PenaltyForm
    list_display = ["subject", "what", "session", "printed_number", "state", "decided_at", "follows"]
    list_filter = ["state", "kind", "session__event__season__series"]
    list_select_related = [
        "session__event__season__series", "session__event__meeting__circuit", "entry__team", "driver", "team",
        "document",
    ]  # fmt: skip
    search_fields = [
        "entry__car_number", "entry__team__folded", "driver__folded", "team__folded", "number",
        "session__event__folded",
    ]  # fmt: skip
    date_hierarchy = "decided_at"
    fieldsets = [
        (None, {"fields": ["session", "entry", "driver", "team"]}),
        (
            _("Decision"),
            {
                "fields": [
                    "kind",
                    ("seconds", "laps", "places", "points"),
                    ("fine", "currency"),
                    "best_lap_ms",
                    "reason_fr",
                    "reason_en",
                ],
                "description": _("Fill in the amount of the kind that you choose; the others stay empty."),
            },
        ),
        (_("Paper"), {"fields": ["number", "document", "decided_at"]}),
        (_("What became of it"), {"fields": ["state", "ruling", "ruled_at"]}),
    ]

    @admin.display(description=_("on whom"))
    def subject(self, penalty):
        return penalty.subject

    @admin.display(description=_("decision"), ordering="kind")
    def what(self, penalty):
        return words.what(penalty)

    @admin.display(description=_("number"), ordering="number")
    def printed_number(self, penalty):
        return penalty.printed_number or "–"

    @admin.display(description=_("classification"))
    def follows(self, penalty):
        address = reverse("admin:results_session_decisions", args=[penalty.session_id])
        return format_html('<a href="{}">{}</a>', address, _("Work out"))

    def get_object(self, request, object_id, from_field=None):
        """What is saved waits for a revision that is being worked out, and asks then whether it may be."""
        if request.method == "POST" and (session := self.session_of(request)):
            hold(session)
        return super().get_object(request, object_id, from_field)

    def has_delete_permission(self, request, obj=None):
        """What a revision contains stays on record."""
        return super().has_delete_permission(request, obj) and not (obj and obj.is_in_a_revision)

    def get_actions(self, request):
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)  # one by one: what a revision contains stays
        return actions

    def save_model(self, request, obj, form, change):
        if not change:
            obj.entered_by = request.user
        super().save_model(request, obj, form, change)
        if self.is_waiting(obj) and not self.goes_on(request, change):
            said = _("The classification does not say so yet.")
            link = format_html('{} <a href="{}">{}</a>', said, self.page_of(obj), _("Work out"))
            self.message_user(request, link)

    def response_add(self, request, obj, post_url_continue=None):
        """A decision that moves rows goes on to what follows from it, where there is a result to move."""
        response = super().response_add(request, obj, post_url_continue)
        if self.is_waiting(obj) and self.goes_on(request, change=False):
            return HttpResponseRedirect(self.page_of(obj))
        return response

    @staticmethod
    def is_waiting(penalty):
        return Penalty.objects.pending().filter(pk=penalty.pk).exists()

    @staticmethod
    def goes_on(request, change):
        stays = {"_continue", "_addanother", IS_POPUP_VAR} & set(request.POST)
        return not change and not stays and request.user.has_perm("results.change_penalty")

    @staticmethod
    def page_of(penalty):
        return reverse("admin:results_session_decisions", args=[penalty.session_id])

    # --- the session that it is about -----------------------------------------------------------------

    def session_of(self, request):
        """The session that the page is about, where it is known yet: then only its cars are offered."""
        match = request.resolver_match
        if match and "object_id" in match.kwargs:
            pk = str(match.kwargs["object_id"])
            asked = Q(penalties__pk=pk) if pk.isdecimal() else Q(pk=None)
        else:
            pk = request.POST.get("session") or request.GET.get("session") or ""
            asked = Q(pk=pk) if pk.isdecimal() else Q(pk=None)
        return Session.objects.with_event().filter(asked).first()

    def zone_for(self, request, object_id):
        session = self.session_of(request)
        return session.zone if session else super().zone_for(request, None)

    def get_autocomplete_fields(self, request):
        if self.session_of(request):
            return ["session"]
        return ["session", "entry", "driver", "team", "document", "ruling"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        session = self.session_of(request)
        if session:
            event = session.event_id
            here = Q(session__event=event) | Q(event=event)
            offered = {
                "entry": Entry.objects.filter(event=event).select_related("team"),
                "driver": Driver.objects.filter(entries__event=event).distinct(),
                "team": Team.objects.filter(entries__event=event).distinct(),
                "document": Document.objects.filter(here | Q(penalties__session=session)).distinct(),
                "ruling": Document.objects.filter(here | Q(rulings__session=session)).distinct(),
            }
            if db_field.name in offered:
                kwargs["queryset"] = offered[db_field.name]
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
