"""The copy desk on the article's page: findings as one types, and a page of its own without scripts."""

import re

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from js_asset import Media, Script

from newsroom import history
from newsroom.admin.typesetting import Typesetting
from newsroom.copydesk import desk, house, plain
from newsroom.models import Article, CopyDismissal, HouseWord
from newsroom.models.article import new_token

AROUND = 28  # signs of the text shown on either side of what was found


def written_on(article):
    """The day from which "tomorrow" counts: that of publication, else today, by the readers' clock."""
    moment = (article and (article.first_published_at or article.published_at)) or timezone.now()
    return timezone.localtime(moment, article.zone).date() if article else timezone.localdate(moment)


def texts_of(article):
    return {field: getattr(article, field) for field in desk.FIELDS}


def findings_in(texts, language, article=None):
    """All that the desk finds, but for what was dismissed in this article."""
    found = desk.findings(texts, language, house.known(language), written_on(article))
    dismissed = set(article.copy_dismissals.values_list("kind", "found")) if article else set()
    return [finding for finding in found if (finding.kind.value, finding.found[:200]) not in dismissed]


def plain_text(field, text):
    return plain.read(text)[0] if field == "body" else text.replace("\r\n", "\n")


def in_sentence(finding, text):
    """What stands before and after it, on its line."""
    before = text[: finding.start].rpartition("\n")[2]
    after = text[finding.end :].partition("\n")[0]
    if len(before) > AROUND:
        before = "…" + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + "…"
    return before, after


def utf16(text, place):
    """The place as a browser counts it."""
    return len(text[:place].encode("utf-16-le")) // 2


def label(field):
    return str(Article._meta.get_field(field).verbose_name)


class CopyDesk(Typesetting):
    """For the article's admin."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("copy/findings/", wrap(self.copy_findings), name="newsroom_article_findings_new"),
            path("copy/word/", wrap(self.copy_word), name="newsroom_article_word"),
            path("<int:pk>/copy/findings/", wrap(self.copy_findings), name="newsroom_article_findings"),
            path("<int:pk>/copy/", wrap(self.copy_page), name="newsroom_article_copy"),
            *super().get_urls(),
        ]

    @property
    def media(self):
        return super().media + Media(
            css={"all": ["admin-look/copydesk.css"]}, js=[Script("js/admin/copydesk.js", type="module")]
        )

    def article_to_check(self, request, pk):
        article = get_object_or_404(Article.objects.select_related("story"), pk=pk)
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        return article

    @method_decorator(require_POST)
    def copy_findings(self, request, pk=None):
        """What the desk says of the fields as they are typed, places counted as a browser does."""
        article = self.article_to_check(request, pk) if pk else None
        if not article and not self.has_add_permission(request):
            raise PermissionDenied
        language = article.language if article else "fr" if request.POST.get("language") == "fr" else "en"
        texts = {field: request.POST.get(field, "") for field in desk.FIELDS}
        plain_texts = {field: plain_text(field, text) for field, text in texts.items()}
        found = []
        for finding in findings_in(texts, language, article):
            text = plain_texts[finding.field]
            before, after = in_sentence(finding, text)
            found.append(
                {
                    "kind": finding.kind.value,
                    "label": str(finding.kind.label),
                    "field": finding.field,
                    "fieldLabel": label(finding.field),
                    "start": utf16(text, finding.start),
                    "end": utf16(text, finding.end),
                    "found": finding.found,
                    "before": before,
                    "after": after,
                    "why": str(finding.why),
                    "suggestions": list(finding.suggestions),
                    "mayBeWord": is_word(finding) and request.user.has_perm("newsroom.add_houseword"),
                }
            )
        return JsonResponse({"findings": found, "dictionary": not desk.lacks_dictionary(language)})

    def copy_page(self, request, pk):
        """The findings of the article as it is stored, each with its buttons."""
        article = self.article_to_check(request, pk)
        if request.method == "POST":
            self.act(request, article)
            if request.headers.get("Accept") == "application/json":
                return JsonResponse({})
            return HttpResponseRedirect(reverse("admin:newsroom_article_copy", args=[pk]))
        texts = texts_of(article)
        rows = []
        for finding in findings_in(texts, article.language, article):
            before, after = in_sentence(finding, plain_text(finding.field, texts[finding.field]))
            rows.append(
                {
                    "finding": finding,
                    "before": before,
                    "after": after,
                    "is_word": is_word(finding),
                    "field": label(finding.field),
                }
            )
        context = {
            **self.admin_site.each_context(request),
            "title": _("Copy desk"),
            "opts": self.opts,
            "article": article,
            "rows": rows,
            "no_dictionary": desk.lacks_dictionary(article.language),
            "may_add_words": request.user.has_perm("newsroom.add_houseword"),
        }
        return TemplateResponse(request, "admin/newsroom/article/copy.html", context)

    def act(self, request, article):
        if "dismiss" in request.POST:
            CopyDismissal.objects.get_or_create(
                article=article,
                kind=request.POST.get("kind", "")[:16],
                found=request.POST.get("found", "")[:200],
                defaults={"by": request.user},
            )
        elif "accept" in request.POST:
            try:
                self.correct(request, article)
            except ValidationError as refused:
                for sentence in refused.messages:
                    messages.error(request, sentence)

    @transaction.atomic
    def correct(self, request, article):
        """Put the suggestion into the stored text, if that still is the text that was read."""
        asked = request.POST
        article = self.held(article.pk)
        if article is None or not self.has_change_permission(request, article):
            raise PermissionDenied
        known = {
            (finding.field, str(finding.start), finding.found): finding
            for finding in findings_in(texts_of(article), article.language)
        }
        finding = known.get((asked.get("field"), asked.get("start"), asked.get("found")))
        new = asked.get("accept", "")
        if finding is None or new not in finding.suggestions:
            raise ValidationError(_("The text has changed meanwhile: look at it again."))
        history.begin(article.pk)
        text = getattr(article, finding.field).replace("\r\n", "\n")
        if finding.field == "body":
            text = plain.corrected(text, finding.start, finding.end, new)
        else:
            text = text[: finding.start] + new + text[finding.end :]
        setattr(article, finding.field, text)
        article.clean_fields(exclude=[f.name for f in Article._meta.fields if f.name != finding.field])
        article.saved_by, article.token = request.user, new_token()
        article.save()
        history.record(article, request.user)
        messages.success(request, _("“%(old)s” is “%(new)s” now.") % {"old": finding.found, "new": new})

    @method_decorator(require_POST)
    def copy_word(self, request):
        """Take a word into the house dictionary."""
        if not request.user.has_perm("newsroom.add_houseword"):
            raise PermissionDenied
        word = HouseWord(
            word=request.POST.get("word", "").strip(),
            language=request.POST.get("language", "")[:2],
            added_by=request.user,
        )
        try:
            word.full_clean()
        except ValidationError as refused:
            if request.headers.get("Accept") == "application/json":
                return JsonResponse({"errors": refused.messages}, status=400)
            for sentence in refused.messages:
                messages.error(request, sentence)
        else:
            word.save()
        article = request.POST.get("article", "")
        if request.headers.get("Accept") == "application/json" or not article.isdecimal():
            return JsonResponse({})
        return HttpResponseRedirect(reverse("admin:newsroom_article_copy", args=[article]))


def is_word(finding):
    """Whether it could be a word that the house knows from now on."""
    return finding.kind in ("spelling", "name") and re.fullmatch(r"[\w'’-]{2,}", finding.found) is not None


@admin.register(HouseWord)
class HouseWordAdmin(admin.ModelAdmin):
    list_display = ["word", "language", "added_by", "added_at"]
    list_filter = ["language"]
    list_select_related = ["added_by"]
    search_fields = ["word"]

    def save_model(self, request, obj, form, change):
        obj.added_by = obj.added_by or request.user
        super().save_model(request, obj, form, change)
