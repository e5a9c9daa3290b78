"""Down the lines of an FIA sheet: what stands above the table, in it, and below, over pages and tables."""

from dataclasses import dataclass, field

from results.sheets.fia.checks import fastest_lap_in
from results.sheets.fia.facts import EVENT, FOOT, NOTES, OFFICE, STOPS, Remarks, heading_in
from results.sheets.kinds import kind_of
from results.sheets.reading import NotAResult
from results.times import parse_status

MOST_LINES = 1_200  # of one table
ABOVE, TABLE, NOTING, FASTEST, OUTSIDE = "above", "table", "noting", "fastest", "outside"


@dataclass
class Table:
    """One table and what belongs to it; `items` are its lines with the section and the header above each."""

    header: object = None
    above: list = field(default_factory=list)
    items: list = field(default_factory=list)
    remarks: Remarks = field(default_factory=Remarks)
    fastest: list = field(default_factory=list)


class Walk:
    """Takes a sheet line by line: its text, and the thing that the text was read from."""

    def __init__(self, header_in, goes_on):
        self.header_in, self.goes_on = header_in, goes_on
        self.tables = [Table()]
        self.zone, self.section = ABOVE, "classified"
        self.between = []  # lines outside the table since its last row
        self.ended = False  # after the fastest lap or the notes, rows need a header or a section

    @property
    def table(self):
        return self.tables[-1]

    def take(self, text, item):
        header = self.header_in(item)
        if header:
            self.begin(header)
        elif self.zone == ABOVE:
            self.table.above.append(text)
        elif section := section_of(text):
            self.section, self.zone, self.ended = section, TABLE, False
        elif STOPS.fullmatch(text):
            self.zone, self.ended = FASTEST if "FASTEST LAP" in text else OUTSIDE, True
        elif NOTES.fullmatch(text):
            self.zone, self.ended = NOTING, True
            self.table.remarks.begin(text)
        else:
            self.take_line(text, item)

    def take_line(self, text, item):
        is_office = OFFICE.fullmatch(text) is not None
        if is_office or FOOT.match(text) or text in self.table.above or EVENT.fullmatch(text):
            if is_office and self.zone == NOTING:
                self.table.remarks.drop_signatures()
            self.leave(text)
        elif self.zone == TABLE:
            self.keep(item)
        elif self.zone == NOTING and not self.is_other_heading(text):
            self.table.remarks.add(text)
        elif self.zone == FASTEST and fastest_lap_in(text):
            self.table.fastest.append(fastest_lap_in(text))
        elif self.zone == OUTSIDE and not self.ended and self.goes_on(item, self.table):
            self.zone = TABLE
            self.keep(item)
        else:
            self.leave(text)

    def keep(self, item):
        if len(self.table.items) >= MOST_LINES:
            raise NotAResult("too_many_rows", rows=len(self.table.items))
        self.table.items.append((self.section, self.table.header, item))
        self.between = []

    def leave(self, text):
        self.between.append(text)
        self.zone = OUTSIDE

    def is_other_heading(self, text):
        """The heading of a further table in the same file."""
        return len(text) < 90 and bool(kind_of(text)) and heading_in(text) not in self.headings()

    def headings(self):
        return {heading_in(line) for line in self.table.above}

    def begin(self, header):
        """A header: that of the first table, the same again on a further page, or that of a further table."""
        if self.table.header and (header.heads != self.table.header.heads or self.other_heading_between()):
            self.tables.append(Table(above=self.between))
            self.section = "classified"
        self.table.header = header
        self.zone, self.ended, self.between = TABLE, False, []

    def other_heading_between(self):
        return any(self.is_other_heading(line) for line in self.between)


def section_of(line):
    """The status that a heading of a section names: "NOT CLASSIFIED - 107% TIME 1:24.080"."""
    heading = line.split(" - ")[0].strip(" :-–")
    status = parse_status(heading)
    return status if status and heading.isupper() and len(heading) > 3 else None
