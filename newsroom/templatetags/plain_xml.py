"""Text in files of XML."""

from django import template
from django.template.defaultfilters import stringfilter

from newsroom.typography import typeset
from newsroom.xml_text import writable

register = template.Library()

register.filter("plain_xml", stringfilter(writable))


@register.filter
def headline_as_set(article):
    """By the rules of its own language: the file is of both."""
    return typeset(article.headline, article.language)
