"""On the article's page: what readers were told was wrong, and why an article was withdrawn."""

from newsroom.models import Article, Correction


class Correcting:
    """For the article's admin."""

    def save_model(self, request, obj, form, change):
        if obj.status == Article.Status.WITHDRAWN and "withdrawal_note" in request.POST:
            obj.withdrawal_note = request.POST["withdrawal_note"].strip()[:600]
        super().save_model(request, obj, form, change)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj and obj.first_published_at and request.user.has_perm("newsroom.view_correction"):
            context["corrections"] = of_article(obj)
            context["may_correct"] = request.user.has_perm("newsroom.add_correction")
        return super().render_change_form(request, context, add, change, form_url, obj)


def of_article(article):
    """Its corrections, newest first, and those of its story that wait for a language."""
    waiting = Correction.objects.open().filter(article__story=article.story_id)
    return {
        "rows": list(article.corrections.filter(applies=True).newest_first()),
        "open": list(waiting.select_related("article")),
        "article": article,
    }
