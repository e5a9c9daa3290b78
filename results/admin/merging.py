"""Two records of one driver, team, circuit or car: chosen, looked at side by side, made one."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, DELETION, LogEntry
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from results.admin.base import SportAdmin
from results.merging import CannotMerge, doubts, links, merge, names_of, obstacle


class MergingAdmin(SportAdmin):
    """`…/<pk>/merge/`, the button that leads there, and the action of the list."""

    change_form_template = "admin/results/merge/change_form.html"
    actions = ["merge_two"]

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_merge"
        view = self.admin_site.admin_view(self.merge_view)
        return [path("<int:pk>/merge/", view, name=name), *super().get_urls()]

    def has_merge_permission(self, request):
        return self.has_change_permission(request) and self.has_delete_permission(request)

    @admin.action(description=gettext_lazy("Merge two that are one"), permissions=["merge"])
    def merge_two(self, request, queryset):
        chosen = list(queryset[:3])
        if len(chosen) != 2:
            self.message_user(request, _("Choose two records to merge."), messages.WARNING)
            return None
        kept, other = sorted(chosen, key=lambda record: record.pk)
        return redirect(self.merge_address(kept, other))

    def merge_address(self, kept, other):
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_merge"
        return f"{reverse(name, args=[kept.pk])}?other={other.pk}"

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["may_merge"] = bool(obj) and self.has_merge_permission(request)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def merge_view(self, request, pk):
        """Choose the other, see what would move, confirm."""
        if not self.has_merge_permission(request):
            raise PermissionDenied
        kept = get_object_or_404(self.model, pk=pk)
        asked = request.POST if request.method == "POST" else request.GET
        form = self.other_form(asked if "other" in asked else None)
        other = form.cleaned_data["other"] if form.is_bound and form.is_valid() else None
        sentence = obstacle(kept, other) if other else ""
        if form.is_bound and not other:  # the list of suggestions cannot show what is no record
            sentence, form = form.errors["other"][0], self.other_form(None)
        if request.method == "POST" and other and not sentence:
            try:
                return self.merged(request, kept, other)
            except CannotMerge as error:
                sentence = str(error)
        context = self.admin_site.each_context(request) | {
            "title": _("Merge with another record"),
            "opts": self.opts,
            "kept": kept,
            "other": other,
            "sides": [self.side(kept), self.side(other)] if other else [],
            "swap": self.merge_address(other, kept) if other else "",
            "sentence": sentence,
            "doubts": doubts(kept, other) if other and not sentence else [],
            "form": form,
            "media": self.media + form.media,
            "back": reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[pk]),
        }
        status = 422 if request.method == "POST" else 200
        return TemplateResponse(request, "admin/results/merge/merge.html", context, status=status)

    def other_form(self, data):
        relation = self.model._meta.get_field("aliases").field
        field = forms.ModelChoiceField(
            self.model.objects.all(),
            label=_("The same as"),
            widget=AutocompleteSelect(relation, self.admin_site),
        )
        return type("OtherForm", (forms.Form,), {"other": field})(data)

    def side(self, record):
        return {
            "record": record,
            "names": [*names_of(record), *record.aliases.values_list("name", flat=True)],
            "slug": getattr(record, "slug", ""),
            "links": links(record),
        }

    def merged(self, request, kept, other):
        gone, pk = str(other), other.pk
        merge(kept, other)
        said = _("“%(other)s” was merged into this record.") % {"other": gone}
        LogEntry.objects.log_actions(request.user.pk, [kept], CHANGE, said, single_object=True)
        other.pk = pk
        LogEntry.objects.log_actions(request.user.pk, [other], DELETION, str(kept), single_object=True)
        self.message_user(
            request,
            _("“%(other)s” is now one with “%(kept)s”; its address leads here.")
            % {"other": gone, "kept": kept},
        )
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", kept.pk)
