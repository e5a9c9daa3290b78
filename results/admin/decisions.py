"""The decisions of a session: what each does, the revision that follows, and what became of them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from results import second_person
from results.admin.decisions_page import moved, preview_rows
from results.admin.facts_form import FactsForm, MomentField, initial_of
from results.decisions.by_hand import open_by_hand
from results.decisions.confirming import Turn, changed_meanwhile, confirm, keep, seen_mark, turned
from results.decisions.printed import seems_printed
from results.decisions.proposing import propose
from results.models import Classification, Penalty, Session
from results.reviewing.effect import what_follows

RESULT = Classification.Kind.RESULT


def decisions_view(request, pk, model_admin):
    """Open to who may change decisions; publishing asks for that permission too."""
    if not request.user.has_perm("results.change_penalty"):
        raise PermissionDenied
    session = get_object_or_404(Session.objects.with_event(), pk=pk)
    with timezone.override(session.zone):
        response = DecisionsView(request, session, model_admin).answer()
        if isinstance(response, TemplateResponse):
            response.render()  # now: it would be drawn after the view, by another clock
    return response


class DecisionsView:
    """One request on the page."""

    def __init__(self, request, session, model_admin):
        self.request, self.session, self.model_admin = request, session, model_admin
        self.address = reverse("admin:results_session_decisions", args=[session.pk])
        self.errors = []
        self.seen = request.POST.get("seen")  # of the decisions that the page was drawn from

    def answer(self):
        if self.request.method != "POST":
            return self.page()
        action = self.request.POST.get("action")
        if action not in ("keep", "publish", "by_hand"):
            return self.act(action)
        with transaction.atomic():
            Session.objects.select_for_update().get(pk=self.session.pk)  # one editor at a time
            return self.act(action)

    def act(self, action):
        turns, printed = self.sent()
        if self.seen is not None and self.seen != seen_mark(self.session):
            return self.changed_meanwhile(action, turns, printed)
        if action == "keep" and not self.errors:
            return self.keep(turns, printed)
        if action == "publish" and not self.errors:
            if not self.request.user.has_perm("results.publish_classification"):
                raise PermissionDenied
            return self.publish(turns, printed)
        if action == "by_hand" and not self.errors:
            return self.by_hand(turns, printed)
        return self.page(turns, printed, status=422 if self.errors else 200)

    def changed_meanwhile(self, action, turns, printed):
        """Somebody else was at the decisions: what this one touched stands in the page, the rest is theirs.

        Who has only pressed twice is told that all is kept.
        """
        turned_now = turned(self.session, turns)
        stored, shown = self.printed_now(), self.was_printed()
        if action == "keep" and printed == stored[0] and all(self.is_kept(each) for each in turned_now):
            return HttpResponseRedirect(self.address)
        post = self.request.POST
        for penalty in turned_now:
            if post.get(f"was-{penalty.pk}") == self.sent_turn(penalty.pk):
                turns.pop(penalty.pk, None)
            if (penalty.pk in printed) == (penalty.pk in shown):
                printed -= {penalty.pk}
                printed |= {penalty.pk} & (stored[0] | stored[1])
        self.errors.append(changed_meanwhile())
        return self.page(turns, printed, status=409)

    def is_kept(self, penalty):
        return penalty.was == Turn(penalty.state, penalty.ruled_at)

    def sent_turn(self, pk):
        return "|".join(self.request.POST.get(f"{name}-{pk}", "") for name in ("state", "ruled"))

    def was_printed(self):
        """The ticks as the page showed them, before anybody touched one."""
        return {int(pk) for pk in self.request.POST.get("was-printed", "").split() if pk.isdecimal()}

    def printed_now(self):
        """The decisions that the sheet contains: as somebody said, and as it seems."""
        current = self.session.classifications.current().results().select_related("base").first()
        if current is None:
            return set(), set()
        said = set(current.root.prints.values_list("penalty", flat=True))
        return said, seems_printed(self.session, current, turned(self.session, {}))

    def sent(self):
        """What became of each decision, and which of them the sheet contains, as typed."""
        turns, printed, post = {}, set(), self.request.POST
        for penalty in self.session.penalties.all():
            state = post.get(f"state-{penalty.pk}")
            if state in Penalty.State.values:
                try:
                    ruled_at = MomentField(required=False).clean(post.get(f"ruled-{penalty.pk}", ""))
                except ValidationError:
                    self.errors.append(_("Write the day and the hour as 2026-09-20T22:40."))
                    ruled_at = penalty.ruled_at
                is_ruled = state not in (Penalty.State.IMPOSED, Penalty.State.APPEALED)
                turns[penalty.pk] = Turn(state, ruled_at if is_ruled else None)
            if post.get(f"printed-{penalty.pk}"):
                printed.add(penalty.pk)
        return turns, printed

    def keep(self, turns, printed):
        try:
            changed = keep(self.session, turns, printed, by=self.request.user, seen=self.seen)
        except ValidationError as error:
            self.errors += error.messages
            return self.page(turns, printed, status=422)
        self.log(changed)
        messages.success(self.request, _("Kept: nothing of it is published yet."))
        return HttpResponseRedirect(self.address)

    def log(self, changed):
        for penalty in changed:
            said = _("State: %(state)s") % {"state": penalty.get_state_display()}
            self.model_admin.log_change(self.request, penalty, said)

    def by_hand(self, turns, printed):
        """Keep what was said of the decisions, and open the rows to come in a review."""
        if not self.request.user.has_perm("results.add_sheetreview"):
            raise PermissionDenied
        try:
            self.log(keep(self.session, turns, printed, by=self.request.user, seen=self.seen))
        except ValidationError as error:
            self.errors += error.messages
            return self.page(turns, printed, status=422)
        proposal = propose(self.session)
        if proposal is None:
            return self.page(turns, printed, status=422)
        review, is_new = open_by_hand(proposal, by=self.request.user)
        said = (
            _(
                "These are the rows to come, to be put right by hand. Once published they count as "
                "containing all decisions in force."
            )
            if is_new
            else _("These rows are being put right already: go on where it was left.")
        )
        messages.info(self.request, said)
        return HttpResponseRedirect(review.get_absolute_url())

    def publish(self, turns, printed):
        proposal = propose(self.session, penalties=turned(self.session, turns), printed=printed)
        form = self.form(proposal)
        if proposal is None or not form.is_valid():
            return self.page(turns, printed, form=form, status=422)
        before = dict(self.session.penalties.values_list("pk", "state"))
        try:
            new = confirm(
                self.session,
                turns,
                printed,
                form.confirmed(),
                current=self.request.POST.get("stamp"),
                seen=self.seen,
                by=self.request.user,
                address=self.address,
            )
        except ValidationError as error:
            self.errors += error.messages
            return self.page(turns, printed, form=form, status=409)
        self.log([p for p in self.session.penalties.all() if before[p.pk] != p.state])
        if new is None:
            messages.warning(self.request, _("It waits for a second person, who confirms it on this page."))
            return HttpResponseRedirect(self.address)
        said = _("Revision %(revision)s is in force.") % {"revision": new.revision}
        messages.success(
            self.request, format_html('{} <a href="{}">{}</a>', said, new.get_absolute_url(), _("See it"))
        )
        return HttpResponseRedirect(self.address)

    # --- the page -------------------------------------------------------------------------------------

    def form(self, proposal):
        """What is proposed of the revision; what was typed instead stays."""
        if proposal is None:
            return None
        values = {
            "status": proposal.status,
            "label": proposal.current.label if proposal.status == proposal.current.status else "",
            "issued_at": proposal.issued_at
            and timezone.localtime(proposal.issued_at).strftime("%Y-%m-%dT%H:%M"),
            "document_version": proposal.source,
            "reason_fr": proposal.reason("fr"),
            "reason_en": proposal.reason("en"),
        }
        proposed, post = initial_of(values), self.request.POST
        data = dict(proposed)
        for name in proposed:
            if name in post and post[name] != post.get(f"proposed-{name}", ""):
                data[name] = post[name]
        form = FactsForm(data, session=self.session, source=proposal.source)
        form.proposed = proposed
        return form

    def page(self, turns=None, printed=None, form=None, status=200):
        session = self.session
        seen = seen_mark(session)  # before all that is shown is read
        penalties = turned(session, turns or {})
        current = session.classifications.current().results().select_related("base").first()
        seems = seems_printed(session, current, penalties) if current else set()
        if printed is None and current:
            printed = set(current.root.prints.values_list("penalty", flat=True)) | seems
        proposal = propose(session, penalties=penalties, printed=printed)
        look = second_person.waiting(session, RESULT, "")
        may_publish = self.request.user.has_perm("results.publish_classification")
        context = self.model_admin.admin_site.each_context(self.request) | {
            "title": _("Decisions"),
            "opts": Penalty._meta,
            "media": self.model_admin.media,
            "session": session,
            "back": reverse("admin:results_session_change", args=[session.pk]),
            "proposal": proposal,
            "said": proposal.decisions if proposal else [],
            "penalties": penalties,
            "states": Penalty.State.choices,
            "seems": seems,
            "seen": seen,
            "was_printed": " ".join(str(pk) for pk in sorted(printed or ())),
            "rows": preview_rows(proposal.lines, proposal.current) if proposal else [],
            "moved": moved(proposal) if proposal else [],
            "following": what_follows(session, RESULT, "", proposal.lines)
            if proposal and proposal.is_to_publish
            else [],
            "form": form or self.form(proposal),
            "errors": self.errors,
            "look": look if look and look.asked_by != self.request.user else None,
            "is_waiting": bool(look),
            "may_publish": may_publish,
            "may_review": self.request.user.has_perm("results.add_sheetreview"),
            "stuck": [said for said in proposal.decisions if said.cannot] if proposal else [],
        }
        template = "admin/results/decisions/page.html"
        return TemplateResponse(self.request, template, context, status=status)
