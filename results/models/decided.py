"""Decisions as they are asked for: in the order of their papers, with what the result says of them."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from results.models.classification import Classification
from results.models.contained import PrintedDecision, WorkedOutDecision
from results.models.document import DocumentVersion


class PenaltyQuerySet(models.QuerySet):
    def for_listing(self):
        """All that a list of decisions shows, in one query."""
        return self.select_related("entry__team", "driver", "team", "document", "ruling")

    def for_readers(self):
        """What the page of a session lists, with the papers that readers may open, in one query."""
        papers = DocumentVersion.objects.public()
        return (
            self.for_listing()
            .in_document_order()
            .with_containment()
            .annotate(
                has_paper=Exists(papers.filter(document=OuterRef("document"))),
                has_ruling=Exists(papers.filter(document=OuterRef("ruling"))),
            )
        )

    def in_document_order(self):
        """The order in which they were taken, as far as it is known."""
        return self.order_by(models.F("decided_at").asc(nulls_last=True), "pk")

    def with_containment(self):
        """Whether the result in force contains them: worked out, or printed on the sheet beneath it."""
        current = Q(
            classification__is_current=True,
            classification__kind=Classification.Kind.RESULT,
            classification__stage="",
        )
        beneath = Q(
            classification__derived__is_current=True,
            classification__derived__kind=Classification.Kind.RESULT,
            classification__derived__stage="",
        )
        worked_out = WorkedOutDecision.objects.filter(current, penalty=OuterRef("pk"))
        printed = PrintedDecision.objects.filter(current | beneath, penalty=OuterRef("pk"))
        result = Classification.objects.current().results().filter(session=OuterRef("session"))
        undone = Exists(worked_out.filter(is_undone=True))
        return self.annotate(
            has_result=Exists(result),
            is_contained=Q(Exists(worked_out.filter(is_undone=False))) | (Q(Exists(printed)) & ~undone),
        )

    def pending(self):
        """What the result in force does not say yet: a decision to apply or to take back, or an appeal."""
        in_force = Q(state__in=self.model.IN_FORCE)
        final = [Classification.Status.PROVISIONAL, Classification.Status.OFFICIAL]
        result = Classification.objects.current().results().filter(session=OuterRef("session"))
        is_appealed = Q(state=self.model.State.APPEALED) & Q(Exists(result.filter(status__in=final)))
        return (
            self.filter(kind__in=self.model.MOVING)
            .with_containment()
            .filter(has_result=True)
            .filter((in_force & Q(is_contained=False)) | (~in_force & Q(is_contained=True)) | is_appealed)
        )
