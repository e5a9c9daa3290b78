"""How a new revision is presented: status, label, time, paper and reason, in the time of the track."""

from django import forms
from django.utils.translation import gettext_lazy as _

from results.decisions.confirming import Confirmed
from results.models import Classification, DocumentVersion


class MomentField(forms.DateTimeField):
    """A day and an hour by the clock of the track, as the browser's own picker writes them."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def __init__(self, **kwargs):
        super().__init__(input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"], **kwargs)


class FactsForm(forms.Form):
    """What an editor says of the next revision; proposed, and his to change."""

    status = forms.ChoiceField(
        label=_("This classification is"), choices=Classification.Status, widget=forms.RadioSelect
    )
    label = forms.CharField(
        label=_("Label"), max_length=60, required=False, help_text=_("As printed: “Final”, “Revised”.")
    )
    issued_at = MomentField(label=_("Issued"), required=False, help_text=_("In the time of the track."))
    document_version = forms.ModelChoiceField(
        label=_("Source"), queryset=DocumentVersion.objects.none(), required=False
    )
    reason_fr = forms.CharField(
        label=_("Reason as the reader will see it, in French"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "fr"}),
    )
    reason_en = forms.CharField(
        label=_("Reason as the reader will see it, in English"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "en"}),
    )

    def __init__(self, *args, session, source=None, **kwargs):
        super().__init__(*args, **kwargs)
        papers = DocumentVersion.objects.filter(document__session=session) | DocumentVersion.objects.filter(
            document__session=None, document__event=session.event_id
        )
        if source is not None:
            papers |= DocumentVersion.objects.filter(pk=source.pk)
        self.fields["document_version"].queryset = papers.select_related("document").order_by(
            "-received_at", "-pk"
        )

    def confirmed(self):
        return Confirmed(**self.cleaned_data)


def initial_of(values):
    """Values as a browser would send them back, to tell what was typed from what was proposed."""
    return {
        name: value.pk if hasattr(value, "pk") else str(getattr(value, "value", value) or "")
        for name, value in values.items()
    }
