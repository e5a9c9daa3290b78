from django.contrib import admin
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedFieldAdmin

from newsroom.admin.article import with_nonce
from newsroom.forms.static_page import StaticPageForm
from newsroom.models import StaticPage


@admin.register(StaticPage)
class StaticPageAdmin(TranslatedFieldAdmin, admin.ModelAdmin):
    """The pages of the house. Django's own log says who changed what and when."""

    form = StaticPageForm
    list_display = ["title", "is_published_fr", "is_published_en", "in_footer", "order", "updated_at"]
    list_display_links = ["title"]
    list_editable = ["in_footer", "order"]
    search_fields = ["title_fr", "title_en", "slug"]
    prepopulated_fields = {"slug": ["title_en"]}
    fieldsets = [
        (_("In French"), {"fields": ["title_fr", "body_fr", "is_published_fr"]}),
        (_("In English"), {"fields": ["title_en", "body_en", "is_published_en"]}),
        (_("Both"), {"fields": ["slug", "appendix", ("in_footer", "order")]}),
    ]

    @admin.display(description=_("title"), ordering="order")
    def title(self, page):
        return str(page)

    def view_on_site(self, obj):
        return obj.get_absolute_url()

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["media"] = with_nonce(context["media"], request)
        for name in ("body_fr", "body_en"):
            if name in context["adminform"].form.fields:
                context["adminform"].form.fields[name].widget.links = reverse("admin:newsroom_article_pages")
        return super().render_change_form(request, context, add, change, form_url, obj)
