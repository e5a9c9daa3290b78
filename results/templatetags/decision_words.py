"""Decisions in templates: results/decisions/words.py as filters."""

from django import template

from results.decisions import words

register = template.Library()


@register.filter
def what_decided(penalty):
    """ "Time penalty: 5 s"."""
    return words.what(penalty)


@register.filter
def sentence_of(text):
    """A text that ends in a stop, whether or not it was typed with one."""
    text = text.strip()
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
