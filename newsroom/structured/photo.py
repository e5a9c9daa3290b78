"""A picture with whose it is, as search engines show it beside the picture."""

from django.utils.translation import get_language

from newsroom.addresses import absolute, link
from newsroom.crops import largest
from newsroom.editions import zone_of
from newsroom.structured.naming import known, moment
from newsroom.typography import typeset
from results.formats import variant


def image_of(photo, crop, caption=""):
    """The largest JPEG of a crop; None where it was never made."""
    jpeg = largest(photo, crop)
    if jpeg is None:
        return None
    caption = caption or photo.caption
    return known(
        at_type="ImageObject",
        contentUrl=absolute(jpeg.url),
        width=jpeg.width,
        height=jpeg.height,
        encodingFormat="image/jpeg",
        creator=creator_of(photo),
        creditText=photo.credit,
        copyrightNotice=photo.copyright_notice or photo.credit,
        license=web(photo.rights_url),
        acquireLicensePage=web(photo.licensor_url),
        caption=typeset(caption) if caption else None,
        inLanguage=variant() if caption else None,
        dateCreated=taken(photo),
        contentLocation=known(at_type="Place", name=photo.place) if photo.place else None,
    )


def web(address):
    return address if address.startswith(("https://", "http://")) else None


def creator_of(photo):
    if photo.photographer:
        return known(at_type="Person", name=photo.photographer.name, url=link(photo.photographer))
    if photo.photographer_name:
        return known(at_type="Person", name=photo.photographer_name)
    return known(at_type="Organization", name=photo.agency) if photo.agency else None


def taken(photo):
    """As exactly as it is known: a clock of an unknown zone gives the day alone."""
    if photo.taken_at is None:
        return None
    if photo.taken_precision == photo.Precision.EXACT:
        return moment(photo.taken_at, zone_of(get_language() or "en"))
    return photo.taken_at.date().isoformat()
