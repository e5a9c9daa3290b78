"""The header of an FIA sheet: its words, and what each column is in a race, in qualifying, in practice."""

import re
from dataclasses import dataclass

from results.times import LAPS, parse_status

LAP_TIME = r"(?:\d{1,2}:)?\d{1,2}:\d{2}\.\d{3}|\d{2}\.\d{3}"
GAP = r"\+?(?:\d{1,4}\.\d{3}|(?:\d{1,2}:)?\d{1,2}:\d{2}\.\d{3})"
PATTERNS = {
    "laps": r"\d{1,3}",
    "total_time": r"(?:\d{1,2}:)?\d{1,2}:\d{2}\.\d{3}",
    "gap": GAP,
    "interval": GAP,
    "speed": r"\d{2,3}\.\d{1,3}",
    "best_lap": LAP_TIME,
    "second_lap": LAP_TIME,
    "best_lap_number": r"\d{1,3}",
    "points": r"\d{1,3}(?:\.\d{1,3})?",
    "percentage": r"\d{3}\.\d{1,3}",
    "time_of_day": r"\d{1,2}:\d{2}:\d{2}(?:\.\d+)?",
    "rank": r"\d{1,2}",
    "segment": LAP_TIME,
}
LAP_WORDS = {"lap", "laps", "tour", "tours", "runde", "runden", "rd.", "giro", "giri", "vuelta", "vueltas"}
FIGURES = re.compile(
    rf"[-+]?[\d:.,]+|\+?\d+\s*(?:{'|'.join(map(re.escape, sorted(LAP_WORDS)))})", re.IGNORECASE
)
STATUS_HOLDERS = ("gap", "total_time", "best_lap", "segment")  # where a sheet prints DNF instead of a figure
SEGMENT = re.compile(r"S?Q\d")
IDENTITY = {"POS": "position", "NO": "number", "DRIVER": "driver", "NAT": "nationality"}
TEAMS = {"ENTRANT", "TEAM", "COMPETITOR"}
LONG_HEADS = ("TIME OF DAY", "1ST TIME", "2ND TIME", "FASTEST LAP", "BEST LAP", "BEST TIME", "LAP TIME")
BEST = {"FASTEST", "BEST", "FASTEST LAP", "BEST LAP", "BEST TIME"}
SECOND = "2ND"
MOST_COLUMNS = 16
ABOUT_A_LAP = {"second_lap", "percentage", "time_of_day"}
HEADS = {
    *IDENTITY,
    *TEAMS,
    *LONG_HEADS,
    *("LAPS", "TIME", "GAP", "INT", "KM/H", "KPH", "FASTEST", "BEST", "ON", "LAP", "PTS", "POINTS", "%"),
}


@dataclass(frozen=True)
class Column:
    """One column right of the names: what it holds and, in qualifying, in which segment."""

    field: str
    segment: str = ""

    def holds(self, token):
        if self.field in ("gap", "interval") and LAPS.fullmatch(token):
            return True
        return re.fullmatch(PATTERNS[self.field], token) is not None


@dataclass(frozen=True)
class Header:
    """The columns of a table: those of the car, and those of its figures from left to right."""

    identity: tuple[str, ...]
    figures: tuple[Column, ...]
    kind: str  # race | segments | timed
    heads: tuple[str, ...] = ()  # as printed

    @property
    def fields(self):
        return {column.field for column in self.figures}

    def of_a_race(self):
        """The same where the heading says that the one TIME is that of a whole race."""
        figures = tuple(
            Column("total_time") if column.field == "best_lap" else column for column in self.figures
        )
        return Header(self.identity, figures, "race", self.heads)


def is_figure(token):
    """A token that can only stand right of the names."""
    return FIGURES.fullmatch(token) is not None or is_status(token)


def is_status(token):
    return token.isupper() and parse_status(token) not in (None, "classified")


def heads_in(words):
    """The heads that the words of a line make up, or None where another word stands between."""
    heads, place = [], 0
    while place < len(words):
        for count in (3, 2, 1):
            head = " ".join(words[place : place + count]).upper()
            if head in HEADS or (count == 1 and SEGMENT.fullmatch(head)):
                heads.append(head)
                place += count
                break
        else:
            return None
    return heads


def header_of(words):
    """The header that the words of a line are, or None."""
    if "NO" not in words or "DRIVER" not in words:
        return None
    heads = heads_in(words)
    if not heads or not TEAMS & set(heads):
        return None
    return header_from(heads)


def header_from(heads):
    """The columns behind the printed heads; None where the heads make no table that we know."""
    identity = tuple(
        "team" if head in TEAMS else IDENTITY[head] for head in heads if head in {*IDENTITY, *TEAMS}
    )
    rest = [head for head in heads if head not in {*IDENTITY, *TEAMS}]
    if any(SEGMENT.fullmatch(head) for head in rest):
        kind, figures = "segments", segment_columns(rest)
    elif is_of_a_race(rest):
        kind, figures = "race", race_columns(rest)
    else:
        kind, figures = "timed", timed_columns(rest)
    if figures is None or len(figures) > MOST_COLUMNS:
        return None
    single = [column for column in figures if column.field not in ("time_of_day", "percentage")]
    return Header(identity, tuple(figures), kind, tuple(heads)) if len(set(single)) == len(single) else None


def is_of_a_race(heads):
    """A race's laps stand before its time, or beside its time there is a column of best laps."""
    if "TIME" not in heads or "LAPS" not in heads:
        return False
    return heads.index("LAPS") < heads.index("TIME") or any(head in BEST for head in heads)


COMMON = {
    "LAPS": "laps",
    "GAP": "gap",
    "INT": "interval",
    "KM/H": "speed",
    "KPH": "speed",
    "PTS": "points",
    "POINTS": "points",
    "%": "percentage",
    "TIME OF DAY": "time_of_day",
}


def race_columns(heads):
    words = COMMON | {
        "TIME": "total_time",
        **dict.fromkeys(BEST, "best_lap"),
        **dict.fromkeys(("ON", "LAP"), "best_lap_number"),
    }
    return columns_of(heads, words)


def timed_columns(heads):
    """Practice and qualifying without segments: the first TIME is the lap, a later one the time of day."""
    times = [head for head in heads if head == "TIME"]
    if len(times) > 2 or (times and "TIME OF DAY" in heads and len(times) > 1):
        return None
    words = COMMON | {
        "1ST TIME": "best_lap",
        "2ND TIME": "second_lap",
        **dict.fromkeys({*BEST, "LAP TIME"}, "best_lap"),
        **dict.fromkeys(("ON", "LAP"), "best_lap_number"),
    }
    own = any(words.get(head) == "best_lap" for head in heads)
    columns, second = [], ""
    for head in heads:
        if head == "TIME":
            field, own = ("time_of_day", own) if own else ("best_lap", True)
        elif head in words:
            field = words[head]
        else:
            return None
        if field == "second_lap":
            second = SECOND
            columns.append(Column("rank", SECOND))
        columns.append(Column(field, second if field in ABOUT_A_LAP else ""))
    return columns


def segment_columns(heads):
    """Q1 LAPS % TIME Q2 LAPS TIME …: what follows a segment is about it."""
    columns, segment = [], None
    words = {"LAPS": "laps", "%": "percentage", "TIME": "time_of_day", "TIME OF DAY": "time_of_day"}
    for head in heads:
        if SEGMENT.fullmatch(head):
            segment = head
            columns.append(Column("segment", segment))
        elif segment and head in words:
            columns.append(Column(words[head], segment))
        else:
            return None
    return columns


def columns_of(heads, words):
    if any(head not in words for head in heads):
        return None
    return [Column(words[head]) for head in heads]
