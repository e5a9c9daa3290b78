"""On the article's page: the checklist before publishing, and notes between colleagues."""

from datetime import timedelta

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Q
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.checklist import checklist
from newsroom.models import Article, Note
from results.holding import hold

SHOWN = 60
SENT_TWICE = timedelta(minutes=1)
TYPED = "note that was not kept"  # in the session, until the page has shown it again


class Noting:
    """For the article's admin: who may read the article on the desk writes and settles its story's notes."""

    def get_queryset(self, request):
        waiting = Count("story__notes", filter=Q(story__notes__resolved_at=None), distinct=True)
        return super().get_queryset(request).annotate(waiting_notes=waiting)

    @admin.display(description=gettext_lazy("notes not settled"))
    def open_notes(self, article):
        return article.waiting_notes or ""

    def get_urls(self):
        view = self.admin_site.admin_view(self.notes)
        return [path("<int:pk>/notes/", view, name="newsroom_article_notes"), *super().get_urls()]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj and obj.pk:
            typed = (
                request.session.pop(TYPED, "") if request.method == "GET" and TYPED in request.session else ""
            )
            context["notes"] = notes_of(obj, typed=typed)
            if self.has_change_permission(request, obj):
                context["checklist"] = checklist(Article.objects.select_related("story").get(pk=obj.pk))
        return super().render_change_form(request, context, add, change, form_url, obj)

    def notes(self, request, pk):
        """Write one, settle one or open it again; the answer is the section alone for the page's script."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        article = get_object_or_404(Article, pk=pk)
        if not self.has_view_permission(request, article):
            raise PermissionDenied
        told, wrong, typed = self.change_notes(request, article.story)
        if request.headers.get("X-Requested-With") == "fetch":
            context = {"notes": notes_of(article, typed, told or wrong)}
            response = render(request, "admin/newsroom/article/notes.html", context)
            response["Cache-Control"] = "private, no-store"
            return response
        if typed:
            request.session[TYPED] = typed
        if told:
            messages.success(request, told)
        if wrong:
            messages.error(request, wrong)
        return HttpResponseRedirect(reverse("admin:newsroom_article_change", args=[pk]) + "#notes")

    def change_notes(self, request, story):
        """(what was done, what was wrong, what was typed and not kept)"""
        text = request.POST.get("note", "").replace("\r\n", "\n").replace("\0", "").strip()
        if (number := request.POST.get("settle", "")).isdecimal():
            story.notes.filter(pk=int(number[:18])).resolve(request.user)
            return _("The note is settled."), "", text  # a note half written outlives the settling of another
        if (number := request.POST.get("reopen", "")).isdecimal():
            story.notes.filter(pk=int(number[:18])).reopen()
            return _("The note is open again."), "", text
        if not text:
            return "", _("The note is empty."), ""
        if len(text) > Note.LONGEST:
            return "", _("The note is too long: %(most)s characters at most.") % {"most": Note.LONGEST}, text
        with transaction.atomic():
            hold(story)
            just_now = timezone.now() - SENT_TWICE
            same = story.notes.open().filter(author=request.user, text=text, at__gte=just_now)
            if not same.exists():
                Note.objects.create(story=story, author=request.user, text=text)
        return _("The note is kept."), "", ""


def notes_of(article, typed="", told=""):
    """All that the section shows: what is open, oldest first, and what is settled."""
    rows = list(article.story.notes.select_related("author", "resolved_by").order_by("-at", "-pk")[:SHOWN])[
        ::-1
    ]
    return {
        "action": reverse("admin:newsroom_article_notes", args=[article.pk]),
        "open": [note for note in rows if note.resolved_at is None],
        "settled": [note for note in rows if note.resolved_at],
        "longest": Note.LONGEST,
        "zone": article.zone,
        "typed": typed,
        "told": told,
    }
