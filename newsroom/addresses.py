"""Whole addresses, as those who are not on the site need them, and a page's address in each edition."""

from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from newsroom.editions import LANGUAGES
from results.addresses import absolute


def to(name, *args):
    return absolute(reverse(name, args=args))


def link(thing):
    return absolute(thing.get_absolute_url())


def in_editions(path, languages=LANGUAGES):
    """The path of a page in each edition, where nothing but the language at its start differs."""
    return {code: f"/{code}{path[3:]}" for code in languages}


def own(path, otherwise):
    """The path that a form names, if it is one of ours: nobody is sent elsewhere."""
    is_ours = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if is_ours else otherwise
