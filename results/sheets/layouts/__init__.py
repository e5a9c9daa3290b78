"""Known layouts: one module each, with PROVIDER, `recognise(document)` and `read(document)`.

`recognise` gives a score between 0 (not mine) and 1; `read` gives a Reading. A module put here is found
by itself.
"""

from importlib import import_module
from pkgutil import iter_modules


def all_layouts():
    return [import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)]


def layout_for(document):
    """The layout that fits best, or None."""
    scored = [(layout.recognise(document), layout.__name__, layout) for layout in all_layouts()]
    score, _, best = max(scored, default=(0, "", None), key=lambda each: each[:2])
    return best if score > 0 else None
