"""What goes with a save: the next step of the workflow, and whether readers are told of a change."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom.editions import zone_of
from newsroom.models import Article


class MoveForm(forms.Form):
    """The step that a button of the page asks for, after saving."""

    small_edit = forms.BooleanField(
        label=_("Small edit"),
        required=False,
        help_text=_("A slip of the pen: readers are not told that the article was changed."),
    )
    comment = forms.CharField(
        label=_("Comment"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
    )
    publish_at = forms.DateTimeField(
        label=_("To appear on"),
        required=False,
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
    )
    withdrawal_note = forms.CharField(
        label=_("If withdrawn: note to readers"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text=_("Why it was withdrawn; its address says so."),
    )
    step = forms.ChoiceField(choices=Article.Status.choices, required=False)

    def __init__(self, data=None, *, language, initial=None):
        super().__init__(data, initial=initial)
        self.zone = zone_of(language)
        self.fields["publish_at"].help_text = _("Empty: at once. Time of %(zone)s.") % {"zone": self.zone.key}

    def clean_publish_at(self):
        """The clock of the edition's readers, whatever the server's."""
        given = self.cleaned_data["publish_at"]
        given = given and given.replace(tzinfo=self.zone)
        if given and given < timezone.now() - timedelta(minutes=5):
            raise ValidationError(_("The time at which it was to appear has passed already."))
        return given
