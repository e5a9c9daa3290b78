"""What stands around the table of an FIA sheet: cover, heading, number, time of issue, notes, penalties."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from results.sheets.kinds import kind_of, label_in, session_in, session_kind_of, status_of
from results.sheets.reading import Problem

EVENT = re.compile(r"(?P<event>(?!©)\S.*\b(?:19|20)\d{2})\s+[-–]\s+(?P<place>[^\d\s].*)")
COVER_EVENT = re.compile(r"(?:19|20)\d{2} \S.*")
DOCUMENT = re.compile(
    r"(?:From\b.*\b)?Doc(?:ument)?\.? (?P<number>\d{1,4})(?:\.\d+)?(?: +Time (?P<time>\d{1,2}:\d{2}))?", re.I
)
DATE = re.compile(r"\bDate (?P<day>\d{1,2} [A-Z][a-z]+ \d{4})$")
TIME = re.compile(r"(?:.*\s)?Time (?P<time>\d{1,2}:\d{2})")
TITLE = re.compile(r"(?:Title|Description) (?P<title>.+)")
COVER_WORDS = re.compile(r"(?:From|To|Title|Description|Enclosed|Date|Time|Doc(?:ument)?)\b")
SERIES = re.compile(r".*\b(?:Championship|Supercup|Carrera Cup|Academy|Challenge|Series)\b.*", re.IGNORECASE)
FOOT = re.compile(
    r"(?:Timekeeper|Page \d+ of \d+|Page \d+$|©|\(c\)|The F1\b|No part of|prior permission|"
    r"Formula ?1 company|results/data relate|l'Automobile|daily press|printed publications)",
    re.IGNORECASE,
)
OFFICE = re.compile(
    r"(?:The )?(?:Stewards?|Clerk of the Course|Race Director|Chairman|Secretary of the Meeting|"
    r"Chief Timekeeper|FIA .*Delegate)(?: of the (?:Meeting|Event))?[.:]?",
    re.IGNORECASE,
)
STOPS = re.compile(
    r"(?:OVERALL )?FASTEST LAPS?\b.*|POLE POSITION(?: LAP)?\b.*|LAP LEADERS?\b.*|.*\bELIGIBLE FOR POINTS"
)
NOTES = re.compile(r"\*?\s*(?:NOTES?|PENALTIES|PENALTY|REMARKS?|DECISIONS?)\s*:?", re.IGNORECASE)
PENALTY = re.compile(r"(?:\*+\s*)?(?:Cars?|No\.?)\s+\d", re.IGNORECASE)


@dataclass
class Facts:
    """What the sheet prints about itself."""

    event: str | None = None
    place: str | None = None
    series: str | None = None
    title: str | None = None
    cover_titles: list[str] = field(default_factory=list)
    number: str | None = None
    date: str | None = None
    time: str | None = None

    @property
    def issued_at(self):
        """The moment of issue, where day and time are both printed."""
        try:
            return datetime.strptime(f"{self.date} {self.time}", "%d %B %Y %H:%M").isoformat(
                timespec="minutes"
            )
        except ValueError:
            return None

    @property
    def headings(self):
        return [heading for heading in (self.title, *self.cover_titles) if heading]

    @property
    def label(self):
        return next((label_in(heading) for heading in self.headings if label_in(heading)), None)

    @property
    def session(self):
        return session_in(self.title) if self.title else None

    @property
    def session_kind(self):
        return next((kind for heading in self.headings if (kind := session_kind_of(heading))), None)

    def disagreements(self, session_kind):
        """Headings that say another status than the first, or another session than the columns."""
        found = []
        statuses = {status_of(label_in(heading)) for heading in self.headings if label_in(heading)}
        if len(statuses) > 1:
            found.append(Problem("headings_disagree", {"text": " / ".join(self.headings)}))
        for heading in self.headings:
            said = session_kind_of(heading)
            if said and said != session_kind:
                found.append(Problem("heading_unlike_columns", {"title": heading}))
        return found


def facts_of(lines):
    """The facts in the lines above the table."""
    facts = Facts()
    for line in lines:
        read_cover(line, facts)
        event = EVENT.fullmatch(line)
        if event and not facts.place:
            facts.event, facts.place = event["event"], event["place"]
        elif COVER_WORDS.match(line) or FOOT.match(line) or event:
            continue
        elif kind_of(line):
            facts.title = heading_in(line)
        elif SERIES.fullmatch(line) and len(line) < 90:
            facts.series = facts.series or line
    if facts.event is None:
        facts.event = next((line for line in lines[:4] if COVER_EVENT.fullmatch(line)), None)
    facts.title = facts.title or next((title for title in facts.cover_titles), None)
    return facts


def read_cover(line, facts):
    """ "From The Stewards Document 37", "Date …", "Title …" and the sheet's own "Doc 37 Time 20:45"."""
    number = DOCUMENT.search(line)
    if number and (COVER_WORDS.match(line) or number.span() == (0, len(line))):
        facts.number = facts.number or number["number"]
    if date := DATE.search(line):
        facts.date = facts.date or date["day"]
    if time := TIME.fullmatch(line):
        facts.time = facts.time or time["time"]
    title = TITLE.match(line)
    if title and kind_of(title["title"]):
        facts.cover_titles.append(title["title"])


def heading_in(line):
    """The heading without the distance: "Race Final Classification after 58 Laps - 306.183 km"."""
    return re.split(r"\s+after\s+\d|\s+-\s+\d", line, maxsplit=1)[0].strip()


class Remarks:
    """Notes and penalties below the table, each with the lines that it runs on."""

    def __init__(self):
        self.found, self.of_penalties = [], False

    def begin(self, heading):
        self.of_penalties = "penal" in heading.casefold() or "decision" in heading.casefold()

    def add(self, line):
        new = PENALTY.match(line) if self.of_penalties else not line[:1].islower()
        if new or not self.found:
            self.found.append(line)
        elif self.of_penalties and is_signature(line):
            self.found.append(line)  # until the office below it says what it is
        else:
            self.found[-1] += f" {line}"

    def drop_signatures(self):
        """The names over "The Stewards" are no remark."""
        while self.found and is_signature(self.found[-1]):
            self.found.pop()


def is_signature(line):
    """Nothing but names: two words or more, each with a capital, no figure."""
    words = line.split()
    if len(words) < 2 or re.search(r"\d|[:;.]$", line):
        return False
    return all(word[0].isupper() or len(word) <= 3 for word in words)
