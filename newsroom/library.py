"""The photo library: photos found by what they say and by what the stories that use them tell of."""

from datetime import timedelta
from functools import reduce
from operator import or_

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.db.models.signals import post_save
from django.dispatch import receiver

from newsroom.models import Article, Photo, PhotoUse, PhotoWords, Story, Tag
from newsroom.models.photo_words import words_of
from results.folding import fold
from results.models import Drive, Event, Series

MOST_WORDS = 8  # that a search looks for
SOON = timedelta(days=30)


@receiver(post_save, sender=Photo)
def gather_words(instance, raw=False, update_fields=None, **kwargs):
    if raw or (update_fields and set(update_fields) <= {"renditions", "sha256"}):
        return
    PhotoWords.objects.update_or_create(photo=instance, defaults={"text": words_of(instance)})


def search(photos, asked):
    """Those in which every word is found: in their own words, or in those of a story that uses them."""
    for word in fold(asked.replace("\0", " ")).split()[:MOST_WORDS]:
        photos = photos.filter(found_by(word))
    return photos


def found_by(word):
    """In texts, credit or place of the photo; in headline, tag, series, event or driver of its stories."""
    told_of = PhotoUse.objects.filter(story__in=stories_with(word)).values("photo")
    return (
        Q(words__text__contains=word)
        | Q(photographer__folded__contains=word)
        | Q(photographer__agency__icontains=word)
        | Q(pk__in=told_of)
    )


def stories_with(word):
    """Stories in whose headlines, tags, series, events or results the word stands."""
    events = Event.objects.filter(Q(folded__contains=word) | Q(meeting__circuit__folded__contains=word))
    drives = Drive.objects.filter(
        Q(driver__folded__contains=word) | Q(driver__aliases__folded__contains=word),
        row__classification__is_current=True,
    )
    found = [
        Q(pk__in=Article.objects.filter(folded__contains=word).values("story")),
        Q(pk__in=Story.objects.filter(tags__in=tags_with(word)).values("pk")),
        Q(series__in=Series.objects.filter(folded__contains=word)),
        Q(events__in=events),
        Q(sessions__event__in=events),
        Q(sessions__event__season__series__in=Series.objects.filter(folded__contains=word)),
        Q(sessions__in=drives.values("row__classification__session")),
    ]
    return Story.objects.filter(reduce(or_, (Q(pk__in=Story.objects.filter(q).values("pk")) for q in found)))


def tags_with(word):
    """Tags keep no folded name, and are few."""
    rows = Tag.objects.values_list("pk", "name", "name_fr", "name_en")
    return [pk for pk, *names in rows if any(word in fold(name) for name in names)]


def with_uses(photos):
    """Each with the number of stories that use it (`used_in`)."""
    uses = PhotoUse.objects.filter(photo=OuterRef("pk")).order_by().values("photo")
    return photos.annotate(
        used_in=Coalesce(Subquery(uses.annotate(n=Count("story", distinct=True)).values("n")), 0)
    )


def newest(photos):
    return with_uses(photos).select_related("photographer").order_by("-uploaded_at", "-pk")
