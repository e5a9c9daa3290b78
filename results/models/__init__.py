from results.models.address import FormerAddress
from results.models.calendar import Circuit, CircuitAlias, Event, Meeting, Session
from results.models.cars import CarModel, CarModelAlias, Manufacturer
from results.models.classification import Classification
from results.models.competitors import Driver, DriverAlias, Team, TeamAlias
from results.models.contained import PrintedDecision, WorkedOutDecision
from results.models.document import Document, DocumentVersion, SheetReview
from results.models.entry import CrewMember, Entry
from results.models.penalty import Penalty
from results.models.reviewing import ReviewVisitor, SecondLook, SheetMapping
from results.models.row import ClassificationRow, Drive, RowClass, RowTime
from results.models.series import RaceClass, Season, Series

__all__ = [
    "CarModel",
    "CarModelAlias",
    "Circuit",
    "CircuitAlias",
    "Classification",
    "ClassificationRow",
    "CrewMember",
    "Document",
    "DocumentVersion",
    "Drive",
    "Driver",
    "DriverAlias",
    "Entry",
    "Event",
    "FormerAddress",
    "Manufacturer",
    "Meeting",
    "Penalty",
    "PrintedDecision",
    "RaceClass",
    "ReviewVisitor",
    "RowClass",
    "RowTime",
    "Season",
    "SecondLook",
    "Series",
    "Session",
    "SheetMapping",
    "SheetReview",
    "Team",
    "TeamAlias",
    "WorkedOutDecision",
]
