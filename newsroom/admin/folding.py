"""Fields of one kind of story alone: folded away where the kind does not use them, never out of reach."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from newsroom.models import Story

# field: the kind that uses it, and what the fold says
OF_ONE_KIND = {
    "issuer": (Story.Kind.PRESS_RELEASE, _("For a press release: its issuer")),
    "on_date": (Story.Kind.HISTORY, _("For a story of the past: its day")),
}


@dataclass(frozen=True)
class Fold:
    """A line that can be closed."""

    summary: str
    is_open: bool


def fold_of(line):
    """The fold of a line of the form, or None. It stands open for its kind, and whatever holds a value."""
    name = line.fields[0]
    if name not in OF_ONE_KIND or name not in line.form.fields:
        return None
    kind, summary = OF_ONE_KIND[name]
    form = line.form
    return Fold(summary, form["kind"].value() == kind or bool(form[name].value() or form[name].errors))
