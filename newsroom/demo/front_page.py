"""What the demo’s editor has put on the front page of each edition: the preview of what comes next."""

from newsroom import front_page
from newsroom.front_page import CARD, Placed
from newsroom.models import Article, Story


def arrange_front_pages(editor):
    for language in Article.Language.values:
        previews = Article.objects.published().in_language(language).filter(story__kind=Story.Kind.PREVIEW)
        newest = previews.order_by("-published_at", "-pk").first()
        if newest:
            front_page.arrange(language, [Placed(newest.pk, CARD)], by=editor, version=0)
