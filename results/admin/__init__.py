"""The desk of the sporting half: one class for each model."""

from results.admin import (
    calendar,
    cars,
    classification,
    competitors,
    document,
    entry,
    mapping,
    penalty,
    review,
    series,
)

__all__ = [
    "calendar",
    "cars",
    "classification",
    "competitors",
    "document",
    "entry",
    "mapping",
    "penalty",
    "review",
    "series",
]
