"""Texts that stand in two languages on one row."""

from django.utils.translation import get_language


def in_language(obj, field, language=None):
    """The field in that language (the page's, if none is given), else in the other one."""
    language = (language or get_language() or "en")[:2]
    other = "en" if language == "fr" else "fr"
    return getattr(obj, f"{field}_{language}") or getattr(obj, f"{field}_{other}")
