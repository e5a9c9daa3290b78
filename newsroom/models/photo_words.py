from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.models.photo import Photo
from results.folding import fold

TEXTS = (
    "caption_fr",
    "caption_en",
    "alt_fr",
    "alt_en",
    "place",
    "agency",
    "photographer_name",
    "rights",
    "copyright_notice",
)


class PhotoWords(models.Model):
    """All that a photo says of itself, without accents and case: what the library searches."""

    photo = models.OneToOneField(
        Photo, models.CASCADE, primary_key=True, related_name="words", verbose_name=_("photo")
    )
    text = models.TextField()

    class Meta:
        verbose_name = _("words of a photo")
        verbose_name_plural = _("words of photos")
        default_permissions = ()

    def __str__(self):
        return self.text[:80]


def words_of(photo):
    return fold(" ".join(getattr(photo, name) for name in TEXTS))
