"""The pictures of advertisements: hostile as any upload, drawn anew in the size of their place."""

import re
import secrets

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image

from newsroom import images

FOLDER = "announcements"
NAME = re.compile(r"\A[0-9a-f]{16}/(?:desk|phone)-[0-9]{2,4}\.jpg\Z")
TOLERANCE = 0.02  # of the shape, so that nothing is cut off that somebody has paid for
SHARPEST = 2  # pixels of the picture for one of the page


def fitted(received, size):
    """The picture in exactly the shape of its place, at most twice as large; or one clear sentence."""
    width, height = size
    image = Image.open(received.file, formats=images.FORMATS)
    is_shaped = abs(image.width / image.height / (width / height) - 1) <= TOLERANCE
    if not is_shaped or image.width < width * (1 - TOLERANCE):
        raise ValidationError(
            _("This picture is %(is)s pixels; this place needs %(once)s, or better %(twice)s."),
            code="another_size",
            params={
                "is": f"{image.width} × {image.height}",
                "once": f"{width} × {height}",
                "twice": f"{width * SHARPEST} × {height * SHARPEST}",
            },
        )
    scale = min(SHARPEST, max(1, image.width // width))
    return image.convert("RGB").resize((width * scale, height * scale), Image.Resampling.LANCZOS)


def store(name, image, size):
    """Write a picture; gives what an advertisement remembers of it."""
    path = f"{FOLDER}/{secrets.token_hex(8)}/{name}-{image.width}.jpg"
    file = images.encoded(image, "JPEG", "x.jpg", quality=88, subsampling=0, optimize=True)
    return {"name": default_storage.save(path, file), "width": size[0], "height": size[1]}


def remove(pictures):
    """Once the change is certain, the files of pictures that are shown no more."""
    names = [one["name"] for one in pictures.values()]
    transaction.on_commit(lambda: [default_storage.delete(name) for name in names])
