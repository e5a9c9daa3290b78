"""What all classes of this admin share."""

from django import forms
from django.contrib import admin
from django.db import models
from translated_fields import TranslatedFieldAdmin

from results.folding import fold

# One field with one label, where Django would make two without any.
MOMENT = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})


class SportAdmin(TranslatedFieldAdmin, admin.ModelAdmin):
    """Searches without accents where the model keeps its names folded, and labels fields of two languages."""

    formfield_overrides = {
        models.URLField: {"assume_scheme": "https"},
        models.DateTimeField: {"form_class": forms.DateTimeField, "widget": MOMENT},
    }

    def get_search_results(self, request, queryset, search_term):
        found, repeats = super().get_search_results(request, queryset, search_term)
        if fold(search_term) == search_term:
            return found, repeats
        bare, bare_repeats = super().get_search_results(request, queryset, fold(search_term))
        return found | bare, repeats or bare_repeats


class TranslatedInline(TranslatedFieldAdmin, admin.TabularInline):
    """Rows inside another page, their fields labelled with their language."""

    extra = 0
    formfield_overrides = SportAdmin.formfield_overrides


class ReadInline(admin.TabularInline):
    """Rows to be read, not changed here."""

    template = "admin/results/read_inline.html"
    extra = 0
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False


class AliasInline(admin.TabularInline):
    """Other writings of a name."""

    extra = 1
    fields = ["name"]
