"""The review of a sheet: what the editor sees, and what each of its buttons does."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from js_asset import ImportMap, Media, Script

from results.admin.base import SportAdmin
from results.admin.base_page import desk_address
from results.admin.review_buttons import Buttons
from results.admin.review_keeping import keep_view, keeping_config, session_view
from results.admin.review_page import ReviewPage
from results.admin.typed_before import keep_for_login, typed_before
from results.models import SheetReview
from results.reviewing.entering import enter_all
from results.reviewing.fields import put, sent_fields
from results.reviewing.first_shown import told
from results.reviewing.force import check, facts_missing, publish_review, waiting_look
from results.reviewing.keeping import keep, others, visit
from results.reviewing.log import changed_by_others, may_undo, merge
from results.reviewing.work import Work

PLACES = ("session__event__season__series", "event__season__series")


@admin.register(SheetReview)
class SheetReviewAdmin(SportAdmin):
    """Unfinished reviews, each with its own page."""

    list_display = ["place", "version", "state", "left", "by", "updated_at"]
    list_filter = ["state", "session__event__season__series"]
    list_select_related = [*PLACES, "version__document", "by"]
    search_fields = ["session__event__folded", "event__folded", "version__filename"]

    @admin.display(description=gettext_lazy("session or event"), ordering="session")
    def place(self, review):
        return review.place

    def has_add_permission(self, request):
        return False  # a review begins with a sheet, on its session's page

    def has_delete_permission(self, request, obj=None):
        return False  # it is dropped, and stays as it was

    def get_urls(self):
        given = {"model_admin": self}
        return [
            path("session/", session_view, given, name="results_sheetreview_session"),
            path("<int:pk>/keep/", keep_view, given, name="results_sheetreview_keep"),
            path("<int:object_id>/change/", self.open_view, name="results_sheetreview_open"),
            *super().get_urls(),
        ]

    def open_view(self, request, object_id):
        """The review; what somebody sends whose login has expired waits for the login."""
        if request.method == "POST" and not self.admin_site.has_permission(request):
            keep_for_login(request, object_id)
        return self.admin_site.admin_view(self.change_view)(request, str(object_id))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if not request.user.has_perm("results.change_sheetreview"):
            raise PermissionDenied
        reviews = SheetReview.objects.select_related(
            *PLACES, "session__event__meeting__circuit", "event__meeting__circuit", "version__document", "by"
        )
        review = get_object_or_404(reviews, pk=object_id)
        return ReviewView(self, request, review).answer()


MODULES = ImportMap(
    {f"review/{name}": f"js/admin/review/{name}.js" for name in ("cells", "keeping", "problems", "shown")}
    | {
        "newsroom/dialog": "js/admin/editor/dialog.js",
        "newsroom/words": "js/admin/editor/words.js",
        "newsroom/login": "js/admin/keep/login.js",
    }
)


def page_media(request):
    """The scripts of a review; the dialog that renews a login is the one of the whole desk."""
    script = Script("js/admin/review/page.js", type="module")
    return Media(importmap=MODULES, js=[script], nonce=str(request.csp_nonce))


NOT_TYPED = {"pasted": "", "many": {"is_open": False, "rows": "", "cell": "", "text": ""}}


class ReviewView(Buttons):
    """One request on a review's page."""

    def __init__(self, model_admin, request, review):
        super().__init__()
        self.model_admin, self.request, self.review = model_admin, request, review
        self.work = Work.from_json(review.data)
        self.errors, self.conflicts = {}, []
        self.publish_tried = False

    def answer(self):
        if self.request.method != "POST":
            return self.page() if not (typed := typed_before(self.request, self.review)) else self.take(typed)
        return self.take(self.request.POST)

    def take(self, post):
        """Take over what a form has told, and do what its button says."""
        action = post.get("action", "save")
        with transaction.atomic():
            locked = SheetReview.objects.select_for_update().get(pk=self.review.pk)
            if locked.state != SheetReview.State.OPEN:
                messages.error(self.request, _("This review is closed already: nothing was changed."))
                return redirect(self.review)
            self.review.data, self.review.state = locked.data, locked.state
            self.work = Work.from_json(locked.data)
            since = post.get("since", "")
            since = int(since) if since.isdecimal() else self.work.version
            unseen = changed_by_others(self.work, since, self.request.user)
            shown = check(self.review, self.work)
            sent = told(self.work, sent_fields(self.work, post), shown)
            self.conflicts = merge(self.work, sent, since=since, by=self.request.user)
            if not self.conflicts:
                self.act(action, post)
            self.checked = check(self.review, self.work, shown.registers)
            keep(self.review, self.work, self.checked, by=self.request.user)
        if self.conflicts:
            return self.both_typed()
        if action == "publish" and unseen:
            return self.look_first(unseen)
        return self.go_on(action)

    def go_on(self, action):
        """Where the button leads once all is kept."""
        if action == "publish":
            return self.publish()
        if action == "drop":
            messages.success(self.request, _("The review is dropped; the sheet stays with the session."))
            return redirect(desk_address(self.review.place))
        if self.typed:
            return self.page(status=422)
        if action == "save":
            messages.success(self.request, _("Kept for later: nothing of it is published yet."))
        return redirect(f"{self.review.get_absolute_url()}{self.place}")

    def look_first(self, who):
        """What somebody else did meanwhile comes into force only once whoever publishes has seen it."""
        said = _(
            "%(who)s has changed this review since you looked at it: look at it as it stands, then publish."
        )
        messages.warning(self.request, said % {"who": who})
        return redirect(self.review)

    def both_typed(self):
        """What somebody else typed meanwhile stays kept; what this one typed stands in the page."""
        for conflict in self.conflicts:
            put(self.work, conflict.field, conflict.mine)
        messages.error(
            self.request,
            _(
                "%(who)s has saved this review in the meantime. What you typed in the same fields stands "
                "below and is not kept yet: keep it to put it in the place of theirs."
            )
            % {"who": self.conflicts[0].who or _("Somebody")},
        )
        return self.page(status=409)

    # --- publishing -----------------------------------------------------------------------------------

    def publish(self):
        self.publish_tried = True
        if not self.request.user.has_perm("results.publish_classification"):
            raise PermissionDenied
        if self.work.is_entry_list:
            return self.enter()
        try:
            classification = publish_review(self.review, by=self.request.user)
        except IntegrityError:
            return self.overtaken()
        except ValidationError as error:
            if hasattr(error, "error_dict"):
                self.errors = {name: str(each[0].message) for name, each in error.error_dict.items()}
            else:
                for sentence in error.messages:
                    messages.error(self.request, sentence)
            return self.page(status=422)
        if classification is None:
            said = _("It is entered, and waits: somebody else must confirm it before it is official.")
            messages.success(self.request, said)
            return redirect(self.review)
        said = _("Revision %(revision)s is in force.") % {"revision": classification.revision}
        messages.success(
            self.request,
            format_html('{} <a href="{}">{}</a>', said, classification.get_absolute_url(), _("See it")),
        )
        return redirect(desk_address(self.review.place))

    def overtaken(self):
        """Two sheets of different events made the same new driver, team or class at the same moment."""
        said = _("Somebody has just put the same name on record: look at what it means now, and try again.")
        messages.error(self.request, said)
        return self.page(status=409)

    def enter(self):
        """The cars of an entry list come on record."""
        try:
            count = enter_all(self.review)
        except IntegrityError:
            return self.overtaken()
        except ValidationError as error:
            for sentence in error.messages:
                messages.error(self.request, sentence)
            return self.page(status=422)
        said = ngettext(
            "%(count)s car is entered as the list says.",
            "%(count)s cars are entered as the list says.",
            count,
        )
        messages.success(self.request, said % {"count": count})
        return redirect(desk_address(self.review.place))

    # --- the page -------------------------------------------------------------------------------------

    def page(self, status=200):
        checked = check(self.review, self.work)
        if self.publish_tried and not self.errors and not self.work.is_entry_list:
            by_hand = self.review.version_id is None
            self.errors = facts_missing(self.work, self.review.session, by_hand=by_hand)
        page = ReviewPage(self.review, checked, self.errors, self.conflicts)
        user = self.request.user
        if page.is_open:
            visit(self.review, user)
        context = self.model_admin.admin_site.each_context(self.request) | {
            "title": _("Review"),
            "opts": self.model_admin.model._meta,
            "media": page_media(self.request),
            "tried": self.publish_tried and not self.errors,
            "may_publish": user.has_perm("results.publish_classification"),
            "may_undo": may_undo(self.work, user),
            "others": others(self.review, user) if page.is_open else [],
            "look": waiting_look(self.work, self.review.session) if page.is_open else None,
            "page": page,
            "typed": NOT_TYPED | self.typed,
            **keeping_config(self.request, self.review, self.work),
        }
        return TemplateResponse(self.request, "admin/results/review/page.html", context, status=status)
