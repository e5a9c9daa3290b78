"""The film of a gallery: its pictures in order, each with its number, its place and its own address."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import translation

from newsroom.models import PhotoUse, Story

WIDE, HALF, TALL_HALF, THIRD, TWO_THIRDS = "w6", "w3", "w3 tall", "w2", "w4"
CROPS = {WIDE: "lead", HALF: "card", TALL_HALF: "portrait", THIRD: "portrait", TWO_THIRDS: "card"}
ROWS = 3  # of so many rows the first is one picture across


@dataclass(frozen=True)
class Frame:
    """One picture of a gallery. `place` is its class in the sheet, `address` its own page, if it has one."""

    number: int
    use: PhotoUse
    place: str
    address: str

    @property
    def opens(self):
        """Whether it is seen before anybody scrolls: the first of an article that is a gallery."""
        return self.number == 1 and self.use.story.kind == Story.Kind.GALLERY

    @property
    def crop(self):
        return CROPS[self.place]

    @property
    def sizes(self):
        return f"film-{self.place.split()[0]}"

    @property
    def anchor(self):
        return f"photo-{self.number}"


def shown(story):
    """The uses in order whose pictures can be shown, numbered as readers count them. Asks nothing."""
    uses = [use for use in story.pictures if use.place == PhotoUse.Place.GALLERY]
    return [use for use in uses if use.photo.renditions]


def film_of(article, linked):
    """The whole film of an article; `linked`: whether each picture leads to a page of its own."""
    uses = shown(article.story)
    places = laid_out([use.photo.height > use.photo.width for use in uses])
    return [
        Frame(number, use, place, address_of(article, number) if linked else "")
        for number, (use, place) in enumerate(zip(uses, places, strict=True), 1)
    ]


def address_of(article, number):
    """In the article's own language, whatever the page's."""
    with translation.override(article.language):
        return reverse("gallery_photo", args=[article.slug, number])


def laid_out(upright):
    """For pictures that stand upright or lie, in order, the width of each: only the last row may have a hole.

    An upright one stands beside a lying one, third to two thirds, or three in a row, or two; lying ones go in
    pairs, and now and then one across.
    """
    places = []
    row = 0
    while len(places) < len(upright):
        rest = upright[len(places) :]
        is_turn = row % ROWS == 0 or len(rest) == 1
        if is_turn and not rest[0]:
            places += [WIDE]
        elif len(rest) == 1:
            places += [TALL_HALF]
        elif rest[:3] == [True, True, True]:
            places += [THIRD, THIRD, THIRD]
        elif rest[0] and rest[1]:
            places += [TALL_HALF, TALL_HALF]
        elif rest[0] or rest[1]:
            places += [THIRD, TWO_THIRDS] if rest[0] else [TWO_THIRDS, THIRD]
        else:
            places += [HALF, HALF]
        row += 1
    return places
