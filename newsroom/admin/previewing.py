"""Preview links on the article's page: made, listed and revoked."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext as _

from newsroom.addresses import absolute
from newsroom.models import Article, PreviewLink
from newsroom.views.previews import versions_of

SHOWN = 20
KEPT = "new preview link"  # in the session, until the page has told it


class Previewing:
    """For the article's admin: who may write in the article may show it to others."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.preview_links)
        return [path("<int:pk>/previews/", view, name="newsroom_article_previews"), *super().get_urls()]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj and obj.pk and self.has_change_permission(request, obj):
            new = request.session.pop(KEPT, {}) if request.method == "GET" and KEPT in request.session else {}
            is_here = new.get("story") == obj.story_id
            context["previews"] = previews_of(obj, new.get("token") if is_here else "")
        return super().render_change_form(request, context, add, change, form_url, obj)

    def preview_links(self, request, pk):
        """Make one, or revoke one; the answer is the section alone for the page's script, else the page."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        article = get_object_or_404(Article, pk=pk)
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        token, told = "", ""
        if (number := request.POST.get("revoke", "")).isdecimal():
            article.story.preview_links.filter(pk=int(number[:18])).revoke()
            told = _("The preview link is revoked: it shows nothing any more.")
        elif (duration := request.POST.get("preview_for")) in PreviewLink.Duration.values:
            _link, token = PreviewLink.objects.open_for(article.story, duration, request.user)
            told = _("The preview link is made. Copy it now: it is not shown again.")
        if request.headers.get("X-Requested-With") == "fetch":
            context = {"previews": previews_of(article, token) | {"told": told}}
            response = render(request, "admin/newsroom/article/previews.html", context)
            response["Cache-Control"] = "private, no-store"
            return response
        if token:
            request.session[KEPT] = {"story": article.story_id, "token": token}
        if told:
            messages.success(request, told)
        return HttpResponseRedirect(reverse("admin:newsroom_article_change", args=[pk]) + "#previews")


def previews_of(article, token=""):
    """All that the section shows; the addresses of the new link, if there is one."""
    links = article.story.preview_links
    alternates = versions_of(links.first(), token) if token else {}
    new = []
    if len(alternates) > 1:
        new.append(("", reverse("preview_door", args=[token])))
    new += alternates.items()
    return {
        "action": reverse("admin:newsroom_article_previews", args=[article.pk]),
        "zone": article.zone,
        "durations": PreviewLink.Duration.choices,
        "links": links.select_related("created_by")[:SHOWN],
        "new": [(code, absolute(address)) for code, address in new],
        "told": "",
    }
