"""The page on which an article is written: its own text first, the story's shared facts below."""

from django.contrib import admin
from django.db.models import Prefetch
from django.forms import ModelForm
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from js_asset import Media
from translated_fields import TranslatedFieldAdmin

from newsroom import body, roles
from newsroom.admin.choosing import Choosing
from newsroom.admin.copydesk import CopyDesk
from newsroom.admin.correcting import Correcting
from newsroom.admin.desk import WaitingFilter
from newsroom.admin.history import History
from newsroom.admin.inlines import (
    BylineInline,
    PhotoInline,
    SeriesInline,
    SessionInline,
    proposed_bylines,
)
from newsroom.admin.keeping import Keeping
from newsroom.admin.links import find_pages
from newsroom.admin.moving import Moving
from newsroom.admin.noting import Noting
from newsroom.admin.previewing import Previewing
from newsroom.admin.searching import FoldedSearch
from newsroom.admin.together import Together
from newsroom.admin.touching import Touching
from newsroom.admin.translating import Translating
from newsroom.forms.article import ArticleForm
from newsroom.forms.conflict import TEXT
from newsroom.models import Article, Byline, Story
from newsroom.models.article import new_token

LOCKED = _(
    "An article of this story is published or scheduled: its facts stand in both languages, "
    "and only editors change them now."
)

NEW = {"fr": _("The same story in French"), "en": _("The same story in English"), None: _("New article")}


@admin.register(Article)
class ArticleAdmin(
    CopyDesk,
    Keeping,
    Together,
    Moving,
    Translating,
    Correcting,
    Touching,
    Previewing,
    Noting,
    Choosing,
    History,
    FoldedSearch,
    TranslatedFieldAdmin,
    admin.ModelAdmin,
):
    form = ArticleForm
    change_form_template = "admin/newsroom/article/change_form.html"
    inlines = [BylineInline, SessionInline, PhotoInline, SeriesInline]
    list_display = ["headline", "language", "state", "kind", "signed_by", "last_saved", "open_notes"]
    list_filter = [WaitingFilter, "status", "language", "story__kind", "story__series"]
    list_select_related = ["story"]
    search_fields = ["folded"]
    ordering = ["-saved_at"]
    date_hierarchy = "published_at"
    list_per_page = 50

    # --- lists ------------------------------------------------------------------------------------

    def get_queryset(self, request):
        signed = Prefetch("bylines", Byline.objects.select_related("person").order_by("order", "pk"))
        return super().get_queryset(request).prefetch_related(signed)

    @admin.display(description=_("status"), ordering="status")
    def state(self, article):
        return gettext("scheduled") if article.is_scheduled else article.get_status_display()

    @admin.display(description=_("kind"), ordering="story__kind")
    def kind(self, article):
        return article.story.get_kind_display()

    @admin.display(description=_("last saved"), ordering="saved_at")
    def last_saved(self, article):
        return article.saved_at

    @admin.display(description=_("by"))
    def signed_by(self, article):
        return ", ".join(str(byline) for byline in article.bylines.all())

    # --- who may ----------------------------------------------------------------------------------

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed if obj is None or obj.pk is None else allowed and roles.may_write_in(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        """What readers have seen is withdrawn, not deleted."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or obj.first_published_at is None)

    def delete_model(self, request, obj):
        """The story goes with its last article."""
        story = obj.story
        super().delete_model(request, obj)
        if not story.articles.exists():
            story.delete()

    def delete_queryset(self, request, queryset):
        for article in queryset:
            self.delete_model(request, article)

    def get_actions(self, request):
        """Nothing is deleted in bulk: each article is asked whether it may be."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    # --- the page ---------------------------------------------------------------------------------

    def get_urls(self):
        return [
            path("pages/", self.admin_site.admin_view(find_pages), name="newsroom_article_pages"),
            *super().get_urls(),
        ]

    def add_view(self, request, form_url="", extra_context=None):
        """A story that is told in both languages already has no third article: its first one opens."""
        story = self.story_of(request, None)
        told = list(story.articles.order_by("pk")) if story.pk else []
        if request.method == "GET" and len(told) == len(Article.Language):
            return HttpResponseRedirect(reverse("admin:newsroom_article_change", args=[told[-1].pk]))
        return super().add_view(request, form_url, extra_context)

    def story_of(self, request, obj):
        """The story of this article; for a new one that which it joins, or a new one."""
        if not hasattr(request, "story"):
            if obj and obj.pk:
                request.story = obj.story
            elif (number := (request.POST or request.GET).get("story", "")).isdecimal():
                request.story = get_object_or_404(Story, pk=number)
            else:
                request.story = Story()
        return request.story

    def get_form(self, request, obj=None, change=False, **kwargs):
        story = self.story_of(request, obj)
        if obj and not self.has_change_permission(request, obj):
            return super().get_form(request, obj, change, form=ModelForm, **kwargs)
        form = super().get_form(request, obj, change, **kwargs)
        form.story, form.writer = story, request.user
        form.may_change_facts = roles.may_change_facts(request.user, story)
        return form

    def get_fieldsets(self, request, obj=None):
        if obj and not self.has_change_permission(request, obj):
            return [
                (None, {"fields": ["language", *TEXT[:-2], "text_shown"]}),
                (_("Shared facts"), {"fields": ["facts_shown"]}),
            ]
        story = self.story_of(request, obj)
        reason = "" if roles.may_change_facts(request.user, story) else LOCKED
        return [
            (
                _("Text"),
                {
                    "fields": ["language", "headline", "kicker", "standfirst", "key_points", "body"],
                    "classes": ["own"],
                },
            ),
            (_("Address and other headline"), {"fields": ["neutral_headline", "slug"], "classes": ["own"]}),
            (
                _("Facts shared by both languages"),
                {
                    "fields": [
                        ("kind", "rubric", "dateline"),
                        "issuer",
                        "on_date",
                        "events",
                        "tags",
                        "documents",
                        "working_title",
                    ],
                    "description": reason,
                    "classes": ["shared"],
                },
            ),
        ]

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if isinstance(inline, BylineInline):
            if not obj.pk and request.method == "GET":
                kwargs["initial"] = proposed_bylines(request)
        else:
            kwargs["instance"] = self.story_of(request, obj)
        return kwargs

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        story = self.story_of(request, obj)
        language = (
            context["adminform"].form["language"].value()
            if "language" in context["adminform"].form.fields
            else ""
        )
        sibling = story.articles.exclude(pk=obj.pk if obj else None).first() if story.pk else None
        if obj or story.pk:
            context["title"] = str(obj) if obj else NEW[language]
        else:
            context["title"] = gettext("New article")
        context |= {
            "story": story,
            "language": language,
            "sibling": sibling,
            "original": obj,
            "beside": beside(sibling) if sibling and request.GET.get("beside") != "0" else None,
            "may_translate": bool(obj and not sibling and self.has_add_permission(request)),
            "media": with_nonce(context["media"], request),
            **self.moving_context(request, obj),
        }
        if "body" in context["adminform"].form.fields:
            widget = context["adminform"].form.fields["body"].widget
            widget.links = reverse("admin:newsroom_article_pages")
        return super().render_change_form(request, context, add, change, form_url, obj)

    @admin.display(description=_("text"))
    def text_shown(self, article):
        return format_html(
            '<div class="read" lang="{}">{}</div>', article.language, body.as_html(article.body)
        )

    @admin.display(description=_("facts"))
    def facts_shown(self, article):
        story = article.story
        said = [
            story.get_kind_display(),
            str(story.rubric or ""),
            story.dateline,
            *map(str, story.events.all()),
            *map(str, story.tags.all()),
        ]
        return format_html_join(", ", "{}", ((fact,) for fact in said if fact))

    # --- saving -----------------------------------------------------------------------------------

    def save_model(self, request, obj, form, change):
        form.save_story(request.user)
        obj.saved_by = request.user
        obj.token = new_token()
        substance = set(form.changed_data) & {"headline", "standfirst", "key_points", "body"}
        if substance and obj.is_public and not self.is_small_edit(request):
            obj.updated_at = timezone.now()
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        form.save_shared_lists()
        self.keep_versions(request, form.instance)


def beside(sibling):
    """The original, field by field, to be read while the other language is written."""
    return {
        "language": sibling.language,
        "fields": {name: getattr(sibling, name) for name in TEXT if name not in {"slug", "body"}},
        "body": body.as_html(sibling.body),
    }


def with_nonce(media, request):
    """The editor's import map is inline: the policy lets it pass by the request's nonce."""
    return Media.from_media(media, nonce=str(request.csp_nonce)) if hasattr(request, "csp_nonce") else media
