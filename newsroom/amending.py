"""When a published result changes: which articles speak of it, and in which sentences.

Worked out once, when the revision comes into force, and kept (`TouchedSentence`) until somebody has looked
at each sentence or rewritten it. A sentence that nobody has looked at yet is measured against the revision
by which it was written, however many follow; one that was looked at is asked again when its cars move again.
"""

import logging
from collections import defaultdict
from datetime import UTC, datetime, time
from hashlib import sha256

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Coalesce, Greatest
from django.db.models.signals import post_save
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from newsroom import agreement
from newsroom.models import Article, Photo, PhotoUse, Story, TouchedSentence
from newsroom.touched.judging import Certainty, Judge
from newsroom.touching import LANGUAGES, change_between, texts_of, with_pictures
from results.holding import hold
from results.models import Classification
from results.signals import classification_published

log = logging.getLogger(__name__)
MOST_WHY = 8  # cars named as the reason of one sentence
State = TouchedSentence.State


def digest(sentence):
    return sha256(sentence.encode()).hexdigest()


# --- which articles -------------------------------------------------------------------------------


def linked_to(session):
    """The articles of the stories that tell of the session, in all languages, but what was withdrawn."""
    articles = Article.objects.filter(story__story_sessions__session=session).distinct()
    return with_pictures(since(articles, session)).exclude(status=Article.Status.WITHDRAWN).order_by("pk")


def others_about(session):
    """Other published articles that name the event, or whose story belongs to it."""
    event = session.event
    names = {event.name_fr, event.name_en}
    if event.meeting:
        names |= {event.meeting.name_fr, event.meeting.name_en}
        names |= {event.meeting.circuit.name_fr, event.meeting.circuit.name_en}
    about = Q(story__events=event) | Q(story__sessions__event=event)
    for name in names - {""}:
        for field in ("headline", "standfirst", "key_points", "body"):
            about |= Q(**{f"{field}__icontains": name})
    found = Article.objects.published().filter(about).exclude(story__story_sessions__session=session)
    return with_pictures(since(found.distinct(), session)).order_by("pk")


def since(articles, session):
    """Those whose text was last changed once the session had begun: no other can tell how it ended."""
    begun = session.starts_at
    if begun is None and session.date:
        begun = datetime.combine(session.date, time(), tzinfo=session.zone or UTC)
    if begun is None:
        return articles
    touched = Greatest(Coalesce("updated_at", "published_at"), "published_at")
    return articles.annotate(last_said=touched).filter(
        Q(last_said__gte=begun) | ~Q(status=Article.Status.PUBLISHED)
    )


# --- finding --------------------------------------------------------------------------------------


@transaction.atomic
def examine(classification, replaced, *, is_amended=False):
    """Write down what the new revision may have made false, and close what it has made true again.

    Doing it twice changes nothing. `is_amended`: its rows are not those of `replaced`, if it does not say so.
    """
    is_amended = is_amended or classification.is_amended
    hold_texts(classification, is_amended)
    rows = TouchedSentence.objects.of_variant(classification).open().exclude(after=classification)
    was_open = list(rows.select_related("before__session__event__season"))
    known = defaultdict(dict)
    for row in was_open:
        known[row.article_id][row.place, row.digest] = row
    befores = {row.before_id: row.before for row in was_open} | {replaced.pk: replaced}
    changes = {pk: change_between(before, classification) for pk, before in befores.items()}
    judges = {
        (pk, language): Judge(change, language) for pk, change in changes.items() for language in LANGUAGES
    }
    linked = list(linked_to(classification.session))
    others = with_pictures(Article.objects.filter(pk__in=known.keys() - {one.pk for one in linked}))
    if is_amended:
        others = others_about(classification.session)
    made = []
    for article in [*linked, *others]:
        rows, is_linked = known[article.pk], article in linked
        found = list(sentences(article, rows, judges, replaced, classification, is_linked=is_linked))
        if is_linked and (one := as_a_whole(article, rows, changes, replaced, classification, found)):
            found.append(one)
        made += found
    examined = {one.pk for one in [*linked, *others]}
    close([row for row in was_open if row.article_id in examined], made)
    return TouchedSentence.objects.bulk_create(unique(made), ignore_conflicts=True)


def hold_texts(classification, is_amended):
    """Nobody writes in the articles while they are read: the story first, as wherever articles are saved."""
    session = classification.session
    rows = TouchedSentence.objects.of_variant(classification).open()
    told = {
        *linked_to(session).values_list("story", flat=True),
        *rows.values_list("article__story", flat=True),
    }
    if is_amended:
        told |= set(others_about(session).values_list("story", flat=True))
    list(Story.objects.select_for_update(no_key=True).filter(pk__in=told).order_by("pk"))


def sentences(article, rows, judges, replaced, classification, *, is_linked):
    """The sentences of an article, each measured against the revision by which it was written."""
    baselines = {row.before_id: row.before for row in rows.values()} | {replaced.pk: replaced}
    texts = texts_of(article)
    for pk, before in baselines.items():
        judge = judges[pk, article.language]
        for place, text in texts:
            for found in judge.read(place, text):
                row = rows.get((place, digest(found.sentence)))
                own = row.before_id if row else replaced.pk
                if own == pk and (is_linked or speaks(found)):
                    yield kept(article, found, judge.change, before, classification)


def as_a_whole(article, rows, changes, replaced, classification, found):
    """What somebody looks at once, where the result is annulled or no sentence names a car that moved."""
    earlier = rows.get(("", digest("")))
    before = earlier.before if earlier else replaced
    annulled = Classification.Status.ANNULLED
    if classification.status == annulled and (earlier or replaced.status != annulled):
        why = {language: [annulled_words(language)] for language in LANGUAGES}
        return whole(article, before, classification, why, Certainty.LIKELY)
    moved = changes[before.pk].moved
    if found or not moved or not (earlier or (classification.is_amended and not rows)):
        return None
    why = {language: [car.words[language] for car in moved[:MOST_WHY]] for language in LANGUAGES}
    return whole(article, before, classification, why, Certainty.NAMES)


def whole(article, before, after, why, certainty):
    return TouchedSentence(
        article=article, before=before, after=after, digest=digest(""), why=why, certainty=int(certainty)
    )


def annulled_words(language):
    with override(language):
        return _("The result is annulled.")


def foreseen(current, lines):
    """What publishing these lines would ask: the findings of each article that has any."""
    change = change_between(current, lines)
    judges = {language: Judge(change, language) for language in LANGUAGES}
    linked = set(linked_to(current.session))
    found = {}
    for article in [*linked, *others_about(current.session)]:
        judge = judges[article.language]
        each = [one for place, text in texts_of(article) for one in judge.read(place, text)]
        if each := [one for one in each if article in linked or speaks(one)]:
            found[article] = each
    return found


def speaks(found):
    """Of a story that is not linked to the session only what it claims of a car is asked about."""
    return found.certainty > Certainty.NAMES and found.names_a_car


def kept(article, found, change, before, after):
    cars = {car.key: car for car in change.cars}
    why = {language: [cars[key].words[language] for key in found.cars[:MOST_WHY]] for language in LANGUAGES}
    return TouchedSentence(
        article=article,
        before=before,
        after=after,
        place=found.place,
        sentence=found.sentence,
        digest=digest(found.sentence),
        marks=[list(mark) for mark in found.marks],
        why=why,
        certainty=int(found.certainty),
    )


def unique(made):
    """Of one sentence in one place that was found twice, the graver."""
    found = {}
    for row in sorted(made, key=lambda row: row.certainty):
        found[row.article_id, row.place, row.digest] = row
    return found.values()


def close(was_open, made):
    """What the new revision asks anew is replaced; what it does not ask is true again, or no longer there."""
    again = {(row.article_id, row.place, row.digest) for row in made}
    now = timezone.now()
    for row in was_open:
        asked = (row.article_id, row.place, row.digest) in again
        row.state, row.handled_at = State.REPLACED if asked else State.RESTORED, now
    TouchedSentence.objects.bulk_update(was_open, ["state", "handled_at"])


# --- listening ------------------------------------------------------------------------------------


def classification_came(classification, replaced, **kwargs):
    """A classification has come into force. It stands, whatever becomes of this reading.

    Where a later one is in force by now, the texts are measured against that: it is what readers see.
    """
    if replaced is None:
        return
    try:
        with transaction.atomic():
            hold(classification.session)  # one revision at a time
            variant = {name: getattr(classification, name) for name in ("session", "kind", "stage")}
            current = Classification.objects.current().get(**variant)
            examine(current, replaced, is_amended=classification.is_amended)
    except Exception:
        log.exception("The articles under %s could not be read.", classification)


def article_saved(instance, raw=False, **kwargs):
    if not raw:
        texts_changed(instance)


def picture_saved(instance, raw=False, **kwargs):
    """A photo, or its use in a story: their captions are read on the pages of articles."""
    if raw:
        return
    uses = [instance] if isinstance(instance, PhotoUse) else instance.uses.all()
    touched = TouchedSentence.objects.open().filter(article__story__in=[use.story_id for use in uses])
    for article in Article.objects.filter(pk__in=touched.values("article")):
        texts_changed(article)


def texts_changed(article):
    """A sentence that is no longer there was rewritten; what replaces it is read once more."""
    rows = list(article.touched.open().exclude(digest=digest("")))
    if not rows:
        return
    texts = texts_of(with_pictures(Article.objects).get(pk=article.pk))
    there = {
        (place, digest(sentence)) for place, text in texts for _start, sentence in agreement.sentences(text)
    }
    gone = [row for row in rows if (row.place, row.digest) not in there]
    for row in gone:
        row.state, row.handled_at, row.handled_by = State.EDITED, timezone.now(), article.saved_by
    TouchedSentence.objects.bulk_update(gone, ["state", "handled_at", "handled_by"])
    ask_again(article, gone, dict(texts))


def ask_again(article, gone, texts):
    """A sentence was rewritten, and says what is false all the same: it stays on the list."""
    for before, after in {(row.before, row.after) for row in gone}:
        judge = Judge(change_between(before, after), article.language)
        known = set(article.touched.filter(after=after).values_list("place", "digest"))
        made = []
        for place in {row.place for row in gone if (row.before, row.after) == (before, after)}:
            for found in judge.read(place, texts.get(place, "")):
                if found.certainty == Certainty.LIKELY and (place, digest(found.sentence)) not in known:
                    made.append(kept(article, found, judge.change, before, after))
        TouchedSentence.objects.bulk_create(unique(made))


# --- handling -------------------------------------------------------------------------------------


def stands(rows, by):
    """Somebody has looked: what these sentences say is still true."""
    return rows.open().update(state=State.STANDS, handled_at=timezone.now(), handled_by=by)


def reopen(rows):
    rows.filter(state=State.STANDS).update(state=State.OPEN, handled_at=None, handled_by=None)


def listen():
    classification_published.connect(classification_came, dispatch_uid="articles under a result")
    post_save.connect(article_saved, sender=Article, dispatch_uid="an article under a result")
    for model in (Photo, PhotoUse):
        post_save.connect(picture_saved, sender=model, dispatch_uid=f"{model.__name__} under a result")
