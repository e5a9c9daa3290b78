"""Many photos or documents on one page: a row for each, and a line that speaks for all of them."""

from datetime import UTC, datetime, time

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from newsroom.editions import HOUSE_ZONE
from newsroom.forms.photo import PhotoForm
from newsroom.models import Person, Photo
from results.folding import fold
from results.models import Document

FOR_ALL = ("photographed_by", "agency", "rights", "rights_until", "place", "taken")


def day_field(label, **options):
    """A day as browsers send it, whatever the language."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, required=False, widget=widget, **options)


def remembering(field, **options):
    """The page carries what it was given, so that a row sends only what somebody changed there."""
    return field.formfield(show_hidden_initial=True, **options)


# What is asked here in one field and kept in several.
OWN_COLUMNS = {
    "photographed_by": ["photographer", "photographer_name"],
    "taken": ["taken_at", "taken_precision"],
}
NOON = time(12)  # the same day wherever it is read


class Row(forms.ModelForm):
    """Saves what was changed here, on what is stored by now: others may be at work on the same row."""

    @transaction.atomic
    def save(self, commit=True):
        model = type(self.instance)
        stored = model.objects.select_for_update().get(pk=self.instance.pk)
        names = self.changed_columns()
        for name in names:
            setattr(stored, name, self.cleaned_data[name])
        stored.save(update_fields=names)
        return stored

    def changed_columns(self):
        return list(self.changed_data)


class PhotoRow(Row):
    """Words and credit of one photo. A photographer who has a page here is known by name."""

    photographed_by = forms.CharField(
        label=_("photographer"), max_length=120, required=False, show_hidden_initial=True
    )
    rights_until = day_field(_("last day of use"), show_hidden_initial=True)
    taken = day_field(_("day taken"), show_hidden_initial=True)
    field_order = FOR_ALL
    refuse_to_lose_the_credit = PhotoForm.refuse_to_lose_the_credit

    class Meta:
        model = Photo
        fields = ["agency", "rights", "rights_until", "place", "caption_fr", "alt_fr", "caption_en", "alt_en"]
        formfield_callback = remembering
        widgets = {
            name: forms.Textarea(attrs={"rows": 3, "lang": name[-2:]})
            for name in ("caption_fr", "caption_en", "alt_fr", "alt_en")
        }

    def __init__(self, *args, people=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = people or {}
        photographer = self.instance.photographer
        self.initial["photographed_by"] = (
            photographer.name if photographer else self.instance.photographer_name
        )
        self.initial["taken"] = self.instance.day_taken(HOUSE_ZONE)
        self.fields["photographed_by"].widget.attrs["list"] = "people"
        for name, field in self.fields.items():
            field.help_text = ""
            if name.endswith(("_fr", "_en")):
                field.label = f"{field.label} [{name[-2:]}]"

    def clean(self):
        data = super().clean()
        name = (data.get("photographed_by") or "").strip()
        person = self.people.get(fold(name))
        data["photographer"], data["photographer_name"] = (person, "") if person else (None, name)
        day = data.get("taken")
        data["taken_at"] = datetime.combine(day, NOON, UTC) if day else None
        data["taken_precision"] = Photo.Precision.DAY if day else Photo.Precision.EXACT
        if not (name or data.get("agency")):
            self.refuse_to_lose_the_credit()
        return data

    def changed_columns(self):
        columns = []
        for name in self.changed_data:
            columns += OWN_COLUMNS.get(name, [name])
        return columns


class DocumentRow(Row):
    """What a document is and who issued it."""

    class Meta:
        model = Document
        fields = ["title", "kind", "issuer", "number", "language"]
        formfield_callback = remembering


class ForAllForm(forms.Form):
    """What is put into every row at once, to be looked at before it is saved."""

    photographed_by = forms.CharField(label=_("photographer"), max_length=120, required=False)
    agency = forms.CharField(label=_("agency"), max_length=120, required=False)
    rights = forms.CharField(label=_("rights"), max_length=200, required=False)
    rights_until = day_field(_("last day of use"))
    place = forms.CharField(label=_("place"), max_length=120, required=False)
    taken = day_field(_("day taken"))
    only_empty = forms.BooleanField(label=_("Only where the row is empty"), required=False, initial=True)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, prefix="all", **kwargs)
        self.fields["photographed_by"].widget.attrs["list"] = "people"

    def put_into(self, data, prefixes):
        """The rows' own fields as sent, with these values in them."""
        data = data.copy()
        if not self.is_valid():
            return data
        for name in FOR_ALL:
            value = self.cleaned_data[name]
            for field in (f"{prefix}-{name}" for prefix in prefixes):
                if value and not (self.cleaned_data["only_empty"] and data.get(field, "").strip()):
                    data[field] = str(value)
        return data


def people_by_name():
    """Everybody with a page here, by folded name; two of one name are told apart on the photo's own page."""
    people = {}
    for person in Person.objects.only("pk", "name"):
        people.setdefault(fold(person.name), []).append(person)
    return {name: same[0] for name, same in people.items() if len(same) == 1}
