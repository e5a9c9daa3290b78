"""What to read with an article: the nearest in matter first, the newest of those first; one query."""

from functools import reduce
from operator import or_

from django.db.models import Case, IntegerField, Q, Value, When

from newsroom.models import Article, Story, StorySeries, StorySession, TaggedStory

MOST = 4


def related_to(article):
    """Stories of the same session, then event, then subject, then rubric, then series; in its language.

    The story's relations are expected to be loaded: nothing is asked for them one by one.
    """
    story = article.story
    near = nearness(story)
    if not near:
        return []
    ranks = [When(shared, then=Value(rank)) for rank, shared in enumerate(near)]
    others = Article.objects.published().in_language(article.language).exclude(story=story)
    ranked = others.filter(reduce(or_, near)).annotate(rank=Case(*ranks, output_field=IntegerField()))
    return list(ranked.for_listing().order_by("rank", "-published_at", "-pk")[:MOST])


def nearness(story):
    """What other stories may share with this one, the nearest first, as conditions on an article."""
    links = story.story_sessions.all()
    sessions = [link.session_id for link in links]
    events = {event.pk for event in story.events.all()} | {link.session.event_id for link in links}
    tags = [tag.pk for tag in story.tags.all()]
    series = [belonging.series_id for belonging in story.story_series.all()]
    found = []
    if sessions:
        found.append(of(StorySession.objects.filter(session__in=sessions)))
    if events:
        about = Story.events.through.objects.filter(event__in=events)
        found.append(of(about) | of(StorySession.objects.filter(session__event__in=events)))
    if tags:
        found.append(of(TaggedStory.objects.filter(tag__in=tags), "content_object"))
    if story.rubric_id:
        found.append(Q(story__rubric=story.rubric_id))
    if series:
        found.append(of(StorySeries.objects.filter(series__in=series)))
    return found


def of(links, story="story"):
    """Articles of the stories that these rows link; the rows are looked up once, not for each article."""
    return Q(story__in=links.values(story))
