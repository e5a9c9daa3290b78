"""A page that shows an article's text as it is stored, and as each edition sets it."""

import difflib

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from newsroom.copydesk import desk, plain
from newsroom.models import Article
from newsroom.typography import FINE, NBSP, dressed

VARIANTS = ["fr-FR", "fr-CA", "en-GB", "en-US", "en-CA"]
SHOWN = {NBSP: "·", FINE: "|"}


class Typesetting:
    """For the article's admin."""

    def get_urls(self):
        page = self.admin_site.admin_view(self.typography_page)
        return [
            path("<int:pk>/typography/", page, name="newsroom_article_typography"),
            *super().get_urls(),
        ]

    def typography_page(self, request, pk):
        article = get_object_or_404(Article, pk=pk)
        if not self.has_view_or_change_permission(request, article):
            raise PermissionDenied
        own = settings.FR_VARIANT if article.language == "fr" else settings.EN_VARIANT
        variant = request.GET.get("variant")
        variant = variant if variant in VARIANTS else own
        context = {
            **self.admin_site.each_context(request),
            "title": _("As it will be typeset"),
            "opts": self.opts,
            "article": article,
            "variants": [(code, code == variant, code == own) for code in VARIANTS],
            "fields": list(set_fields(article, variant)),
            "variant": variant,
        }
        return TemplateResponse(request, "admin/newsroom/article/typography.html", context)


def set_fields(article, variant):
    for name in desk.FIELDS:
        stored = getattr(article, name)
        text = plain.read(stored)[0] if name == "body" else stored
        lines = [line.rstrip("\r") for line in text.split("\n") if line.strip()]
        if lines:
            rows = [(visible(line), marked(line, dressed(line, variant))) for line in lines]
            yield Article._meta.get_field(name).verbose_name, rows


def visible(text):
    """The spaces that nobody sees, as signs."""
    parts, plain_run = [], ""
    for sign in text:
        if sign in SHOWN:
            parts.append(
                format_html(
                    '{}<span class="space" title="{}">{}</span>', plain_run, name_of(sign), SHOWN[sign]
                )
            )
            plain_run = ""
        else:
            plain_run += sign
    return mark_safe("".join([*parts, format_html("{}", plain_run)]))


def name_of(sign):
    return _("no-break space") if sign == NBSP else _("narrow no-break space")


def marked(stored, typeset):
    """The typeset line with what differs from the stored one marked."""
    matcher = difflib.SequenceMatcher(None, stored, typeset, autojunk=False)
    return format_html_join(
        "",
        "{}",
        (
            (
                visible(typeset[first:last])
                if how == "equal"
                else format_html("<mark>{}</mark>", visible(typeset[first:last])),
            )
            for how, _a, _b, first, last in matcher.get_opcodes()
            if first < last
        ),
    )
