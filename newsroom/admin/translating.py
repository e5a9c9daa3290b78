"""The other language on the article's page: what changed in it since, and what only one of both says."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from newsroom import blocks, body, translating
from newsroom.admin.translations import board
from newsroom.forms import conflict
from newsroom.models import Article
from newsroom.models.translated import SAID

MOST_TYPED = 400_000
AGREED = "agreed"  # what the button "both say the same" sends as the value of the save


class Translating:
    """For the article's admin: remembers which wording of its counterpart each article agrees with."""

    def get_urls(self):
        site = self.admin_site.admin_view
        return [
            path("translations/", site(self.translations), name="newsroom_article_translations"),
            path("<int:pk>/facts/", site(require_POST(self.facts)), name="newsroom_article_facts"),
            *super().get_urls(),
        ]

    def translations(self, request):
        return board(request, self)

    # --- saving -----------------------------------------------------------------------------------

    def save_model(self, request, obj, form, change):
        stored = Article.objects.filter(pk=obj.pk).values_list("substance", flat=True)
        request.substance_before = stored.first() or ""
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        article = form.instance
        translating.follow(article, request.substance_before, is_small=self.is_small_edit(request))
        if request.POST.get("_continue") == AGREED and (other := translating.other_of(article)):
            translating.agree_both(Article.objects.get(pk=article.pk), other)

    # --- the page ---------------------------------------------------------------------------------

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        other = context.get("sibling")
        if obj and obj.pk and other:
            context["both"] = self.both(request, obj, other)
            if context.get("beside"):
                context["beside"] = beside(obj, other, context["both"]["changes"])
        return super().render_change_form(request, context, add, change, form_url, obj)

    def both(self, request, article, other):
        """How the two languages stand to each other, for the panel over the fields."""
        changes = translating.changes(article, other)
        return {
            "other": other,
            "is_stale": article.is_stale(other),
            "other_is_stale": other.is_stale(article),
            "changes": changes,
            "labels": [conflict.label(change.name) for change in changes],
            "since": article.translated_from,
            "may_agree": self.has_change_permission(request, article),
            "facts": facts_html(
                translating.lone_facts(translating.values_of(article), article.language, other)
            ),
            "facts_url": reverse("admin:newsroom_article_facts", args=[article.pk]),
            "agreed": AGREED,
        }

    def facts(self, request, pk):
        """The same list for what is typed and not saved yet."""
        article = get_object_or_404(Article, pk=pk)
        other = translating.other_of(article)
        if not self.has_view_permission(request, article) or other is None:
            return HttpResponse(status=403 if other else 404)
        typed = {name: request.POST.get(name, "")[:MOST_TYPED] for name in SAID}
        typed["body"] = body.sanitise(typed["body"])
        answer = HttpResponse(facts_html(translating.lone_facts(typed, article.language, other)))
        answer["Cache-Control"] = "no-store"
        return answer


KINDS = {
    "number": pgettext_lazy("fact", "number"),
    "car": pgettext_lazy("fact", "car"),
    "place": pgettext_lazy("fact", "place"),
    "clock": pgettext_lazy("fact", "time of day"),
    "time": pgettext_lazy("fact", "time"),
    "date": pgettext_lazy("fact", "date"),
    "name": pgettext_lazy("fact", "name"),
}


def facts_html(found):
    """What only one language says, in two columns."""
    sides = [
        {
            "language": language,
            "label": label,
            "facts": [(KINDS[one.kind], one) for one in found if one.language == language],
        }
        for language, label in (("fr", _("Only in French")), ("en", _("Only in English")))
    ]
    return render_to_string("admin/newsroom/article/facts.html", {"sides": sides, "count": len(found)})


def beside(article, other, changes):
    """The counterpart field by field, what changed since marked word by word."""
    fields = {name: getattr(other, name) for name in translating.PLAIN}
    text = blocks.joined(blocks.since(other.body, other.body))
    for change in changes:
        flag = format_html(
            '<strong class="changed-flag" lang="{}">{}</strong> ',
            get_language(),
            _("Changed since translated"),
        )
        if change.name == "body":
            text = flag + blocks.joined(blocks.since(change.before, change.now))
        else:
            fields[change.name] = flag + format_html(
                '<span class="block changed">{}</span>', blocks.marked(change.before, change.now)
            )
    return {"language": other.language, "fields": fields, "body": text}
