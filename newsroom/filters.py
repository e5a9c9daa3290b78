"""How readers narrow the list of articles; what a filter does not know is set aside, with a word."""

import django_filters
from django import forms
from django.db.models.functions import ExtractYear
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from newsroom.models import Article, Person, Rubric, Story, Tag
from results.models import Series


def published():
    return Article.objects.published().in_language(get_language())


def all_series():
    found = Series.objects.filter(stories__articles__in=published()).distinct()
    return [(series.slug, series.name) for series in found]


def kinds():
    return [(kind.value, capfirst(str(kind.label))) for kind in Story.Kind]


def rubrics():
    found = Rubric.objects.filter(stories__articles__in=published()).distinct()
    return [(rubric.slug, rubric.name) for rubric in found]


def years():
    """Those in which something was published, the newest first."""
    dates = published().annotate(year=ExtractYear("published_at")).order_by("-year")
    return [(str(year), str(year)) for year in dates.values_list("year", flat=True).distinct()]


def tags():
    found = Tag.objects.filter(items__content_object__articles__in=published()).distinct()
    return sorted(((tag.slug, tag.label) for tag in found), key=lambda choice: choice[1].casefold())


def authors():
    found = Person.objects.filter(bylines__article__in=published()).distinct()
    return [(person.slug, person.name) for person in found]


class ArticleFilter(django_filters.FilterSet):
    """Series, kind, rubric, year, tag and author. The choices are those under which something is found."""

    CHOICES = {
        "series": all_series,
        "kind": kinds,
        "rubric": rubrics,
        "year": years,
        "tag": tags,
        "author": authors,
    }

    series = django_filters.ChoiceFilter(
        field_name="story__series__slug", label=_("Series"), empty_label=_("All series")
    )
    kind = django_filters.ChoiceFilter(field_name="story__kind", label=_("Kind"), empty_label=_("All kinds"))
    rubric = django_filters.ChoiceFilter(
        field_name="story__rubric__slug", label=_("Rubric"), empty_label=_("All rubrics")
    )
    year = django_filters.ChoiceFilter(
        field_name="published_at__year", label=_("Year"), empty_label=_("All years")
    )
    tag = django_filters.ChoiceFilter(
        field_name="story__tags__slug", label=_("Subject"), empty_label=_("All subjects")
    )
    author = django_filters.ChoiceFilter(
        field_name="bylines__person__slug", label=_("Author"), empty_label=_("All authors"), distinct=True
    )

    class Meta:
        model = Article
        fields = ()
        form = forms.Form

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, choices in self.CHOICES.items():
            self.filters[name].extra["choices"] = choices()

    @property
    def qs(self):
        """What is not understood narrows nothing: the page says so beside the field."""
        if not hasattr(self, "_qs"):
            queryset = self.queryset.all()
            for name, value in self.chosen.items():
                queryset = self.filters[name].filter(queryset, value)
            self._qs = queryset
        return self._qs

    @property
    def chosen(self):
        """What is asked for and understood, by field."""
        self.form.is_valid()
        return {name: value for name, value in self.form.cleaned_data.items() if value}

    @property
    def set_aside(self):
        """The labels of the fields that ask for something unknown."""
        return [self.form.fields[name].label for name in self.form.errors]

    @property
    def query(self):
        return urlencode(self.chosen)
