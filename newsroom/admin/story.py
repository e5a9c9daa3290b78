from django.contrib import admin
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from newsroom.admin.searching import FoldedSearch
from newsroom.models import Article, Story


@admin.register(Story)
class StoryAdmin(FoldedSearch, admin.ModelAdmin):
    """The stories with their articles in both languages. Their facts are written on an article's page."""

    list_display = ["title", "kind", "in_series", "told_in", "created_at"]
    list_display_links = None
    list_filter = ["kind", "story_series__series", "articles__status"]
    search_fields = ["articles__folded"]
    folded_fields = ("articles__folded",)
    may_repeat = True
    date_hierarchy = "created_at"

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("articles", "story_series__series")

    def has_add_permission(self, request):
        return False  # writing an article makes its story

    def has_delete_permission(self, request, obj=None):
        return False  # it goes with its last article

    def change_view(self, request, object_id, form_url="", extra_context=None):
        article = Article.objects.filter(story=object_id).first() if str(object_id).isdecimal() else None
        if article and self.has_view_permission(request):
            return HttpResponseRedirect(reverse("admin:newsroom_article_change", args=[article.pk]))
        return super().change_view(request, object_id, form_url, extra_context)

    @admin.display(description=_("story"))
    def title(self, story):
        return story.working_title or next((article.headline for article in story.articles.all()), str(story))

    @admin.display(description=_("series"))
    def in_series(self, story):
        return ", ".join(str(link) for link in story.story_series.all())

    @admin.display(description=_("articles"))
    def told_in(self, story):
        return format_html_join(
            " ",
            '<a href="{}"><span class="lang">{}</span> {}</a>',
            (
                (
                    reverse("admin:newsroom_article_change", args=[article.pk]),
                    article.language.upper(),
                    article.get_status_display(),
                )
                for article in story.articles.all()
            ),
        )
