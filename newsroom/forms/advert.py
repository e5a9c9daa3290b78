"""The form of an advertisement: its two pictures are drawn anew in the sizes of its place."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from newsroom import announcements
from newsroom.forms.photo import PictureField
from newsroom.models import Advert

ACCEPT = {"accept": "image/jpeg,image/png,image/webp,image/avif"}


def sizes_in_words():
    """What each place needs, for whoever prepares the pictures."""
    return " · ".join(
        f"{place.label} {desk[0]} × {desk[1]}, {phone[0]} × {phone[1]}"
        for place in Advert.Place
        for desk, phone in [place.sizes]
    )


def with_https(field, **options):
    """Who leaves the scheme of an address out means https."""
    return field.formfield(**options | ({"assume_scheme": "https"} if field.name == "link" else {}))


class AdvertForm(forms.ModelForm):
    desk_picture = PictureField(
        label=_("picture on a desk"), required=False, widget=forms.FileInput(attrs=ACCEPT)
    )
    phone_picture = PictureField(
        label=_("picture on a phone"), required=False, widget=forms.FileInput(attrs=ACCEPT)
    )

    class Meta:
        model = Advert
        formfield_callback = with_https
        fields = [
            "advertiser",
            "place",
            "link",
            "alt_fr",
            "alt_en",
            "language",
            "starts_at",
            "until",
            "is_active",
        ]

    def clean(self):
        """Each picture fits its place; a new place needs new ones, unless its sizes are the same."""
        data = super().clean()
        place = data.get("place")
        if not place:
            return data
        self.fitted = {}
        for name, size in zip(("desk", "phone"), Advert.Place(place).sizes, strict=True):
            field = self.fields[f"{name}_picture"]
            if field.received:
                try:
                    self.fitted[name] = (announcements.fitted(field.received, size), size)
                except ValidationError as error:
                    self.add_error(f"{name}_picture", error)
            elif self.size_of(name) != size and f"{name}_picture" not in self.errors:
                self.add_error(
                    f"{name}_picture",
                    ValidationError(
                        _("This place needs a picture of %(width)s × %(height)s pixels."),
                        code="missing",
                        params={"width": size[0], "height": size[1]},
                    ),
                )
        return data

    def size_of(self, name):
        kept = self.instance.pictures.get(name)
        return (kept["width"], kept["height"]) if kept else None

    def save(self, commit=True):
        replaced = {name: kept for name, kept in self.instance.pictures.items() if name in self.fitted}
        made = {name: announcements.store(name, image, size) for name, (image, size) in self.fitted.items()}
        self.instance.pictures = {**self.instance.pictures, **made}
        announcements.remove(replaced)
        return super().save(commit)
