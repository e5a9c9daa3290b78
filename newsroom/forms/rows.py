"""Rows of the article's page: bylines, and the story's series, sessions and photos."""

from django import forms
from django.utils.translation import gettext_lazy as _

from newsroom import workflow
from newsroom.models import PhotoUse, StorySession
from results.models import Classification, RaceClass


class StorySessionForm(forms.ModelForm):
    """Classes and revisions are those of the row's own session: to be chosen once it is saved."""

    class Meta:
        model = StorySession
        fields = ["session", "role", "table", "kind", "stage", "race_class", "pinned", "order"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "race_class" not in self.fields:
            return  # shown read-only
        session = self.data.get(self.add_prefix("session")) or self.instance.session_id
        known = str(session or "").isdecimal()
        classes = (
            RaceClass.objects.filter(season__events__sessions=session) if known else RaceClass.objects.none()
        )
        pins = Classification.objects.filter(session=session) if known else Classification.objects.none()
        self.fields["race_class"].queryset = classes.distinct()
        self.fields["pinned"].queryset = pins.select_related("session__event__season__series")


class PhotoUseForm(forms.ModelForm):
    """A photo without a credit can wait in a story, but not in one that readers see."""

    class Meta:
        model = PhotoUse
        fields = ["place", "order", "photo", "own_caption_fr", "own_caption_en", "own_alt_fr", "own_alt_en"]
        labels = {"place": _("Place in the story")}  # a photo has a place of its own: where it was taken

    def clean(self):
        data = super().clean()
        photo = data.get("photo")
        is_out = self.instance.story_id and workflow.story_is_out(self.instance.story)
        if photo and not photo.credit and is_out:
            self.add_error("photo", _("This photo has no credit: a story that readers see cannot show it."))
        if photo and not photo.is_usable and is_out and "photo" in self.changed_data:
            self.add_error("photo", _("The rights to this photo have ended: readers cannot see it."))
        return data
