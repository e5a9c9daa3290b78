"""The form of an article: its own text, and the facts that it shares with the story's other language."""

import json
from datetime import timedelta

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from newsroom.crops import thumbnail
from newsroom.forms import conflict, merged
from newsroom.forms.editor import BodyField
from newsroom.forms.lines import LinesField
from newsroom.models import Article, Story
from results.folding import fold

SAVED_TWICE = timedelta(hours=1)  # a page that one goes back to, or sends again where the answer got lost
FACTS = ["kind", "rubric", "dateline", "issuer", "on_date", "working_title", "events", "documents", "tags"]


def story_field(name, **options):
    return Story._meta.get_field(name).formfield(**options)


def searched(name):
    """A field of the story whose many values are found by typing."""
    field = Story._meta.get_field(name)
    return field.formfield(widget=AutocompleteSelectMultiple(field, admin.site, attrs={"data-width": "100%"}))


def free_slug(headline, language, but=None):
    """An address from the headline that no other article of the language has."""
    stem = slugify(fold(headline))[:80].rstrip("-") or "article"
    others = Article.objects.filter(language=language).exclude(pk=but)
    taken = set(others.filter(slug__startswith=stem).values_list("slug", flat=True))
    slug, number = stem, 1
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug


class ArticleForm(forms.ModelForm):
    """One page for both: `story` is the article's own, or the one that a new article joins or begins."""

    body = BodyField(label=_("Text"), required=False)
    kind = story_field("kind")
    rubric = story_field("rubric")
    working_title = story_field("working_title")
    dateline = story_field("dateline")
    issuer = story_field("issuer")
    on_date = story_field("on_date", widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    events = searched("events")
    documents = searched("documents")
    tags = story_field("tags")
    token = forms.CharField(widget=forms.HiddenInput, required=False)
    base = forms.CharField(widget=forms.HiddenInput, required=False)
    opened = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Article
        fields = ["language", *conflict.TEXT]
        field_classes = {"standfirst": LinesField, "key_points": LinesField}
        widgets = {
            "headline": forms.TextInput(attrs={"class": "vLargeTextField headline"}),
            "neutral_headline": forms.TextInput(attrs={"class": "vLargeTextField"}),
            "standfirst": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
            "key_points": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        }

    story = None  # set by the admin, for each request
    writer = None  # likewise
    may_change_facts = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False
        self.fields["slug"].help_text = _("Empty: made from the headline.")
        self.fields["tags"].widget.attrs["class"] = "vLargeTextField"
        for name in FACTS:
            field = self.fields[name]
            field.disabled = not self.may_change_facts
            field.initial = self.fact(name)
        if self.instance.pk or self.story.pk:
            self.fields["language"].disabled = True
        if not self.instance.pk:
            self.initial["language"] = self.free_language()
        if not self.is_bound:
            self.remember()
        self.fields["body"].widget.choices = self.markers()
        self.fields["body"].widget.language = self.instance.language
        language = self["language"].value() or ""
        for name in conflict.TEXT:
            self.fields[name].widget.attrs["lang"] = language

    def free_language(self):
        """The one that the story is not told in yet; of a new story, that of the writer's desk."""
        if not self.story.pk:
            return (get_language() or "fr")[:2]
        told = set(self.story.articles.values_list("language", flat=True))
        return next((language for language in Article.Language if language not in told), None)

    def fact(self, name):
        if name == "tags":
            return self.story.tags.all() if self.story.pk else None
        if name in conflict.SETS:
            return list(getattr(self.story, name).values_list("pk", flat=True)) if self.story.pk else []
        return getattr(self.story, Story._meta.get_field(name).attname)

    def remember(self):
        """Note what was there when the page was opened, to tell later who changed what."""
        self.initial["token"] = self.instance.token if self.instance.pk else ""
        now = conflict.state(self.instance, self.story)
        self.initial["base"] = json.dumps(conflict.digests(now))
        self.initial["opened"] = merged.opened(now)

    def markers(self):
        """What can be put into the text: the sessions and photos that the story has by now."""
        if not self.story.pk:
            return {"classification": [], "photo": []}
        sessions = self.story.story_sessions.select_related(
            "session__event__season__series", "race_class"
        ).order_by("order", "pk")
        uses = self.story.photo_uses.select_related("photo").order_by("place", "order", "pk")
        return {
            "classification": [
                {
                    "ref": link.pk,
                    "label": " · ".join(filter(None, [str(link), link.stage, str(link.race_class or "")])),
                }
                for link in sessions
            ],
            "photo": [
                {"ref": use.pk, "label": f"{use} ({use.get_place_display()})", "image": thumbnail(use.photo)}
                for use in uses
                if use.place != use.Place.LEAD
            ],
        }

    def clean(self):
        data = super().clean()
        if not data.get("slug") and data.get("headline"):
            data["slug"] = free_slug(data["headline"], data.get("language"), but=self.instance.pk)
        if not self.instance.pk and self.story.pk:
            sibling = self.story.articles.filter(language=data.get("language")).first()
            if sibling:
                raise ValidationError(
                    _("The story is told in that language by now: “%(headline)s”. Your text is kept here."),
                    code="told_already",
                    params={"headline": sibling.headline},
                )
        if not self.instance.pk and not self.story.pk and data.get("headline"):
            self.refuse_a_second_copy(data)
        return data

    def refuse_a_second_copy(self, data):
        """Who goes back after saving, or sends again what the network lost, has saved it already."""
        first = Article.objects.filter(
            language=data.get("language"),
            headline=data["headline"],
            story__created_by=self.writer,
            story__created_at__gte=timezone.now() - SAVED_TWICE,
        ).first()
        if first:
            link = reverse("admin:newsroom_article_change", args=[first.pk])
            said = _(
                'You have saved this already: <a href="{}">{}</a>. Go on there, or change this headline.'
            )
            self.add_error("headline", format_html(said, link, first.headline))

    def save_story(self, user):
        """Write the shared facts; a new article begins its story by itself."""
        story = self.story
        if self.may_change_facts or story.pk is None:
            for name in conflict.FACTS:
                setattr(story, name, self.cleaned_data[name])
            if story.pk is None:
                story.created_by = user
            story.save()
        self.instance.story = story
        return story

    def save_shared_lists(self):
        if not self.may_change_facts:
            return
        for name in conflict.SETS:
            getattr(self.story, name).set(self.cleaned_data[name])
        self.story.tags.set(self.cleaned_data["tags"])
