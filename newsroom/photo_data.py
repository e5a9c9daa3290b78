"""What a picture's file says of itself: who took it, for whom, when. Its place on the map is never read."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from PIL import ExifTags, IptcImagePlugin

BY_LINE, CREDIT, COPYRIGHT = (2, 80), (2, 110), (2, 116)


@dataclass(frozen=True)
class PhotoData:
    """Fields of a photo, empty where the file is silent."""

    photographer_name: str = ""
    agency: str = ""
    copyright_notice: str = ""
    taken_at: datetime | None = None

    def as_fields(self):
        return {name: value for name, value in asdict(self).items() if value}


def read_data(image):
    """IPTC first, which the agencies fill in, then EXIF, which the camera does. Anything odd is silence."""
    try:
        iptc = IptcImagePlugin.getiptcinfo(image) or {}
        exif = image.getexif()
        inner = exif.get_ifd(ExifTags.IFD.Exif)
    except Exception:  # hostile metadata may raise whatever it likes; the picture decides
        return PhotoData()
    return PhotoData(
        photographer_name=words(iptc.get(BY_LINE)) or words(exif.get(ExifTags.Base.Artist)),
        agency=words(iptc.get(CREDIT)),
        copyright_notice=words(iptc.get(COPYRIGHT), 200) or words(exif.get(ExifTags.Base.Copyright), 200),
        taken_at=moment(inner.get(ExifTags.Base.DateTimeOriginal)),
    )


def words(value, longest=120):
    """One line of text from bytes, text or a list of either."""
    if isinstance(value, list | tuple):
        value = value[0] if value else ""
    if isinstance(value, bytes):
        try:
            value = value.decode("utf-8")
        except UnicodeDecodeError:
            value = value.decode("latin-1")
    if not isinstance(value, str):
        return ""
    return " ".join("".join(sign for sign in value if sign.isprintable() or sign == " ").split())[:longest]


def moment(value):
    """A camera's clock knows no zone: taken as UTC, to be corrected by the desk."""
    try:
        return datetime.strptime(value.strip("\0 "), "%Y:%m:%d %H:%M:%S").replace(tzinfo=UTC)
    except (AttributeError, TypeError, ValueError):
        return None
