"""A form that notices when somebody else has saved the same record while it was open."""

import json

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import model_to_dict
from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _


class WatchfulForm(forms.ModelForm):
    """Carries what was stored when it was opened. Who saves over a change is told of it first."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen"] = json.dumps(self.stored())

    def stored(self):
        """Each value of the form's record as text."""
        values = model_to_dict(self.instance, [name for name in self.fields if name != "seen"])
        return {name: "" if value is None else str(value) for name, value in values.items()}

    def clean(self):
        data = super().clean()
        try:
            before = json.loads(self.data.get("seen") or "{}")
        except ValueError:
            before = {}
        if self.instance.pk and isinstance(before, dict):
            now = self.stored()
            changed = [name for name in now if name in before and before[name] != now[name]]
            if changed:
                self.data = self.data.copy()
                self.data["seen"] = json.dumps(now)  # who saves once more has been told
                raise ValidationError(self.told(changed), code="changed_meanwhile")
        return data

    def told(self, changed):
        said = []
        for name in changed:
            field, value = self.instance._meta.get_field(name), getattr(self.instance, name)
            shown = dict(field.flatchoices).get(value, value) if field.choices else value
            label = capfirst(str(self.fields[name].label))
            said.append(f"{label} ({'–' if shown in (None, '') else shown})")
        return _(
            "Somebody has changed this in the meantime: %(fields)s. What you typed stands below: save once "
            "more to put it in the place of theirs."
        ) % {"fields": get_text_list(said, _("and"))}


class Watchful:
    """For the admin of such a form: the page carries what it has seen, unless it only shows the record."""

    def get_fieldsets(self, request, obj=None):
        (name, options), *others = super().get_fieldsets(request, obj)
        if obj is None or not self.has_change_permission(request, obj):
            return [(name, options), *others]
        return [(name, options | {"fields": ["seen", *options["fields"]]}), *others]
