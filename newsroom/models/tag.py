from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase


class Tag(TagBase):
    """A subject that stories share. Its name serves both languages until one of its own is given."""

    name_fr = models.CharField(_("name in French"), max_length=100, blank=True)
    name_en = models.CharField(_("name in English"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]

    def get_absolute_url(self):
        return reverse("tag", args=[self.slug])

    @property
    def label(self):
        """The name in the language of the page."""
        return getattr(self, f"name_{(get_language() or 'en')[:2]}") or self.name


class TaggedStory(ItemBase):
    """A story under a tag."""

    content_object = models.ForeignKey("newsroom.Story", models.CASCADE, related_name="tagged")
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="items")

    class Meta:
        verbose_name = _("tag of a story")
        verbose_name_plural = _("tags of stories")
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="a_story_has_a_tag_once")
        ]
