"""The review of a sheet: what the editor sees, and what each of its buttons does."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from results.admin.base import SportAdmin
from results.admin.pictures import page_sizes
from results.admin.review_page import ReviewPage
from results.models import SheetReview
from results.reviewing.checking import Level
from results.reviewing.force import check, facts_missing, publish_review
from results.reviewing.work import Work, add_pasted, update_from_post


@admin.register(SheetReview)
class SheetReviewAdmin(SportAdmin):
    """Unfinished reviews, each with its own page."""

    list_display = ["session", "version", "state", "by", "updated_at"]
    list_filter = ["state", "session__event__season__series"]
    list_select_related = ["session__event__season__series", "version__document", "by"]
    search_fields = ["session__event__folded", "version__filename"]

    def has_add_permission(self, request):
        return False  # a review begins with a sheet, on its session's page

    def has_delete_permission(self, request, obj=None):
        return False  # it is dropped, and stays as it was

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if not request.user.has_perm("results.change_sheetreview"):
            raise PermissionDenied
        reviews = SheetReview.objects.select_related(
            "session__event__season__series", "session__event__meeting__circuit", "version__document", "by"
        )
        review = get_object_or_404(reviews, pk=object_id)
        return ReviewView(self, request, review).answer()


class ReviewView:
    """One request on a review's page."""

    def __init__(self, model_admin, request, review):
        self.model_admin, self.request, self.review = model_admin, request, review
        self.work = Work.from_json(review.data)
        self.errors = {}
        self.publish_tried = False
        self.stamp = review.updated_at.isoformat()

    def answer(self):
        if self.request.method != "POST":
            return self.page()
        if self.review.state != SheetReview.State.OPEN:
            messages.error(self.request, _("This review is closed already: nothing was changed."))
            return redirect(self.review)
        update_from_post(self.work, self.request.POST)
        if self.request.POST.get("stamp") not in (None, self.stamp):
            messages.error(
                self.request,
                _(
                    "%(who)s has saved this review in the meantime. What you typed stands below and is not "
                    "kept yet: keep it to put it in the place of theirs."
                )
                % {"who": self.review.by or _("Somebody")},
            )
            return self.page(status=409)
        return self.act(self.request.POST.get("action", "save"))

    def act(self, action):
        name, _sep, pk = action.partition("-")
        steps = {"add": self.add_row, "remove": self.remove_row, "paste": self.paste, "accept": self.accept}
        if name in steps:
            steps[name](pk)
            self.keep()
            return redirect(self.review)
        self.confirm_new_names()
        self.keep()
        if action == "publish":
            return self.publish()
        if action == "drop":
            self.review.state = SheetReview.State.DROPPED
            self.review.save()
            messages.success(self.request, _("The review is dropped; the sheet stays with the session."))
            return redirect("admin:results_session_change", self.review.session_id)
        messages.success(self.request, _("Kept for later: nothing of it is published yet."))
        return redirect(self.review)

    def keep(self):
        self.review.data, self.review.by = self.work.to_json(), self.request.user
        self.review.save()
        self.stamp = self.review.updated_at.isoformat()

    # --- buttons --------------------------------------------------------------------------------------

    def add_row(self, _pk):
        if self.work.add_row() is None:
            messages.error(self.request, _("A classification has no more rows than these."))

    def remove_row(self, pk):
        self.work.rows = [row for row in self.work.rows if str(row.id) != pk]

    def paste(self, _pk):
        added = add_pasted(self.work, self.request.POST.get("pasted", "")[:100_000])
        if not added:
            messages.error(self.request, _("No line with cells was pasted."))

    def accept(self, _pk):
        """Take every proposal, and every doubt of the reader as seen: the blocking points stay."""
        checked = check(self.review, self.work)
        for each in checked.to_see:
            if each.level is Level.CONFIRM:
                each.row.seen = True
        self.work.seen = True
        self.work.new_confirmed = [new.key for new in checked.new_names]

    def confirm_new_names(self):
        """The tick stands for the names that were on the page, not for those that come later."""
        if "has-new" not in self.request.POST:
            return
        shown = self.request.POST.getlist("new-name")
        confirmed = set(shown) if self.request.POST.get("new-ok") else set()
        before = set(self.work.new_confirmed) - set(shown)
        self.work.new_confirmed = sorted(before | confirmed)

    def publish(self):
        self.publish_tried = True
        if not self.request.user.has_perm("results.publish_classification"):
            raise PermissionDenied
        try:
            classification = publish_review(self.review, by=self.request.user)
        except ValidationError as error:
            if hasattr(error, "error_dict"):
                self.errors = {name: str(each[0].message) for name, each in error.error_dict.items()}
            else:
                for sentence in error.messages:
                    messages.error(self.request, sentence)
            return self.page(status=422)
        said = _("Revision %(revision)s is in force.") % {"revision": classification.revision}
        messages.success(
            self.request,
            format_html('{} <a href="{}">{}</a>', said, classification.get_absolute_url(), _("See it")),
        )
        return redirect("admin:results_session_change", self.review.session_id)

    # --- the page -------------------------------------------------------------------------------------

    def page(self, status=200):
        checked = check(self.review, self.work)
        if self.publish_tried and not self.errors:
            by_hand = self.review.version_id is None
            self.errors = facts_missing(self.work, self.review.session, by_hand=by_hand)
        pages = {row.page for row in self.work.rows if row.page and row.box}
        context = self.model_admin.admin_site.each_context(self.request) | {
            "title": _("Review"),
            "opts": self.model_admin.model._meta,
            "media": self.model_admin.media,
            "stamp": self.stamp,
            "tried": self.publish_tried and not self.errors,
            "may_publish": self.request.user.has_perm("results.publish_classification"),
            "page": ReviewPage(self.review, checked, page_sizes(self.review.version, pages), self.errors),
        }
        return TemplateResponse(self.request, "admin/results/review/page.html", context, status=status)
