"""An article's history in the admin."""

from newsroom import history


class History:
    """For the article's admin: keeps a version of each save."""

    def save_model(self, request, obj, form, change):
        if change:
            history.begin(obj.pk)
        super().save_model(request, obj, form, change)

    def keep_versions(self, request, article):
        """Once everything is saved. The story's facts stand in its other language as well."""
        history.record_story(article.story, request.user)
        article.token = type(article).objects.values_list("token", flat=True).get(pk=article.pk)
