"""The first page of the admin: what waits for whom, each list with a way to all of it."""

from django.conf import settings
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from newsroom import library, roles, waiting
from newsroom.admin.desk_lists import MOST, DeskList, Row, counted, desk_zone, moment
from newsroom.admin.desk_results import decisions_waiting, second_looks, sheets_waiting
from newsroom.models import Correction, Photo
from results import formats

ARTICLE = "admin:newsroom_article_change"

TITLES = {
    "amended": gettext_lazy("Amended since published"),
    "submitted": gettext_lazy("Submitted"),
    "mine": pgettext_lazy("articles", "Mine"),
    "unpictured": gettext_lazy("Without a photo or its credit"),
    "stale": gettext_lazy("Changed since translated"),
    "untranslated": gettext_lazy("Without a translation"),
    "noted": gettext_lazy("Notes not settled"),
    "scheduled": gettext_lazy("Scheduled"),
}
EMPTY = {
    "amended": gettext_lazy("No table has changed."),
    "submitted": gettext_lazy("Nothing waits for an editor."),
    "mine": gettext_lazy("You have no draft."),
    "unpictured": gettext_lazy("Every story has its photo and its credit."),
    "stale": gettext_lazy("Every translation is current."),
    "untranslated": gettext_lazy("All is told in both languages."),
    "noted": gettext_lazy("Every note is settled."),
    "scheduled": gettext_lazy("Nothing is scheduled."),
}


class WaitingFilter(admin.SimpleListFilter):
    """The lists of the desk, whole, in the list of articles."""

    title = pgettext_lazy("filter", "on the desk")
    parameter_name = "waits"

    def lookups(self, request, model_admin):
        return list(TITLES.items())

    def queryset(self, request, queryset):
        if self.value() not in waiting.ARTICLES:
            return queryset
        return queryset.filter(pk__in=waiting.articles(self.value(), request.user).values("pk"))


def lists_for(user):
    """The lists that concern this user, the most urgent first."""
    if not user.has_perm("newsroom.view_article"):
        return []
    keys = ["amended", "submitted", "mine", "unpictured", "stale", "untranslated", "noted", "scheduled"]
    if not roles.is_editor(user):
        keys.remove("mine")
        keys.insert(0, "mine")
    found = {key: articles(key, user) for key in keys}
    if user.has_perm("newsroom.view_correction"):
        found = inserted(found, "submitted", open_corrections())
    if user.has_perm("newsroom.view_photo"):
        found = inserted(found, "stale", ending_rights(user))
        found = inserted(found, "", photos_without_credit(user))
    lists = list(found.values())
    if user.has_perm("results.change_penalty"):
        lists.insert(0, decisions_waiting())
    if not user.has_perm("results.change_sheetreview"):
        return lists
    waiting_for_two = [second_looks(user)] if settings.OFFICIAL_NEEDS_TWO else []
    return [*waiting_for_two, sheets_waiting(), *lists]


def inserted(lists, before, new):
    """The lists with one more, before that of a key, or last."""
    keys = list(lists)
    keys.insert(keys.index(before) if before in keys else len(keys), new.key)
    return {key: lists.get(key, new) for key in keys}


# --- articles -------------------------------------------------------------------------------------


def articles(key, user):
    found = list(waiting.listed(waiting.articles(key, user))[:MOST])
    writes = user.has_perm("newsroom.change_article")
    address = reverse("admin:newsroom_article_changelist")
    return DeskList(
        key,
        str(TITLES[key]),
        [row_of(key, article, writes, user) for article in found],
        found[0].total if found else 0,
        str(EMPTY[key]),
        f"{address}?waits={key}",
    )


def row_of(key, article, writes, user):
    url = reverse(ARTICLE, args=[article.pk])
    does, does_url = does_for(key, article, url, user) if writes else (_("Read"), url)
    return Row(
        article.headline,
        url,
        NOTES.get(key, saved)(article),
        article.language,
        "" if article.is_told_twice else article.other_language,
        does,
        does_url,
    )


def does_for(key, article, url, user):
    """The next thing to do, in a word, and where it is done."""
    if key == "unpictured":
        if article.uncredited and user.has_perm("newsroom.change_photo"):
            return _("Add the credit"), reverse("admin:newsroom_photo_change", args=[article.uncredited])
        return _("Add a photo"), f"{url}#photo_uses-group"
    if key == "untranslated":
        words = _("Write it in French") if article.language == "en" else _("Write it in English")
        return words, f"{reverse('admin:newsroom_article_add')}?story={article.story_id}"
    return {
        "amended": (_("Check the text"), f"{url}#touched"),
        "submitted": (pgettext("verb", "Review") if roles.is_editor(user) else _("Read"), url),
        "mine": (_("Go on"), url),
        "stale": (_("Bring up to date"), f"{url}#both-languages"),
        "noted": (_("Answer"), f"{url}#notes"),
        "scheduled": (_("Look it over"), url),
    }[key]


def saved(article):
    when = moment(article.saved_at)
    who = article.saved_by and (article.saved_by.get_short_name() or article.saved_by.get_username())
    return f"{who}, {when}" if who else when


def saved_as(article):
    return f"{article.get_status_display()}, {moment(article.saved_at)}"


def appears(article):
    return moment(article.published_at)


def amended_at(article):
    """When the table changed, and in how many sentences of this language that is to be looked at."""
    said = [_("table changed %(when)s") % {"when": moment(article.amended_at)}]
    if count := article.sentences:
        said.append(ngettext("%(count)s sentence", "%(count)s sentences", count) % {"count": count})
    if likely := article.likely:
        said.append(
            ngettext("%(count)s no longer true", "%(count)s no longer true", likely) % {"count": likely}
        )
    return ", ".join(said)


def lacks(article):
    return _("a photo has no credit") if article.uncredited else _("no lead photo")


NOTES = {
    "amended": amended_at,
    "mine": saved_as,
    "unpictured": lacks,
    "untranslated": appears,
    "scheduled": appears,
}


# --- corrections, photos --------------------------------------------------------------------------


def open_corrections():
    """Told to readers of one language alone."""
    waiting_for, count = counted(Correction.objects.open().select_related("article").newest_first())
    rows = []
    for correction in waiting_for:
        url = reverse("admin:newsroom_correction_change", args=[correction.pk])
        article = correction.article
        when = moment(correction.at)
        title = correction.what_was_wrong or article.headline
        rows.append(Row(title, url, when, article.language, article.other_language, _("Correct there"), url))
    url = f"{reverse('admin:newsroom_correction_changelist')}?state=open"
    empty = _("Every correction is dealt with in both languages.")
    return DeskList("corrections", _("Corrections open"), rows, count, empty, url)


def ending_rights(user):
    """Photos in stories whose rights have ended or soon do, with nothing to take their place."""
    found, count = counted(Photo.objects.ending(library.SOON.days))
    rows = [
        photo_row(
            photo,
            _("rights until %(day)s") % {"day": formats.day(photo.rights_until)},
            (_("Choose a replacement"), "#id_replaced_by"),
            user,
        )
        for photo in found
    ]
    url = f"{reverse('admin:newsroom_photo_changelist')}?until=due"
    empty = _("The rights of every photo in use last.")
    return DeskList("rights", _("Rights that end"), rows, count, empty, url)


def photos_without_credit(user):
    found, count = counted(waiting.uncredited())
    rows = [
        photo_row(
            photo,
            formats.day(timezone.localtime(photo.uploaded_at, desk_zone()).date()),
            (_("Add the credit"), "#id_photographer_name"),
            user,
        )
        for photo in found
    ]
    url = f"{reverse('admin:newsroom_photo_changelist')}?credit=no"
    return DeskList(
        "credits", _("Photos without a credit"), rows, count, _("Every photo has its credit."), url
    )


def photo_row(photo, note, to_do, user):
    """To do is a word, and the field where it is done."""
    url = reverse("admin:newsroom_photo_change", args=[photo.pk])
    does, place = to_do if user.has_perm("newsroom.change_photo") else (_("Look at it"), "")
    return Row(str(photo), url, note, does=does, does_url=f"{url}{place}")


# --- times ----------------------------------------------------------------------------------------


def today():
    """The day, the hour and by which clock: that of every hour on the page."""
    zone = desk_zone()
    return formats.day_and_time(timezone.now(), zone, weekday=True), zone.key
