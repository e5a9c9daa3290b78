"""The standing heads of the demo."""

from newsroom.demo.files import DATA, facts
from newsroom.models import Rubric


def load_rubrics(people):
    """All rubrics by their slug."""
    rubrics = {}
    for order, one in enumerate(facts(DATA / "rubrics.toml")["rubrics"], 1):
        author = people[one.pop("author")] if "author" in one else None
        rubric = Rubric(order=order, author=author, **one)
        rubric.full_clean()
        rubric.save()
        rubrics[rubric.slug] = rubric
    return rubrics
