"""A photo's form: the file is drawn anew before anything else sees it."""

from datetime import MAXYEAR, MINYEAR

from django import forms
from django.contrib.admin.widgets import AdminFileWidget
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from newsroom import images, prefilling
from newsroom.models import Article, Photo
from results.admin.watchful import WatchfulForm


class PictureField(forms.FileField):
    """Not Django's image field, which lets every decoder of the library at an upload."""

    received = None

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        if upload and upload is not initial:
            self.received = images.receive(upload)
            return self.received.file
        return upload


class PhotoForm(WatchfulForm):
    file = PictureField(
        label=_("file"),
        help_text=_(
            "JPEG, PNG, WebP or AVIF. Its position is removed; its credit, caption and rights are read."
        ),
        widget=AdminFileWidget(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"}),
    )

    class Meta:
        model = Photo
        fields = [
            "file",
            "photographer",
            "photographer_name",
            "agency",
            "rights",
            "copyright_notice",
            "rights_until",
            "replaced_by",
            "rights_url",
            "licensor_url",
            "source",
            "instructions",
            "focal_x",
            "focal_y",
            "caption_fr",
            "alt_fr",
            "caption_en",
            "alt_en",
            "taken_at",
            "taken_precision",
            "place",
        ]

    prefilled = ()  # names of the fields that the file filled

    def clean(self):
        data = super().clean()
        received = self.fields["file"].received if "file" in self.fields else None
        if received and not self.errors:
            self.read_the_file(received, data)
        if self.instance.pk and not (
            data.get("photographer") or data.get("photographer_name") or data.get("agency")
        ):
            self.refuse_to_lose_the_credit()
        return data

    def clean_taken_at(self):
        """At either end of the calendar a moment has no date in another zone."""
        at = self.cleaned_data["taken_at"]
        if at and not MINYEAR < at.year < MAXYEAR:
            raise ValidationError(self.fields["taken_at"].error_messages["invalid"], code="invalid")
        return at

    def read_the_file(self, received, data):
        """What the file says of itself stands where the form is empty; it can be changed afterwards."""
        self.instance.sha256 = received.sha256
        self.instance.file_data = received.data.as_json()
        found = prefilling.lacking(prefilling.fields_of(received.data), data.get)
        filled = {name: value for name, value in found.items() if name in self.fields}
        data.update(filled)
        self.prefilled = tuple(filled)

    def refuse_to_lose_the_credit(self):
        shown = Article.objects.filter(
            status=Article.Status.PUBLISHED, story__photo_uses__photo=self.instance
        ).first()
        if shown:
            raise ValidationError(
                _("The article “%(headline)s” shows this photo: it cannot lose its credit."),
                code="credit_needed",
                params={"headline": shown},
            )

    def twin(self):
        """A photo that came from the same file."""
        if not self.instance.sha256:
            return None
        return Photo.objects.filter(sha256=self.instance.sha256).exclude(pk=self.instance.pk).first()


def twin_warning(twin, address):
    return format_html(gettext('The same file is here already: <a href="{}">{}</a>.'), address, twin)
