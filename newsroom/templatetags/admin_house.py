"""What the admin's templates say of the house."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def house_name():
    return settings.SITE_NAME
