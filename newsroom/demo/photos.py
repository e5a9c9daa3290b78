"""The drawn pictures, taken in by the door that every photo uses: checked, drawn anew, renditions made."""

from django.core.files.base import ContentFile

from newsroom import images
from newsroom.demo.files import DATA, PICTURES, facts
from newsroom.models import Photo

WORDS = ("caption_fr", "caption_en", "alt_fr", "alt_en", "place", "taken_at")


def load_photos(people, by):
    """All photos by their key."""
    photos = {}
    for key, one in facts(DATA / "photos.toml").items():
        photographer = people[one["photographer"]]
        across, down = one["focal"]
        photos[key] = images.add_photo(
            Photo(
                photographer=photographer,
                agency=photographer.agency,
                rights="House drawing, for the demo",
                focal_x=across,
                focal_y=down,
                uploaded_by=by,
                **{name: one[name] for name in WORDS if name in one},
            ),
            ContentFile((PICTURES / f"{key}.jpg").read_bytes(), name=f"{key}.jpg"),
        )
    return photos
