"""Decisions in templates: results/decisions/words.py as filters."""

from django import template

from results.decisions import words

register = template.Library()


@register.filter
def what_decided(penalty):
    """ "Time penalty: 5 s"."""
    return words.what(penalty)
