"""The board of all stories by language: what is current, what is stale, what is missing."""

from dataclasses import dataclass
from functools import cached_property

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Exists, Max, OuterRef, Prefetch
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom.models import Article, Correction, Story
from results.models import Series

PER_PAGE = 50

STATES = [
    ("stale", pgettext_lazy("translation", "changed since translated")),
    ("missing", pgettext_lazy("translation", "missing")),
    ("current", pgettext_lazy("translation", "current in both")),
    ("correction", pgettext_lazy("translation", "correction open")),
]


class BoardFilter(forms.Form):
    """What the board shows; a choice that it does not know is set aside."""

    state = forms.ChoiceField(label=_("translation"), required=False)
    language = forms.ChoiceField(label=_("in"), required=False)
    status = forms.ChoiceField(label=_("status"), required=False)
    kind = forms.ChoiceField(label=_("kind"), required=False)
    series = forms.ModelChoiceField(
        label=_("series"), queryset=Series.objects.all(), required=False, empty_label=_("all")
    )

    def __init__(self, data):
        super().__init__(data)
        every = [("", _("all"))]
        self.fields["state"].choices = every + STATES
        self.fields["language"].choices = [("", _("either language")), *Article.Language.choices]
        self.fields["status"].choices = every + Article.Status.choices
        self.fields["kind"].choices = every + Story.Kind.choices

    def chosen(self):
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


def open_corrections():
    return Correction.objects.open().filter(article__story=OuterRef("pk"))


def told(**which):
    return Article.objects.filter(story=OuterRef("pk"), **which)


def stories(state="", language="", status="", kind="", series=None):
    """The stories on the board, those last worked on first."""
    found = Story.objects.annotate(saved=Max("articles__saved_at")).filter(articles__isnull=False)
    if kind:
        found = found.filter(kind=kind)
    if series:
        found = found.filter(Exists(series.stories.filter(pk=OuterRef("pk"))))
    in_language = {"language": language} if language else {}
    if status:
        found = found.filter(Exists(told(status=status, **in_language)))
    if state == "stale":
        found = found.filter(Exists(told(**in_language).stale()))
    elif state == "missing":
        if language:
            found = found.exclude(Exists(told(language=language)))
        else:
            found = found.annotate(languages=Count("articles", distinct=True)).filter(languages=1)
    elif state == "current":
        both = [Exists(told(language=one)) for one in Article.Language.values]
        found = found.filter(*both).exclude(Exists(told().stale()))
    elif state == "correction":
        found = found.filter(Exists(open_corrections()))
    return found.order_by("-saved", "-pk")


@dataclass
class Side:
    """One language of a story on the board."""

    language: str
    article: Article | None
    other: Article

    @property
    def state(self):
        if self.article is None:
            return "missing"
        if self.other is None:
            return "alone"
        if self.article.is_stale(self.other):
            return "stale"
        is_original = not self.article.agrees_with and (
            self.other.agrees_with or self.article.pk < self.other.pk
        )
        return "original" if is_original else "current"


@dataclass
class Line:
    """A story with both its languages."""

    story: Story
    is_correction_open: bool

    @cached_property
    def sides(self):
        told = {article.language: article for article in self.story.articles.all()}
        return [Side(one, told.get(one), told.get("en" if one == "fr" else "fr")) for one in ("fr", "en")]

    @property
    def title(self):
        told = sorted(self.story.articles.all(), key=lambda article: article.pk)
        return self.story.working_title or next((article.headline for article in told), str(self.story))


def counts():
    """How many stories are in each state, whatever is chosen."""
    return [(key, label, stories(state=key).count()) for key, label in STATES]


def board(request, model_admin):
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    form = BoardFilter(request.GET)
    chosen = form.chosen()
    ready = stories(**chosen).prefetch_related(
        Prefetch("articles", Article.objects.order_by("pk")), "story_series__series"
    )
    ready = ready.annotate(is_correction_open=Exists(open_corrections()))
    page = Paginator(ready, PER_PAGE).get_page(request.GET.get("page"))
    asked = request.GET.copy()
    asked.pop("page", None)
    return render(
        request,
        "admin/newsroom/article/translations.html",
        {
            **model_admin.admin_site.each_context(request),
            "title": _("Translations"),
            "opts": model_admin.opts,
            "form": form,
            "chosen": chosen,
            "counts": counts(),
            "page": page,
            "lines": [Line(story, story.is_correction_open) for story in page],
            "query": f"{asked.urlencode()}&" if asked else "",
            "may_write": model_admin.has_add_permission(request),
        },
    )
