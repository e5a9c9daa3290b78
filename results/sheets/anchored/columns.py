"""The columns of a table, and the header that names them."""

from dataclasses import dataclass, field

NAMES = ("drivers", "driver", "last_name", "name_part", "team")
PLACES = ("position", "class_position", "grid_position")
TEXTS = {
    "drivers",
    "driver",
    "first_name",
    "last_name",
    "team",
    "car",
    "make",
    "model",
    "note",
    "class",
    "group",
}


@dataclass(eq=False)
class Column:
    """One column: the fields of its cells' lines (mostly one), and where its heading stands."""

    fields: tuple
    x0: float
    x1: float
    text: str = ""
    edges: dict = field(default_factory=dict)  # "x0", "x1", "center" → where its cells have that edge
    indents: tuple = ()  # other left edges that the further lines of its cells have
    bounded: bool = False  # x0 and x1 are the column's own, as somebody drew them

    @property
    def center(self):
        return (self.x0 + self.x1) / 2

    def moved(self, by):
        """The same column further right."""
        edges = {edge: at + by for edge, at in self.edges.items()}
        return Column(
            self.fields, self.x0 + by, self.x1 + by, self.text, edges, tuple(at + by for at in self.indents)
        )

    @property
    def field(self):
        return self.fields[0]

    @property
    def is_text(self):
        return any(name in TEXTS for name in self.fields)

    @property
    def is_known(self):
        return not self.field.startswith("?")


@dataclass(eq=False)
class Head:
    """The header lines of one table and the columns that they name."""

    columns: list
    top: float
    bottom: float
    lines: tuple = ()
    beside: object = None  # the header of a second table right of this one, under the same words
    bound: float | None = None  # where that one begins

    @property
    def fields(self):
        return [name for column in self.columns for name in column.fields]

    @property
    def key(self):
        """Two headers with the same words in the same places stand over the same columns."""
        return tuple((column.text, round(column.x0)) for column in self.columns if column.text)
