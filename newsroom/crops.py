"""One JPEG of a photo's crop, for those who take one alone: feeds, search engines, the desk's lists."""

from dataclasses import dataclass

from django.core.files.storage import default_storage


@dataclass(frozen=True)
class Jpeg:
    name: str
    width: int
    height: int

    @property
    def url(self):
        return default_storage.url(self.name)


def largest(photo, crop):
    """None where it was never made."""
    return chosen(photo, crop, max)


def smallest(photo, crop):
    return chosen(photo, crop, min)


def thumbnail(photo):
    """The address of the smallest picture of it, or ""."""
    return url_of(smallest(photo, "card"))


def url_of(jpeg):
    return jpeg.url if jpeg else ""


def chosen(photo, crop, choose):
    widths = photo.renditions.get(crop)
    if not widths:
        return None
    width = choose(widths, key=int)
    return Jpeg(widths[width]["jpeg"], int(width), widths[width]["height"])
