"""What the sheet and its file say of themselves, for the page of a review."""

from django.utils.translation import gettext as _

from results.admin import layout_names
from results.models import Classification


class SheetSays:
    """The part of the page that tells how the file was read. Needs `version` and `work`."""

    @property
    def document(self):
        """The table of the file as it was read."""
        documents = (self.version.reading or {}).get("documents", []) if self.version else []
        return documents[self.work.document] if self.work.document < len(documents) else {}

    @property
    def read_status(self):
        """The status as the sheet prints it, which the editor may follow or not."""
        return self.document.get("label") or ""

    @property
    def proposed_status(self):
        """The status that the file's name proposes, where the sheet prints none or another."""
        proposed = self.document.get("proposed_status")
        is_open = proposed in Classification.Status.values and proposed != self.document.get("status")
        return proposed if is_open else ""

    @property
    def status_proposal(self):
        """What the file's name proposes, as a sentence: it decides nothing."""
        if not self.proposed_status:
            return ""
        words = {
            "status": Classification.Status(self.proposed_status).label,
            "printed": self.read_status,
        }
        if self.read_status:
            return _("The sheet prints “%(printed)s”, its file name says “%(status)s”.") % words
        return _("The sheet prints no status; its file name says “%(status)s”.") % words

    @property
    def is_mapped(self):
        """Whether it was read by columns that an editor has named for the series."""
        return self.document.get("layout") == "mapped"

    @property
    def layout(self):
        """Of which layout the sheet is, as people call it."""
        return layout_names.name_of(self.document.get("provider"), self.document.get("layout"))
