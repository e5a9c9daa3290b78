"""A photo as readers get it: fixed widths, AVIF before JPEG, cropped around its focal point."""

from django import template
from django.core.files.storage import default_storage

from newsroom.crops import largest

register = template.Library()

SIZES = {
    "wide": "(min-width: 80rem) 80rem, 100vw",
    "screen": "100vw",
    "card": "(min-width: 60rem) 38rem, 100vw",
    "third": "(min-width: 60rem) 25rem, (min-width: 40rem) 50vw, 100vw",
    "portrait": "(min-width: 40rem) 20rem, 100vw",
    "full": "(min-width: 60rem) 50rem, 100vw",
    "alone": "(min-width: 84rem) 80rem, 100vw",
    "film-w6": "(min-width: 84rem) 80rem, 100vw",
    "film-w4": "(min-width: 84rem) 52rem, (min-width: 48rem) 65vw, 100vw",
    "film-w3": "(min-width: 84rem) 39rem, (min-width: 48rem) 48vw, 100vw",
    "film-w2": "(min-width: 84rem) 25rem, (min-width: 48rem) 31vw, 100vw",
    "strip": "(min-width: 60rem) 13rem, 33vw",
}


@register.inclusion_tag("components/picture.html")
def picture(photo, crop="card", alt="", sizes="", eager=False):
    """A `<picture>`, empty where the rights have ended.

    crop: card, portrait or full, or lead (16:9 on a phone, 2.1:1 on a desk).
    """
    crops = ["screen", "wide"] if crop == "lead" else [crop]
    crops = crops if photo.is_usable else []
    made = [(name, photo.renditions[name]) for name in crops if photo.renditions.get(name)]
    sources = []
    for name, widths in reversed(made):
        media = "(min-width: 60rem)" if name == "wide" else ""
        for kind in ("avif", "jpeg"):
            if srcset := srcset_of(widths, kind):
                sources.append({"media": media, "type": f"image/{kind}", "srcset": srcset})
    if not made:
        return {"sources": [], "src": ""}
    jpeg = largest(photo, made[0][0])
    return {
        "sources": sources,
        "sizes": SIZES[sizes or made[-1][0]],
        "src": jpeg.url,
        "width": jpeg.width,
        "height": jpeg.height,
        "alt": alt,
        "eager": eager,
    }


def srcset_of(widths, kind):
    known = [(width, names[kind]) for width, names in sorted(widths.items(), key=by_width) if names.get(kind)]
    return ", ".join(f"{default_storage.url(name)} {width}w" for width, name in known)


def by_width(item):
    return int(item[0])
