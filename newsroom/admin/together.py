"""Two people on one article: the second to save is shown both versions, and chooses field by field."""

import json

from django.contrib import messages
from django.db import transaction
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from newsroom import keeping
from newsroom.forms import conflict, merged
from newsroom.models import Article, Photo, Story

CARRIED = {"csrfmiddlewaretoken", "token", "base", "opened"}
PRIVATE = CARRIED | {"step", "_save", "_continue", "_preview", "_addanother"}


class Together:
    """For the article's admin: holds the rows while saving, and stops a save over somebody else's."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        with transaction.atomic():
            if request.method == "POST":
                request.as_sent, request.POST = request.POST, request.POST.copy()
                article = self.held(object_id)
                if object_id and article is None and self.has_add_permission(request):
                    return self.kept_page(request, None)
                story = article.story if article else self.story_of(request, None)
                if story.pk and article is None:
                    Story.objects.select_for_update().get(pk=story.pk)  # one sibling at a time
                if article and not self.has_change_permission(request, article):
                    if self.has_view_permission(request, article):
                        return self.kept_page(request, article)
                elif story.pk and (found := self.clashes(request, article, story)):
                    return self.conflict_page(request, article, story, found)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def delete_view(self, request, object_id, extra_context=None):
        """Nobody publishes it between the question whether it may be deleted and the deed."""
        with transaction.atomic():
            if request.method == "POST":
                self.held(object_id)
            return super().delete_view(request, object_id, extra_context)

    def held(self, object_id):
        """The article under its story's lock, so that both languages save one after the other."""
        if not str(object_id or "").isdecimal():
            return None
        article = Article.objects.filter(pk=object_id).first()
        if article is None:
            return None
        story = Story.objects.select_for_update().get(pk=article.story_id)
        article = Article.objects.select_for_update().get(pk=object_id)
        article.story = story
        return article

    def clashes(self, request, article, story):
        """What somebody else saved meanwhile and this save would undo, once the choices made are in force."""
        data = request.POST
        now = conflict.state(article or Article(), story)
        for name in conflict.ROWS:
            if f"{name}-TOTAL_FORMS" in data:
                conflict.rebase(data, name, now[name])
        for name, value in now.items():
            if data.get(f"choice-{name}") == "theirs":
                conflict.take_theirs(data, name, value)
        if article is None or data.get("token") == article.token:
            # Nobody saved this article; who works on the other language may have changed the shared facts.
            now = {name: value for name, value in now.items() if name in conflict.SHARED}
        found = conflict.differences(read_base(data.get("base")), now, conflict.posted(data))
        names, left = merged.join(data, found, read_base(data.get("opened")))
        if any(one.name in names and not sent_by(request.user, one) for one in found):
            self.tell_joined(request, names, self.last_saver(article, story, names))
        if names and not left:
            now = conflict.state(article or Article(), story)
            data["base"], data["opened"] = json.dumps(conflict.digests(now)), merged.opened(now)
            data["token"] = article.token if article else ""
        return left

    def last_saver(self, article, story, names):
        """The article that was saved last: the other language's, where only shared facts were changed."""
        if article is None or all(name in conflict.SHARED for name in names):
            return story.articles.select_related("saved_by__person").order_by("saved_at").last()
        return article

    def tell_joined(self, request, names, last):
        """Both wrote: what comes of it is saved, but goes nowhere before somebody has read it."""
        said = {
            "who": keeping.name_of(last.saved_by) if last and last.saved_by else _("Somebody"),
            "fields": ", ".join(str(conflict.label(name)) for name in names),
        }
        messages.warning(
            request, _("%(who)s saved %(fields)s while you wrote. Your changes and theirs are joined.") % said
        )
        if request.POST.pop("step", None):
            request.POST["_continue"] = "1"
            messages.warning(
                request, _("The article stays where it is for now: read it as it stands, then send it on.")
            )

    def conflict_page(self, request, article, story, found):
        last = self.last_saver(article, story, [one.name for one in found])
        now = conflict.state(article or Article(), story)
        kept = [
            (name, value)
            for name, values in request.POST.lists()
            if name not in PRIVATE and not name.startswith("choice-")
            for value in values
        ]
        context = {
            **self.admin_site.each_context(request),
            "title": _("Two of you were at work"),
            "opts": self.opts,
            "article": article,
            "who": keeping.name_of(last.saved_by) if last.saved_by else "",
            "when": last.saved_at,
            "found": found,
            "kept": kept,
            "token": article.token if article else "",
            "base": json.dumps(conflict.digests(now)),
            "opened": merged.opened(now),
        }
        return TemplateResponse(request, "admin/newsroom/article/conflict.html", context, status=409)

    def kept_page(self, request, article):
        """Between opening and saving, the article went out of this user's hands: nothing typed is lost."""
        sent = conflict.posted(request.POST)
        now = conflict.state(article, article.story) if article else conflict.state(Article(), Story())
        context = {
            **self.admin_site.each_context(request),
            "title": _("Not saved, but kept here"),
            "opts": self.opts,
            "article": article,
            "typed": [
                (conflict.label(name), sent.get(name, ""))
                for name in conflict.TEXT
                if sent.get(name, "") != now[name]
            ],
        }
        return TemplateResponse(request, "admin/newsroom/article/kept.html", context, status=403)


def sent_by(user, difference):
    """Whether all that changed is photos which this user sent for the story, in another window."""
    if difference.name != "photo_uses":
        return False
    here = conflict.comparable(difference.mine)
    there = conflict.comparable(difference.theirs)
    known = {row["photo"] for row in difference.mine}
    added = {row["photo"] for row in difference.theirs} - known
    sent = Photo.objects.filter(pk__in=added, uploaded_by=user).count()
    return all(row in there for row in here) and len(there) == len(here) + len(added) and sent == len(added)


def read_base(text):
    """The digests that the page carried; without them every difference is a clash."""
    try:
        base = json.loads(text or "{}")
    except ValueError:
        return {}
    return base if isinstance(base, dict) else {}
