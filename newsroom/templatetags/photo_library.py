"""What the library's templates say of a photo."""

from django import template

from newsroom.forms.article import thumbnail

register = template.Library()


@register.simple_tag
def thumbnail_of(photo):
    """The address of the smallest rendition, or nothing."""
    return thumbnail(photo)
