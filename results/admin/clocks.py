"""Hours are typed and shown by the clock of their place; in a timetable, by that of the track."""

from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from results.models import Circuit, Event


class OwnClock:
    """For a page where hours are typed: while it is read and drawn, the clock is that of `zone_for`."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        with timezone.override(self.zone_for(request, object_id)):
            response = super().changeform_view(request, object_id, form_url, extra_context)
            if isinstance(response, TemplateResponse):
                response.render()  # now: it would be drawn after the view, by another clock
        return response


class TrackTimeMixin(OwnClock):
    """For the page of an event or a session: the clock is the circuit's."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "starts_at":
            field.help_text = _("In the time of the track.")
        return field

    def zone_for(self, request, object_id):
        """The zone of the circuit; what the form has just chosen comes before what is stored."""
        if self.model is Event:
            by_form, by_page = "meetings__pk", "meetings__events__pk"
            chosen = request.POST.get("meeting", "")
        else:
            by_form, by_page = "meetings__events__pk", "meetings__events__sessions__pk"
            chosen = request.POST.get("event", "")
        asked = (
            {by_form: chosen}
            if chosen.isdecimal()
            else {by_page: object_id if str(object_id).isdecimal() else 0}
        )
        circuit = Circuit.objects.filter(**asked).first()
        return circuit.zone if circuit else timezone.get_default_timezone()
