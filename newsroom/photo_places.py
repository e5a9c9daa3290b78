"""Where a photo stands: its stories, their articles in both languages, and the texts that show it."""

from dataclasses import dataclass, field

from newsroom import body
from newsroom.models import Article, PhotoUse
from newsroom.models.front_page import FrontPagePlace


@dataclass(frozen=True)
class Shown:
    """An article of a story that uses the photo; whether its text and the front page show it."""

    article: Article
    is_in_text: bool = False
    is_on_front: bool = False


@dataclass(frozen=True)
class Use:
    """A story that uses the photo, and in which places."""

    title: str
    places: list = field(default_factory=list)
    articles: list = field(default_factory=list)


def uses_of(photo):
    """One for each story, the newest first, in four queries."""
    rows = PhotoUse.objects.filter(photo=photo).select_related("story").order_by("-story_id", "order", "pk")
    front = set(
        FrontPagePlace.objects.lasting()
        .filter(article__story__photo_uses__photo=photo)
        .values_list("article", flat=True)
    )
    by_story = {}
    for row in rows.prefetch_related("story__articles"):
        by_story.setdefault(row.story_id, []).append(row)
    return [use_in(rows[0].story, rows, front) for rows in by_story.values()]


def use_in(story, rows, front):
    articles = sorted(story.articles.all(), key=lambda article: article.language)
    numbers = {row.pk for row in rows}
    shown = [
        Shown(
            article,
            is_in_text=any(kind == "photo" and ref in numbers for kind, ref in body.embeds(article.body)),
            is_on_front=article.is_public and article.pk in front,
        )
        for article in articles
    ]
    title = story.working_title or next((article.headline for article in articles), str(story))
    return Use(title, [row.get_place_display() for row in rows], shown)
