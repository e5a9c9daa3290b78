"""The page of a review keeps each edit as it is made, and hears what others do meanwhile."""

import json
from hashlib import blake2s

from django.db import transaction
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from results.admin.review_page import ReviewPage
from results.admin.review_words import words
from results.admin.typed_before import mark_of
from results.models import SheetReview
from results.reviewing.columns import shown
from results.reviewing.fields import canonical, fields_of
from results.reviewing.force import check, waiting_look
from results.reviewing.keeping import keep, others, visit
from results.reviewing.log import changes_since, may_undo, merge, undo
from results.reviewing.work import Work

MOST_BYTES = 1024 * 1024
PARTS = ("bar", "facts", "whole", "names", "effect", "left")


def keeping_config(request, review, work):
    """What the page's template gives to its script, and the mark of its form."""
    return {
        "version": work.version,
        "given_to": mark_of(request.user, review),
        "keeping": json.dumps(
            {
                "user": request.user.pk,
                "username": request.user.get_username(),
                "review": review.pk,
                "keep": reverse("admin:results_sheetreview_keep", args=[review.pk]),
                "session": reverse("admin:results_sheetreview_session"),
                "login": reverse("admin:login"),
                "words": words(),
            }
        ),
    }


@never_cache
@require_GET
def session_view(request, model_admin):
    """Who is logged in, and the token that forms need since then."""
    user = request.user.pk if model_admin.admin_site.has_permission(request) else None
    return JsonResponse({"user": user, "csrf": get_token(request)})


@never_cache
@require_POST
def keep_view(request, pk, model_admin):
    """Keep what was typed, or only note that the page is open; answer with what has become of the review."""
    if not model_admin.admin_site.has_permission(request):
        return JsonResponse({"login": True}, status=401)
    if not request.user.has_perm("results.change_sheetreview"):
        return JsonResponse({"why": _("you may not review sheets")}, status=403)
    try:
        asked = understood(request.body)
    except (ValueError, KeyError, TypeError, AttributeError):
        return JsonResponse({"why": _("the page sent something that is not understood")}, status=400)
    if asked["user"] != request.user.pk:
        return JsonResponse({"login": True}, status=401)
    reviews = SheetReview.objects.select_related(
        "session__event__season__series", "event__season__series", "version", "by"
    )
    review = get_object_or_404(reviews, pk=pk)
    if review.state == SheetReview.State.OPEN:
        visit(review, request.user, asked["place"])
        if not (asked["fields"] or asked["undo"]) and review.data.get("version", 0) == asked["since"]:
            return JsonResponse({"version": asked["since"], "others": others(review, request.user)})
        if answer := kept(request, review, asked):
            return JsonResponse(answer)
    return JsonResponse({"closed": review.get_state_display()}, status=409)


def understood(body):
    """What the page sent. Raises where that is nothing that a page sends."""
    if len(body) > MOST_BYTES:
        raise ValueError("too long")
    data = json.loads(body)
    return {
        "user": int(data["user"]),
        "since": int(data["since"]),
        "fields": {str(name): str(text) for name, text in data.get("fields", {}).items()},
        "place": str(data.get("place", "")),
        "undo": bool(data.get("undo")),
        "has": {str(name): str(mark) for name, mark in data.get("has", {}).items()},
    }


def kept(request, review, asked):
    """Store it; then all that the page shows differently since its version. None where it was closed."""
    user = request.user
    with transaction.atomic():
        locked = SheetReview.objects.select_for_update().get(pk=review.pk)
        review.data, review.state = locked.data, locked.state
        if review.state != SheetReview.State.OPEN:
            return None
        work = Work.from_json(review.data)
        sent = {name: canonical(work, name, text) for name, text in asked["fields"].items()}
        sent = {name: text for name, text in sent.items() if text is not None}
        before = work.version
        conflicts = merge(work, sent, since=asked["since"], by=user)
        undone = (undo(work, user) or []) if asked["undo"] else []
        checked = check(review, work)
        if work.version != before:
            keep(review, work, checked, by=user)
    page = ReviewPage(review, checked, {}, conflicts)
    now = fields_of(work)
    changed = (changes_since(work, asked["since"]).keys() - sent.keys()) | set(undone)
    return {
        "version": work.version,
        "at": review.updated_at.isoformat(),
        "left": page.left,
        "changed": {name: on_page(name, now.get(name, "")) for name in changed},
        "conflicts": {
            each.field: {"theirs": on_page(each.field, each.theirs), "who": each.who} for each in conflicts
        },
        "rows": rows_of(page),
        "parts": parts_of(request, review, work, page, asked["has"]),
        "others": others(review, user),
    }


def on_page(name, text):
    return shown(name.partition("-")[2], text)


def rows_of(page):
    """Of each row that has something to say: its sentences, and how its cells are marked."""
    found = {}
    for each in page.on_sheet:
        marks = {cell.id: [cell.mark, cell.meaning] for cell in each.cells if cell.mark or cell.meaning}
        if each.checked.findings or each.choices or each.needs_tick or marks:
            said = render_to_string("admin/results/review/said.html", {"each": each})
            found[each.row.id] = {"said": said, "marks": marks, "is_stop": each.is_stop}
    return found


def parts_of(request, review, work, page, has):
    """The parts of the page that tell of the whole, each with its mark; without those that it has already."""
    context = {
        "page": page,
        "may_publish": request.user.has_perm("results.publish_classification"),
        "may_undo": may_undo(work, request.user),
        "look": waiting_look(work, review.session),
        "user": request.user,
    }
    drawn = {name: render_to_string(f"admin/results/review/{name}.html", context) for name in PARTS}
    marked = {name: (blake2s(html.encode(), digest_size=8).hexdigest(), html) for name, html in drawn.items()}
    return {name: [mark, html] for name, (mark, html) in marked.items() if has.get(name) != mark}
