"""Pictures: what is uploaded is taken as hostile and drawn anew; what readers get is made beforehand."""

import hashlib
import io
import secrets
import warnings
from dataclasses import dataclass, field

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, features

from newsroom import prefilling
from newsroom.photo_data import PhotoData, read_data
from newsroom.photo_marks import marks_of

FORMATS = ["JPEG", "PNG", "WEBP", "AVIF"]  # the only decoders that an upload reaches
MAX_PIXELS = 64_000_000
MIN_SIDE = 40
ORIGINAL_SIDE = 4000  # what we keep: enough for every crop, and for a double page

# crop: (width to height, None for the whole picture; the widths that are made)
CROPS = {
    "wide": (2.1, [960, 1280, 1920]),
    "screen": (16 / 9, [480, 800, 1280]),
    "card": (16 / 10, [320, 640, 960]),
    "portrait": (4 / 5, [320, 640]),
    "social": (1200 / 630, [1200]),  # what is shown where a page is shared
    "full": (None, [640, 1280, 1920]),
}


@dataclass(frozen=True)
class Received:
    """An upload that was found to be a picture, drawn anew: nothing of its bytes is left."""

    file: ContentFile
    sha256: str  # of what was sent, to recognise it when it is sent again
    data: PhotoData = field(default_factory=PhotoData)


def receive(upload):
    """The picture in an uploaded file, upright, without its place on the map; or one clear sentence."""
    name = str(getattr(upload, "name", "") or "")
    if upload.size > settings.PHOTO_MAX_BYTES:
        raise ValidationError(
            _("The picture weighs more than %(limit)s MB."),
            code="too_heavy",
            params={"limit": settings.PHOTO_MAX_BYTES // 2**20},
        )
    upload.seek(0)
    raw = upload.read()
    if is_drawing(raw, name):
        raise ValidationError(
            _("An SVG drawing can carry programs: send a JPEG, PNG, WebP or AVIF picture."), code="drawing"
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(raw), formats=FORMATS)
            width, height = image.size
            if width * height > MAX_PIXELS:
                raise Image.DecompressionBombError
            data = read_data(image)
            image = upright(image, ORIGINAL_SIDE)
    except Image.DecompressionBombError as error:
        raise ValidationError(
            _("The picture has more than %(limit)s million pixels."),
            code="too_large",
            params={"limit": MAX_PIXELS // 1_000_000},
        ) from error
    except Exception as error:  # a decoder that is fed nonsense raises whatever it likes
        raise ValidationError(
            _("This file is no picture that can be read: send a JPEG, PNG, WebP or AVIF."), code="unreadable"
        ) from error
    if min(image.size) < MIN_SIDE:
        raise ValidationError(
            _("The picture is too small: each side needs %(least)s pixels at least."),
            code="too_small",
            params={"least": MIN_SIDE},
        )
    return Received(encoded(image, "JPEG", "picture.jpg", quality=92), hashlib.sha256(raw).hexdigest(), data)


def is_drawing(raw, name):
    head = raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return name.lower().endswith((".svg", ".svgz")) or (
        head.startswith(b"<") and b"<svg" in raw[:4096].lower()
    )


def upright(image, longest=None):
    """Decoded, turned as the camera was held, in sRGB, at most so long, on white where it was clear."""
    if longest and image.format == "JPEG":
        image.draft("RGB" if image.mode in {"RGB", "YCbCr"} else None, (longest, longest))
    image.load()
    profile = image.info.get("icc_profile")
    image = ImageOps.exif_transpose(image)
    if longest and max(image.size) > longest:
        image.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    if "A" in image.getbands() or "transparency" in image.info:
        image = image.convert("RGBA")
        ground = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(ground, image)
        profile = None
    if profile:
        image = to_srgb(image, profile)
    return image.convert("RGB")


def to_srgb(image, profile):
    """The colours as the photographer saw them; a profile that cannot be used is passed over."""
    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(image, given, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image


def encoded(image, kind, name, **options):
    """A new file with pixels and what the options say, no more: no EXIF, no comment, no profile."""
    image.info.clear()
    out = io.BytesIO()
    image.save(out, kind, **{"exif": b""} | options if kind == "AVIF" else options)
    return ContentFile(out.getvalue(), name=name)


def make_renditions(photo):
    """Draw every crop of a stored photo with its credit in it, and write their names into
    `photo.renditions` (not saved here)."""
    with photo.file.storage.open(photo.file.name) as stored:
        image = Image.open(stored, formats=FORMATS)
        image = upright(image)
    folder = f"renditions/{secrets.token_hex(8)}"
    marks = marks_of(photo)
    made = {}
    for crop, (ratio, widths) in CROPS.items():
        best = cropped(image, ratio, (photo.focal_x / 100, photo.focal_y / 100))
        made[crop] = {
            str(width): drawn(best, width, f"{folder}/{crop}-{width}", marks)
            for width in fitting(widths, best.width)
        }
    earlier = photo.renditions
    photo.renditions, photo.rendition_mark = made, marks.digest
    transaction.on_commit(lambda: remove(earlier))


def cropped(image, ratio, focus):
    """The largest part of that shape, around the focal point."""
    if ratio is None:
        return image
    width, height = image.size
    size = (
        (width, max(1, round(width / ratio)))
        if width / height < ratio
        else (max(1, round(height * ratio)), height)
    )
    left = min(max(round(focus[0] * width - size[0] / 2), 0), width - size[0])
    top = min(max(round(focus[1] * height - size[1] / 2), 0), height - size[1])
    return image.crop((left, top, left + size[0], top + size[1]))


def fitting(widths, available):
    """The widths that need no enlarging; of a small picture its own width alone."""
    return [width for width in widths if width <= available] or [available]


def drawn(image, width, stem, marks):
    height = max(1, round(image.height * width / image.width))
    small = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)
    names = {"height": height}
    as_jpeg = {"quality": 80, "progressive": True, "optimize": True} | marks.options("JPEG")
    names["jpeg"] = default_storage.save(f"{stem}.jpg", encoded(small, "JPEG", "x.jpg", **as_jpeg))
    if features.check("avif"):
        as_avif = {"quality": 60, "speed": settings.AVIF_SPEED} | marks.options("AVIF")
        names["avif"] = default_storage.save(f"{stem}.avif", encoded(small, "AVIF", "x.avif", **as_avif))
    return names


def remove(renditions):
    """Delete the files of renditions that nothing names any more."""
    for widths in renditions.values():
        for names in widths.values():
            for kind in ("avif", "jpeg"):
                if names.get(kind):
                    default_storage.delete(names[kind])


def missing(photo):
    """Whether a rendition of this photo was never made, or its file is gone."""
    return not photo.renditions or any(
        not names.get("jpeg") or not default_storage.exists(names["jpeg"])
        for crop in CROPS
        for names in (photo.renditions.get(crop) or {"": {}}).values()
    )


def renew(photo):
    """Bring the credit in the renditions up to date under new names: it is written anew, the picture not
    drawn, as far as that can be done (not saved here)."""
    marks, folder = marks_of(photo), f"renditions/{secrets.token_hex(8)}"
    files = {} if missing(photo) else rewritten(photo, marks)
    if not files:
        make_renditions(photo)
        return
    earlier, photo.renditions, photo.rendition_mark = photo.renditions, {}, marks.digest
    for crop, widths in earlier.items():
        photo.renditions[crop] = {width: dict(names) for width, names in widths.items()}
        for names in photo.renditions[crop].values():
            for kind in names.keys() & KINDS.keys():
                name = f"{folder}/{names[kind].rpartition('/')[2]}"
                names[kind] = default_storage.save(name, ContentFile(files[names[kind]]))
    transaction.on_commit(lambda: remove(earlier))


KINDS = {"jpeg": "JPEG", "avif": "AVIF"}


def rewritten(photo, marks):
    """The bytes of each rendition with other marks; {} where one must be drawn anew."""
    files = {}
    for widths in photo.renditions.values():
        for names in widths.values():
            for kind in names.keys() & KINDS.keys():
                with default_storage.open(names[kind]) as stored:
                    files[names[kind]] = marks.rewritten(KINDS[kind], stored.read())
    return {} if None in files.values() else files


def outdated(photo):
    """Whether the renditions are missing, or say another credit or end of rights than the photo."""
    return photo.rendition_mark != marks_of(photo).digest or missing(photo)


def fill(photo, received):
    """Give a photo the picture that was received, and what the file says of itself where nobody did."""
    photo.file = received.file
    photo.sha256 = received.sha256
    photo.file_data = received.data.as_json()
    found = prefilling.fields_of(received.data)
    for name, value in prefilling.lacking(found, lambda name: getattr(photo, name)).items():
        setattr(photo, name, value)


@transaction.atomic
def add_photo(photo, upload):
    """Save a new photo from a file: received, stored, all its renditions made."""
    fill(photo, receive(upload))
    photo.full_clean(exclude=["file"])
    photo.save()
    make_renditions(photo)
    photo.save(update_fields=["renditions"])
    return photo
