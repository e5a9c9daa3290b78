"""What an article's history is asked: a moment, or two versions."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom.editions import zone_of


class SeenForm(forms.Form):
    """A moment on the clock of the edition's readers."""

    at = forms.DateTimeField(
        label=_("What readers saw on"),
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
    )

    def __init__(self, data=None, *, language, **kwargs):
        super().__init__(data, **kwargs)
        self.zone = zone_of(language)
        self.fields["at"].help_text = _("Time of %(zone)s.") % {"zone": self.zone.key}

    def clean_at(self):
        given = self.cleaned_data["at"].replace(tzinfo=self.zone)
        if given > timezone.now():
            raise ValidationError(_("That moment is yet to come."))
        return given


class CompareForm(forms.Form):
    """Two versions by their numbers; given the wrong way round, they are turned."""

    a = forms.IntegerField(min_value=1, max_value=2**31 - 1)
    b = forms.IntegerField(min_value=1, max_value=2**31 - 1)

    @property
    def numbers(self):
        return sorted(self.cleaned_data.values())
