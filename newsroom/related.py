"""What to read with an article: the nearest in matter first, the newest of those first; one query."""

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
    ranks = [When(story__in=stories, then=Value(rank)) for rank, stories in enumerate(near)]
    others = Article.objects.published().in_language(article.language).exclude(story=story)
    anyhow = Q()
    for stories in near:
        anyhow |= Q(story__in=stories)
    ranked = others.filter(anyhow).annotate(rank=Case(*ranks, output_field=IntegerField()))
    return list(ranked.for_listing().order_by("rank", "-published_at", "-pk")[:MOST])


def nearness(story):
    """The stories that share something with this one, the nearest first, as queries of their keys."""
    links = story.story_sessions.all()
    sessions = [link.session_id for link in links]
    events = {event.pk for event in story.events.all()} | {link.session.event_id for link in links}
    tags = [tag.pk for tag in story.tags.all()]
    series = [belonging.series_id for belonging in story.story_series.all()]
    found = []
    if sessions:
        found.append(StorySession.objects.filter(session__in=sessions).values("story"))
    if events:
        found.append(Story.events.through.objects.filter(event__in=events).values("story"))
        found.append(StorySession.objects.filter(session__event__in=events).values("story"))
    if tags:
        found.append(TaggedStory.objects.filter(tag__in=tags).values("content_object"))
    if story.rubric_id:
        found.append(Story.objects.filter(rubric=story.rubric_id).values("pk"))
    if series:
        found.append(StorySeries.objects.filter(series__in=series).values("story"))
    return found
