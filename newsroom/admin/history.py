"""An article's history in the admin: who, when, what changed; back to any version; what readers saw when."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from newsroom import changes, history, rendering, translating, typography
from newsroom.forms import conflict
from newsroom.forms.history import CompareForm, SeenForm
from newsroom.models import Article, ArticleVersion, Byline

PAGES = "admin/newsroom/article/history"


class History:
    """For the article's admin: keeps a version of each save, and shows them instead of Django's own log."""

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/history/compare/", view(self.compare_view), name="newsroom_article_compare"),
            path("<int:pk>/history/seen/", view(self.seen_view), name="newsroom_article_seen"),
            path("<int:pk>/history/<int:number>/", view(self.version_view), name="newsroom_article_version"),
            path(
                "<int:pk>/history/<int:number>/restore/",
                view(self.restore_view),
                name="newsroom_article_restore",
            ),
            *super().get_urls(),
        ]

    # --- saving -----------------------------------------------------------------------------------

    def save_model(self, request, obj, form, change):
        if change:
            history.begin(obj.pk)
        super().save_model(request, obj, form, change)

    def keep_versions(self, request, article):
        """Once everything is saved. The story's facts stand in its other language as well."""
        history.record_story(article.story, request.user)
        article.token = Article.objects.values_list("token", flat=True).get(pk=article.pk)

    # --- pages ------------------------------------------------------------------------------------

    def history_view(self, request, object_id, extra_context=None):
        article = self.read(request, object_id)
        return self.page(request, article, "list", {"entries": entries_of(article)})

    def version_view(self, request, pk, number):
        article = self.read(request, pk)
        version = versions_of(article).filter(number=number).first()
        if version is None:
            raise Http404
        latest = article.versions.values_list("number", flat=True).first()
        context = {
            "subtitle": str(version),
            "version": version,
            "text": text_of(article, version),
            "is_latest": number == latest,
            "may_restore": number != latest and self.has_change_permission(request, article),
        }
        return self.page(request, article, "version", context)

    def compare_view(self, request, pk):
        article = self.read(request, pk)
        form = CompareForm(request.GET)
        if not form.is_valid():
            messages.error(request, _("Choose two versions to compare."))
            return HttpResponseRedirect(reverse("admin:newsroom_article_history", args=[pk]))
        found = {version.number: version for version in versions_of(article).filter(number__in=form.numbers)}
        if set(form.numbers) - found.keys():
            raise Http404
        a, b = (found[number] for number in form.numbers)
        context = {
            "subtitle": _("Versions %(a)s and %(b)s") % {"a": a.number, "b": b.number},
            "a": a,
            "b": b,
            "fields": differences_of(a, b),
        }
        return self.page(request, article, "compare", context)

    def seen_view(self, request, pk):
        article = self.read(request, pk)
        form = SeenForm(request.GET, language=article.language)
        context = {"subtitle": _("What readers saw"), "seen_form": form}
        if form.is_valid():
            seen = history.readers_saw(article, form.cleaned_data["at"])
            context |= {"seen": seen, "text": seen.version and text_of(article, seen.version)}
        return self.page(request, article, "seen", context)

    def restore_view(self, request, pk, number):
        """Writing like any other: whoever may not write in the article now restores nothing."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        with transaction.atomic():
            article = self.held(pk)
            if article is None:
                raise Http404
            if not self.has_change_permission(request, article):
                raise PermissionDenied
            version = article.versions.filter(number=number).first()
            if version is None:
                raise Http404
            before = article.substance
            new = history.restore(version, request.user)
            translating.follow(Article.objects.get(pk=pk), before)
        if new:
            said = _("Version %(old)s is restored, as version %(new)s. Nothing is lost.")
            messages.success(request, said % {"old": number, "new": new.number})
        else:
            messages.info(request, _("The article says that already."))
        return HttpResponseRedirect(reverse("admin:newsroom_article_change", args=[pk]))

    def read(self, request, object_id):
        """The article, for whoever may read it at the desk."""
        article = self.get_object(request, str(object_id))
        if not self.has_view_permission(request, article):
            raise PermissionDenied
        if article is None:
            raise Http404
        return article

    def page(self, request, article, name, context):
        now = timezone.localtime(timezone.now(), article.zone).replace(tzinfo=None)
        context = {
            **self.admin_site.each_context(request),
            "title": _("History: %(article)s") % {"article": article},
            "opts": self.opts,
            "article": article,
            "zone": article.zone,
            "subtitle": None,
            "seen_form": SeenForm(language=article.language, initial={"at": now}),
            **context,
        }
        return TemplateResponse(request, f"{PAGES}/{name}.html", context)


# --- What the pages show --------------------------------------------------------------------------


@dataclass(frozen=True)
class Entry:
    """A line of the history: a version, or a step of the workflow between two."""

    at: object
    version: ArticleVersion | None = None
    move: object = None
    before: int | None = None
    age: int = 0  # of a version: 0 the latest, 1 the one before

    @property
    def is_from(self):
        """Chosen to be compared, unless somebody chooses otherwise."""
        return self.age == 1

    @property
    def is_to(self):
        return self.age == 0

    @property
    def changed(self):
        return ", ".join(str(conflict.label(name)) for name in self.version.changed)


def versions_of(article):
    return article.versions.select_related("saved_by", "restored_from")


def entries_of(article):
    """Versions and moves, newest first; the texts themselves stay in the database."""
    versions = list(
        versions_of(article).defer("fields", "facts", "restored_from__fields", "restored_from__facts")
    )
    entries = [
        Entry(version.saved_at, version=version, before=version.number - 1 or None, age=age)
        for age, version in enumerate(versions)
    ]
    entries += [Entry(move.at, move=move) for move in article.moves.select_related("by")]
    return sorted(entries, key=lambda entry: (entry.at, entry.move is not None), reverse=True)


def text_of(article, version):
    """A version to be read, its markers named by what stood there then."""
    fields = version.fields
    things = {
        fact["ref"]: fact["words"]
        for name in ("photo_uses", "story_sessions")
        for fact in version.facts.get(name, [])
        if "ref" in fact
    }
    language = article.language
    with translation.override(language):
        pieces = [
            (piece, things.get(piece.ref, "") if piece.ref else "")
            for piece in rendering.pieces_of(fields.get("body", ""), language)
        ]
    return {
        "fields": fields,
        "kicker": typography.typeset_html(fields.get("kicker", ""), language),
        "headline": typography.typeset_html(fields.get("headline", ""), language),
        "standfirst": typography.typeset_html(fields.get("standfirst", ""), language),
        "points": [
            typography.typeset_html(line.strip(), language)
            for line in fields.get("key_points", "").splitlines()
            if line.strip()
        ],
        "pieces": pieces,
        "signed": signed(fields),
        "facts": [
            (conflict.label(name), [fact["words"] for fact in facts if fact["words"]])
            for name, facts in version.facts.items()
            if any(fact["words"] for fact in facts)
        ],
    }


def signed(fields):
    roles = dict(Byline.Role.choices)
    return [f"{row['name']} ({roles.get(row['role'], row['role'])})" for row in fields.get("bylines", [])]


def differences_of(a, b):
    """(label, groups of paragraphs) for each field that differs; of the facts, those that both know."""
    found = []
    for name in ArticleVersion.TEXT:
        old, new = a.fields.get(name, ""), b.fields.get(name, "")
        if old != new:
            compare = changes.changes_of_html if name == "body" else changes.changes_of_lines
            found.append((name, compare(old, new)))
    if signed(a.fields) != signed(b.fields):
        found.append(("bylines", changes.changes_of_lines(*("\n".join(signed(v.fields)) for v in (a, b)))))
    for name in a.facts.keys() & b.facts.keys():
        old, new = ("\n".join(fact["words"] for fact in version.facts[name]) for version in (a, b))
        if old != new:
            found.append((name, changes.changes_of_lines(old, new)))
    return [(conflict.label(name), list(changes.folded(blocks))) for name, blocks in found]
