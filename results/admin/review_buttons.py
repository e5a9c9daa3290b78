"""The buttons of a review that change its rows: each press is one change, which can be taken back."""

from django.contrib import messages
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from results.models import SheetReview
from results.reviewing.checking import Level
from results.reviewing.force import check
from results.reviewing.log import recorded, undo
from results.reviewing.many import change_many, join_row
from results.reviewing.pasted_rows import add_pasted


class Buttons:
    """What the buttons do. Needs `request`, `review` and `work`; sets `place`, where the page goes on."""

    place = ""

    def __init__(self):
        self.typed = {}  # what a button could not take over, which stays in its field

    def act(self, action, post):
        """The buttons that change the work itself: each is one change, which can be taken back."""
        name, _sep, pk = action.partition("-")
        steps = {
            "add": self.add_row,
            "remove": self.remove_row,
            "up": self.move_up,
            "down": self.move_down,
            "paste": self.paste,
            "many": self.change_many,
            "join": self.join,
            "accept": self.accept,
            "undo": self.undo,
        }
        if action == "drop":
            self.review.state = SheetReview.State.DROPPED
        elif name == "undo":
            self.undo()
        elif name in steps:
            with recorded(self.work, self.request.user):
                steps[name](pk, post)

    def add_row(self, pk, _post):
        row = self.work.add_row(behind=int(pk) if pk.isdecimal() else None)
        if row is None:
            messages.error(self.request, _("A classification has no more rows than these."))
        else:
            self.place = f"#row-{row.id}"

    def remove_row(self, pk, _post):
        if pk.isdecimal():
            ids = [row.id for row in self.work.rows]
            at = ids.index(int(pk)) if int(pk) in ids else 0
            self.work.remove_row(int(pk))
            if self.work.rows:
                self.place = f"#row-{self.work.rows[min(at, len(self.work.rows) - 1)].id}"

    def move_up(self, pk, _post):
        self.move(pk, -1)

    def move_down(self, pk, _post):
        self.move(pk, 1)

    def move(self, pk, by):
        if not (pk.isdecimal() and self.work.move_row(int(pk), by)):
            messages.info(self.request, _("There is no row to pass: a car without a position has its place."))
        self.place = f"#row-{pk}"

    def undo(self):
        if undo(self.work, self.request.user) is None:
            messages.info(self.request, _("There is no change of yours to take back."))

    def paste(self, _pk, post):
        added, left = add_pasted(self.work, post.get("pasted", "")[:100_000])
        if added:
            said = ngettext("%(count)s row is added.", "%(count)s rows are added.", added)
            messages.success(self.request, said % {"count": added})
        if left:
            messages.error(
                self.request,
                ngettext(
                    "%(count)s line has not the cells that are asked for: it stands in the field still.",
                    "%(count)s lines have not the cells that are asked for: they stand in the field still.",
                    len(left),
                )
                % {"count": len(left)},
            )
            self.typed = {"pasted": "\n".join(left)}
        elif not added:
            messages.error(self.request, _("No line with cells was pasted."))

    def change_many(self, _pk, post):
        asked = {name: post.get(f"many-{name}", "")[:600] for name in ("rows", "cell", "text")}
        try:
            count = change_many(self.work, asked["rows"], asked["cell"], asked["text"])
        except ValueError as error:
            messages.error(self.request, str(error))
            self.typed = {"many": asked | {"is_open": True}}
        else:
            said = ngettext("%(count)s row is changed.", "%(count)s rows are changed.", count)
            messages.success(self.request, said % {"count": count})

    def join(self, pk, _post):
        try:
            row = join_row(self.work, int(pk) if pk.isdecimal() else 0)
        except ValueError as error:
            messages.error(self.request, str(error))
            self.place = f"#row-{pk}"
        else:
            self.place = f"#row-{row.id}"

    def accept(self, _pk, _post):
        """Take every proposal, and every doubt of the reader as seen: the blocking points stay."""
        checked = check(self.review, self.work)
        for each in checked.to_see:
            if each.level is Level.CONFIRM:
                each.row.seen = True
        self.work.seen = True
        self.work.new_confirmed = [new.key for new in checked.new_names]
