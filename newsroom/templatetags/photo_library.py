"""What the library's templates say of a photo."""

from django import template

from newsroom import crops

register = template.Library()

register.simple_tag(crops.thumbnail, name="thumbnail_of")
