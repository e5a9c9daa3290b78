"""The form of a page of the house: both languages, each clean whatever was sent."""

from django import forms
from django.utils.translation import gettext_lazy as _

from newsroom.forms.editor import BodyField
from newsroom.models import StaticPage


class StaticPageForm(forms.ModelForm):
    body_fr = BodyField(label=_("Text in French"), required=False)
    body_en = BodyField(label=_("Text in English"), required=False)

    class Meta:
        model = StaticPage
        fields = [
            "slug",
            "title_fr",
            "body_fr",
            "is_published_fr",
            "title_en",
            "body_en",
            "is_published_en",
            "appendix",
            "in_footer",
            "order",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for language in ("fr", "en"):
            field = self.fields[f"body_{language}"]
            field.widget.choices = None  # markers of tables and photos are an article's
            field.widget.attrs |= {"lang": language, "data-label": str(field.label)}
            self.fields[f"title_{language}"].widget.attrs["lang"] = language
